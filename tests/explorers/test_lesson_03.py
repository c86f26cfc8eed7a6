"""The pictures of lesson 03: six losses with their mean, and the arch of always saying a share."""

import numpy as np
import pytest
from explorers.table import BY_NAME
from support import read

from helpers import losses
from helpers.figures import style

LABELS = [1, 0, 1, 1, 0, 0]
PREDICTIONS = [0.90, 0.20, 0.72, 0.60, 0.35, 0.10]


def each_loss(example=1, y_prob=PREDICTIONS[0]):
    batch = [*PREDICTIONS]
    batch[example - 1] = y_prob
    return batch, losses.binary_cross_entropy(LABELS, batch, reduction="none")


@pytest.fixture(scope="module")
def explorer():
    return BY_NAME["batch_losses"].fresh


@pytest.mark.parametrize(
    ("example", "y_prob"), [(1, 0.05), (1, 0.9), (2, 0.95), (4, 0.5), (6, 0.05)]
)
def test_bars_are_as_long_as_the_losses_and_their_level_is_the_mean(explorer, example, y_prob):
    batch, each = each_loss(example, y_prob)
    moved = read.shapes(explorer, example=example, y_prob=y_prob)
    for along, (ax, arch) in zip((1, 0), moved, strict=True):
        assert_bars(ax, each, batch, along)
        [handle] = read.dots(ax, style.INK)
        assert (handle[along], handle[1 - along]) == (pytest.approx(each[example - 1]), example)
        assert f"{each[example - 1]:.3f}" in read.told(ax)
        mean = pytest.approx(each.mean())
        level, veil = (patch.get_bbox() for patch in ax.patches[12:])  # filled, and paled beyond
        assert (level.p0[along], level.p1[along], veil.p0[along]) == (0, mean, mean)
        assert ax.lines[0].get_data()[along] == pytest.approx([each.mean()] * 2)
        assert read.named(ax, f"mean {each.mean():.3f}").get_position()[along] == mean
        assert arch.lines[-2].get_ydata() == pytest.approx([each.mean()] * 2)
        assert tuple(arch.lines[-1].get_xydata()[0]) == (0.5, mean)


def assert_bars(ax, each, batch, along):
    """Bars and their edges, and the label and the prediction of each beside it."""
    bars, edges = ax.patches[0:12:2], ax.patches[1:12:2]
    for drawn in (bars, edges):
        assert [bar.get_bbox().p0[along] for bar in drawn] == [0] * 6
        assert [bar.get_bbox().p1[along] for bar in drawn] == pytest.approx(each)
    names = [text for text in ax.texts if text.get_text().startswith(("y = ", "ŷ = "))]
    pairs = zip(names[::2], names[1::2], strict=True)
    for bar, edge, pair, y, p in zip(bars, edges, pairs, LABELS, batch, strict=True):
        place = bar.get_bbox().p0 + bar.get_bbox().size / 2
        for name, words in zip(pair, (f"y = {y}", f"ŷ = {p:.2f}"), strict=True):
            assert name.get_text() == words
            assert name.get_position()[1 - along] == pytest.approx(place[1 - along])
        colour = style.BLUE if y else style.ORANGE
        edge.set_facecolor(edge.get_edgecolor())
        assert [read.ink(bar), read.ink(edge), pair[0].get_color()] == 3 * [colour]


def test_the_yardstick_is_what_always_saying_one_half_costs(explorer):
    assert sum(LABELS) == len(LABELS) / 2
    for _, ax in read.shapes(explorer):
        arch = next(line for line in ax.lines if len(line.get_xdata()) > 100)
        p = arch.get_xdata()
        entropy = losses.binary_cross_entropy(p, p, reduction="none")
        assert arch.get_ydata() == pytest.approx(entropy)
        assert max(entropy) == pytest.approx(np.log(2), abs=1e-4)
        assert [tick.get_text() for tick in ax.get_yticklabels()] == ["0", "0.693"]
        for words, sign in (("better", -1), ("worse", 1)):
            share, height = read.named(ax, words).get_position()
            assert np.sign(height - losses.binary_cross_entropy(share, share)) == sign


def test_the_task_is_done_where_one_mistake_makes_the_mean_worse_than_saying_one_half(explorer):
    does = read.done(explorer)
    assert {state["example"] for state in does} == {1, 2, 3, 4, 5, 6}
    for example in range(1, 7):
        for _, y_prob in explorer.controls["y_prob"].options:
            state, each = {"example": example, "y_prob": y_prob}, each_loss(example, y_prob)[1]
            assert (state in does) == (each.mean() > np.log(2))
            own, others = each[example - 1], np.delete(each, example - 1)
            assert state not in does or own > 1.5 * others.sum()


def test_another_example_begins_with_the_prediction_that_was_given():
    explorer = BY_NAME["batch_losses"].make()
    assert explorer.values["y_prob"] == PREDICTIONS[explorer.values["example"] - 1]
    for example in (1, 2, 3, 4, 5, 6, 1):
        explorer.controls["y_prob"].value = 0.5
        explorer.controls["example"].value = example
        assert explorer.values == {"example": example, "y_prob": PREDICTIONS[example - 1]}
        assert explorer.sentence.endswith(f"mean {each_loss()[1].mean():.3f} nats")


def test_label_one(axes_of):
    [ax] = axes_of("draw_label_one")
    read.assert_axes(ax, "prediction ŷ, when y = 1", "price in nats")
    read.assert_curve(ax, "right", lambda p: -np.log(p))
    read.assert_curve(ax, "branches swapped", lambda p: -np.log(1 - p))


def test_base_rate(axes_of):
    [ax] = axes_of("draw_base_rate")
    read.assert_axes(ax, "share of ones in the data", "loss in nats")
    read.assert_curve(
        ax, "always say the share of ones", lambda q: -q * np.log(q) - (1 - q) * np.log(1 - q)
    )
    assert read.curve_of(ax, "a model with loss 0.33").get_ydata() == pytest.approx([0.33, 0.33])
    below, above = (read.named(ax, words).get_position() for words in
                    ("below the arch: better", "above it: worse"))  # fmt: skip
    assert below[1] < losses.binary_cross_entropy(below[0], below[0])
    assert above[1] > losses.binary_cross_entropy(0.05, 0.05)
