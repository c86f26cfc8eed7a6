"""The explorers of lessons 00 and 01: every control moved through its whole range, live.

The numbers of each sentence are worked out again here by `math`, case by case; the artists must
stand where the sentence says, and the picture must change with it.
"""

import math
import re
from itertools import combinations, product

import pytest
from small_explorers import picture, states

from helpers import explorers
from helpers.interactive.handles import HALO

SENTENCES = {
    "s_curve": r"A lump of (\d+) mm → predicted probability of “ill” (0\.\d\d|1\.00)",
    "minus_log": r"x = (\d\.\d{3}) → −ln\(x\) = (\d\.\d{3}) nats, slope −1/x = (−\d+\.\d\d)",
}


def numbers(name, explorer):
    found = re.fullmatch(SENTENCES[name], explorer.sentence)
    assert found, explorer.sentence
    return [float(number.replace("−", "-")) for number in found.groups()]


def values_of(explorer, name):
    return [value for _, value in explorer.controls[name].options]


def walk(explorer, **values):
    """Every combination of the values, each set on the live controls."""
    for state in product(*values.values()):
        for name, value in zip(values, state, strict=True):
            explorer.controls[name].value = value
        assert explorer.values == dict(zip(values, state, strict=True))
        yield state


def rounded(number, places):
    """As near as a number can be that was printed with so many places."""
    return pytest.approx(number, abs=0.5001 * 10**-places, rel=0)


def only_dot(ax):
    (dot,) = [line for line in ax.lines if line.get_marker() == "o"]
    return tuple(dot.get_xydata()[0])


def wide_and_tall(explorer):
    """The stages of an explorer that has both."""
    assert list(explorer.stages) == ["wide", "tall"]
    return explorer.stages.values()


def test_s_curve():
    explorer = explorers.s_curve()
    for (size,) in walk(explorer, size=values_of(explorer, "size")):
        y_prob = 1 / (1 + math.exp(-0.25 * (size - 20)))
        assert numbers("s_curve", explorer) == [size, rounded(y_prob, 2)]
        for stage in wide_and_tall(explorer):
            assert only_dot(stage.figure.axes[0]) == (size, pytest.approx(y_prob))


def test_minus_log():
    explorer = explorers.minus_log()
    for (x,) in walk(explorer, x=values_of(explorer, "x")):
        value = -math.log(x)
        assert numbers("minus_log", explorer) == [x, rounded(value, 3), rounded(-1 / x, 2)]
        for stage in wide_and_tall(explorer):
            assert_minus_log(stage.figure.axes[0], x, value)


def assert_minus_log(ax, x, value):
    assert only_dot(ax) == (x, pytest.approx(value))
    (tangent,) = [line for line in ax.lines if line.get_linestyle() == "--"]
    (start, end), heights = tangent.get_data()
    assert (heights[1] - heights[0]) / (end - start) == pytest.approx(-1 / x)
    assert heights[0] - (x - start) / x == pytest.approx(value)  # it touches the curve at the dot
    note = ax.texts[-1].get_text()
    assert f"{abs(value):.3f} nats" in note
    assert f"slope −1/x = −{1 / x:.2f}" in note


@pytest.mark.parametrize("name", SENTENCES)
def test_no_text_leaves_a_picture_or_touches_another(name):
    explorer = getattr(explorers, name)()
    for values in states(explorer):
        explorer.move(**values)
        for stage in wide_and_tall(explorer):
            boxes = [text.get_window_extent() for text in words(stage.figure)]
            for box in boxes:
                assert 0 <= box.x0 < box.x1 <= stage.figure.bbox.x1
                assert 0 <= box.y0 < box.y1 <= stage.figure.bbox.y1
            assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def words(figure):
    """All texts that show, but for numbers below an axis: two axes may have a 0 in one corner."""
    found = [*figure.texts]
    for ax in figure.axes:
        low, high = sorted(ax.get_ylim())
        ticks = [tick for tick in ax.yaxis.get_major_ticks() if low <= tick.get_loc() <= high]
        names = (tick.label1 for tick in ticks)
        found += [*ax.texts, ax.title, ax.xaxis.label, ax.yaxis.label, *names]
    return [text for text in found if text.get_visible() and text.get_text()]


@pytest.mark.parametrize("name", ["s_curve"])
def test_no_text_of_a_tall_picture_stands_in_a_halo(name):
    explorer = getattr(explorers, name)()
    stage = explorer.stages["tall"]
    for values in states(explorer):
        explorer.move(**values)
        boxes = [text.get_window_extent() for text in words(stage.figure)]
        for handle in stage.handles:
            x, y = handle.point()
            for box in boxes:
                aside = max(box.x0 - x, x - box.x1, 0), max(box.y0 - y, y - box.y1, 0)
                assert math.hypot(*aside) > HALO


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
