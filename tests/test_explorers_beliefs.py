"""The explorers of beliefs: every state held to the formulas, which are written out here again."""

import itertools
import math
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from support.small_explorers import picture
from support.static_pictures import PICTURES

from helpers import figures, losses
from helpers.explorers import likelihood, wrong_belief
from helpers.explorers.lesson_10_beliefs import TOSSES

LESSON = Path(__file__).parents[1] / "notebooks" / "10_entropy.ipynb"
BELIEF = re.compile(
    r"Truth p = (?P<p>\S+), belief q = (?P<q>\S+) → "
    r"H (?P<h>\S+) \+ KL (?P<kl>\S+) = CE (?P<ce>\S+) nats"
)
LIKELIHOOD = re.compile(
    r"q = (?P<q>\S+) → product (?P<product>\S+) millionths, mean −ln (?P<mean>\S+) nats"
)
ROUNDING = 5.1e-4  # of a number told with three decimals


@pytest.fixture(scope="module")
def beliefs():
    return wrong_belief()


@pytest.fixture(scope="module")
def tosses():
    return likelihood()


def stages(explorer):
    """The wide one and the tall one."""
    assert list(explorer.stages) == ["wide", "tall"]
    return explorer.stages.values()


def values(explorer, name):
    return [value for _, value in explorer.controls[name].options]


def numbers(form, sentence):
    return {name: float(text) for name, text in form.fullmatch(sentence).groupdict().items()}


def price(share, belief):
    """What one outcome adds to a mean price; one that never happens adds nothing."""
    return -share * math.log(belief) if share else 0.0


def entropy(p):
    return price(p, p) + price(1 - p, 1 - p)


def divergence(p, q):
    """KL by its own formula, not as a difference."""
    return sum(a * math.log(a / b) for a, b in ((p, q), (1 - p, 1 - q)) if a)


def grid(explorer):
    return [(p, q) for p in values(explorer, "p") for q in values(explorer, "q")]


def some(explorer):
    return grid(explorer)[::37] + [(0.0, 0.01), (1.0, 0.99), (0.7, 0.7)]


# wrong_belief


def test_the_sliders_reach_certain_truths_and_every_truth_but_those_can_be_believed(beliefs):
    truths, believed = values(beliefs, "p"), values(beliefs, "q")
    assert (truths[0], truths[-1]) == (0, 1)
    assert set(truths) - {0, 1} <= set(believed)
    assert len(truths) * len(believed) <= 3000


def test_every_state_of_truth_and_belief_says_the_numbers_of_the_formulas(beliefs):
    for p, q in grid(beliefs):
        sentence = beliefs.move(p=p, q=q)
        told = numbers(BELIEF, sentence)
        assert (told["p"], told["q"]) == (p, q)
        assert told["h"] == pytest.approx(entropy(p), abs=ROUNDING)
        assert told["kl"] == pytest.approx(divergence(p, q), abs=ROUNDING)
        assert told["ce"] == pytest.approx(price(p, q) + price(1 - p, 1 - q), abs=ROUNDING)
        assert told["ce"] == pytest.approx(losses.binary_cross_entropy(p, q), abs=ROUNDING)
        assert "-" not in sentence
        assert len(sentence) <= 100


def test_moving_either_slider_moves_sentence_and_picture(beliefs):
    seen = set()
    for name, start in (("p", {"q": 0.9}), ("q", {"p": 0.7})):
        for key, value in start.items():
            beliefs.controls[key].value = value
        for value in values(beliefs, name)[::7]:
            beliefs.controls[name].value = value
            assert f"{name} = {value:.2f}" in beliefs.sentence
            assert beliefs.controls[name].label == f"{value:.2f}"
            seen.add(picture(beliefs))
    assert len(seen) == len(values(beliefs, "p")[::7]) + len(values(beliefs, "q")[::7])


def test_the_bar_stands_on_its_belief_and_reaches_the_curve(beliefs):
    for shape, (p, q) in itertools.product(("wide", "tall"), some(beliefs)):
        beliefs.move(p=p, q=q)
        ax = beliefs.stages[shape].figure.axes[-1]
        ground, below, above = (patch.get_bbox() for patch in ax.patches)
        floor, curve, ring, dot = ax.lines
        assert (ground.x0, ground.x1, ground.y0, ground.y1) == (0, 1, 0, pytest.approx(entropy(p)))
        assert list(floor.get_ydata()) == [pytest.approx(entropy(p))] * 2
        for part in (below, above):
            assert (part.x0 + part.x1) / 2 == pytest.approx(q)
        assert (below.y0, below.y1) == (0, pytest.approx(entropy(p)))
        assert above.y0 == pytest.approx(entropy(p))
        cost = price(p, q) + price(1 - p, 1 - q)
        assert above.y1 == pytest.approx(cost)
        assert dot.get_xydata().tolist() == [[q, pytest.approx(min(cost, ax.get_ylim()[1]))]]
        assert np.interp(q, *curve.get_data()) == pytest.approx(cost, abs=1e-2)
        assert ring.get_xydata().tolist() == [[p, pytest.approx(entropy(p))]]
        assert [patch.get_hatch() for patch in ax.patches] == [None, None, "//"]


def test_the_curve_runs_out_of_the_top_wherever_the_truth_is_not_certain(beliefs):
    for p in values(beliefs, "p"):
        q, cost = figures.cost_curve(p)
        assert np.all(np.diff(q) >= 0)
        assert (cost[0] > 5) == (p > 0)
        assert (cost[-1] > 5) == (p < 1)
        assert q[cost.argmin()] == pytest.approx(p, abs=0.0026)


def test_the_numbers_of_the_bar_are_told_and_lie_beside_it_on_a_narrow_screen(beliefs):
    for p, q in some(beliefs):
        beliefs.move(p=p, q=q)
        expected = [f"CE {price(p, q) + price(1 - p, 1 - q):.3f} nats"]
        expected += [f"H {entropy(p):.3f}, the floor", f"KL {abs(divergence(p, q)):.3f}, yours"]
        for stage in stages(beliefs):
            shown = [text.get_text() for ax in stage.figure.axes for text in ax.texts]
            assert {*expected} <= {*shown}
        below, above = beliefs.stages["tall"].figure.axes[0].patches
        assert below.get_width() == above.get_x() == pytest.approx(entropy(p))
        assert above.get_width() == pytest.approx(divergence(p, q), abs=1e-12)


def test_the_honest_belief_alone_costs_least_and_the_ring_waits_for_it(beliefs, tosses):
    assert [state for state in grid(beliefs) if beliefs.does(p=state[0], q=state[1])] == [
        (p, p) for p in values(beliefs, "p") if 0 < p < 1
    ]
    assert [q for q in values(tosses, "q") if tosses.does(q=q)] == [0.7]
    assert not any(make().does(**make().values) for make in (wrong_belief, likelihood))
    for stage in stages(beliefs):
        assert stage.hidden == [stage.figure.axes[-1].lines[2]]
    for stage in stages(tosses):
        bump = stage.figure.axes[-1]
        assert stage.hidden == [bump.lines[0], bump.texts[1]]


# likelihood


def test_the_lesson_tosses_the_same_row():
    row = "".join("H" if toss else "T" for toss in TOSSES)
    assert (len(row), row.count("H")) == (20, 14)
    assert any(f'"{row}"' in cell.source for cell in nbformat.read(LESSON, 4).cells)


def test_every_belief_says_product_and_mean(tosses):
    for q in values(tosses, "q"):
        sentence = tosses.move(q=q)
        told = numbers(LIKELIHOOD, sentence)
        assert len(sentence) <= 100
        assert told["q"] == q
        assert told["product"] == pytest.approx(1e6 * q**14 * (1 - q) ** 6, abs=ROUNDING)
        assert told["mean"] == pytest.approx(losses.binary_cross_entropy(0.7, q), abs=ROUNDING)


def test_moving_the_belief_moves_sentence_and_picture(tosses):
    seen = set()
    for q in values(tosses, "q")[::9]:
        tosses.controls["q"].value = q
        assert tosses.sentence.startswith(f"q = {q:.2f}")
        assert tosses.controls["q"].label == f"{q:.2f}"
        seen.add(picture(tosses))
    assert len(seen) == len(values(tosses, "q")[::9])


def test_each_coin_stands_under_its_price_and_the_level_is_the_mean(tosses):
    for q in values(tosses, "q")[::6]:
        tosses.move(q=q)
        for stage in stages(tosses):
            *rows, bump = stage.figure.axes
            coins = [price for ax in rows for price in priced(ax, q)]
            assert "".join(letter for letter, _ in coins) == "HHTHHHTHHTHHHTHHTHTH"
            assert [high for _, high in coins] == pytest.approx(
                [-math.log(q if letter == "H" else 1 - q) for letter, _ in coins]
            )
            level = sum(high for _, high in coins) / 20
            for ax in rows:
                assert list(ax.lines[-1].get_ydata()) == pytest.approx([level] * 2)
            shown = {text.get_text() for text in rows[0].texts}
            assert {
                f"mean {level:.3f}",
                f"14 heads, {-math.log(q):.3f} each",
                f"6 tails, {-math.log(1 - q):.3f} each",
            } <= shown
            curve, stem, dot = bump.lines
            assert dot.get_xydata().tolist() == [[q, pytest.approx(1e6 * q**14 * (1 - q) ** 6)]]
            assert stem.get_xydata()[-1].tolist() == dot.get_xydata()[0].tolist()
            assert curve.get_xdata()[curve.get_ydata().argmax()] == pytest.approx(0.7)


def priced(ax, q):
    """(letter, price) of each coin of a row, from left to right."""
    heads, tails = ax.lines[:2]
    assert (heads.get_color(), tails.get_color()) == (figures.BLUE, figures.ORANGE)
    tops = {x: y for line in (heads, tails) for x, y in line.get_xydata()[1::3]}
    letters = {t.get_position()[0]: t for t in ax.texts if t.get_text() in ("H", "T")}
    for letter in letters.values():
        assert letter.get_color() == (figures.BLUE if letter.get_text() == "H" else figures.ORANGE)
    return [(letters[x].get_text(), tops[x]) for x in sorted(tops)]


# The pictures that stand still


@pytest.mark.parametrize("shape", ["wide", "tall"])
def test_the_arch_of_entropy_in_nats_and_bits(shape):
    ax = PICTURES["draw_entropy"]().figures[shape].axes[0]
    curve, *marks = ax.lines
    for mark, p in zip(marks, (0.5, 0.7), strict=True):
        assert mark.get_xydata().tolist() == [[p, pytest.approx(entropy(p))]]
        assert np.interp(p, *curve.get_data()) == pytest.approx(entropy(p), abs=1e-5)
    assert curve.get_ydata()[[0, -1]].tolist() == [0, 0]
    [bits] = ax.child_axes
    to_bits, to_nats = bits._functions
    assert to_bits(math.log(2)) == pytest.approx(1)
    assert to_nats(1) == pytest.approx(math.log(2))


@pytest.mark.parametrize("shape", ["wide", "tall"])
def test_the_names_of_the_forecasters_stand_at_their_ends(shape):
    ax = PICTURES["draw_running_means"]().figures[shape].axes[0]
    names = [text for text in ax.texts if text.get_text().startswith("says")]
    assert [name.get_text() for name in names] == ["says 0.99", "says 0.9", "says 0.5", "says 0.7"]
    for line, name in zip(ax.lines, names, strict=True):
        assert line.get_color() == name.get_color()
        assert name.get_position()[1] == pytest.approx(line.get_ydata()[-1], abs=0.08)
    assert len({str(line.get_linestyle()) + str(line._dash_pattern) for line in ax.lines}) == 4
