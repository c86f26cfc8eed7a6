"""Call a learner's function on the cases of its exercise; say what prevents a result.

It is called plainly, as the learner would: what it prints appears below the cell, and the stop
button of Jupyter ends a loop that does not end by itself.
"""

import copy
import reprlib

import numpy as np

from helpers.practice.error_hints import cause
from helpers.practice.exercise import Function, run
from helpers.practice.messages import say
from helpers.practice.number_answers import Unreadable


def call(exercise: Function, function) -> tuple[list, Unreadable | None]:
    """The result for each case, None where there is none, and the first reason for that."""
    results, problem = [], None
    for case in exercise.cases:
        try:
            result = _called(f"{exercise.name}({case})", function, case)
            expected = values(run(exercise.expected), case)
            results.append(_read(f"{exercise.name}({case})", result, expected))
        except Unreadable as why:
            results.append(None)
            problem = problem or why
    return results, problem


def _called(call, function, case):
    arguments = _arguments(case)
    before = copy.deepcopy(arguments)
    try:
        with np.errstate(all="ignore"):
            result = function(*arguments)
    except KeyboardInterrupt:  # the learner's stop button
        raise
    except RecursionError:
        raise Unreadable(say("calls_itself", call=call)) from None
    except BaseException as error:  # even SystemExit
        raise Unreadable(_raised(call, error)) from None
    if not _unchanged(before, arguments):
        raise Unreadable(say("changes_input", call=call))
    return result


def _raised(call, error):
    said = {"error": type(error).__name__, "message": " ".join(_safe(str, error).split())[:150]}
    why = cause(f"{said['error']}: {said['message']}")
    return say("raised_because" if why else "raised", call=call, cause=why, **said)


def _arguments(case):
    return run(f"[{case}]")


def _unchanged(before, after):
    data = (list, np.ndarray)
    return all(
        np.array_equal(b, a) for b, a in zip(before, after, strict=True) if isinstance(b, data)
    )


def _read(call, result, expected):
    if result is None:
        raise Unreadable(say("returns_none", call=call))
    if isinstance(result, str | bytes):
        raise Unreadable(say("returns_text", call=call))
    try:
        found = np.asarray(result, dtype=np.float64)
    except Exception:
        raise Unreadable(say("returns_no_number", call=call)) from None
    if found.size == expected.size == 1:
        return found.reshape(expected.shape)
    if found.shape != expected.shape:
        shapes = {"shape": found.shape, "expected": expected.shape}
        raise Unreadable(say("returns_shape", call=call, **shapes))
    return found


def values(function, case: str) -> np.ndarray:
    """What a function gives for a case; empty if it raises, which never agrees."""
    try:
        with np.errstate(all="ignore"):
            return np.asarray(function(*_arguments(case)), dtype=np.float64)
    except Exception:
        return np.array([])


def same(results, others) -> bool:
    """Whether all results that there are agree with the others."""
    return all(
        a.shape == b.shape and np.allclose(a, b, rtol=1e-6, atol=1e-6, equal_nan=True)
        for a, b in zip(results, others, strict=True)
        if a is not None
    )


def not_finite(exercise: Function, function, case: str, result: np.ndarray) -> str:
    """Where a nan or an inf comes from: the same call, told to stop where the first one is made."""
    why = ""
    try:
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            function(*_arguments(case))
    except Exception as error:
        why = cause(f"{type(error).__name__}: {error}")
    name = "gives_not_finite_because" if why else "gives_not_finite"
    found = "nan" if np.isnan(result).any() else "inf"
    return say(name, call=f"{exercise.name}({case})", result=found, cause=why)


def shown(found: np.ndarray) -> str:
    if found.size == 1:
        return f"{found.item():.4g}".replace("-", "−")
    return _safe(reprlib.repr, found)


def _safe(show, thing):
    try:
        return show(thing)
    except Exception:
        return "something that cannot be shown"
