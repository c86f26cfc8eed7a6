"""Compare an answer with the solution, the usual mistakes of its exercise and the shared ones.

`judge` returns a Verdict. An exercise's own words win over the shared ones, and mistakes come
before leniency: a number close to the right one that looks like a mistake is told the mistake.
"""

import functools
import re
from dataclasses import dataclass

import numpy as np

from helpers.practice import functions
from helpers.practice.exercise import LETTERS, Exercise, Function, MultipleChoice, run
from helpers.practice.messages import say
from helpers.practice.number_answers import (
    CLOSE,
    LIKE_A_MISTAKE,
    Unreadable,
    agrees,
    all_agree,
    read,
)
from helpers.practice.shared_mistakes import shared

RIGHT, WRONG, UNREADABLE, UNTOUCHED = "right", "wrong", "unreadable", "untouched"


@dataclass(frozen=True)
class Verdict:
    status: str
    text: str


def judge(exercise: Exercise, answer) -> Verdict:
    """What to say about an answer, whatever it is."""
    if answer is ...:
        return Verdict(UNTOUCHED, _task(exercise))
    compare = {MultipleChoice: _choice, Function: _function}.get(type(exercise), _numbers)
    try:
        return compare(exercise, answer)
    except Unreadable as problem:
        return Verdict(UNREADABLE, str(problem))
    except KeyboardInterrupt:  # the learner's stop button
        raise
    except BaseException:  # an answer may raise anything, even SystemExit, when it is looked at
        return Verdict(UNREADABLE, say("cannot_read", task=_task(exercise)))


def _task(exercise):
    if isinstance(exercise, MultipleChoice):
        return say("give_letter")
    if isinstance(exercise, Function):
        return say("give_function", name=exercise.name)
    return say("give_number")


def _hint(exercise):
    return Verdict(WRONG, say("hint", hint=exercise.hint))


# --- Numbers -----------------------------------------------------------------------------------


def _numbers(exercise, answer):
    targets, values = numbers(exercise.solution), read(answer)
    if len(values) != len(targets):
        raise Unreadable(_wrong_count(answer, values, targets))
    pairs = [*zip(values, targets, strict=True)]
    wrong = [i for i, pair in enumerate(pairs) if not agrees(*pair, exercise.digits)]
    if not wrong:
        return Verdict(RIGHT, exercise.why)
    matches = [m for m in own(exercise) if all_agree(values, m[0], **LIKE_A_MISTAKE)]
    if matches:
        return Verdict(WRONG, min(matches, key=lambda match: _gap(values, match[0]))[1])
    one = len(wrong) < len(targets)  # then say which
    place = wrong[0] + 1
    for known, feedback in common(exercise):
        if all_agree(values[wrong], np.array(known)[wrong], **LIKE_A_MISTAKE):
            return Verdict(WRONG, say("at_place", place=place, text=feedback) if one else feedback)
    if len(targets) > 1 and all_agree(sorted(values), sorted(targets), **LIKE_A_MISTAKE):
        return Verdict(WRONG, say("order"))
    if all(agrees(*pair, **CLOSE) for pair in pairs):
        close = say("close", digits=exercise.digits)
        return Verdict(WRONG, say("at_place", place=place, text=close) if one else close)
    if len(targets) > 1:
        return Verdict(WRONG, say("hint_at_place", place=place, hint=exercise.hint))
    return _hint(exercise)


def numbers(code: str, **names) -> tuple[float, ...]:
    """The numbers that a solution or a mistake, given as Python, amounts to."""
    with np.errstate(all="ignore"):
        return tuple(np.atleast_1d(np.asarray(run(code, **names), dtype=float)).tolist())


def own(exercise: Exercise) -> list[tuple[tuple[float, ...], str]]:
    """The numbers of each mistake that an exercise brings, and what it says."""
    return [(numbers(mistake), feedback) for mistake, feedback in exercise.mistakes.items()]


def common(exercise: Exercise) -> list[tuple[tuple[float, ...], str]]:
    """The same for the mistakes that all exercises share."""
    listed = shared(exercise.solution, lambda code, **names: [np.array(numbers(code, **names))])
    return [(tuple(wrong.tolist()), feedback) for feedback, [wrong] in listed]


def _gap(values, others):
    return sum(abs(value - other) for value, other in zip(values, others, strict=True))


def _wrong_count(answer, values, targets):
    given, asked = len(values), len(targets)
    integers = isinstance(answer, tuple) and all(type(a) is int for a in answer)
    if integers and (asked == 1 or given == 2 * asked):
        return say("comma")
    if asked > 1:
        return say("asks_for_several", asked=asked, given=given)
    wholes = values.sum(), values.mean()
    parts = any(agrees(whole, targets[0], **LIKE_A_MISTAKE) for whole in wholes)
    return say("asks_for_one_of_parts" if parts else "asks_for_one", given=given)


# --- Choices -----------------------------------------------------------------------------------


def _choice(exercise, answer):
    letters = {"first": LETTERS[0], "last": LETTERS[len(exercise.choices) - 1]}
    while isinstance(answer, list | tuple | np.ndarray) and len(answer) == 1:
        answer = answer[0]
    if not isinstance(answer, str):
        raise Unreadable(say("no_letter", **letters))
    letter = _letter(str.__str__(answer), exercise.choices)
    if not letter:
        raise Unreadable(say("no_such_letter", **letters))
    if letter == run(exercise.solution):
        return Verdict(RIGHT, exercise.why)
    known = {run(mistake): feedback for mistake, feedback in exercise.mistakes.items()}
    return Verdict(WRONG, known[letter]) if letter in known else _hint(exercise)


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


# --- Functions ---------------------------------------------------------------------------------


def _function(exercise, answer):
    if not callable(answer):
        raise Unreadable(say("no_function", name=exercise.name))
    results, problem = functions.call(exercise, answer)
    expected = results_of(exercise, exercise.expected)
    if problem is None and functions.same(results, expected):
        return Verdict(RIGHT, exercise.why)
    given = [result for result in results if result is not None]
    if len(given) > 1 and not all(np.isnan(result).any() for result in given):
        for wrong, feedback in _wrong_functions(exercise, expected):
            if functions.same(results, wrong) and not functions.same(results, expected):
                return Verdict(WRONG, feedback)
    if problem:
        raise problem
    compared = zip(exercise.cases, results, expected, strict=True)
    case, result = next((c, r) for c, r, right in compared if not functions.same([r], [right]))
    if not np.isfinite(result).all():
        return Verdict(WRONG, functions.not_finite(exercise, answer, case, result))
    call = f"{exercise.name}({case})"
    shown = functions.shown(result)
    return Verdict(WRONG, say("gives_wrong", call=call, result=shown, hint=exercise.hint))


def results_of(exercise: Function, code: str, **names) -> list[np.ndarray]:
    """What a function, given as Python, returns for the cases of an exercise."""
    return [functions.values(run(code, **names), case) for case in exercise.cases]


def _wrong_functions(exercise, expected):
    """What each known mistake gives for the cases, and what to say about it."""
    for mistake, feedback in exercise.mistakes.items():
        yield results_of(exercise, mistake), feedback
    for feedback, wrong in shared(exercise.solution, functools.partial(results_of, exercise)):
        yield wrong, feedback
    for digits in range(6):
        yield [np.round(right, digits) for right in expected], say("rounds")
