"""The explorers of beliefs: every state held to the formulas, which are written out here again."""

import itertools
import math
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from small_explorers import assert_texts_apart, picture

from helpers import figures, losses
from helpers.explorers import likelihood, wrong_belief
from helpers.explorers.beliefs import TOSSES

LESSON = Path(__file__).parents[1] / "notebooks" / "08_entropy.ipynb"
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
    return grid(explorer)[::37] + [(0.0, 0.05), (1.0, 0.95), (0.7, 0.7)]


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


def test_the_bars_stack_to_the_cross_entropy(beliefs):
    for p, q in some(beliefs):
        beliefs.move(p=p, q=q)
        for shape, stage in zip(("wide", "tall"), stages(beliefs), strict=True):
            assert_bars(stage.figure.axes[0], p, q, along=0 if shape == "tall" else 1)


def assert_bars(ax, p, q, along):
    """Bars that lie go along the axis 0, bars that stand along the axis 1."""
    assert [bar.get_hatch() for bar in ax.patches] == [None, "//"]
    floor, extra = (bar.get_bbox() for bar in ax.patches)
    assert floor.p0[along] == 0
    assert floor.p1[along] == extra.p0[along] == pytest.approx(entropy(p))
    assert extra.size[along] == pytest.approx(divergence(p, q), abs=1e-12)
    assert extra.p1[along] <= ax.viewLim.p1[along]
    shown = " ".join(text.get_text() for text in ax.texts)
    expected = f"H {entropy(p):.3f} KL {divergence(p, q):.3f}"
    assert shown.startswith(expected.replace("-0.000", "0.000"))
    assert shown.endswith(f"CE {losses.binary_cross_entropy(p, q):.3f}")


def test_the_dot_is_on_the_curve_the_ring_at_its_lowest_point(beliefs):
    for stage, (p, q) in itertools.product(stages(beliefs), some(beliefs)):
        level, curve, gap, ring, dot = stage.figure.axes[1].lines
        beliefs.move(p=p, q=q)
        at, cost = dot.get_xydata()[0]
        assert (at, cost) == (q, pytest.approx(losses.binary_cross_entropy(p, q)))
        x, y = curve.get_data()
        assert np.interp(q, x, y) == pytest.approx(cost, abs=1e-3)
        assert ring.get_xydata().tolist() == [[p, pytest.approx(entropy(p))]]
        assert abs(x[y.argmin()] - p) < 0.0025
        assert y.min() >= entropy(p) - 1e-12
        assert gap.get_xydata().tolist() == [[q, pytest.approx(entropy(p))], [q, cost]]
        assert list(level.get_ydata()) == [pytest.approx(entropy(p))] * 2


def test_the_numbers_at_the_bars_touch_neither_each_other_nor_the_bars(beliefs):
    for stage, (p, q) in itertools.product(stages(beliefs), some(beliefs)):
        beliefs.move(p=p, q=q)
        ax = stage.figure.axes[0]
        texts, bars = (
            [each.get_window_extent() for each in artists] for artists in (ax.texts, ax.patches)
        )
        assert not any(one.overlaps(other) for one, other in itertools.combinations(texts, 2))
        for text in texts:
            assert not any(text.overlaps(bar) for bar in bars)
            assert ax.bbox.x0 <= text.x0 < text.x1 <= ax.bbox.x1
            assert ax.bbox.y0 <= text.y0 < text.y1 <= ax.bbox.y1


def test_no_text_leaves_the_pictures_or_touches_another(beliefs, tosses):
    for p, q in some(beliefs):
        beliefs.move(p=p, q=q)
        assert_texts_apart(beliefs)
    assert_texts_apart(tosses)


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


def test_both_curves_choose_the_share_of_heads(tosses):
    for stage in stages(tosses):
        product, mean = (ax.lines[0] for ax in stage.figure.axes)
        assert product.get_xdata()[product.get_ydata().argmax()] == pytest.approx(0.7)
        assert mean.get_xdata()[mean.get_ydata().argmin()] == pytest.approx(0.7)
        for ax in stage.figure.axes:
            assert ax.get_title().endswith("q = 0.70")
            assert list(ax.lines[1].get_xdata()) == pytest.approx([0.7, 0.7])


def test_both_dots_are_on_their_curves(tosses):
    for q in values(tosses, "q")[::6]:
        tosses.move(q=q)
        for ax in (ax for stage in stages(tosses) for ax in stage.figure.axes):
            curve, _, dot = ax.lines
            [(x, y)] = dot.get_xydata()
            assert x == q
            assert y == pytest.approx(np.interp(q, *curve.get_data()), abs=2e-3)
            assert ax.get_ylim()[0] <= y <= ax.get_ylim()[1]


# The pictures that stand still


def test_the_arch_of_entropy_in_nats_and_bits():
    _, ax = figures.new_figure()
    curve, *marks = figures.draw_entropy(ax)
    for mark, p in zip(marks, (0.5, 0.7), strict=True):
        assert mark.get_xydata().tolist() == [[p, pytest.approx(entropy(p))]]
        assert np.interp(p, *curve.get_data()) == pytest.approx(entropy(p), abs=1e-5)
    assert curve.get_ydata()[[0, -1]].tolist() == [0, 0]
    [bits] = ax.child_axes
    to_bits, to_nats = bits._functions
    assert to_bits(math.log(2)) == pytest.approx(1)
    assert to_nats(1) == pytest.approx(math.log(2))


def test_the_names_of_the_forecasters_stand_at_their_ends():
    _, ax = figures.new_figure(height=420)
    ends = {0.99: 1.39, 0.9: 0.76, 0.5: 0.69, 0.7: 0.61}
    lines = figures.draw_running_means(ax, {q: np.full(100, end) for q, end in ends.items()})
    ax.figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in ax.texts]
    assert [text.get_text() for text in ax.texts] == [f"says {q:g}" for q in ends]
    for line, text, box in zip(lines, ax.texts, boxes, strict=True):
        assert line.get_color() == text.get_color()
        assert text.get_position()[1] == pytest.approx(line.get_ydata()[-1], abs=0.07)
        assert box.x1 < ax.bbox.x1
    assert sorted(boxes, key=lambda box: -box.y0) == boxes
    assert len({line.get_linestyle() for line in lines}) == 4
