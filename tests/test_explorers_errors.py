"""The explorer that sets a loss beside a count of errors: every state, read as a learner does."""

import math
import re

import pytest
from matplotlib.patches import Rectangle
from support.pictures import states_of

from helpers import explorers
from helpers.figures import BLUE

SENTENCE = (
    r"B says (0\.\d\d) three times and (0\.\d\d) once → (\d) errors?, "
    r"mean loss (\d\.\d{3}) nats; A: 0 errors, 0\.673"
)
TIMID = -math.log(0.51)
MEANS = [0, pytest.approx(5.6)]  # the rows of both models' means, from the top


@pytest.fixture(scope="module")
def explorer():
    return explorers.errors_and_loss()


def test_in_every_state_the_picture_says_what_the_sentence_does(explorer):
    for values in states_of(explorer):
        y_prob = [values["three"]] * 3 + [values["fourth"]]
        prices = [-math.log(each) for each in y_prob]
        wrong, mean = sum(each < 0.5 for each in y_prob), sum(prices) / 4
        told = re.fullmatch(SENTENCE, explorer.move(**values)).groups()
        assert [*told[:3]] == [f"{y_prob[0]:.2f}", f"{y_prob[3]:.2f}", str(wrong)]
        assert told[3] == f"{mean:.3f}"
        assert explorer.does(**values) == (values["three"] == 0.99 and mean > TIMID)
        for stage in explorer.stages.values():
            assert_picture(stage, y_prob, prices, wrong, mean)


def assert_picture(stage, y_prob, prices, wrong, mean):
    said, priced = stage.figure.axes
    dots = sorted((y, x) for line in said.lines for x, y in line.get_xydata())
    assert [x for _, x in dots] == [0.51] * 4 + y_prob  # from the top: A's cases, then B's
    bars = {row_of(bar): bar for bar in priced.patches if isinstance(bar, Rectangle)}
    lengths = [bars[row].get_width() for row in sorted(bars)]
    assert lengths == pytest.approx([TIMID] * 5 + [mean, *prices])
    assert [y for y, _ in dots] == pytest.approx([row for row in sorted(bars) if row not in MEANS])
    numbers = [text for text in priced.texts if re.fullmatch(r"\d\.\d{3}", text.get_text())]
    numbers.sort(key=lambda text: text.get_position()[1])
    for row, text in zip(sorted(bars), numbers, strict=True):
        bar = bars[row]
        assert text.get_position()[1] == pytest.approx(row)
        assert text.get_text() == f"{bar.get_width():.3f}"
        assert text.get_position()[0] > bar.get_width()
    assert [row for row in sorted(bars) if bars[row].get_facecolor()[:3] == rgb(BLUE)] == MEANS
    heads = [text.get_text() for text in said.texts if text.get_weight() == 600]
    assert heads[0] == "A always says 0.51: 0 errors"
    assert heads[1] == (f"B: {wrong} error" if wrong == 1 else f"B: {wrong} errors")


def row_of(bar):
    return bar.get_y() + bar.get_height() / 2


def rgb(colour):
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def test_the_region_that_is_right_begins_at_the_cut(explorer):
    for stage in explorer.stages.values():
        regions = stage.figure.axes[0].patches
        assert [(region.get_x(), region.get_width()) for region in regions] == [(0.5, 0.5)] * 2


@pytest.mark.parametrize(
    ("three", "fourth", "done"),
    [(0.99, 0.45, False), (0.99, 0.1, False), (0.99, 0.05, True), (0.51, 0.45, False)],
)
def test_one_confident_error_outweighs_three_hits(explorer, three, fourth, done):
    assert explorer.does(three=three, fourth=fourth) == done
