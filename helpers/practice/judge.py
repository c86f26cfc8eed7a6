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


def results_of(exercise: Exercise, code: str, **names):
    """The numbers that Python amounts to, or what its function returns for each case."""
    if isinstance(exercise, Function):
        return [functions.values(run(code, **names), case) for case in exercise.cases]
    return numbers(code, **names)


def numbers(code: str, **names) -> tuple[float, ...]:
    with np.errstate(all="ignore"):
        return tuple(np.atleast_1d(np.asarray(run(code, **names), dtype=float)).tolist())


def own(exercise: Exercise) -> list[tuple]:
    """The results of each mistake that an exercise brings, and what it says."""
    return [(results_of(exercise, code), said) for code, said in exercise.mistakes.items()]


def common(exercise: Exercise) -> list[tuple]:
    """The same for the mistakes that all exercises share."""
    return [*shared(exercise.solution, functools.partial(results_of, exercise))]


# --- Numbers -----------------------------------------------------------------------------------


def _numbers(exercise, answer):
    targets, values = numbers(exercise.solution), read(answer)
    if len(values) != len(targets):
        raise _wrong_count(answer, values, targets)
    compared = enumerate(zip(values, targets, strict=True))
    wrong = [i for i, pair in compared if not agrees(*pair, exercise.digits)]
    if not wrong:
        return Verdict(RIGHT, exercise.why)
    return Verdict(WRONG, _wrong_numbers(exercise, values, targets, wrong))


def _wrong_numbers(exercise, values, targets, wrong):
    place, several = wrong[0] + 1, len(targets) > 1
    matches = [m for m in own(exercise) if all_agree(values, m[0], **LIKE_A_MISTAKE)]
    if matches:
        return min(matches, key=lambda match: np.abs(values - match[0]).sum())[1]

    def at_place(said):
        some = len(wrong) < len(targets)
        return say("at_place", place=place, text=said) if some else said

    for known, feedback in common(exercise):
        if all_agree(values[wrong], np.array(known)[wrong], **LIKE_A_MISTAKE):
            return at_place(feedback)
    if several and all_agree(sorted(values), sorted(targets), **LIKE_A_MISTAKE):
        return say("order")
    if all_agree(values, targets, **CLOSE):
        return at_place(say("close", digits=exercise.digits))
    return say("hint_at_place" if several else "hint", place=place, hint=exercise.hint)


def _wrong_count(answer, values, targets):
    given, asked = len(values), len(targets)
    integers = isinstance(answer, tuple) and all(type(a) is int for a in answer)
    if integers and (asked == 1 or given == 2 * asked):
        return Unreadable("comma")
    if asked > 1:
        return Unreadable("asks_for_several", asked=asked, given=given)
    wholes = values.sum(), values.mean()
    parts = any(agrees(whole, targets[0], **LIKE_A_MISTAKE) for whole in wholes)
    return Unreadable("asks_for_one_of_parts" if parts else "asks_for_one", given=given)


# --- Choices -----------------------------------------------------------------------------------


def _choice(exercise, answer):
    letters = {"first": LETTERS[0], "last": LETTERS[len(exercise.choices) - 1]}
    while isinstance(answer, list | tuple | np.ndarray) and len(answer) == 1:
        answer = answer[0]
    if not isinstance(answer, str):
        raise Unreadable("no_letter", **letters)
    letter = _letter(str.__str__(answer), exercise.choices)
    if not letter:
        raise Unreadable("no_such_letter", **letters)
    if letter == run(exercise.solution):
        return Verdict(RIGHT, exercise.why)
    return Verdict(WRONG, exercise.mistakes[f'"{letter}"'])


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
        raise Unreadable("no_function", name=exercise.name)
    expected = results_of(exercise, exercise.expected)
    results, problem = functions.call(exercise, answer, expected)
    right = functions.same(results, expected)
    if right and not problem:
        return Verdict(RIGHT, exercise.why)
    given = [result for result in results if result is not None]
    if not right and len(given) > 1 and not all(np.isnan(result).any() for result in given):
        for wrong, feedback in [*own(exercise), *common(exercise), *_rounded(expected)]:
            if functions.same(results, wrong):
                return Verdict(WRONG, feedback)
    if problem:
        raise problem
    compared = zip(exercise.cases, results, expected, strict=True)
    case, result = next((c, r) for c, r, right in compared if not functions.same([r], [right]))
    return Verdict(WRONG, functions.wrong(exercise, answer, case, result))


def _rounded(expected):
    for digits in range(6):
        yield [np.round(right, digits) for right in expected], say("rounds")
