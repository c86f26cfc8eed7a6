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


def call(exercise: Function, function, expected) -> tuple[list, Unreadable | None]:
    """The result for each case, None where there is none, and the first reason for that."""
    results, problem = [], None
    for case, right in zip(exercise.cases, expected, strict=True):
        try:
            results.append(_result(f"{exercise.name}({case})", function, case, right))
        except Unreadable as why:
            results.append(None)
            problem = problem or why
    return results, problem


def _result(call, function, case, expected):
    arguments = run(f"[{case}]")
    before = copy.deepcopy(arguments)
    try:
        with np.errstate(all="ignore"):
            result = function(*arguments)
    except KeyboardInterrupt:  # the learner's stop button
        raise
    except RecursionError:
        raise Unreadable("calls_itself", call=call) from None
    except BaseException as error:  # even SystemExit
        raise _raised(call, error) from None
    if not all(map(np.array_equal, before, arguments)):
        raise Unreadable("changes_input", call=call)
    return _read(call, result, expected)


def _raised(call, error):
    why = cause(error)
    said = {"error": type(error).__name__, "message": " ".join(str(error).split())[:150]}
    return Unreadable("raised_because" if why else "raised", call=call, cause=why, **said)


def _read(call, result, expected):
    if result is None:
        raise Unreadable("returns_none", call=call)
    if isinstance(result, str | bytes):
        raise Unreadable("returns_text", call=call)
    try:
        found = np.asarray(result, dtype=np.float64)
    except Exception:
        raise Unreadable("returns_no_number", call=call) from None
    if found.size == expected.size == 1:
        return found.reshape(expected.shape)
    if found.shape != expected.shape:
        shapes = {"shape": found.shape, "expected": expected.shape}
        raise Unreadable("returns_shape", call=call, **shapes)
    return found


def values(function, case: str) -> np.ndarray:
    """What a function gives for a case; empty if it raises, which never agrees."""
    try:
        with np.errstate(all="ignore"):
            return np.asarray(function(*run(f"[{case}]")), dtype=np.float64)
    except Exception:
        return np.array([])


def same(results, others) -> bool:
    """Whether all results that there are agree with the others."""
    return all(
        a.shape == b.shape and np.allclose(a, b, rtol=1e-6, atol=1e-6, equal_nan=True)
        for a, b in zip(results, others, strict=True)
        if a is not None
    )


def wrong(exercise: Function, function, case: str, result: np.ndarray) -> str:
    """What to say to a result that is wrong in no way that is known."""
    call = f"{exercise.name}({case})"
    if np.isfinite(result).all():
        number = result.size == 1
        shown = f"{result.item():.4g}".replace("-", "−") if number else reprlib.repr(result)
        return say("gives_wrong", call=call, result=shown, hint=exercise.hint)
    why = ""
    try:  # once more, but stopped where the first nan or inf is made
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            function(*run(f"[{case}]"))
    except Exception as error:
        why = cause(error)
    name = "gives_not_finite_because" if why else "gives_not_finite"
    return say(name, call=call, result="nan" if np.isnan(result).any() else "inf", cause=why)
