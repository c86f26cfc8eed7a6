"""Mistakes that exercises share: known once, and computed from the solution.

Some change the numbers: a sign that is lost, another base, per cent. Others run the solution with
a function of NumPy swapped, as a learner would: a sum for a mean, 1 − p inside the logarithm.
"""

import contextlib
import math
import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import numpy as np

SIGN = "Right but for the sign."
SIGN_OF_LOSS = (
    "Right but for the sign. The logarithm of a number below 1 is negative, so a loss "
    "puts a minus in front."
)
BASE_10 = "That is the logarithm to base 10. np.log is the natural one."
BASE_2 = "That is in bits, with base 2. np.log is the natural logarithm and gives nats."
PER_CENT = "Are these per cent? Give the number itself, without them."
REST = "That is the rest, up to 1. Which of the two is asked for?"


def _rest(p):
    """1 − p, where that is a distance between probabilities."""
    return np.where(np.asarray(p) < 1, 1 - np.asarray(p), np.nan)


# What to say, and what stands in the solution in the place of NumPy's function.
SWAPPED = {
    "That is the sum. For the mean divide by how many there are.": {"mean": np.sum},
    "That is the mean. The sum is asked for: do not divide.": {"sum": np.mean},
    "Inside your logarithm stands the rest, 1 − p. Which probability did the truth get?": {
        "log": lambda p: np.log(1 - np.asarray(p))
    },
    "That is the distance to the truth, 1 − p. The loss takes −ln(p) instead.": {
        "log": lambda p: -_rest(p)
    },
    "That is the square of the distance to the truth. The loss takes −ln(p) instead.": {
        "log": lambda p: -(_rest(p) ** 2)
    },
}


def shared(solution: str, results_of: Callable) -> Iterator[tuple[list, str]]:
    """The results that each mistake leads to, and what to say about it.

    `results_of` runs the solution; the results are numbers, or an array for each case of a
    function. It may be given another `np`.
    """
    right = results_of(solution)
    for wrong, words in [*_of_numbers(solution, right), *_with_swaps(solution, results_of)]:
        known = all(np.isfinite(w).all() for w in wrong)
        if known and not all(map(_alike, wrong, right)):
            yield wrong, words


def _of_numbers(solution, right):
    yield [-v for v in right], SIGN_OF_LOSS if re.search(r"-(np\.|\()", solution) else SIGN
    logarithm = re.search(r"np\.log|cross_entropy\(|logits\(", solution)
    if logarithm:
        yield [v / math.log(10) for v in right], BASE_10
        yield [v / math.log(2) for v in right], BASE_2
    if all(np.all((v > 0) & (v < 1)) for v in map(np.asarray, right)):
        yield [100 * v for v in right], PER_CENT
        if not logarithm:
            yield [1 - v for v in right], REST


def _with_swaps(solution, results_of):
    for words, swapped in SWAPPED.items():
        with contextlib.suppress(Exception):  # what cannot be computed is nobody's answer
            yield results_of(solution, np=SimpleNamespace(**vars(np) | swapped)), words


def _alike(one, other):
    return np.shape(one) == np.shape(other) and np.allclose(one, other, rtol=1e-3, atol=1e-9)
