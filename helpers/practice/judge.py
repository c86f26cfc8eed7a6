"""Compare an answer with the solution, the usual mistakes of its exercise and the shared slips.

`judge` returns a Verdict. An exercise's own words win over the shared ones, and mistakes come
before leniency: a number that is near the right one and nearer to a slip is told about the slip.
"""

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from helpers.practice import functions, limits, number_answers
from helpers.practice.exercise import LETTERS, Exercise, Function, MultipleChoice, run
from helpers.practice.messages import MESSAGES
from helpers.practice.number_answers import Unreadable
from helpers.practice.shared_mistakes import shared

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
    compare = {MultipleChoice: _choice, Function: _function}.get(type(exercise), _numbers)
    try:
        calls = len(exercise.cases) + 1 if isinstance(exercise, Function) else 0
        seconds = limits.SECONDS * (calls + 1)
        verdict, _ = limits.limited(lambda: compare(exercise, answer), seconds)
        return verdict
    except Unreadable as trouble:
        return Verdict(UNREADABLE, str(trouble))
    except limits.TooSlow as trouble:
        said = f"Your answer took more than {limits.SECONDS:g} seconds to read."
        return Verdict(UNREADABLE, str(trouble) or said)
    except BaseException:  # an answer may raise anything, even SystemExit, when it is looked at
        return Verdict(UNREADABLE, f"I cannot read that answer. {_to_do(exercise)}")


def _to_do(exercise):
    if isinstance(exercise, MultipleChoice):
        return "Put a letter in quotes in the place of the three dots and run this cell."
    if isinstance(exercise, Function):
        return (
            f"Write {exercise.name} above this line, put its name in the place of the three "
            "dots and run this cell."
        )
    return "Put your answer in the place of the three dots and run this cell."


def _right(exercise, note=""):
    return Verdict(RIGHT, f"{exercise.why} {note}".strip())


def _fallback(exercise, remark=""):
    return Verdict(WRONG, f"{remark} {MESSAGES['hint'].format(exercise.hint)}".strip())


# --- Numbers -----------------------------------------------------------------------------------


def _numbers(exercise, answer):
    target = targets(exercise.solution)
    values, written = number_answers.read(answer)
    if len(values) != len(target):
        raise Unreadable(_wrong_count(answer, values, target))
    found = [number_answers.agreement(w, t) for w, t in zip(written, target, strict=True)]
    level = number_answers.worst(found)
    if level in ("exact", "rounded"):
        return _right(exercise)
    if level == "cut":
        place = found.index("cut")
        digits = max(0, -written[place].as_tuple().exponent)
        return _right(exercise, MESSAGES["cut"].format(f"{target[place]:.{digits}f}"))
    if matches := [(v, said) for v, said in own(exercise) if _is(written, v)]:
        return Verdict(WRONG, min(matches, key=lambda match: _gap(written, match[0]))[1])
    wrong = [i for i, level in enumerate(found) if level not in AGREES]
    which = MESSAGES["which"].format(wrong[0] + 1) if 0 < len(wrong) < len(target) else ""
    for values, feedback in common(exercise) if wrong else []:
        if _is([written[i] for i in wrong], [values[i] for i in wrong]):
            return Verdict(WRONG, which + feedback)
    if len(target) > 1 and _is(sorted(written), sorted(target)):
        return Verdict(WRONG, MESSAGES["order"])
    if level == "near":
        return _right(exercise, MESSAGES["near"])
    if level == "coarse":
        return Verdict(WRONG, MESSAGES["coarse"])
    if level == "close":
        return Verdict(WRONG, which + MESSAGES["close"])
    return _fallback(exercise, MESSAGES["misfit"].format(wrong[0] + 1) * (len(target) > 1))


@functools.cache
def targets(code: str) -> tuple[float, ...]:
    with np.errstate(all="ignore"):
        return tuple(np.atleast_1d(np.asarray(run(code), dtype=float)).tolist())


def own(exercise: Exercise) -> list[tuple[tuple[float, ...], str]]:
    """The numbers of each mistake that an exercise brings, and what it says."""
    return [(targets(mistake), feedback) for mistake, feedback in exercise.mistakes.items()]


def common(exercise: Exercise) -> list[tuple[tuple[float, ...], str]]:
    """The same for the slips that all exercises share."""
    listed = shared(exercise.solution, lambda code: [np.array(targets(code))])
    return [(tuple(wrong.tolist()), feedback) for feedback, [wrong] in listed]


def _is(written, values):
    pairs = zip(written, values, strict=False)
    return len(written) == len(values) and all(
        number_answers.agreement(w, v) in AGREES for w, v in pairs
    )


def _gap(written, values):
    return sum(abs(float(w) - v) for w, v in zip(written, values, strict=True))


def _wrong_count(answer, values, target):
    count, twice = len(target), len(values) == 2 * len(target)
    if isinstance(answer, tuple) and all(type(a) is int for a in answer) and (count == 1 or twice):
        return MESSAGES["comma"]
    asked = MESSAGES["one"] if count == 1 else MESSAGES["several"].format(count, "{}")
    whole = {
        number_answers.agreement(Decimal(str(v)), target[0]) for v in (values.sum(), values.mean())
    }
    return f"{asked.format(len(values))} {MESSAGES['parts'] if whole & AGREES else ''}".strip()


# --- Choices -----------------------------------------------------------------------------------


def _choice(exercise, answer):
    letters = LETTERS[: len(exercise.choices)]
    while isinstance(answer, list | tuple | np.ndarray) and len(answer) == 1:
        answer = answer[0]
    if not isinstance(answer, str):
        raise Unreadable(f"Answer with a letter in quotes, {_listed(letters)}.")
    letter = _letter(str.__str__(answer), exercise.choices)
    if not letter:
        raise Unreadable(f"There is no such choice: give one of {_listed(letters)}.")
    if letter == run(exercise.solution):
        return _right(exercise)
    known = {run(mistake): feedback for mistake, feedback in exercise.mistakes.items()}
    return Verdict(WRONG, known[letter]) if letter in known else _fallback(exercise)


def _letter(answer, choices):
    """Of an answer that is a letter, a sentence, or a letter and how its sentence begins."""
    given = _bare(answer)
    for letter, sentence in zip(LETTERS, map(_bare, choices), strict=False):
        begun = re.fullmatch(rf"{letter}\W+(.{{3,}})", given)
        if given in (letter, sentence) or (begun and sentence.startswith(_bare(begun[1]))):
            return letter
    return None


def _bare(text):
    return re.sub("[*`]", "", text).strip("().…\"'“”„‘’ ").casefold()


def _listed(letters):
    quoted = [f'"{letter}"' for letter in letters]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


# --- Functions ---------------------------------------------------------------------------------


def _function(exercise, answer):
    if not callable(answer):
        raise Unreadable(
            f"Give the function itself, by its name and without brackets: {exercise.name}."
        )
    called = functions.Calls(exercise, answer)
    results, expected = called.results, results_of(exercise, exercise.expected)
    if called.trouble is None and functions.same(results, expected):
        printed = "It also prints; a function that only returns can be used in other code."
        return _right(exercise, printed if called.printed else "")
    given = [result for result in results if result is not None]
    if len(given) > 1 and not all(np.isnan(result).any() for result in given):
        for wrong, feedback in _wrong_functions(exercise, expected):
            if functions.same(results, wrong) and not functions.same(results, expected):
                return Verdict(WRONG, feedback)
    if called.trouble:
        raise called.trouble
    compared = zip(exercise.cases, results, expected, strict=True)
    case, result = next((c, r) for c, r, right in compared if not functions.same([r], [right]))
    if not np.isfinite(result).all():
        return Verdict(WRONG, functions.not_finite(exercise, answer, case, result))
    return _fallback(
        exercise,
        f"{exercise.name}({case}) gives {functions.shown(result)}, which is not the right value.",
    )


def results_of(exercise: Function, code: str) -> list[np.ndarray]:
    """What a function, given as Python, returns for the cases of an exercise."""
    return [functions.values(run(code), case) for case in exercise.cases]


def _wrong_functions(exercise, expected):
    """What each known slip gives for the cases, and what to say about it."""
    for mistake, feedback in exercise.mistakes.items():
        yield results_of(exercise, mistake), feedback
    for feedback, wrong in shared(exercise.solution, lambda code: results_of(exercise, code)):
        yield wrong, feedback
    for digits in range(6):
        yield (
            [np.round(right, digits) for right in expected],
            (
                "Your function rounds its result. Return all digits: whoever calls it rounds when "
                "showing."
            ),
        )
