"""The feedback of a usual mistake names the cause of that mistake, not that of another one.

A cause that shows in the numbers is told by its words, and what tells it has those numbers: a minus
that is lost, another base, a sum for a mean, an order turned round, −ln of something else.
"""

import re

import numpy as np
from support.asked import FUNCTIONS, NUMBERS, ROWS, each

from helpers.practice.judge import judge, numbers, results_of


def amount(exercise, code):
    """What an answer amounts to: its numbers, or those of its function for the cases."""
    return np.concatenate([*map(np.ravel, results_of(exercise, code))])


def same(one, other):
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-3, equal_nan=True)


def is_sum(wrong, right):
    """Whether every number is a whole number of times the right one."""
    times = wrong / right
    whole = np.round(times)
    return np.allclose(times, whole, rtol=1e-3) and whole.min() >= 1 and whole.max() >= 2


# A cause → whether the numbers of a mistake have it, beside the right ones; words of which one must
# be said then; words that nothing else may be told with.
CAUSES = {
    "the minus is lost": (
        lambda wrong, right: same(wrong, -right),
        "sign|minus|negative|below zero|direction|other way round|uphill",
        "minus sign is lost|losses are negative|size is right, the sign is not|in front is lost",
    ),
    "base 10": (
        lambda wrong, right: same(wrong * np.log(10), right),
        "base 10",
        "That is the logarithm to base 10",
    ),
    "bits": (
        lambda wrong, right: same(wrong * np.log(2), right),
        "base 2|bits|digits",
        "That is in bits|That is the logarithm to base 2",
    ),
    "numbers exchanged": (
        lambda wrong, right: (
            same(np.sort(wrong), np.sort(right)) and not same(wrong, right)
        ),  # else it is the right answer, rounded on the way
        "their order is not",
        "Both numbers are right, their order is not",
    ),
    "a sum": (is_sum, None, "the mean became a sum|^That is the sum of all"),
}


@each(NUMBERS + FUNCTIONS)
def test_a_cause_that_shows_in_the_numbers_is_named_there_and_only_there(exercise):
    right = amount(exercise, exercise.solution)
    for mistake, feedback in exercise.mistakes.items():
        wrong = amount(exercise, mistake)
        for cause, (has, named, owned) in CAUSES.items():
            if re.search(owned, feedback):
                assert has(wrong, right), f"{mistake}: {feedback!r} tells of {cause}"
            elif named and has(wrong, right):
                assert re.search(named, feedback), f"{mistake} is {cause}: {feedback!r}"
        for said in re.findall(r"^That (?:is|would be) −ln\(?(\d[\d.]*\d)", feedback):
            assert same(wrong, np.ravel(-np.log(float(said)))), f"{mistake}: {feedback!r}"


@each(ROWS)
def test_of_several_numbers_the_one_that_does_not_fit_is_named(exercise):
    for place in range(len(numbers(exercise.solution))):
        answer = [*numbers(exercise.solution)]
        answer[place] = 17.123
        assert judge(exercise, answer).text.startswith(f"Number {place + 1} does not fit")
