"""The exercises, kind by kind, a test's parameter for each, and some that no lesson may change."""

import pytest

from helpers.practice.catalogue import exercises
from helpers.practice.exercise import Function, MultipleChoice, Number
from helpers.practice.judge import numbers

ALL = [*exercises().values()]
NUMBERS = [e for e in ALL if isinstance(e, Number)]
CHOICES = [e for e in ALL if isinstance(e, MultipleChoice)]
FUNCTIONS = [e for e in ALL if isinstance(e, Function)]
SINGLE = [e for e in NUMBERS if len(numbers(e.solution)) == 1]
ROWS = [e for e in NUMBERS if len(numbers(e.solution)) > 1]


def each(listed):
    return pytest.mark.parametrize("exercise", listed, ids=lambda e: e.id)


PARTS = {"id": "01-x", "kind": "k", "question": "q", "hint": "Look.", "why": "So it is."}


def number(solution, mistakes=None, **more):
    return Number(solution=solution, mistakes=mistakes or {}, **PARTS, **more)


def function(solution, expected, *cases):
    return Function(solution=solution, expected=expected, cases=[*cases], mistakes={}, **PARTS)


PRICE = function(
    "def price(y, p):\n    return -np.log(p) if y else -np.log(1 - p)",
    "losses.binary_cross_entropy",
    "1, 0.9",
    "0, 0.9",
)
LISTS = function(
    "def mean_loss(y, p):\n    y, p = np.array(y), np.array(p)\n"
    "    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    "losses.binary_cross_entropy",
    "[1, 0], [0.9, 0.2]",
    "[0, 0, 1], [0.5, 0.1, 0.3]",
)
