"""Compare an answer with the solution and with the usual mistakes of its exercise.

`judge` returns a Verdict. Mistakes come before leniency: a number that is near the right one
and nearer to a known slip is told about the slip.
"""

import copy
import functools
import reprlib
from dataclasses import dataclass

import numpy as np

from helpers.practice import numeric
from helpers.practice.exercise import LETTERS, Choice, Exercise, Function, run
from helpers.practice.limits import SECONDS, TooSlow, limited
from helpers.practice.numeric import Unreadable

RIGHT, WRONG, UNREADABLE, UNTOUCHED = "right", "wrong", "unreadable", "untouched"
AGREES = {"exact", "rounded", "cut", "near"}


@dataclass(frozen=True)
class Verdict:
    status: str
    text: str


def judge(exercise: Exercise, answer) -> Verdict:
    """What to say about an answer, whatever it is."""
    if answer is ...:
        return Verdict(UNTOUCHED, _to_do(exercise))
    compare = {Choice: _choice, Function: _function}.get(type(exercise), _numbers)
    try:
        calls = len(exercise.cases) if isinstance(exercise, Function) else 0
        verdict, _ = limited(lambda: compare(exercise, answer), SECONDS * calls + SECONDS)
        return verdict
    except Unreadable as trouble:
        return Verdict(UNREADABLE, str(trouble))
    except TooSlow:
        return Verdict(UNREADABLE, f"Your answer took more than {SECONDS:g} seconds to read.")
    except BaseException:  # an answer may raise anything, even SystemExit, when it is looked at
        return Verdict(UNREADABLE, f"I cannot read that answer. {_to_do(exercise)}")


def _to_do(exercise):
    if isinstance(exercise, Choice):
        return "Put a letter in quotes in the place of the three dots and run this cell."
    if isinstance(exercise, Function):
        return (f"Write {exercise.name} above this line, put its name in the place of the three "
                "dots and run this cell.")
    return "Put your answer in the place of the three dots and run this cell."


def _right(exercise, note=""):
    return Verdict(RIGHT, f"{exercise.why} {note}".strip())


def _fallback(exercise, remark=""):
    return Verdict(WRONG, f"{remark} Hint: {exercise.hint}".strip())


# --- Numbers -----------------------------------------------------------------------------------

def _numbers(exercise, answer):
    values, written = numeric.read(answer)
    target = targets(exercise.solution)
    if len(values) != len(target):
        raise Unreadable(f"This asks for {_count(len(target))}; you gave {len(values)}.")
    found = [numeric.agreement(w, t) for w, t in zip(written, target, strict=True)]
    level = numeric.worst(found)
    if level in ("exact", "rounded"):
        return _right(exercise)
    if level == "cut":
        place = found.index("cut")
        digits = -written[place].as_tuple().exponent
        return _right(exercise, f"You cut the digits; rounded it is {target[place]:.{digits}f}.")
    for mistake, feedback in exercise.mistakes.items():
        if _is(written, targets(mistake)):
            return Verdict(WRONG, feedback)
    if level == "near":
        return _right(exercise, "Your last digits are a little off: round at the end, not on "
                                "the way.")
    if level == "coarse":
        return Verdict(WRONG, "That agrees as far as it goes. Give three digits.")
    if len(target) > 1:
        place = next(i for i, level in enumerate(found) if level is None)
        return _fallback(exercise, f"Number {place + 1} does not fit yet.")
    return _fallback(exercise)


@functools.cache
def targets(code: str) -> tuple[float, ...]:
    return tuple(np.atleast_1d(np.asarray(run(code), dtype=float)).tolist())


def _is(written, values):
    pairs = zip(written, values, strict=False)
    return len(written) == len(values) and all(numeric.agreement(w, v) in AGREES for w, v in pairs)


def _count(n):
    return "one number" if n == 1 else f"{n} numbers in a list"


# --- Choices -----------------------------------------------------------------------------------

def _choice(exercise, answer):
    letters = LETTERS[: len(exercise.choices)]
    while isinstance(answer, list | tuple | np.ndarray) and len(answer) == 1:
        answer = answer[0]
    if not isinstance(answer, str):
        raise Unreadable(f"Answer with a letter in quotes, {_listed(letters)}.")
    given = _bare(str.__str__(answer))
    texts = [_bare(choice) for choice in exercise.choices]
    letter = letters[texts.index(given)] if given in texts else given
    if len(letter) != 1 or letter not in letters:
        raise Unreadable(f"There is no such choice: give one of {_listed(letters)}.")
    if letter == run(exercise.solution):
        return _right(exercise)
    known = {run(mistake): feedback for mistake, feedback in exercise.mistakes.items()}
    return Verdict(WRONG, known[letter]) if letter in known else _fallback(exercise)


def _bare(text):
    return text.strip().strip("().").casefold()


def _listed(letters):
    quoted = [f'"{letter}"' for letter in letters]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


# --- Functions ---------------------------------------------------------------------------------

def _function(exercise, answer):
    if not callable(answer):
        raise Unreadable(f"Give the function itself, by its name and without brackets: "
                         f"{exercise.name}.")
    expected = run(exercise.expected)
    results, notes = [], ""
    for case in exercise.cases:
        result, printed = _call(exercise, answer, case)
        results.append(_result(exercise, case, result, printed, _values(expected, case)))
        if printed:
            notes = "It also prints; a function that only returns can be used in other code."
    if _same(results, [_values(expected, case) for case in exercise.cases]):
        return _right(exercise, notes)
    for mistake, feedback in exercise.mistakes.items():
        if _same(results, [_tried(run(mistake), case) for case in exercise.cases]):
            return Verdict(WRONG, feedback)
    wrong = next(
        (case, result) for case, result in zip(exercise.cases, results, strict=True)
        if not _same([result], [_values(expected, case)])
    )  # fmt: skip
    return _fallback(exercise, f"{exercise.name}({wrong[0]}) gives {_shown(wrong[1])}, which is "
                               "not the right value.")


def _call(exercise, function, case):
    """Call a learner's function on its own copy of the arguments; raise Unreadable for a slip."""
    call = f"{exercise.name}({case})"
    arguments = _arguments(case)
    before = copy.deepcopy(arguments)
    try:
        result, printed = limited(lambda: function(*arguments), SECONDS)
    except TooSlow:
        raise Unreadable(f"{call} did not end within {SECONDS:g} seconds: does its loop ever "
                         "stop?") from None
    except RecursionError:
        raise Unreadable(f"{call} calls itself without end.") from None
    except BaseException as error:
        said = " ".join(_safe(str, error).split())[:150]
        raise Unreadable(f"{call} raised {type(error).__name__}: {said}") from None
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


def _result(exercise, case, result, printed, expected):
    call = f"{exercise.name}({case})"
    if result is None:
        cure = "It prints its result: return it instead." if printed else "Is the return missing?"
        raise Unreadable(f"{call} returns None. {cure}")
    try:
        values = np.asarray(result, dtype=np.float64)
    except Exception:
        raise Unreadable(f"{call} returns something that is not a number.") from None
    if values.size == expected.size == 1:
        return values.reshape(expected.shape)
    if values.shape != expected.shape:
        raise Unreadable(f"{call} returns shape {values.shape}; the right result has shape "
                         f"{expected.shape}.")
    return values


def _values(function, case):
    with np.errstate(all="ignore"):
        return np.asarray(function(*_arguments(case)), dtype=np.float64)


def _tried(function, case):
    try:
        return _values(function, case)
    except Exception:
        return np.array([])


def _same(results, others):
    return all(
        a.shape == b.shape and np.allclose(a, b, rtol=1e-6, atol=1e-6, equal_nan=True)
        for a, b in zip(results, others, strict=True)
    )


def _shown(values):
    return numeric.spoken(values.item()) if values.size == 1 else _safe(reprlib.repr, values)


def _safe(show, thing):
    try:
        return show(thing)
    except Exception:
        return "something that cannot be shown"
