"""The sheet's numbers, computed once more by other means."""

import math
from pathlib import Path

import numpy as np
import pytest

from helpers.publish import sheet
from helpers.publish.overview_pages import overview_pages

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def entropy(p):
    return -p * math.log(p) - (1 - p) * math.log(1 - p)


def first_full(kind):
    """The first z, in steps of a thousandth, whose sigmoid is 1 in numbers of a type."""
    z = np.arange(5000, 40000) / 1000
    ones = 1 / (1 + np.exp(-z).astype(kind)) == 1
    return z[ones.argmax()]


def test_the_numbers_of_the_sheet_are_right():
    prices, added, entropies, sigmoids, full = (dict(row) for _, row in sheet.numbers())
    for rows, compute in (
        (prices, lambda p: -math.log(p)),
        (entropies, entropy),
        (sigmoids, lambda z: 1 / (1 + math.exp(-z))),
    ):
        assert len(rows) > 5
        for of, told in rows.items():
            assert float(told) == pytest.approx(compute(float(of)), abs=5.1e-4), of
    assert list(added.values()) == ["+0.693", "+2.303", "0.693 nats"]
    for kind, told in full.items():
        assert float(told) == pytest.approx(first_full(kind), abs=2e-3), kind


def test_the_words_of_the_sheet_hold_their_numbers():
    page = overview_pages([])["sheet.html"]
    for told in ("not 0.693", "gives 0.301", "never below 0.313", "0.72 at 0.33"):
        assert told in page


def test_every_row_of_the_sheet_leads_to_a_lesson():
    rows = [*sheet.FORMULAS, *sheet.SYMPTOMS, *sheet.YARDSTICKS]
    lessons = {path.name[:2] for path in NOTEBOOKS.glob("*.ipynb")}
    assert {number for *_, number in rows} <= lessons
