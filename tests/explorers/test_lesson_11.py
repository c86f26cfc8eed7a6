"""The pictures of lesson 11: three ways of one loss where the digits end, and the floats."""

import itertools
import math

import numpy as np
import pytest
from explorers import expected
from explorers.table import BY_NAME
from matplotlib.colors import to_hex
from support import read

from helpers import losses
from helpers.figures import style

WAYS = {"stable": style.BLUE, "naive": style.INK, "clipped": style.ORANGE}
TYPES = {"float64": np.float64, "float32": np.float32, "float16": np.float16}
DIGITS = {"float64": 53, "float32": 24, "float16": 11}
# The logit at which e^-z overflows: the logarithm of the largest number of the type.
LARGEST = {"float64": 709.782, "float32": 88.722, "float16": 11.09}
SOME = [*itertools.product((-1000, -89, -12, -3, 0, 2, 8, 17, 37, 1000), (0, 1), TYPES)][::3]


@pytest.fixture(scope="module")
def explorer():
    return BY_NAME["naive_and_stable"].fresh


@np.errstate(all="ignore")
def told(z, y, kind):
    """Loss by each way, and the slope of the clipped one."""
    *_, naive, clipped, slope, stable = expected.naive_and_stable(z, y, int(kind[5:]))
    return {"naive": naive, "clipped": clipped, "stable": stable, "slope": slope}


def logits(explorer):
    return [z for _, z in explorer.controls["z"].options]


# What the numbers teach


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("y", [0, 1])
def test_the_naive_loss_breaks_where_the_digits_end_and_nowhere_before(explorer, y, kind):
    for z in logits(explorer):
        naive, truth = told(z, y, kind)["naive"], losses.binary_cross_entropy_with_logits(y, z)
        if z >= DIGITS[kind] * math.log(2) or -z > LARGEST[kind]:
            assert math.isnan(naive) if (z > 0) == (y == 1) else naive == math.inf
        else:
            assert float(naive) == pytest.approx(truth, rel=0.15, abs=2e-3)


@pytest.mark.parametrize(("kind", "ceilings"), [
    ("float64", {1: -math.log(1e-7), 0: -math.log(1e-7)}),
    ("float32", {1: -math.log(1e-7), 0: 23 * math.log(2)}),
])  # fmt: skip
def test_the_clip_holds_the_loss_and_kills_the_slope_beyond_its_ceiling(explorer, kind, ceilings):
    for z, y in itertools.product(logits(explorer), (0, 1)):
        truth = losses.binary_cross_entropy_with_logits(y, z)
        clipped, slope = (float(told(z, y, kind)[part]) for part in ("clipped", "slope"))
        if truth > 16.2:
            assert (clipped, slope) == (pytest.approx(ceilings[y], abs=5.1e-4), 0)
        elif abs(z) < 14:
            assert clipped == pytest.approx(truth, rel=2e-3, abs=5.1e-4)
            truth = losses.binary_cross_entropy_with_logits_grad(y, z)
            assert slope == pytest.approx(truth, abs=2e-3)


def test_in_half_precision_the_clip_does_nothing():
    assert told(20, 0, "float16")["clipped"] == math.inf
    assert math.isnan(told(8, 1, "float16")["clipped"])


def test_the_task_is_done_by_the_first_step_beyond_the_edge_alone(explorer):
    assert {(state["z"], state["kind"]) for state in read.done(explorer)} == {
        (-710, "float64"), (37, "float64"), (-89, "float32"), (17, "float32"),
        (-12, "float16"), (8, "float16"),
    }  # fmt: skip


def test_the_logits_reach_as_far_on_either_side(explorer):
    assert logits(explorer) == sorted({-z for z in logits(explorer)})


# What the picture shows


@pytest.mark.parametrize(("z", "y", "kind"), SOME)
def test_dots_tag_and_table_tell_each_loss(explorer, z, y, kind):
    numbers = {way: float(number) for way, number in told(z, y, kind).items()}
    for ax, side in read.shapes(explorer, z=z, y=y, kind=kind):
        for colour, way in ((style.INK, "stable"), (style.ORANGE, "clipped")):
            [dot] = [line for line in ax.lines
                     if line.get_marker() == "o" and line.get_color() == colour]  # fmt: skip
            assert dot.get_visible() == math.isfinite(numbers[way])
            if dot.get_visible():
                assert dot.get_xydata()[0] == pytest.approx([z, numbers[way]], abs=5.1e-4)
        [tag] = [text for text in ax.texts if 1 < text.get_position()[1] < 1.1]
        naive = numbers["naive"]
        words = "" if math.isfinite(naive) else f"naive {naive}"
        assert (tag.get_text(), tag.get_position()[0]) == (words, z)
        rows = {}
        for text in side.texts:
            rows.setdefault(text.get_position()[1], []).append(text.get_text())
        rows = {name: rest for name, *rest in rows.values() if name in WAYS}
        truth = losses.binary_cross_entropy_with_logits_grad(y, z)
        for way in WAYS:
            loss, slope = (float(number.replace("−", "-")) for number in rows[way])
            assert loss == pytest.approx(numbers[way], abs=5.1e-4, nan_ok=True)
            if way == "clipped":
                assert slope == pytest.approx(numbers["slope"], abs=5.1e-4, nan_ok=True)
            elif way == "stable" or not math.isnan(slope):
                assert slope == pytest.approx(truth, abs=2e-3)
            else:
                assert not math.isfinite(naive)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("y", [0, 1])
def test_curves_and_bands_are_those_of_the_label_and_the_type(explorer, y, kind):
    for ax, _ in read.shapes(explorer, z=1000, y=y, kind=kind):
        for way in WAYS:
            curve = curve_of(ax, way)
            assert curve.get_color() == WAYS[way]
            for z, loss in [*zip(*curve.get_data(), strict=True)][::29]:
                assert loss == pytest.approx(float(told(z, y, kind)[way]), rel=2e-3, abs=1e-3)
        left, right = ax.patches
        assert left.get_x() == pytest.approx(-LARGEST[kind], rel=0.03)
        assert (left.get_x() + left.get_width(), right.get_x() + right.get_width()) == (-1000, 1000)
        assert right.get_x() == pytest.approx(DIGITS[kind] * math.log(2), abs=0.13)


def curve_of(ax, way):
    name = read.named(ax, way)
    [curve] = [line for line in ax.lines
               if line.get_color() == name.get_color() and len(line.get_xdata()) > 2]  # fmt: skip
    return curve


@pytest.mark.parametrize("z", [1, 8, 20, -89])
def test_the_naive_curve_is_drawn_only_as_far_as_one_has_walked(explorer, z):
    for ax, _ in read.shapes(explorer, z=z, y=0, kind="float16"):
        ends = [(band.get_x(), band.get_x() + band.get_width()) for band in ax.patches]
        drawn = [abs(x) for band in ends if band[0] != band[1] for x in band]
        naive = abs(curve_of(ax, "naive").get_xdata())
        assert max([*drawn, *naive]) <= abs(z)
        assert len(drawn) == 2 * ((abs(z) > 7) + (abs(z) > 11))


def test_the_strip_shows_the_floats_that_there_are(explorer):
    """Ticks are at the logits of the last floats before 1, and the dot at the one that ŷ is."""
    for z, kind in ((7, "float16"), (36, "float64")):
        of_kind = TYPES[kind]
        p, wanted = of_kind(1), []
        while len(wanted) < 3:
            p = np.nextafter(p, of_kind(0))
            wanted.append(losses.logit(float(p)))
        for _, strip in read.shapes(explorer, z=z, y=0, kind=kind):
            width = strip.get_xlim()[1]
            [ticks] = [line for line in strip.lines if np.isnan(line.get_ydata()).any()]
            seen = z + 7 * (ticks.get_xdata()[::3] / width - 0.5)
            assert sorted(seen)[::-1][:3] == pytest.approx(wanted, abs=1e-3)
            [[x, _]] = read.dots(strip, style.INK)
            y_prob = float(1 / (1 + np.exp(-of_kind(z))))
            assert z + 7 * (x / width - 0.5) == pytest.approx(losses.logit(y_prob), abs=1e-3)
            assert "few are left" in strip.texts[-1].get_text()
    for z, words in ((-12, "ŷ is 0 exactly"), (0, "too many"), (8, "1 − ŷ is 0")):
        for _, strip in read.shapes(explorer, z=z, y=0, kind="float16"):
            assert words in strip.texts[-1].get_text()


# The figures that stand still


@np.errstate(all="ignore")
def test_loss_ways(axes_of):
    for ax, y in zip(axes_of("draw_loss_ways"), (1, 0), strict=True):
        read.assert_axes(ax, "logit z", f"y = {y} in float64: loss in nats", ("symlog", "symlog"))
        z, loss = curve_of(ax, "stable").get_data()
        assert loss == pytest.approx(losses.binary_cross_entropy_with_logits(
            np.full(len(z), y), z, reduction="none"
        ))  # fmt: skip
        assert [z[0], z[-1]] == [-2000, 2000]
        z, loss = curve_of(ax, "naive").get_data()
        exact = np.logaddexp(0, -z if y else z)
        assert loss == pytest.approx(exact, rel=0.02, abs=1e-6)  # near 37 it loses its digits
        # A band begins where the formula gives no number; above it stands what it gives.
        bands = [bar.get_x() for bar in ax.patches if read.ink(bar) == style.PALE_ORANGE]
        assert sorted(bands) == pytest.approx([z[0], z[-1]])
        for words in ("inf", "nan"):
            place = read.named(ax, words).get_position()[0]
            assert str(float(told(place, y, "float64")["naive"])) == words
        [clipped] = [line for line in ax.lines if line.get_linestyle() == "--"]
        assert clipped.get_color() == read.named(ax, "clipped").get_color()
        assert np.max(clipped.get_ydata()) == pytest.approx(-np.log(1e-7), abs=0.001)


def test_floats(axes_of):
    [ax] = axes_of("draw_floats")
    read.assert_axes(ax, "ŷ", "All floats of three binary digits")
    x, height = next(line for line in ax.lines if line.get_color() == style.BLUE).get_data()
    kept = x[height == 1]
    # Between two powers of two they are even, and four of them: three binary digits.
    assert [np.sum((low <= kept) & (kept < 2 * low)) for low in 0.5 ** np.arange(1, 12)] == [4] * 11
    assert {0, 0.5, 0.625, 0.75, 0.875, 1} <= set(kept)
    assert read.named(ax, "dense near 0").get_position()[0] == 0
    assert read.named(ax, "sparse near 1").get_position()[0] == 1
    for z, loss in ((-3, "almost nothing is lost"), (3, "1 − ŷ is 0")):
        p = losses.sigmoid(z)
        lands = kept[np.argmin(np.abs(kept - p))]
        words = f"σ({z}) = {p:.3f} lands on {lands:.3g}: {loss}".replace("-", "−")
        [name] = [text for text in ax.texts if " ".join(text.get_text().split()) == words]
        assert read.dots(ax, name.get_color())[0][0] == pytest.approx(p)
        way = [line for line in ax.lines if to_hex(line.get_color()) == to_hex(name.get_color())]
        assert way[0].get_xdata() == pytest.approx([p, lands])
    assert lands == 1
