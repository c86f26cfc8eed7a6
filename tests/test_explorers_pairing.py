"""The pairing explorer: every logit with both labels, its numbers and bars held to `losses`."""

import math
import re
from itertools import combinations, product

import numpy as np
import pytest
from matplotlib.patches import Rectangle
from small_explorers import picture

from helpers import losses
from helpers.explorers import sigmoid_pairing
from helpers.interactive.handles import HALO

SENTENCE = re.compile(
    r"y = (?P<y>[01]), z = (?P<z>\S+) → ŷ = (?P<prob>\S+), loss (?P<loss>\S+) nats; "
    r"dL/dŷ (?P<by_prob>\S+) × dŷ/dz (?P<by_logit>\S+) = dL/dz (?P<product>\S+)"
)


@pytest.fixture(scope="module")
def explorer():
    return sigmoid_pairing()


def numbers(sentence):
    found = SENTENCE.fullmatch(sentence).groupdict()
    return {name: float(text.replace("−", "-")) for name, text in found.items()}


def some_states(explorer):
    """Both ends, the middle and some between, with both labels."""
    return [(z, y) for y in (0, 1) for _, z in explorer.controls["z"].options[::8]]


def both_shapes(explorer):
    """The S-curve, the loss and the factors of the wide and of the tall picture."""
    wide, tall = (stage.figure.axes for stage in explorer.stages.values())
    for s_curve, loss, factors in ((wide[0], wide[2], wide[1]), tall):
        assert factors.get_xscale() == "log"
        yield s_curve, loss, factors


def states_and_panels(explorer):
    for z, y in some_states(explorer):
        explorer.move(z=z, y=y)
        yield from ((z, y, *panels) for panels in both_shapes(explorer))


def bars(ax):
    """(row, left end, right end) of each bar, from the top row to the bottom row."""
    patches = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    return [(p.get_y(), p.get_x(), p.get_x() + p.get_width()) for p in patches]


def dots(ax):
    (line,) = (line for line in ax.lines if line.get_marker() == "o")
    return line.get_xydata()


def test_the_slider_covers_the_promised_range(explorer):
    logits = [z for _, z in explorer.controls["z"].options]
    assert (min(logits), max(logits)) == (-8, 8)
    assert 0 in logits


def test_every_state_says_the_numbers_of_losses(explorer):
    pictures = set()
    states = [(z, y) for y in (0, 1) for _, z in explorer.controls["z"].options]
    for z, y in states:
        explorer.controls["y"].value, explorer.controls["z"].value = y, z
        told, prob = numbers(explorer.sentence), 1 / (1 + math.exp(-z))
        step = losses.binary_cross_entropy_with_logits(y, [z - 1e-5, z + 1e-5], reduction="none")
        assert (told["y"], told["z"]) == (y, z)
        assert explorer.controls["y"].label == f"y = {y}"
        assert float(explorer.controls["z"].label.replace("−", "-")) == z
        assert told["prob"] == pytest.approx(prob, abs=5.1e-5)
        assert told["loss"] == pytest.approx(losses.binary_cross_entropy(y, prob), abs=5.1e-4)
        assert told["by_prob"] == pytest.approx(-1 / prob if y else 1 / (1 - prob), abs=5.1e-4)
        assert told["by_logit"] == pytest.approx(prob * (1 - prob), abs=5.1e-7)
        assert told["product"] == pytest.approx(np.diff(step).item() / 2e-5, abs=5.1e-5)
        pictures.add(picture(explorer))
    assert len(pictures) == len(states)


def test_the_hatched_bars_cancel_and_the_rest_is_the_product(explorer):
    for z, y, _, _, factors in states_and_panels(explorer):
        prob = losses.sigmoid(z)
        steep, cancelled, left_over, whole = bars(factors)
        assert steep[1:] == cancelled[1:] == pytest.approx((1, 1 / abs(1 - y - prob)))
        assert left_over[1:] == whole[1:] == pytest.approx((abs(prob - y), 1))
        assert [row for row, *_ in (steep, cancelled, left_over, whole)] == [2, 1, 1, 0]


def test_the_dots_sit_on_their_curves_and_at_the_ends_of_the_bars(explorer):
    for z, y, *panels in states_and_panels(explorer):
        on_sigmoid, on_loss, ends = (dots(ax) for ax in panels)
        prob = losses.sigmoid(z)
        assert on_sigmoid.tolist() == [pytest.approx([z, prob])]
        assert on_loss.tolist() == [pytest.approx([z, losses.binary_cross_entropy(y, prob)])]
        slope = abs(losses.binary_cross_entropy_grad(y, prob))
        assert ends[:, 0] == pytest.approx([slope, abs(prob - y), abs(prob - y)])


def test_the_tangents_touch_at_the_dots_with_the_slopes_of_the_sentence(explorer):
    for z, y, s_curve, loss, _ in states_and_panels(explorer):
        told = numbers(explorer.move(z=z, y=y))
        for ax, slope in ((s_curve, told["by_logit"]), (loss, told["product"])):
            x, height = tangent(ax).get_data()
            assert np.diff(height) / np.diff(x) == pytest.approx(slope, abs=5.1e-5)
            assert [np.mean(x), np.mean(height)] == pytest.approx(dots(ax)[0])


def tangent(ax):
    dashed = (line for line in ax.lines if line.get_linestyle() == "--")
    return next(line for line in dashed if len(line.get_xdata()) == 2)


def test_the_gap_runs_from_the_dot_to_the_label(explorer):
    for z, y, s_curve, _, _ in states_and_panels(explorer):
        gap = max(s_curve.lines, key=lambda line: line.get_linewidth())
        assert gap.get_xydata() == pytest.approx(np.array([[z, losses.sigmoid(z)], [z, y]]))


def test_the_numbers_stand_beside_the_formulas(explorer):
    for z, y, _, _, factors in states_and_panels(explorer):
        told = numbers(explorer.move(z=z, y=y))
        shown = [float(text.get_text().replace("−", "-")) for text in factors.texts[3:]]
        assert shown == [told["by_prob"], told["by_logit"], told["product"]]


def test_no_text_leaves_a_picture_or_touches_another(explorer):
    for *_, s_curve, loss, factors in states_and_panels(explorer):
        panels, edge = (s_curve, loss, factors), s_curve.figure.bbox
        names = [text for ax in panels for text in (ax.title, ax.xaxis.label, ax.yaxis.label)]
        texts = [*loss.texts, *factors.texts, *(name for name in names if name.get_text())]
        boxes = [text.get_window_extent() for text in texts]
        for box in boxes:
            assert 0 <= box.x0 < box.x1 <= edge.x1
            assert 0 <= box.y0 < box.y1 <= edge.y1
        assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_no_name_of_a_tall_curve_stands_in_the_halo(explorer):
    _, (_, loss, _) = both_shapes(explorer)
    names = [name.get_window_extent() for name in loss.texts]
    for y, (_, z) in product((0, 1), explorer.controls["z"].options):
        explorer.move(z=z, y=y)
        across, up = loss.transData.transform(dots(loss)[0])
        for box in names:
            aside = max(box.x0 - across, across - box.x1, 0), max(box.y0 - up, up - box.y1, 0)
            assert math.hypot(*aside) > HALO
