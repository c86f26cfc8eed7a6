"""The pictures of lesson 04: a logit on its way through σ and the loss, and the slopes back."""

import re

import numpy as np
import pytest
from explorers.table import BY_NAME
from support import read

from helpers import losses
from helpers.figures import style

COLOURS = {1: style.BLUE, 0: style.ORANGE}


@pytest.fixture(scope="module")
def explorer():
    return BY_NAME["sigmoid_pairing"].fresh


@pytest.fixture(params=[(-8, 0), (-8, 1), (-2, 1), (0, 0), (4, 0), (8, 0), (8, 1)], ids=str)
def moved(request, explorer):
    """z, y, ŷ, and of both shapes the S-curve, the loss, the arrows and what is left."""
    z, y = request.param
    return z, y, losses.sigmoid(z), read.shapes(explorer, z=z, y=y)


def test_the_arrows_run_there_and_back_and_what_is_left_is_a_plain_bar(moved):
    _, y, prob, drawn = moved
    steep, push = 1 / abs(1 - y - prob), abs(prob - y)
    for *_, arrows, left in drawn:
        assert arrows.get_xscale() == "log"
        there, back = (patch.get_xy() for patch in arrows.patches)
        assert (there[0, 0], there[3, 0]) == pytest.approx((1, steep))
        assert (back[0, 0], back[3, 0]) == pytest.approx((steep, push))
        assert there[3, 1] > back[3, 1]  # the first above the second
        assert [read.ink(patch) for patch in arrows.patches] == [COLOURS[y], style.QUIET]
        whole, bar = left.patches
        assert (whole.get_width(), bar.get_width()) == pytest.approx((1, push))
        assert read.ink(bar) == COLOURS[y]


def test_the_numbers_of_the_factors_stand_before_their_names(moved):
    _, y, prob, drawn = moved
    factors = {
        "×": ("slope of the loss in ŷ", 1 / abs(1 - y - prob), 0.51),
        "÷": ("flatness of σ", 1 / prob / (1 - prob), 0.51),
        "=": ("push on z", abs(prob - y), 5.1e-5),
    }
    for *_, arrows, left in drawn:
        rows = sorted([*arrows.texts, *left.texts], key=lambda text: text.get_position()[0])
        for text in rows[:3]:
            sign, number = text.get_text().split()
            name, worth, rough = factors[sign]
            assert float(number) == pytest.approx(worth, abs=rough)
            height = text.get_position()[1]
            beside = [t.get_text() for t in text.axes.texts if t.get_position()[1] == height]
            assert name in beside
        assert {text.get_text()[0] for text in rows[:3]} == {*factors}


def test_dots_tangents_and_gap_stand_where_the_numbers_are(moved):
    z, y, prob, drawn = moved
    heights = prob, losses.binary_cross_entropy(y, prob)
    slopes = prob * (1 - prob), prob - y
    for s_curve, loss, *_ in drawn:
        for ax, height, slope in zip((s_curve, loss), heights, slopes, strict=True):
            assert read.dots(ax, style.INK).tolist() == [pytest.approx([z, height])]
            tangent = next(line for line in ax.lines if line.get_color() == style.QUIET)
            x, rise = tangent.get_data()
            assert np.diff(rise) / np.diff(x) == pytest.approx(slope)
            assert [np.mean(x), np.mean(rise)] == pytest.approx([z, height])
            [words] = [words for words in read.told(ax) if words.startswith("slope")]
            written = float(words.split()[1].replace("−", "-"))
            assert written == pytest.approx(slope, abs=5.1e-5)
        gap = max(s_curve.lines, key=lambda line: line.get_linewidth())
        assert gap.get_xydata() == pytest.approx(np.array([[z, prob], [z, y]]))
        assert gap.get_color() == COLOURS[y]


def test_the_curve_of_the_label_is_thick_and_each_is_named_where_it_runs(moved):
    _, y, _, drawn = moved
    for _, loss, *_ in drawn:
        active = max(loss.lines, key=lambda line: line.get_linewidth())
        name = read.named(loss, f"y = {y}")
        assert active.get_color() == name.get_color() == COLOURS[y]
        z, nats = active.get_data()
        truth = losses.binary_cross_entropy_with_logits(y, z, reduction="none")
        assert nats == pytest.approx(truth)
        at, height = name.xy
        assert np.interp(at, z, nats) == pytest.approx(height, abs=0.01)


def test_the_strongest_push_is_where_the_answer_is_most_wrong(explorer):
    assert read.done(explorer) == [{"z": -8, "y": 1}, {"z": 8, "y": 0}]


def test_sure_and_wrong(axes_of):
    [ax] = axes_of("draw_sure_and_wrong")
    curve = ax.lines[0]
    assert curve.get_ydata() == pytest.approx(losses.sigmoid(curve.get_xdata()))
    [(z, prob)] = read.dots(ax)
    assert prob == pytest.approx(losses.sigmoid(z))
    assert ax.lines[1].get_xydata() == pytest.approx(np.array([[z, 0], [z, prob]]))
    assert {f"says {prob:.3f}", "the truth is 0"} <= set(read.told(ax))


def test_sigmoid_points(axes_of):
    [ax] = axes_of("draw_sigmoid_points")
    read.assert_axes(ax, "logit z", "probability ŷ = σ(z)")
    [curve] = [line for line in ax.lines if line.get_linestyle() != "None"]
    assert curve.get_ydata() == pytest.approx(losses.sigmoid(curve.get_xdata()))
    places, named = read.dots(ax), []
    assert places[:, 1] == pytest.approx(losses.sigmoid(places[:, 0]))
    for text in ax.texts:
        if said := re.fullmatch(r"σ\((−?\d)\) = (\S+)", text.get_text()):
            z = float(said[1].replace("−", "-"))
            assert text.xy == pytest.approx((z, losses.sigmoid(z)))
            assert said[2] == f"{losses.sigmoid(z):.3f}"
            named.append(z)
    assert sorted(named) == places[:, 0].tolist()


def test_softplus(axes_of):
    [ax] = axes_of("draw_softplus")
    read.assert_axes(ax, "logit z", "loss in nats")
    for y, colour in COLOURS.items():
        assert read.named(ax, f"y = {y}").get_color() == colour
        read.assert_curve(ax, f"y = {y}", lambda z, y=y: np.logaddexp(0, -z if y else z))
        x, height = read.named(ax, f"y = {y}").xy
        assert np.sign(x) == (-1 if y else 1)
        assert height == pytest.approx(abs(x))
    read.assert_curve(ax, "dotted: |z|", np.abs)
    assert read.dots(ax)[0] == pytest.approx((0, np.log(2)))
    assert read.named(ax, "0.693").get_position()[0] == 0


def test_sigmoid_twice(axes_of):
    for ax, y in zip(axes_of("draw_sigmoid_twice"), (1, 0), strict=True):
        read.assert_axes(ax, "logit z", f"y = {y}: loss in nats")

        def loss(z, y=y):
            return np.logaddexp(0, -z if y else z)

        read.assert_curve(ax, "one sigmoid", loss)
        read.assert_curve(ax, "sigmoid twice", lambda z: loss(losses.sigmoid(z)))
        floor = loss(np.array(float(y)))
        [said] = [words for words in read.told(ax) if words.startswith("floor")]
        assert said == f"floor {floor:.3f}"
        assert read.curve_of(ax, said).get_ydata() == pytest.approx([floor, floor])
