"""The pictures of lesson 00: two questions, an S-curve, and a loss beside a count of errors."""

import re

import numpy as np
import pytest
from explorers import expected
from explorers.table import BY_NAME
from matplotlib.patches import Rectangle
from support import read

from helpers import losses
from helpers.figures import BLUE

TIMID = -np.log(0.51)
MEANS = [0, pytest.approx(5.6)]  # the rows of both models' means, from the top


@pytest.mark.parametrize("hours", [0, 10, 20, 33])
def test_of_a_hundred_people_as_many_have_passed_as_the_curve_says(hours):
    _, y_prob = expected.s_curve(hours)
    for curve, crowd in read.shapes(BY_NAME["s_curve"].fresh, hours=hours):
        assert read.dots(curve).tolist() == [[hours, pytest.approx(y_prob)]]
        everyone, passed = (line.get_xydata().tolist() for line in crowd.lines)
        assert len(set(map(tuple, everyone))) == 100
        assert passed == everyone[: round(100 * y_prob)]
        assert read.told(crowd)[-1] == f"about {round(100 * y_prob)} passed"


def test_the_machine_is_least_sure_in_the_middle_of_the_curve():
    assert read.done(BY_NAME["s_curve"].fresh) == [{"hours": 20}]


@pytest.mark.parametrize(
    ("three", "fourth", "does"),
    [(0.99, 0.45, 0), (0.99, 0.1, 0), (0.99, 0.05, 1), (0.51, 0.45, 0), (0.05, 0.99, 0)],
)
def test_one_confident_error_outweighs_three_hits(three, fourth, does):
    explorer = BY_NAME["errors_and_loss"].fresh
    assert explorer.does(three=three, fourth=fourth) == bool(does)
    _, _, wrong, mean, *_ = expected.errors_and_loss(three, fourth)
    for cases, prices in read.shapes(explorer, three=three, fourth=fourth):
        y_prob = [0.51] * 4 + [three] * 3 + [fourth]  # from the top: A's cases, then B's
        rows = sorted((y, x) for x, y in read.dots(cases))
        assert [x for _, x in rows] == y_prob
        bars = {row_of(bar): bar for bar in prices.patches if isinstance(bar, Rectangle)}
        of_b = [-np.log(each) for each in y_prob[4:]]
        assert [bars[row].get_width() for row in sorted(bars)] == pytest.approx(
            [TIMID] * 5 + [mean, *of_b]
        )
        assert [y for y, _ in rows] == pytest.approx([r for r in sorted(bars) if r not in MEANS])
        assert [row for row in sorted(bars) if read.ink(bars[row]) == BLUE] == MEANS
        numbers = [text for text in prices.texts if re.fullmatch(r"\d\.\d{3}", text.get_text())]
        numbers.sort(key=lambda text: text.get_position()[1])
        for row, text in zip(sorted(bars), numbers, strict=True):
            x, y = text.get_position()
            assert y == pytest.approx(row)
            assert x > bars[row].get_width() == pytest.approx(float(text.get_text()), abs=5.1e-4)
        heads = [text.get_text() for text in cases.texts if text.get_weight() == 600]
        assert heads == [
            "A always says 0.51: 0 errors",
            f"B: {wrong} error" + "s" * int(wrong != 1),
        ]
        regions = [(region.get_x(), region.get_width()) for region in cases.patches]
        assert regions == [(0.5, 0.5)] * 2  # what is right begins at the cut


def row_of(bar):
    return bar.get_y() + bar.get_height() / 2


def test_two_questions(axes_of):
    rents, labels = axes_of("draw_two_questions")
    read.assert_axes(rents, "floor area (m²)", "rent in euros")
    assert rents.get_title(loc="left") == "How much?"
    read.assert_axes(labels, "hours of practice", "passed (1) or not (0)")
    assert labels.get_title(loc="left") == "Which one?"
    hours, label = read.dots(labels).T
    assert set(label) == {0, 1}
    assert np.mean(hours[label == 1]) > np.mean(hours[label == 0])
    read.assert_curve(labels, "an S-curve", lambda x: losses.sigmoid(0.25 * (x - 20)))
    read.assert_curve(labels, "a straight line", np.poly1d(np.polyfit(hours, label, 1)))
    area, rent = read.dots(rents).T
    [line] = [line for line in rents.lines if line.get_linestyle() != "None"]
    assert line.get_ydata() == pytest.approx(
        np.polyval(np.polyfit(area, rent, 1), line.get_xdata())
    )
