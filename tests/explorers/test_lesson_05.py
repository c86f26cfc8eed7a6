"""The pictures of lesson 05: two pulls, two valleys and a race, a step and a fair race."""

import numpy as np
import pytest
from explorers import expected
from explorers.table import BY_NAME, numbers_in
from support import read
from support.static_pictures import CROSSED, RATES, SQUARED

from helpers import losses
from helpers.figures import style

COLOURS = {"squared error": style.ORANGE, "cross-entropy": style.BLUE}
PULLS = dict(zip(COLOURS, expected.SLOPES, strict=True))


# gradients


@pytest.mark.parametrize("y", [0, 1])
def test_arrows_point_to_where_the_loss_is_smaller(y):
    for [ax] in read.shapes(BY_NAME["gradients"].fresh, z=-3, y=y):
        assert read.dots(ax, style.INK).tolist() == [[-3, ax.get_ylim()[0]]]
        for name, colour in COLOURS.items():
            pull = PULLS[name](y, -3)
            curve = next(line for line in ax.lines
                         if line.get_color() == colour and len(line.get_xdata()) > 20)  # fmt: skip
            z, size = curve.get_data()
            np.testing.assert_allclose(size, abs(PULLS[name](np.full(len(z), y), z)), atol=1e-12)
            assert read.dots(ax, colour).tolist() == [[-3, pytest.approx(abs(pull))]]
            [arrow] = [p.get_xy()[:, 0] for p in ax.patches[1:] if read.ink(p) == colour]
            assert arrow[np.argmax(abs(arrow + 3))] == pytest.approx(-3 - 4 * pull)
            texts = [text.get_text() for text in ax.texts if text.get_color() == colour]
            assert texts[-2:] == [name, f"{abs(pull):.3f}"]


def test_where_squared_error_pulls_hardest_shows_only_once_found():
    explorer = BY_NAME["gradients"].fresh
    assert read.done(explorer) == [{"z": -0.7, "y": 1}, {"z": 0.7, "y": 0}]
    z = np.array([z for _, z in explorer.controls["z"].options])
    for y, found in ((0, 0.7), (1, -0.7)):
        assert z[np.argmax(abs(expected.SLOPES[0](np.full(len(z), y), z)))] == found
        for stage, [ax] in zip(
            explorer.stages.values(), read.shapes(explorer, z=found, y=y), strict=True
        ):
            region = ax.patches[0]
            ends = sorted((region.get_x(), region.get_x() + region.get_width()))
            assert losses.sigmoid(min(ends, key=abs)) == pytest.approx([2 / 3, 1 / 3][y])
            curve = next(line for line in ax.lines if line.is_dashed())
            assert {region, curve} <= set(stage.hidden)


def test_the_pulls_at_the_place_that_the_lesson_speaks_of():
    sentence = BY_NAME["gradients"].fresh.move(z=4.0, y=0)
    assert numbers_in(sentence) == [4.0, 0.982, 0, 0.01735, 0.98201, 56.6]


# two_valleys


def total(loss, w):
    """The loss of all four points at each weight."""
    w = np.atleast_1d(w)
    z, y = np.outer(w, expected.INPUTS), np.tile(expected.LABELS, (len(w), 1))
    if loss == "squared error":
        return losses.squared_error(y, losses.sigmoid(z), reduction="none").sum(axis=1)
    return losses.binary_cross_entropy_with_logits(y, z, reduction="none").sum(axis=1)


def test_balls_lie_on_their_curves():
    rates = {"squared error": 0.1, "cross-entropy": 0.01}
    for sse, bce in read.shapes(BY_NAME["two_valleys"].fresh, start=0.4, step=50):
        for ax, name in (
            (sse, "squared error"), (bce, "cross-entropy"), (bce.child_axes[0], "cross-entropy")
        ):  # fmt: skip
            curve, trail, ball, *start = ax.lines
            [w], [height] = ball.get_data()
            assert w == expected.rolled(PULLS[name], rates[name])[50, expected.STARTS.index(0.4)]
            assert height == pytest.approx(total(name, w).item())
            assert np.interp(w, *curve.get_data()) == pytest.approx(height, rel=1e-2)
            assert {curve.get_color(), ball.get_color()} == {COLOURS[name]}
            assert trail.get_xdata()[[0, -1]].tolist() == [0.4, w]
            if start:
                assert start[0].get_xydata().tolist() == [
                    [0.4, pytest.approx(total(name, 0.4).item())]
                ]
                assert f"w = {w:.3f}".replace("-", "−") in read.told(ax)
                assert ax.get_title(loc="left") == f"{name}, η = {rates[name]}"


def test_lowest_is_said_of_the_lowest_place_and_only_once_found():
    near, everywhere = np.linspace(3, 5, 2001), np.linspace(-3.6, 5.6, 9201)
    for stage in BY_NAME["two_valleys"].fresh.stages.values():
        said = sorted((text.get_text(), text.get_position()[0]) for text in stage.hidden)
        lowest = sorted(everywhere[np.argmin(total(name, everywhere))] for name in COLOURS)
        second = near[np.argmin(total("squared error", near))]
        assert [words for words, _ in said] == ["lowest", "lowest", "second valley"]
        assert [place for _, place in said] == pytest.approx([*lowest, second], abs=0.002)


def test_a_start_traps_squared_error_only_beyond_the_hill():
    explorer = BY_NAME["two_valleys"].fresh
    assert explorer.values == {"start": -3.0, "step": 0}  # nothing has rolled
    traps = read.done(explorer)
    for start in {state["start"] for state in traps}:
        steps = [state["step"] for state in traps if state["start"] == start]
        assert (steps[0] >= 1000, steps[-1]) == (True, 5000)
    assert {state["start"] for state in traps} == {0.5, 1.0, 2.0, 5.0}
    told = numbers_in(explorer.move(start=5.0, step=5000))
    assert told == [5.0, 5000, 3.838, 0.693, -0.297, 2.269]
    told = numbers_in(explorer.move(start=-3.0, step=5000))
    assert told == [-3.0, 5000, -0.203, 0.405, -0.297, 2.269]


# race


def test_the_race_shows_the_run_up_to_the_epoch():
    race, rates = BY_NAME["race"].fresh, {"squared error": 0.15, "cross-entropy": 0.05}
    moved = read.shapes(race, start=(2.0, 2.0), rate_sse=0.15, rate_bce=0.05, epoch=160)
    for goal, [ax] in zip(("goal after 151 epochs", "goal: 151"), moved, strict=True):
        heights = {text.get_text().replace("\n", " ").replace("- ", "-"): text.get_position()[1]
                   for text in ax.texts}  # fmt: skip
        for name, colour in COLOURS.items():
            curve, dot = (line for line in ax.lines if line.get_color() == colour)
            run = losses.sigmoid(np.array(expected.raced(PULLS[name], rates[name], 4.0)[:161]))
            np.testing.assert_allclose(curve.get_ydata(), run, rtol=1e-9)
            assert dot.get_xydata().tolist() == [[160, pytest.approx(run[-1])]]
            assert name == "cross-entropy" or {f"{run[-1]:.3f}", goal} <= set(heights)
        assert heights["squared error"] > heights["cross-entropy"]  # as the runners are
        [curtain] = ax.patches
        assert (curtain.get_x(), curtain.get_x() + curtain.get_width()) == (160, 301)
        assert curtain.get_zorder() > ax.collections[0].get_zorder()  # the gap of later epochs


def test_squared_error_wins_only_with_a_larger_rate():
    race = BY_NAME["race"].fresh
    wins = read.done(race)
    assert {state["start"] for state in wins} == {(0.6, 0.9), (2.0, 2.0), (3.0, 3.0)}
    assert all(state["rate_sse"] > state["rate_bce"] for state in wins)
    late = {"start": (3.0, 3.0), "rate_sse": 1.5, "rate_bce": 0.05}
    assert race.does(**late, epoch=170)
    assert not race.does(**late, epoch=180)  # both are there


# Start, η of squared error and of cross-entropy, ŷ of both at 0, 150 and 300, as published.
TABLE = [
    ((0.6, 0.9), 0.15, 0.005, (0.8176, 0.1527, 0.0940), (0.8176, 0.6053, 0.4177)),
    ((2.0, 2.0), 0.15, 0.005, (0.9820, 0.9334, 0.2028), (0.9820, 0.9282, 0.7796)),
    ((2.0, 2.0), 0.15, 0.05, (0.9820, 0.9334, 0.2028), (0.9820, 0.1006, 0.0416)),
    ((2.0, 2.0), 0.15, 0.15, (0.9820, 0.9334, 0.2028), (0.9820, 0.0257, 0.0120)),
]


@pytest.mark.parametrize(("start", "sse", "bce", "squared", "crossed"), TABLE)
def test_the_race_agrees_with_the_published_setup(start, sse, bce, squared, crossed):
    for epoch, *ends in zip((0, 150, 300), squared, crossed, strict=True):
        told = BY_NAME["race"].fresh.move(start=start, rate_sse=sse, rate_bce=bce, epoch=epoch)
        assert numbers_in(told)[4::2] == ends


# The figures that stand still


def test_epochs_needed(axes_of):
    [ax] = axes_of("draw_epochs_needed")
    assert {ax.get_xlabel(), *read.told(ax)} >= {"learning rate η", "epochs needed"}
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    band = ax.patches[0].get_bbox()
    for (name, colour), needed in zip(COLOURS.items(), (SQUARED, CROSSED), strict=True):
        best = int(np.argmin(needed))
        words = f"{name}:\n{needed[best]} epochs at η = {RATES[best]:.1f}"
        assert read.named(ax, words).get_color() == colour
        curve, late, dot = [line for line in ax.lines if line.get_color() == colour]
        there = np.isfinite(curve.get_ydata())
        assert curve.get_xdata() == pytest.approx(RATES)
        assert curve.get_ydata()[there] == pytest.approx(np.array(needed)[there])
        assert there.tolist() == [epochs <= 300 for epochs in needed]
        assert late.get_xdata() == pytest.approx(RATES[~there])
        assert 300 < band.y0 < np.min(late.get_ydata()) <= np.max(late.get_ydata()) < band.y1
        assert dot.get_xydata()[0] == pytest.approx((RATES[best], needed[best]))


def test_descent_step(axes_of):
    [ax] = axes_of("draw_descent_step")
    end, start = ax.get_xticks()
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["new w", "w"]
    assert (ax.get_xscale(), ax.get_yscale()) == ("linear", "linear")
    curve = next(line for line in ax.lines if line.get_color() == style.BLUE)
    height = np.poly1d(np.polyfit(*curve.get_data(), 2))
    slope = height.deriv()(start)
    assert start - end == pytest.approx(0.7 * slope)  # η is 0.7
    assert height(end) < height(start)
    marks = [line.get_xydata()[0].tolist() for line in ax.lines if line.get_marker() == "o"]
    assert sorted(marks) == [pytest.approx([w, height(w)]) for w in (end, start)]
    [tangent] = [line for line in ax.lines if line.get_linestyle() == "--"]
    (x0, x1), (y0, y1) = tangent.get_data()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(slope)
    [arrow] = [text for text in ax.texts if getattr(text, "arrow_patch", None)]
    assert (arrow.xyann[0], arrow.xy[0]) == pytest.approx((start, end))
    assert {"η · slope", "slope", "w ← w − η · slope"} <= set(read.told(ax))
