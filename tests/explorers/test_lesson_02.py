"""The pictures of lesson 02: the two curves, the formula of which one half pays, and a step."""

import numpy as np
import pytest
from explorers.table import BY_NAME
from support import read

from helpers.figures import style

CURVES = {1: "y = 1:  −ln ŷ", 0: "y = 0:  −ln(1 − ŷ)"}
COLOURS = {1: style.BLUE, 0: style.ORANGE}


def loss(y, y_prob):
    return -np.log(y_prob if y else 1 - y_prob)


@pytest.fixture(scope="module")
def explorer():
    return BY_NAME["label_cases"].fresh


@pytest.mark.parametrize("y_prob", [0.01, 0.1, 0.5, 0.83, 0.99])
@pytest.mark.parametrize("y", [0, 1])
def test_the_half_that_pays_is_as_long_as_the_loss_and_the_other_is_silenced(explorer, y, y_prob):
    for along, (curves, halves) in zip(
        (1, 0), read.shapes(explorer, y=y, y_prob=y_prob), strict=True
    ):
        assert read.dots(curves, style.INK).tolist() == [[y_prob, pytest.approx(loss(y, y_prob))]]
        ones, zeros = curves.lines[:2]
        thick, thin = (ones, zeros) if y else (zeros, ones)
        assert thick.get_linewidth() > 2 * thin.get_linewidth()
        assert thick.get_ydata() == pytest.approx(loss(y, thick.get_xdata()))
        assert thick.get_color() == read.named(curves, CURVES[y]).get_color()
        assert_halves(halves, y, y_prob, along)


def assert_halves(ax, y, y_prob, along):
    """`along`: 1 where the bars are columns, 0 where they lie on their side."""
    halves = {1: "− y · ln ŷ", 0: "− (1 − y) · ln(1 − ŷ)"}
    bars = dict(zip((1, 0), ax.patches, strict=True))
    lengths = {label: bar.get_bbox().p1[along] for label, bar in bars.items()}
    assert [bar.get_bbox().p0[along] for bar in ax.patches] == [0, 0]
    assert lengths[y] == pytest.approx(loss(y, y_prob))
    assert lengths[1 - y] > 4.6  # an empty bar shows however little it is that is silenced
    assert read.ink(bars[y]) == read.named(ax, halves[y]).get_color() == COLOURS[y]
    assert bars[1 - y].get_facecolor()[3] == 0
    assert bars[1 - y].get_linestyle() == style.DASHED
    assert read.named(ax, halves[1 - y]).get_color() == style.QUIET
    assert (
        read.named(ax, "0 · silenced").get_position()[1 - along] == y
    )  # the place of the other half
    factors = {f"{y} · {loss(1, y_prob):.3f}", f"{1 - y} · {loss(0, y_prob):.3f}"}
    assert factors | {f"{loss(y, y_prob):.3f}"} <= {*read.told(ax)}


def test_the_task_asks_for_a_loss_that_minus_ln_of_the_prediction_would_put_elsewhere(explorer):
    assert read.done(explorer) == [{"y": 0, "y_prob": 0.1}]
    assert loss(0, 0.1) == pytest.approx(loss(1, 0.9))


def test_label_cases(axes_of):
    [ax] = axes_of("draw_label_cases")
    read.assert_axes(ax, "prediction ŷ", "price in nats")
    for y, words in CURVES.items():
        read.assert_curve(ax, words, lambda p, y=y: loss(y, p))
        assert read.named(ax, words).get_color() == COLOURS[y]
        assert (read.named(ax, words).get_position()[0] < 0.5) == (
            y == 1
        )  # where its curve is high


def test_accuracy_step(axes_of):
    [ax] = axes_of("draw_accuracy_step")
    read.assert_axes(ax, "prediction ŷ, when y = 1", "price in nats")
    read.assert_curve(ax, "the loss −ln ŷ: it always slopes", lambda p: loss(1, p))
    step = read.curve_of(ax, "mistakes: 1 or 0, flat").get_xydata()
    assert step.tolist() == [[0, 1], [0.5, 1], [0.5, 0], [1, 0]]
