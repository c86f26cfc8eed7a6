"""The pairing explorer: each logit and label, its numbers, arrows and bar held to `losses`."""

import math
import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from support.small_explorers import picture

from helpers import losses
from helpers.explorers import sigmoid_pairing
from helpers.figures import BLUE, INK, ORANGE, QUIET

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
    """The S-curve, the loss, the arrows and what is left, of the wide and of the tall picture."""
    for stage in explorer.stages.values():
        assert [ax.get_xscale() for ax in stage.figure.axes] == ["linear"] * 2 + ["log", "linear"]
        yield stage.figure.axes


def states_and_panels(explorer):
    for z, y in some_states(explorer):
        explorer.move(z=z, y=y)
        yield from ((z, y, *panels) for panels in both_shapes(explorer))


def colour(y):
    return BLUE if y else ORANGE


def dot(ax):
    (line,) = (line for line in ax.lines if line.get_marker() == "o")
    assert line.get_color() == INK
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


def test_the_arrows_run_there_and_back_and_what_is_left_is_a_plain_bar(explorer):
    for z, y, _, _, arrows, left in states_and_panels(explorer):
        steep, push = 1 / abs(1 - y - losses.sigmoid(z)), abs(losses.sigmoid(z) - y)
        there, back = (patch.get_xy() for patch in arrows.patches)
        assert (there[0, 0], there[3, 0]) == pytest.approx((1, steep))
        assert (back[0, 0], back[3, 0]) == pytest.approx((steep, push))
        assert there[3, 1] > back[3, 1]  # the first above the second
        colours = [to_hex(patch.get_facecolor()).upper() for patch in arrows.patches]
        assert colours == [colour(y), QUIET]
        whole, bar = left.patches
        assert (whole.get_width(), bar.get_width()) == pytest.approx((1, push))
        assert to_hex(bar.get_facecolor()).upper() == colour(y)


def test_the_numbers_of_the_factors_stand_before_their_names(explorer):
    for z, y, _, _, arrows, left in states_and_panels(explorer):
        told = numbers(explorer.move(z=z, y=y))
        rows = sorted([*arrows.texts, *left.texts], key=lambda text: text.get_position()[0])
        signs, shown = zip(*(text.get_text().split() for text in rows[:3]), strict=True)
        assert set(signs) == {"×", "÷", "="}
        shown = dict(zip(signs, map(float, shown), strict=True))
        assert shown["×"] == pytest.approx(abs(told["by_prob"]), abs=0.51)
        prob = losses.sigmoid(z)
        assert shown["÷"] == pytest.approx(1 / prob / (1 - prob), abs=0.51)
        assert shown["="] == abs(told["product"])
        pairs = {(text.get_text()[0], name) for text in rows[:3] for name in names_beside(text)}
        assert pairs == {
            ("×", "slope of the loss in ŷ"),
            ("÷", "flatness of σ"),
            ("=", "push on z"),
        }


def names_beside(number):
    heights = ((text, text.get_position()[1]) for text in number.axes.texts if text is not number)
    return [text.get_text() for text, height in heights if height == number.get_position()[1]]


def test_the_dots_sit_on_their_curves(explorer):
    for z, y, s_curve, loss, *_ in states_and_panels(explorer):
        prob = losses.sigmoid(z)
        assert dot(s_curve).tolist() == [pytest.approx([z, prob])]
        assert dot(loss).tolist() == [pytest.approx([z, losses.binary_cross_entropy(y, prob)])]


def test_the_curve_of_the_label_is_thick_and_each_is_named_where_it_runs(explorer):
    for _, y, _, loss, *_ in states_and_panels(explorer):
        active = max(loss.lines, key=lambda line: line.get_linewidth())
        assert active.get_color() == colour(y)
        z, nats = active.get_data()
        assert nats == pytest.approx(
            losses.binary_cross_entropy_with_logits(y, z, reduction="none")
        )
        named = next(text for text in loss.texts if text.get_text() == f"y = {y}")
        assert named.get_color() == colour(y)
        at, height = named.xy
        assert np.interp(at, z, nats) == pytest.approx(height, abs=0.01)


def test_the_tangents_touch_at_the_dots_with_the_slopes_that_are_told(explorer):
    for z, y, s_curve, loss, *_ in states_and_panels(explorer):
        told = numbers(explorer.move(z=z, y=y))
        for ax, slope in ((s_curve, told["by_logit"]), (loss, told["product"])):
            line = next(line for line in ax.lines if line.get_color() == QUIET)
            x, height = line.get_data()
            assert np.diff(height) / np.diff(x) == pytest.approx(slope, abs=5.1e-5)
            assert [np.mean(x), np.mean(height)] == pytest.approx(dot(ax)[0])
            (words,) = (t.get_text() for t in ax.texts if t.get_text().startswith("slope"))
            assert float(words.split()[1].replace("−", "-")) == pytest.approx(slope, abs=5.1e-5)


def test_the_gap_runs_from_the_dot_to_the_label(explorer):
    for z, y, s_curve, *_ in states_and_panels(explorer):
        gap = max(s_curve.lines, key=lambda line: line.get_linewidth())
        assert gap.get_xydata() == pytest.approx(np.array([[z, losses.sigmoid(z)], [z, y]]))
        assert gap.get_color() == colour(y)


def test_the_strongest_push_is_where_the_answer_is_most_wrong(explorer):
    states = [(z, y) for y in (0, 1) for _, z in explorer.controls["z"].options]
    assert [(z, y) for z, y in states if explorer.does(z=z, y=y)] == [(8, 0), (-8, 1)]
    pushes = [abs(numbers(explorer.move(z=z, y=y))["product"]) for z, y in states]
    assert [state for state, push in zip(states, pushes, strict=True) if push == max(pushes)] == [
        (8, 0),
        (-8, 1),
    ]
    assert not sigmoid_pairing().does(**sigmoid_pairing().values)
