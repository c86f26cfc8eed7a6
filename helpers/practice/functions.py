"""Call a learner's function on the cases of its exercise; say what stands in the way."""

import copy
import reprlib

import numpy as np

from helpers.practice import limits
from helpers.practice.error_hints import cause
from helpers.practice.exercise import Function, run
from helpers.practice.number_answers import Unreadable


class Calls:
    """What a function gives: `results`, None where there is none, and the first `trouble`."""

    def __init__(self, exercise: Function, function):
        self.results, self.trouble, self.printed = [], None, False
        for case in exercise.cases:
            try:
                self.results.append(self._result(exercise, function, case))
            except Unreadable as trouble:
                self.results.append(None)
                self.trouble = self.trouble or trouble

    def _result(self, exercise, function, case):
        call = f"{exercise.name}({case})"
        result, printed = _called(call, function, case)
        self.printed |= printed
        return _read(call, result, printed, values(run(exercise.expected), case))


def _called(call, function, case):
    """Call a learner's function on its own copy of the arguments; raise Unreadable for a slip."""
    arguments = _arguments(case)
    before = copy.deepcopy(arguments)
    try:
        result, printed = limits.limited(lambda: function(*arguments), limits.SECONDS)
    except limits.TooSlow:
        raise limits.TooSlow(f"{call} did not end within {limits.SECONDS:g} seconds: does its "
                             "loop ever stop?") from None
    except RecursionError:
        raise Unreadable(f"{call} calls itself without end.") from None
    except BaseException as error:
        said = " ".join(_safe(str, error).split())[:150]
        name = type(error).__name__
        why = cause(f"{name}: {said}")
        raise Unreadable(f"{call} raised {name}: {said}{'. ' if why else ''}{why}") from None
    if not _unchanged(before, arguments):
        raise Unreadable(f"{call} changed the list or array that it was given. Work on a copy.")
    return result, printed


def _arguments(case):
    return run(f"[{case}]")


def _unchanged(before, after):
    data = (list, np.ndarray)
    return all(
        np.array_equal(b, a) for b, a in zip(before, after, strict=True) if isinstance(b, data)
    )


def _read(call, result, printed, expected):
    if result is None:
        cure = "It prints its result: return it instead." if printed else "Is the return missing?"
        raise Unreadable(f"{call} returns None. {cure}")
    if isinstance(result, str | bytes):
        raise Unreadable(f"{call} returns text. Return the number itself, without quotes, str or "
                         "an f-string.")
    try:
        found = np.asarray(result, dtype=np.float64)
    except Exception:
        raise Unreadable(f"{call} returns something that is not a number.") from None
    if found.size == expected.size == 1:
        return found.reshape(expected.shape)
    if found.shape != expected.shape:
        raise Unreadable(f"{call} returns shape {found.shape}; the right result has shape "
                         f"{expected.shape}.")
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

    def strict():
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            function(*_arguments(case))

    why = ""
    try:
        limits.limited(strict, limits.SECONDS)
    except Exception as error:
        why = cause(f"{type(error).__name__}: {error}")
    usual = ("Look for a logarithm of 0 or of a negative number, for a division by 0, and for e "
             "to a large power.")
    found = "nan" if np.isnan(result).any() else "inf"
    return f"{exercise.name}({case}) gives {found}. {why or usual}"


def shown(found: np.ndarray) -> str:
    if found.size == 1:
        return f"{found.item():.4g}".replace("-", "−")
    return _safe(reprlib.repr, found)


def _safe(show, thing):
    try:
        return show(thing)
    except Exception:
        return "something that cannot be shown"
