"""The explorers of lessons 00 and 01: every control moved through its whole range, live.

The numbers of each sentence are worked out again here by `math`, case by case; the artists must
stand where the sentence says, and the picture must change with it.
"""

import math

import pytest
from matplotlib.patches import Rectangle
from support.small_explorers import numbers, picture, rounded, values_of, walk

from helpers import explorers

SENTENCES = {
    "s_curve": r"(\d+) hours of practice → predicted probability of “passed” (0\.\d\d|1\.00)",
    "minus_log": r"x = (\d\.\d{3}) → −ln\(x\) = (\d\.\d{3}) nats, slope −1/x = (−\d+\.\d\d)",
}


def only_dot(ax):
    (dot,) = [line for line in ax.lines if line.get_marker() == "o"]
    return tuple(dot.get_xydata()[0])


def wide_and_tall(explorer):
    """The stages of an explorer that has both."""
    assert list(explorer.stages) == ["wide", "tall"]
    return explorer.stages.values()


def test_s_curve():
    explorer = explorers.s_curve()
    for (hours,) in walk(explorer, hours=values_of(explorer, "hours")):
        y_prob = 1 / (1 + math.exp(-0.25 * (hours - 20)))
        assert numbers(SENTENCES["s_curve"], explorer) == [hours, rounded(y_prob, 2)]
        assert explorer.task.done(hours=hours) == (hours == 20)
        for stage in wide_and_tall(explorer):
            curve, crowd = stage.figure.axes
            assert only_dot(curve) == (hours, pytest.approx(y_prob))
            everyone, passed = crowd.lines
            people = everyone.get_xydata().tolist()
            assert len(set(map(tuple, people))) == 100
            assert passed.get_xydata().tolist() == people[: round(100 * y_prob)]
            assert crowd.texts[-1].get_text() == f"about {round(100 * y_prob)} passed"


def test_minus_log():
    explorer, lengths = explorers.minus_log(), {"wide": [], "tall": []}
    for (x,) in walk(explorer, x=values_of(explorer, "x")):
        value = -math.log(x)
        told = numbers(SENTENCES["minus_log"], explorer)
        assert told == [x, rounded(value, 3), rounded(-1 / x, 2)]
        assert explorer.task.done(x=x) == (abs(value - 2 * math.log(10)) < 1e-9)
        for shape, stage in explorer.stages.items():
            lengths[shape] += [assert_minus_log(stage, x, value)]
    assert all(each == pytest.approx(lengths[shape][:1] * 101) for shape, each in lengths.items())


def assert_minus_log(stage, x, value):
    """Return how long the tangent is on the screen."""
    (ax,) = stage.figure.axes
    assert only_dot(ax) == (x, pytest.approx(value))
    (tangent,) = [line for line in ax.lines if line.get_linestyle() == "--"]
    (start, end), heights = tangent.get_data()
    assert 0 <= start <= x <= end <= 1
    assert (heights[1] - heights[0]) / (end - start) == pytest.approx(-1 / x)
    assert heights[0] - (x - start) / x == pytest.approx(value)  # it touches the curve at the dot
    (price,) = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert price.get_bbox().extents == pytest.approx([0, 0, x, value])
    told = [text.get_text() for text in ax.texts]
    assert f"{abs(value):.3f} nats" in told
    assert f"slope −1/x = −{1 / x:.2f}" in told
    assert_stairs(ax, x, value)
    ends = ax.transData.transform(tangent.get_xydata())
    return math.dist(*ends)


def assert_stairs(ax, x, value):
    """One for each time that 1 was halved on the way to x, each as high as ln 2."""
    _, stairs, stem, *_ = ax.lines
    halvings = sum(x <= 0.5**n for n in range(1, 20))
    corners = [(0.5 ** ((n + 1) // 2), n // 2 * math.log(2)) for n in range(2 * halvings + 1)]
    assert stairs.get_xydata().tolist() == [pytest.approx(corner) for corner in corners]
    assert stem.get_data()[1] == pytest.approx([0, value])
    told = ax.texts[-1].get_text()
    assert told.endswith(f"{halvings} × 0.693 nats") if halvings else not told


@pytest.mark.parametrize("name", SENTENCES)
def test_the_picture_changes_at_a_move_of_each_control_and_comes_back(name):
    explorer = getattr(explorers, name)()
    first, sentence = picture(explorer), explorer.sentence
    for control in explorer.controls.values():
        start = control.value
        control.value = [value for _, value in control.options if value != start][-1]
        assert picture(explorer) != first
        assert explorer.sentence != sentence
        control.value = start
        assert (picture(explorer), explorer.sentence) == (first, sentence)


def test_the_slider_of_x_stands_as_far_as_the_dot():
    xs = values_of(explorers.minus_log(), "x")
    assert xs == pytest.approx([n / (len(xs) - 1) for n in range(len(xs))], abs=0.0011)
