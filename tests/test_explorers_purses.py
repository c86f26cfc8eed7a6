"""The explorer of two purses: every state held to the prices, which are written out here again."""

import math
import re

import numpy as np
import pytest

from helpers import figures
from helpers.explorers import two_purses

TOLD = re.compile(r"q = (\S+) → rainy (\S+) \+ dry (\S+) = (\S+) nats")


@pytest.fixture(scope="module")
def purses():
    return two_purses()


def beliefs(purses):
    return [q for _, q in purses.controls["q"].options]


def held(q):
    return -0.7 * math.log(q), -0.3 * math.log(1 - q)


def blocks(collection):
    """(left, right, low, high) of each block, from the lowest one up."""
    boxes = [path.get_extents() for path in collection.get_paths()]
    return sorted(((b.x0, b.x1, b.y0, b.y1) for b in boxes), key=lambda box: box[2])


def test_every_belief_says_what_the_purses_hold(purses):
    for q in beliefs(purses):
        told = [float(number) for number in TOLD.fullmatch(purses.move(q=q)).groups()]
        assert told == pytest.approx([q, *held(q), sum(held(q))], abs=5.1e-4)


def test_each_day_is_a_block_and_stacked_they_reach_the_curve(purses):
    for q in beliefs(purses)[::8]:
        purses.move(q=q)
        for stage in purses.stages.values():
            [ax] = stage.figure.axes
            parts, (curve, dot) = [blocks(part) for part in ax.collections], ax.lines
            assert [len(part) for part in parts] == [7, 3, 7, 3]
            for purse, bar, height in zip(parts[:2], parts[2:], held(q), strict=True):
                assert purse[0][2] == 0
                air = height / len(purse) * 0.12
                tops = [purse[-1][3], bar[-1][3] - bar[0][2]]
                assert tops == pytest.approx([height - air] * 2)
                assert all((left + right) / 2 == pytest.approx(q) for left, right, *_ in bar)
            assert (parts[2][0][2], parts[3][0][2]) == (0, pytest.approx(held(q)[0]))
            assert dot.get_xydata().tolist() == [[q, pytest.approx(sum(held(q)))]]
            assert np.interp(q, *curve.get_data()) == pytest.approx(sum(held(q)), abs=1e-3)
            assert sum(held(q)) < ax.get_ylim()[1]


def test_the_purses_say_what_they_hold_and_are_told_apart_without_colour(purses):
    purses.move(q=0.9)
    for stage in purses.stages.values():
        [ax] = stage.figure.axes
        assert {"0.074", "0.691", "stacked 0.765"} <= {text.get_text() for text in ax.texts}
        assert [part.get_hatch() for part in ax.collections] == [None, "//"] * 2
        colours = [figures.BLUE, figures.ORANGE]
        assert [text.get_color() for text in ax.texts if text.get_text()[0] == "0"] == colours


def test_equal_purses_are_found_at_one_belief_that_is_not_the_cheapest(purses):
    [even] = [q for q in beliefs(purses) if purses.does(q=q)]
    assert even == min(beliefs(purses), key=lambda q: abs(held(q)[0] - held(q)[1])) == 0.64
    assert min(beliefs(purses), key=lambda q: sum(held(q))) == 0.7
