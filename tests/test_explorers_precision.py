"""The three ways of one loss: every state told rightly, in every type, and shown as told."""

import itertools
import math
import re

import numpy as np
import pytest
from small_explorers import assert_texts_apart, picture

from helpers import figures, losses
from helpers.explorers import naive_and_stable
from helpers.figures.precision import loss_by_each_way

NUMBER = r"(nan|inf|−?\d+(?:\.\d+)?)"
SENTENCE = re.compile(
    rf"y = ([01]), z = (−?\d+), (float\d\d) → naive {NUMBER}; "
    rf"clipped {NUMBER}, slope {NUMBER}; stable {NUMBER} nats"
)
WAYS = ("naive", "clipped", "stable")
DIGITS = {"float64": 53, "float32": 24, "float16": 11}
# The logit at which e^-z overflows: the logarithm of the largest number of the type.
LARGEST = {"float64": 709.782, "float32": 88.722, "float16": 11.09}


@pytest.fixture(scope="module")
def explorer():
    return naive_and_stable()


def stages(explorer):
    """The wide one and the tall one."""
    assert list(explorer.stages) == ["wide", "tall"]
    return explorer.stages.values()


def states(explorer):
    logits = [z for _, z in explorer.controls["z"].options]
    return [(z, y, kind) for kind in DIGITS for y in (0, 1) for z in logits]


def told(explorer, z, y, kind):
    found = SENTENCE.fullmatch(explorer.move(z=z, y=y, kind=kind))
    assert found.groups()[:3] == (str(y), str(z).replace("-", "−"), kind)
    numbers = [float(text.replace("−", "-")) for text in found.groups()[3:]]
    return dict(zip(("naive", "clipped", "clipped slope", "stable"), numbers, strict=True))


def some_states(explorer):
    return states(explorer)[::11]


def marks(ax):
    """Where the mark of each way stands, by way."""
    by_marker = {"X": "naive", "s": "clipped", "o": "stable"}
    return {by_marker[li.get_marker()]: li for li in ax.lines if li.get_marker() in by_marker}


def test_the_controls_reach_as_far_as_promised(explorer):
    logits = [z for _, z in explorer.controls["z"].options]
    assert (min(logits), max(logits)) == (-1000, 1000)
    assert logits == sorted(set(logits))
    assert logits == [-z for z in reversed(logits)]
    assert len(states(explorer)) < 3000
    assert all(control.label for control in explorer.controls.values())


def test_the_stable_loss_is_that_of_losses_in_every_state(explorer):
    for z, y, kind in states(explorer):
        numbers = told(explorer, z, y, kind)
        rough = 5.1e-4 + (1e-3 if kind == "float16" else 0)
        truth = losses.binary_cross_entropy_with_logits(y, z)
        assert numbers["stable"] == pytest.approx(
            truth, rel=1e-3 if rough > 1e-3 else 1e-6, abs=rough
        )


def test_the_naive_loss_breaks_where_the_digits_end_and_nowhere_before(explorer):
    for z, y, kind in states(explorer):
        naive = told(explorer, z, y, kind)["naive"]
        broken = z >= DIGITS[kind] * math.log(2) or -z > LARGEST[kind]
        right_side = (z > 0) == (y == 1)
        if broken:
            assert math.isnan(naive) if right_side else naive == math.inf
        else:
            assert naive == pytest.approx(
                losses.binary_cross_entropy_with_logits(y, z), rel=0.15, abs=2e-3
            )


def test_the_naive_double_is_what_the_formula_gives_in_plain_python(explorer):
    for z, y, kind in states(explorer):
        if kind == "float64" and -700 < z < 36.7:
            prob = 1 / (1 + math.exp(-z))
            loss = -math.log(prob) if y else -math.log(1 - prob)
            assert told(explorer, z, y, kind)["naive"] == pytest.approx(loss, abs=5.1e-4)


@pytest.mark.parametrize(("kind", "ceilings"), [
    ("float64", {1: -math.log(1e-7), 0: -math.log(1e-7)}),
    ("float32", {1: -math.log(1e-7), 0: 23 * math.log(2)}),
])  # fmt: skip
def test_the_clip_holds_the_loss_and_kills_the_slope_beyond_its_ceiling(explorer, kind, ceilings):
    for z, y, name in states(explorer):
        if name != kind:
            continue
        numbers = told(explorer, z, y, kind)
        truth = losses.binary_cross_entropy_with_logits(y, z)
        if truth > 16.2:
            assert numbers["clipped"] == pytest.approx(ceilings[y], abs=5.1e-4)
            assert numbers["clipped slope"] == 0
        elif abs(z) < 14:
            assert numbers["clipped"] == pytest.approx(truth, rel=2e-3, abs=5.1e-4)
            slope = losses.binary_cross_entropy_with_logits_grad(y, z)
            assert numbers["clipped slope"] == pytest.approx(slope, abs=2e-3)


def test_in_half_precision_the_clip_does_nothing(explorer):
    assert told(explorer, 20, 0, "float16")["clipped"] == math.inf
    assert math.isnan(told(explorer, 8, 1, "float16")["clipped"])


def test_the_slopes_of_naive_and_stable_are_those_of_the_chain_rule():
    for z in np.linspace(-12, 12, 49):
        for y in (0, 1):
            ways = loss_by_each_way(y, z)
            slope = losses.binary_cross_entropy_with_logits_grad(y, z)
            assert [ways[way][1] for way in WAYS] == pytest.approx([slope] * 3, rel=1e-5, abs=1e-9)
    assert math.isnan(loss_by_each_way(0, np.float64(40))["naive"][1])
    assert loss_by_each_way(0, np.float64(20))["clipped"][1] == 0


def test_the_marks_stand_at_the_told_losses_or_out_of_sight(explorer):
    for stage, (z, y, kind) in itertools.product(stages(explorer), some_states(explorer)):
        numbers = told(explorer, z, y, kind)
        ax = stage.figure.axes[0]
        for way, mark in marks(ax).items():
            [[x, height]] = mark.get_xydata()
            assert x == z
            if math.isfinite(numbers[way]):
                assert height == pytest.approx(numbers[way], abs=5.1e-4)
            else:
                assert height > ax.get_ylim()[1]


def test_the_table_tells_what_the_sentence_tells(explorer):
    for stage, (z, y, kind) in itertools.product(stages(explorer), some_states(explorer)):
        numbers = told(explorer, z, y, kind)
        table = stage.figure.axes[1]
        cells = {round(t.get_position()[1]): [] for t in table.texts}
        for text in table.texts:
            cells[round(text.get_position()[1])].append(text.get_text())
        for row, way in ((2, "naive"), (1, "clipped"), (0, "stable")):
            name, loss, slope = cells[row]
            assert name == way
            assert float(loss) == pytest.approx(numbers[way], nan_ok=True)
            slope = float(slope.replace("−", "-"))
            if way == "clipped":
                assert slope == pytest.approx(numbers["clipped slope"], nan_ok=True)
            elif way == "stable" or not math.isnan(slope):
                truth = losses.binary_cross_entropy_with_logits_grad(y, z)
                assert slope == pytest.approx(truth, abs=2e-3)
            else:
                assert not math.isfinite(numbers["naive"])


def test_the_bands_cover_where_the_naive_formula_has_no_number(explorer):
    for stage, (kind, digits), y in itertools.product(stages(explorer), DIGITS.items(), (0, 1)):
        explorer.move(z=0, y=y, kind=kind)
        ax = stage.figure.axes[0]
        left, right = sorted(ax.patches, key=lambda band: band.get_x())
        assert left.get_x() + left.get_width() == pytest.approx(-LARGEST[kind], rel=0.03)
        assert right.get_x() == pytest.approx(digits * math.log(2), abs=0.13)
        names = {text.get_text() for text in ax.texts if text.get_position()[0] < 0}
        assert names == {"naive inf" if y else "naive nan"}


def test_no_text_leaves_the_pictures_or_touches_another(explorer):
    for z, y, kind in some_states(explorer):
        explorer.move(z=z, y=y, kind=kind)
        assert_texts_apart(explorer)


def test_every_state_has_its_own_picture_and_a_sentence_of_one_line(explorer):
    pictures = set()
    for z, y, kind in some_states(explorer):
        explorer.controls["z"].value = z
        explorer.controls["y"].value, explorer.controls["kind"].value = y, kind
        pictures.add(picture(explorer))
        assert len(explorer.sentence) <= 92
    assert len(pictures) == len(some_states(explorer))


def test_the_static_figure_draws_every_way_and_names_it():
    _, axes = figures.new_figure(2)
    for y, ax in enumerate(axes):
        ways = figures.draw_loss_ways(ax, y)
        z, stable = ways.curves["stable"].get_data()
        truth = losses.binary_cross_entropy_with_logits(y, z, reduction="none")
        assert stable == pytest.approx(truth)
        assert {*WAYS} <= {text.get_text() for text in ax.texts}
