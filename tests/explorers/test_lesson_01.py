"""The pictures of lesson 01: −ln x, its tangent and its stairs, and other bases."""

import math

import numpy as np
import pytest
from explorers.table import BY_NAME
from matplotlib.patches import Rectangle
from support import read


@pytest.fixture(scope="module")
def explorer():
    return BY_NAME["minus_log"].fresh


def test_the_dot_stands_on_the_curve_with_tangent_price_and_stairs(explorer):
    lengths = {0: [], 1: []}
    for x in (0.001, 0.01, 0.1, 0.125, 0.37, 0.5, 0.75, 1):
        value = -math.log(x)
        for shape, (ax,) in enumerate(read.shapes(explorer, x=x)):
            assert read.dots(ax).tolist() == [[x, pytest.approx(value)]]
            [tangent] = [line for line in ax.lines if line.get_linestyle() == "--"]
            (start, end), heights = tangent.get_data()
            assert 0 <= start <= x <= end <= 1
            assert (heights[1] - heights[0]) / (end - start) == pytest.approx(-1 / x)
            assert heights[0] - (x - start) / x == pytest.approx(value)  # it touches at the dot
            lengths[shape].append(math.dist(*ax.transData.transform(tangent.get_xydata())))
            [price] = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
            assert price.get_bbox().extents == pytest.approx([0, 0, x, value])
            assert {f"{abs(value):.3f} nats", f"slope −1/x = −{1 / x:.2f}"} <= {*read.told(ax)}
            assert_stairs(ax, x, value)
    for each in lengths.values():
        assert each == pytest.approx(each[:1] * 8)  # as long on the screen wherever it is


def assert_stairs(ax, x, value):
    """One for each time that 1 was halved on the way to x, each as high as ln 2."""
    _, stairs, stem, *_ = ax.lines
    halvings = sum(x <= 0.5**n for n in range(1, 20))
    corners = [(0.5 ** ((n + 1) // 2), n // 2 * math.log(2)) for n in range(2 * halvings + 1)]
    assert stairs.get_xydata().tolist() == [pytest.approx(corner) for corner in corners]
    assert stem.get_data()[1] == pytest.approx([0, value])
    words = ax.texts[-1].get_text()
    assert words.endswith(f"{halvings} × 0.693 nats") if halvings else not words


def test_the_task_asks_for_the_price_of_two_factors_of_ten(explorer):
    [state] = read.done(explorer)
    assert -math.log(state["x"]) == pytest.approx(2 * math.log(10))


def test_the_slider_of_x_stands_as_far_as_the_dot(explorer):
    xs = [x for _, x in explorer.controls["x"].options]
    assert xs == pytest.approx([n / (len(xs) - 1) for n in range(len(xs))], abs=0.0011)


def test_log_bases(axes_of):
    [ax] = axes_of("draw_log_bases")
    read.assert_axes(ax, "x", "−log(x)")
    bases = {"base 2: 3.32 bits": np.log2, "base e: 2.30 nats": np.log, "base 10: 1.00": np.log10}
    for words, log in bases.items():
        price = -log(0.1)
        assert f"{price:.2f}" in words
        read.assert_curve(ax, words, lambda x, log=log: -log(x))
        assert read.named(ax, words).get_position()[1] == pytest.approx(price)
        assert read.dots(ax, read.named(ax, words).get_color()) == pytest.approx(
            np.array([[0.1, price]])
        )
