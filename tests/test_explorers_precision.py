"""The three ways of one loss: every state told rightly, in every type, and shown as told."""

import itertools
import math
import re

import numpy as np
import pytest
from support.small_explorers import picture

from helpers import figures, losses
from helpers.explorers import naive_and_stable
from helpers.explorers.lesson_11 import TYPES
from helpers.figures import BLUE, INK, ORANGE
from helpers.figures.lesson_11 import loss_by_each_way

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


def mark(ax, colour):
    """The dot of a colour: what can be taken on the stable curve, or the one of the clip."""
    return next(line for line in ax.lines if line.get_marker() == "o" and line.get_c() == colour)


def curves(ax):
    """The curve of each way, by the colour in which the picture names it."""
    names = {text.get_color(): text.get_text() for text in ax.texts if text.get_text() in WAYS}
    return {names[line.get_c()]: line for line in ax.lines if len(line.get_xdata()) > 2}


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


def test_dots_and_tag_tell_each_loss(explorer):
    for stage, (z, y, kind) in itertools.product(stages(explorer), some_states(explorer)):
        numbers = told(explorer, z, y, kind)
        ax = stage.figure.axes[0]
        for colour, way in ((INK, "stable"), (ORANGE, "clipped")):
            dot = mark(ax, colour)
            assert dot.get_visible() == math.isfinite(numbers[way])
            if dot.get_visible():
                assert dot.get_xydata()[0] == pytest.approx([z, numbers[way]], abs=5.1e-4)
        (tag,) = (t for t in ax.texts if t.get_position()[1] > 1 and t.get_position()[1] < 1.1)
        naive = numbers["naive"]
        assert tag.get_text() == ("" if math.isfinite(naive) else f"naive {naive}")
        assert tag.get_position()[0] == z


def test_each_curve_is_the_loss_that_it_is_named_after(explorer):
    for stage, (kind, y) in itertools.product(stages(explorer), itertools.product(DIGITS, (0, 1))):
        explorer.move(z=1000, y=y, kind=kind)
        found = curves(stage.figure.axes[0])
        assert set(found) == set(WAYS)
        assert [found[way].get_c() for way in WAYS] == [INK, ORANGE, BLUE]
        for way, curve in found.items():
            z, loss = curve.get_data()
            assert loss == pytest.approx(loss_by_each_way(y, z.astype(kind))[way][0].astype(float))


def test_the_naive_curve_is_drawn_only_as_far_as_one_has_walked(explorer):
    for stage, z in itertools.product(stages(explorer), (1, 8, 20, -89)):
        explorer.move(z=z, y=0, kind="float16")
        ax = stage.figure.axes[0]
        ends = [(band.get_x(), band.get_x() + band.get_width()) for band in ax.patches]
        drawn = [abs(x) for band in ends if band[0] != band[1] for x in band]
        assert max([*drawn, *abs(curves(ax)["naive"].get_xdata())], default=0) <= abs(z)
        assert len(drawn) == 2 * ((abs(z) > 7) + (abs(z) > 11))


def test_the_table_tells_what_the_sentence_tells(explorer):
    for stage, (z, y, kind) in itertools.product(stages(explorer), some_states(explorer)):
        numbers = told(explorer, z, y, kind)
        rows = {}
        for text in stage.figure.axes[1].texts:
            rows.setdefault(text.get_position()[1], []).append(text.get_text())
        rows = {name: rest for name, *rest in rows.values() if name in WAYS}
        for way in WAYS:
            loss, slope = rows[way]
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
        explorer.move(z=1000, y=y, kind=kind)
        left, right = stage.figure.axes[0].patches
        assert left.get_x() == pytest.approx(-LARGEST[kind], rel=0.03)
        assert (left.get_x() + left.get_width(), right.get_x() + right.get_width()) == (-1000, 1000)
        assert right.get_x() == pytest.approx(digits * math.log(2), abs=0.13)


def test_the_strip_shows_the_floats_that_there_are(explorer):
    """Ticks are at the logits of the last floats before 1, and the dot at the one that ŷ is."""
    for stage, (z, kind) in itertools.product(stages(explorer), ((7, "float16"), (36, "float64"))):
        explorer.move(z=z, y=0, kind=kind)
        strip = stage.figure.axes[1]
        width = strip.get_xlim()[1]
        (ticks,) = (line for line in strip.lines if np.isnan(line.get_ydata()).any())
        seen = z + 7 * (ticks.get_xdata()[::3] / width - 0.5)
        p, wanted = TYPES[kind](1), []
        while len(wanted) < 3:
            p = np.nextafter(p, TYPES[kind](0))
            wanted.append(math.log(float(p) / (1 - float(p))))
        assert sorted(seen)[::-1][:3] == pytest.approx(wanted, abs=1e-3)
        y_hat = 1 / (1 + np.exp(-TYPES[kind](z)))
        lies = z + 7 * (mark(strip, INK).get_xdata()[0] / width - 0.5)
        assert lies == pytest.approx(math.log(float(y_hat) / (1 - float(y_hat))), abs=1e-3)
        assert "few are left" in strip.texts[-1].get_text()
    for z, words in ((-12, "ŷ is 0 exactly"), (0, "too many"), (8, "1 − ŷ is 0")):
        explorer.move(z=z, y=0, kind="float16")
        assert words in strip.texts[-1].get_text()


def test_the_task_is_done_by_the_first_step_beyond_the_edge_alone(explorer):
    done = {(z, kind) for z, y, kind in states(explorer) if explorer.does(z=z, y=y, kind=kind)}
    assert done == {
        (-710, "float64"), (37, "float64"), (-89, "float32"), (17, "float32"),
        (-12, "float16"), (8, "float16"),
    }  # fmt: skip
    assert not explorer.does(**naive_and_stable().values)


def test_every_state_has_its_own_picture_and_a_sentence_of_one_line(explorer):
    pictures = set()
    for z, y, kind in some_states(explorer):
        explorer.controls["z"].value = z
        explorer.controls["y"].value, explorer.controls["kind"].value = y, kind
        pictures.add(picture(explorer))
        assert len(explorer.sentence) <= 92
    assert len(pictures) == len(some_states(explorer))


def test_the_static_figure_draws_every_way_of_either_label_and_names_what_is_no_number():
    drawn = figures.picture(figures.draw_loss_ways)
    for figure, (panel, y) in itertools.product(drawn.figures.values(), enumerate((1, 0))):
        ax = figure.axes[panel]
        z, stable = curves(ax)["stable"].get_data()
        truth = losses.binary_cross_entropy_with_logits(y, z, reduction="none")
        assert stable == pytest.approx(truth)
        assert f"y = {y} in float64" in ax.get_title(loc="left")
        places = {text.get_text(): text.get_position()[0] for text in ax.texts}
        assert (places["inf"] < places["nan"]) == (y == 1)


def test_the_toy_floats_are_those_of_three_binary_digits():
    for figure in figures.picture(figures.draw_floats).figures.values():
        (ax,) = figure.axes
        ticks = ax.lines[0].get_xdata()[::3]
        assert ticks[0] == 0
        for kept in ticks[1:]:
            assert math.frexp(kept)[0] * 8 == int(math.frexp(kept)[0] * 8)
        assert ticks[-5:] == pytest.approx([0.5, 0.625, 0.75, 0.875, 1])
        dots = [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "o"]
        assert dots == pytest.approx([losses.sigmoid(-3), losses.sigmoid(3)])
        ends = [line.get_xdata()[1] for line in ax.lines[1:] if len(line.get_xdata()) == 2]
        assert ends == pytest.approx([0.046875, 1])
