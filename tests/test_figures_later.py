"""Every static figure of lessons 07 to 13, read as a learner reads it; and that none is left out.

See `test_figures.py`.
"""

import re
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_hex
from support import figure_words
from support.figure_words import assert_axes, curve_of, named, told
from support.static_pictures import APART, ILL, LUCK, PHOTOS, PICTURES, SAID

from helpers import figures, losses
from helpers.explorers import lesson_13 as bugs
from helpers.figures import style

axes_of = figure_words.axes_of  # in both shapes
HERE = Path(__file__).parent


def marks(ax, colour=None):
    """Where the dots stand, those of one colour or all."""
    found = [line for line in ax.lines if line.get_marker() == "o"]
    chosen = [line for line in found if colour in (None, line.get_color())]
    return np.concatenate([line.get_xydata() for line in chosen])


def bars(ax, colour):
    """The bars of a colour, (x, y, width, height) of each, and the hatch they share."""
    found = [bar for bar in ax.patches if to_hex(bar.get_facecolor()) == to_hex(colour)]
    [hatch] = {bar.get_hatch() for bar in found}
    return np.array([(*bar.get_xy(), bar.get_width(), bar.get_height()) for bar in found]), hatch


# That no figure is left out


def test_every_figure_of_a_lesson_is_listed_and_every_listed_one_is_read():
    drawn = {
        name
        for lesson in (HERE.parent / "notebooks").glob("[0-9]*.ipynb")
        for name in re.findall(r"\bfigures\.(draw_\w+)", lesson.read_text(encoding="utf-8"))
    }
    tests = "".join(file.read_text(encoding="utf-8") for file in HERE.glob("test_figures*.py"))
    assert drawn <= set(PICTURES)
    assert set(re.findall(r'axes_of\("(draw_\w+)"\)', tests)) == set(PICTURES)


# Lesson 08


def test_sigmoids_beside_softmax(axes_of):
    [ax] = axes_of("draw_sigmoids_beside_softmax")
    tall = ax.yaxis_inverted()
    assert_axes(ax, "prediction ŷ", "sigmoid")
    labels, places = (
        (ax.get_yticklabels(), ax.get_yticks()) if tall else (ax.get_xticklabels(), ax.get_xticks())
    )
    assert [label.get_text() for label in labels] == ["beach", "dog", "sunset"] * 3
    z = np.array([*PHOTOS.values()])
    shares = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    for words, worth, side in (("sigmoid", losses.sigmoid(z), -1), ("softmax", shares, 1)):
        [name] = [text for text in ax.texts if text.get_text().startswith(words)]
        found, hatch = bars(ax, name.get_color())
        assert (hatch is not None) == (words == "softmax")
        start, length = (found[:, 1], found[:, 2]) if tall else (found[:, 0], found[:, 3])
        assert length == pytest.approx(np.ravel(worth))
        thick = found[:, 3] if tall else found[:, 2]
        assert np.sign(start + thick / 2 - places).tolist() == [side] * 9
    for photo, row in zip(PHOTOS, np.reshape(places, (3, 3)), strict=True):
        place = [text for text in ax.texts if text.get_text() == photo][0].get_position()
        assert -1 < row[0] - place[1] < 1 if tall else place[0] == pytest.approx(row[1])


# Lesson 10


def test_entropy(axes_of):
    [ax] = axes_of("draw_entropy")
    assert_axes(ax, "probability p", "entropy in nats")
    [curve] = [line for line in ax.lines if line.get_linestyle() != "None"]
    p, nats = curve.get_data()
    inside = np.clip(p, 1e-12, 1 - 1e-12)
    entropy = losses.binary_cross_entropy(inside, inside, reduction="none")
    assert nats == pytest.approx(entropy, abs=1e-9)
    assert [p[0], p[-1]] == [0, 1]
    for (x, y), words in zip(marks(ax), ("fair coin", "rain, p = 0.7"), strict=True):
        assert y == pytest.approx(losses.binary_cross_entropy(x, x))
        assert named(ax, words).get_position() == pytest.approx((x, y), abs=0.05)
        assert x == pytest.approx(0.7 if "0.7" in words else 0.5)
    [bits] = ax.child_axes
    assert named(ax, "in bits").xy[0] == 1
    bits.figure.draw_without_rendering()
    assert bits.get_ylim() == pytest.approx(np.array(ax.get_ylim()) / np.log(2))


def test_running_means(axes_of):
    [ax] = axes_of("draw_running_means")
    days = "days so far, each step ten times as many"
    assert_axes(ax, days, "mean price so far, in nats", ("log", "linear"))
    for q in (0.99, 0.9, 0.5, 0.7):
        x, y = curve_of(ax, f"says {q:g}").get_data()
        assert x.tolist() == list(range(1, 10_001))
        paid = np.diff(y * x, prepend=0)  # of each day
        wet = np.isclose(paid, -np.log(q))
        assert paid == pytest.approx(np.where(wet, -np.log(q), -np.log(1 - q)), abs=1e-8)
        assert y[-1] == pytest.approx(losses.binary_cross_entropy(0.7, q), abs=0.05)
        assert named(ax, f"says {q:g}").get_position()[1] == pytest.approx(y[-1], abs=0.08)
    ticks = [float(label.get_text().replace(",", "")) for label in ax.get_xticklabels()]
    assert ticks == ax.get_xticks().tolist()


# Lesson 11


def test_floats(axes_of):
    [ax] = axes_of("draw_floats")
    assert_axes(ax, "ŷ", "All floats of three binary digits")
    x, height = next(line for line in ax.lines if line.get_color() == style.BLUE).get_data()
    kept = x[height == 1]
    # Between two powers of two they are even, and four of them: three binary digits.
    assert [np.sum((low <= kept) & (kept < 2 * low)) for low in 0.5 ** np.arange(1, 12)] == [4] * 11
    assert {0, 0.5, 0.625, 0.75, 0.875, 1} <= set(kept)
    assert named(ax, "dense near 0").get_position()[0] == 0
    assert named(ax, "sparse near 1").get_position()[0] == 1
    for z, loss in ((-3, "almost nothing is lost"), (3, "1 − ŷ is 0")):
        p = losses.sigmoid(z)
        lands = kept[np.argmin(np.abs(kept - p))]
        words = f"σ({z}) = {p:.3f} lands on {lands:.3g}: {loss}".replace("-", "−")
        [name] = [text for text in ax.texts if " ".join(text.get_text().split()) == words]
        assert marks(ax, name.get_color())[0][0] == pytest.approx(p)
        way = [line for line in ax.lines if line.get_color() == name.get_color()]
        assert way[0].get_xdata() == pytest.approx([p, lands])
    assert lands == 1


@np.errstate(all="ignore")
def test_loss_ways(axes_of):
    for ax, y in zip(axes_of("draw_loss_ways"), (1, 0), strict=True):
        assert_axes(ax, "logit z", f"y = {y} in float64: loss in nats", ("symlog", "symlog"))

        def naive(z, y=y):
            p = 1 / (1 + np.exp(-z))
            return -(y * np.log(p) + (1 - y) * np.log(1 - p))

        def exact(z, y=y):
            return np.logaddexp(0, -z if y else z)

        z, loss = curve_of(ax, "stable").get_data()
        assert loss == pytest.approx(exact(z))
        assert [z[0], z[-1]] == [-2000, 2000]
        z, loss = curve_of(ax, "naive").get_data()
        assert loss == pytest.approx(exact(z), rel=0.02, abs=1e-6)  # near 37 it loses its digits
        left, right = z[0], z[-1]
        # A band begins where the formula gives no number; above it stands what it gives.
        bands, _ = bars(ax, style.PALE_ORANGE)
        assert sorted(bands[:, 0]) == pytest.approx([left, right])
        for words in ("inf", "nan"):
            assert str(naive(named(ax, words).get_position()[0])) == words
        [clipped] = [line for line in ax.lines if line.get_linestyle() == "--"]
        assert clipped.get_color() == named(ax, "clipped").get_color()
        assert np.max(clipped.get_ydata()) == pytest.approx(-np.log(1e-7), abs=0.001)


# Lesson 12


def test_apart(axes_of):
    wrong = {"training": [], "test": [[-18, 1], [20, 0]]}
    for ax, (title, (y_true, z)) in zip(axes_of("draw_apart"), APART.items(), strict=True):
        assert_axes(ax, "z = w · x + b", "", ("symlog", "linear"))
        assert ax.get_title(loc="left") == f"{title}: {len(wrong[title])} of {len(z)} wrong"
        assert [label.get_text() for label in ax.get_yticklabels()] == ["healthy", "ill"]
        [edge] = [line for line in ax.lines if list(line.get_xdata()) == [0, 0]]
        assert edge.get_color() == style.INK
        seen = marks(ax)
        assert sorted(zip(seen[:, 0], seen[:, 1] // 1, strict=True)) == sorted(
            zip(z, y_true, strict=True)
        )
        orange = marks(ax, style.ORANGE)
        assert [[x, y // 1] for x, y in orange] == wrong[title]
        assert "called ill →" in told(ax)


def test_reliability(axes_of):
    [ax] = axes_of("draw_reliability")
    assert_axes(ax, "mean prediction ŷ of the group", "share that was ill")
    assert marks(ax) == pytest.approx(np.transpose([SAID, ILL]))
    x, y = curve_of(ax, "if honest").get_data()
    assert list(x) == list(y) == [0, 1]
    found, _ = bars(ax, style.QUIET)
    counts = [int(words) for words in told(ax) if words.isdigit()]
    assert counts == [114, 15, 7, 6, 6, 52]
    assert found[:, 0] + found[:, 2] / 2 == pytest.approx(SAID)
    assert found[:, 3] / found[0, 3] == pytest.approx(np.array(counts) / counts[0])
    [luck] = ax.collections
    spans = np.array([path.vertices for path in luck.get_paths()])
    assert spans[:, :, 0] == pytest.approx(np.repeat(np.reshape(SAID, (-1, 1)), 2, axis=1))
    assert spans[:, :, 1] == pytest.approx(np.transpose(LUCK))


# Lesson 13


def test_symptom(axes_of):
    """Bug 2, whose curves leave the picture: each is named where it does, and ends outside."""
    _, sick, name = bugs.beside_healthy(2)
    for ax, end in zip(axes_of("draw_symptom"), (" −12.079", ": 20 % right"), strict=True):
        x, y = curve_of(ax, name + end).get_data()
        told_x, told_y = named(ax, name + end).get_position()
        low, high = ax.get_ylim()
        leaves = np.argmax((y < low) | (y > high))
        assert low < told_y < high
        assert 0 < told_x - x[leaves] <= 1
    assert sick.told[-1] == pytest.approx(-12.079, abs=5e-4)


@pytest.mark.parametrize("number", range(1, 6))
def test_a_symptom_is_what_the_two_programs_do(number):
    healthy, sick, name = bugs.beside_healthy(number)
    drawn = figures.picture(figures.draw_symptom, healthy, sick, name)
    for figure in drawn.figures.values():
        for ax, part in zip(figure.axes, ("told", "new"), strict=True):
            assert_axes(ax, "mean loss in nats", f"What {name} reports" if part == "told" else
                        "What 200 new mails cost")  # fmt: skip
            ends, low, high = [], *ax.get_ylim()
            for who, run, dashes in (("healthy", healthy, "-"), (name, sick, "--")):
                last, share = run.told[-1], round(100 * run.right)
                words = f" {last:.3f}".replace("-", "−") if part == "told" else f": {share} % right"
                curve = curve_of(ax, who + words)
                assert curve.get_linestyle() == dashes
                assert curve.get_ydata() == pytest.approx(getattr(run, part))
                ends.append((curve.get_ydata()[-1], named(ax, who + words).get_position()[1]))
            (right, its_name), (wrong, other_name) = ends
            assert abs(its_name - other_name) > (high - low) / 9
            if low < wrong < high and abs(wrong - right) > 1e-9:
                assert (other_name > its_name) == (wrong > right)
