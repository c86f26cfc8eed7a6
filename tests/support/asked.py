"""The exercises, kind by kind, and a test's parameter for each."""

import pytest

from helpers.practice.catalogue import exercises
from helpers.practice.exercise import Choice, Function, Number
from helpers.practice.judge import targets

ALL = [*exercises().values()]
NUMBERS = [e for e in ALL if isinstance(e, Number)]
CHOICES = [e for e in ALL if isinstance(e, Choice)]
FUNCTIONS = [e for e in ALL if isinstance(e, Function)]
SINGLE = [e for e in NUMBERS if len(targets(e.solution)) == 1]
ROWS = [e for e in NUMBERS if len(targets(e.solution)) > 1]


def each(listed):
    return pytest.mark.parametrize("exercise", listed, ids=lambda e: e.id)
