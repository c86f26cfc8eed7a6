"""The pictures of lesson 10: purses, a wrong belief, twenty tosses, the arch and running means."""

import math
from pathlib import Path

import nbformat
import numpy as np
import pytest
from explorers.table import BY_NAME
from support import read

from helpers import figures, losses
from helpers.figures import style

LESSON = Path(__file__).parents[2] / "notebooks" / "10_entropy.ipynb"


def entropy(p):
    return losses.binary_cross_entropy(p, p)


# two_purses


@pytest.fixture(scope="module")
def purses():
    return BY_NAME["two_purses"].fresh


def held(q):
    return -0.7 * math.log(q), -0.3 * math.log(1 - q)


def blocks(collection):
    """(left, right, low, high) of each block, from the lowest one up."""
    boxes = [path.get_extents() for path in collection.get_paths()]
    return sorted(((b.x0, b.x1, b.y0, b.y1) for b in boxes), key=lambda box: box[2])


@pytest.mark.parametrize("q", [0.1, 0.37, 0.64, 0.9, 0.98])
def test_each_day_is_a_block_and_stacked_they_reach_the_curve(purses, q):
    for [ax] in read.shapes(purses, q=q):
        parts, (curve, dot) = [blocks(part) for part in ax.collections], ax.lines
        assert [len(part) for part in parts] == [7, 3, 7, 3]
        for purse, bar, height in zip(parts[:2], parts[2:], held(q), strict=True):
            air = height / len(purse) * 0.12
            tops = [purse[-1][3], bar[-1][3] - bar[0][2]]
            assert (purse[0][2], tops) == (0, pytest.approx([height - air] * 2))
            assert all((left + right) / 2 == pytest.approx(q) for left, right, *_ in bar)
        assert (parts[2][0][2], parts[3][0][2]) == (0, pytest.approx(held(q)[0]))
        assert dot.get_xydata().tolist() == [[q, pytest.approx(sum(held(q)))]]
        assert np.interp(q, *curve.get_data()) == pytest.approx(sum(held(q)), abs=1e-3)
        assert sum(held(q)) < ax.get_ylim()[1]
        rainy, dry = (f"{each:.3f}" for each in held(q))
        assert {rainy, dry, f"stacked {sum(held(q)):.3f}"} <= {*read.told(ax)}
        colours = [read.named(ax, words).get_color() for words in (rainy, dry)]
        assert colours == [style.BLUE, style.ORANGE]
        assert [part.get_hatch() for part in ax.collections] == [None, "//"] * 2


def test_equal_purses_are_found_at_one_belief_that_is_not_the_cheapest(purses):
    beliefs = [q for _, q in purses.controls["q"].options]
    even = min(beliefs, key=lambda q: abs(held(q)[0] - held(q)[1]))
    assert read.done(purses) == [{"q": even}] == [{"q": 0.64}]
    assert min(beliefs, key=lambda q: sum(held(q))) == 0.7


# wrong_belief


@pytest.fixture(scope="module")
def beliefs():
    return BY_NAME["wrong_belief"].fresh


@pytest.mark.parametrize(("p", "q"), [(0, 0.01), (0.1, 0.6), (0.4, 0.02), (0.7, 0.7), (1, 0.99)])
def test_the_bar_stands_on_its_belief_and_reaches_the_curve(beliefs, p, q):
    h, cost = entropy(p), losses.binary_cross_entropy(p, q)
    words = {f"CE {cost:.3f} nats", f"H {h:.3f}, the floor", f"KL {cost - h:z.3f}, yours"}
    wide, tall = read.shapes(beliefs, p=p, q=q)
    for ax in (wide[-1], tall[-1]):
        ground, below, above = (patch.get_bbox() for patch in ax.patches)
        floor, curve, ring, dot = ax.lines
        assert ground.extents == pytest.approx([0, 0, 1, h])
        assert list(floor.get_ydata()) == [pytest.approx(h)] * 2
        assert [(part.x0 + part.x1) / 2 for part in (below, above)] == pytest.approx([q, q])
        assert (below.y0, below.y1, above.y0, above.y1) == pytest.approx((0, h, h, cost))
        assert dot.get_xydata().tolist() == [[q, pytest.approx(min(cost, ax.get_ylim()[1]))]]
        assert np.interp(q, *curve.get_data()) == pytest.approx(cost, abs=1e-2)
        assert ring.get_xydata().tolist() == [[p, pytest.approx(h)]]
        assert [patch.get_hatch() for patch in ax.patches] == [None, None, "//"]
    for axes in (wide, tall):
        assert words <= {said for ax in axes for said in read.told(ax)}
    below, above = tall[0].patches
    assert below.get_width() == above.get_x() == pytest.approx(h)
    assert above.get_width() == pytest.approx(cost - h, abs=1e-12)


def test_the_curve_runs_out_of_the_top_wherever_the_truth_is_not_certain(beliefs):
    for _, p in beliefs.controls["p"].options:
        q, cost = figures.cost_curve(p)
        assert np.all(np.diff(q) >= 0)
        assert (cost[0] > 5, cost[-1] > 5) == (p > 0, p < 1)
        assert q[cost.argmin()] == pytest.approx(p, abs=0.0026)


def test_the_honest_belief_alone_costs_least_and_the_ring_waits_for_it(beliefs):
    honest = [{"p": p, "q": p} for _, p in beliefs.controls["p"].options if 0 < p < 1]
    assert read.done(beliefs) == honest
    for stage in beliefs.stages.values():
        assert stage.hidden == [stage.figure.axes[-1].lines[2]]


# likelihood


@pytest.fixture(scope="module")
def tosses():
    return BY_NAME["likelihood"].fresh


@pytest.mark.parametrize("q", [0.01, 0.31, 0.5, 0.7, 0.99])
def test_each_coin_stands_under_its_price_and_the_level_is_the_mean(tosses, q):
    row, price = "HHTHHHTHHTHHHTHHTHTH", {"H": -math.log(q), "T": -math.log(1 - q)}
    level, product = sum(price[toss] for toss in row) / 20, 1e6 * q**14 * (1 - q) ** 6
    for *rows, bump in read.shapes(tosses, q=q):
        coins = [coin for ax in rows for coin in priced(ax)]
        assert coins == [(toss, pytest.approx(price[toss])) for toss in row]
        for ax in rows:
            assert list(ax.lines[-1].get_ydata()) == pytest.approx([level] * 2)
        heads, tails = f"14 heads, {price['H']:.3f} each", f"6 tails, {price['T']:.3f} each"
        assert {f"mean {level:.3f}", heads, tails} <= {*read.told(rows[0])}
        curve, stem, dot = bump.lines
        assert dot.get_xydata().tolist() == [[q, pytest.approx(product)]]
        assert stem.get_xydata()[-1].tolist() == dot.get_xydata()[0].tolist()
        assert curve.get_xdata()[curve.get_ydata().argmax()] == pytest.approx(0.7)


def priced(ax):
    """(letter, price) of each coin of a row, from left to right."""
    heads, tails = ax.lines[:2]
    assert (heads.get_color(), tails.get_color()) == (style.BLUE, style.ORANGE)
    tops = {x: y for line in (heads, tails) for x, y in line.get_xydata()[1::3]}
    letters = {t.get_position()[0]: t for t in ax.texts if t.get_text() in ("H", "T")}
    for letter in letters.values():
        assert letter.get_color() == (style.BLUE if letter.get_text() == "H" else style.ORANGE)
    return [(letters[x].get_text(), tops[x]) for x in sorted(tops)]


def test_the_lesson_tosses_the_same_row_and_its_share_of_heads_is_likeliest(tosses):
    cells = nbformat.read(LESSON, 4).cells
    assert any('"HHTHHHTHHTHHHTHHTHTH"' in cell.source for cell in cells)
    assert read.done(tosses) == [{"q": 0.7}]
    for stage in tosses.stages.values():
        bump = stage.figure.axes[-1]
        assert stage.hidden == [bump.lines[0], bump.texts[1]]


# The figures that stand still


def test_entropy(axes_of):
    [ax] = axes_of("draw_entropy")
    read.assert_axes(ax, "probability p", "entropy in nats")
    [curve] = [line for line in ax.lines if line.get_linestyle() != "None"]
    p, nats = curve.get_data()
    inside = np.clip(p, 1e-12, 1 - 1e-12)
    truth = losses.binary_cross_entropy(inside, inside, reduction="none")
    assert nats == pytest.approx(truth, abs=1e-9)
    assert [p[0], p[-1]] == [0, 1]
    for place, (words, at) in zip(
        read.dots(ax), {"fair coin": 0.5, "rain, p = 0.7": 0.7}.items(), strict=True
    ):
        assert place.tolist() == [at, pytest.approx(entropy(at))]
        assert read.named(ax, words).get_position() == pytest.approx(place, abs=0.05)
    [bits] = ax.child_axes
    assert read.named(ax, "in bits").xy[0] == 1
    bits.figure.draw_without_rendering()
    assert bits.get_ylim() == pytest.approx(np.array(ax.get_ylim()) / np.log(2))


def test_running_means(axes_of):
    [ax] = axes_of("draw_running_means")
    days = "days so far, each step ten times as many"
    read.assert_axes(ax, days, "mean price so far, in nats", ("log", "linear"))
    for q in (0.99, 0.9, 0.5, 0.7):
        x, y = read.curve_of(ax, f"says {q:g}").get_data()
        assert x.tolist() == list(range(1, 10_001))
        paid = np.diff(y * x, prepend=0)  # of each day
        wet = np.isclose(paid, -np.log(q))
        assert paid == pytest.approx(np.where(wet, -np.log(q), -np.log(1 - q)), abs=1e-8)
        assert y[-1] == pytest.approx(losses.binary_cross_entropy(0.7, q), abs=0.05)
        assert read.named(ax, f"says {q:g}").get_position()[1] == pytest.approx(y[-1], abs=0.08)
    assert len({f"{line.get_linestyle()} {line._dash_pattern}" for line in ax.lines}) == 4
    ticks = [float(label.get_text().replace(",", "")) for label in ax.get_xticklabels()]
    assert ticks == ax.get_xticks().tolist()
