"""The pictures of lesson 12: patients at their predictions, a threshold's cost, honest groups."""

import itertools

import numpy as np
import pytest
from explorers import expected
from explorers.table import BY_NAME, NUMBER, agrees
from support import read
from support.pictures import states_of
from support.static_pictures import APART, ILL, LUCK, SAID

from helpers import explorers, figures
from helpers.figures import style
from helpers.figures.lesson_12 import HIGHEST

PRICES = [1, 5, 20]
THRESHOLDS = [n / 100 for n in range(1, 100)]
# A prediction that is the threshold itself, predictions of 0 and 1, more ill than healthy.
FEW = np.array([1, 0, 1, 1, 0, 1]) == 1, np.array([0.25, 0.25, 0.0, 0.75, 1.0, 1.0])


@pytest.fixture(scope="module", params=["lesson", "few"])
def shown(request):
    """An explorer with its labels and predictions."""
    if request.param == "lesson":
        return BY_NAME["decision_threshold"].fresh, *expected.patients()
    return explorers.decision_threshold(*FEW), *FEW


def counted(shown, threshold, price):
    """Missed, false alarms, cost, and what the cheaper blind rule costs."""
    *_, missed, _, false, cost, blind = expected.decision_threshold(threshold, price, *shown[1:])
    return missed, false, cost, blind


def test_every_state_of_few_patients_tells_the_counts_and_their_cost():
    """Among them who is exactly at the threshold, which the lesson's own have not."""
    explorer = explorers.decision_threshold(*FEW)
    for values in states_of(explorer):
        sentence = explorer.move(**values)
        told = expected.decision_threshold(*values.values(), *FEW)
        assert all(map(agrees, NUMBER.findall(sentence), told))
        missed, false = told[1:3]
        assert f"{missed} missed, {false} false alarm{'s' * int(false != 1)}," in sentence


def marks(ax, colour, filled):
    """Where the dots of patients of a colour stand; a filled one is ill."""
    (dots,) = (
        line for line in ax.lines
        if line.get_marker() == "o" and line.get_ls() == "None" and line.get_c() == colour
        and (line.get_markerfacecolor() != "none") == filled
    )  # fmt: skip
    return dots.get_xydata()


@pytest.mark.parametrize(("threshold", "price"), [*itertools.product(THRESHOLDS, PRICES)][4::37])
def test_the_picture_shows_who_is_missed_and_what_it_costs(shown, threshold, price):
    explorer = shown[0]
    missed, false, cost, blind = counted(shown, threshold, price)
    drawn = read.shapes(explorer, threshold=threshold, price=price)
    for stage, [ax] in zip(explorer.stages.values(), drawn, strict=True):
        for filled, own, wrong, left in ((True, style.BLUE, missed, True),
                                         (False, style.QUIET, false, False)):  # fmt: skip
            dots = marks(ax, style.ORANGE, filled)
            assert len(dots) == wrong
            assert all((x < threshold) == left for x, _ in dots)
            assert set(map(tuple, dots)) <= set(map(tuple, marks(ax, own, filled)))
        alarms = f"{false} false alarm" + "s" * int(false != 1)
        sums = {f"{missed} missed", alarms, f"{missed} · {price} + {false} =", f"{cost}"}
        assert sums <= {*read.told(ax)}
        ratio = cost / blind
        (curve,) = (line for line in ax.lines if len(line.get_xdata()) == len(THRESHOLDS))
        height = dict(zip(*curve.get_data(), strict=True))[threshold]
        assert (height == pytest.approx(ratio)) if ratio <= HIGHEST else np.isnan(height)
        dot = stage.handles[0].artist
        assert dot.get_xydata()[0] == pytest.approx([threshold, min(ratio, HIGHEST)])
        (curtain,) = ax.patches
        assert (curtain.get_x(), curtain.get_x() + curtain.get_width()) == (
            threshold, ax.get_xlim()[1],
        )  # fmt: skip


def test_every_patient_stands_at_its_prediction_the_ill_above(shown):
    explorer, ill, y_prob = shown
    for [ax] in read.shapes(explorer):
        above, below = marks(ax, style.BLUE, True), marks(ax, style.QUIET, False)
        assert above[:, 1].min() > below[:, 1].max() >= below[:, 1].min() > HIGHEST
        for label, dots in ((True, above), (False, below)):
            p = np.sort(y_prob[ill == label])
            sure = (p < 0.01) | (p >= 0.99)
            assert dots[~sure, 0] == pytest.approx(p[~sure])
            assert ((dots[sure, 0] <= 0) | (dots[sure, 0] >= 1)).all()
            assert len(set(map(tuple, dots))) == len(dots)
            low, high = ax.get_xlim()
            assert ((low <= dots[:, 0]) & (dots[:, 0] <= high)).all()
        names = [f"{np.sum(ill)}\nill", f"{np.sum(~ill)}\nhealthy"]
        high, low = (read.named(ax, words).get_position()[1] for words in names)
        assert high > low


@pytest.mark.parametrize("price", PRICES)
def test_the_hidden_ring_is_at_the_cheapest_threshold_and_the_rule_where_both_cost_the_same(
    shown, price
):
    explorer = shown[0]
    costs = [counted(shown, threshold, price)[2] for threshold in THRESHOLDS]
    blind = counted(shown, 0.5, price)[3]
    drawn = read.shapes(explorer, threshold=0.5, price=price)
    for stage, [ax] in zip(explorer.stages.values(), drawn, strict=True):
        line, name, ring = stage.hidden
        best, height = ring.get_xydata()[0]
        assert costs[THRESHOLDS.index(best)] == min(costs)
        assert height * blind == pytest.approx(min(costs))
        turn = line.get_xdata()[0]
        assert price * turn == pytest.approx(1 - turn)
        assert name.get_text() == f"1/(1 + {price})"
        healthy = counted(shown, 0, 1)[1]  # who is called ill wrongly if everybody is
        rule = f"call {'all' if healthy <= blind else 'nobody'} ill"
        assert (
            f"blind\n{blind}" if style.is_tall(ax) else f"blind rule {blind}:\n{rule}"
        ) in read.told(ax)


def test_the_task_is_done_by_half_the_cost_at_the_highest_price_and_nowhere_else():
    shown = BY_NAME["decision_threshold"].fresh, *expected.patients()
    half = counted(shown, 0.5, 20)[2] / 2
    halved = [t for t in THRESHOLDS if counted(shown, t, 20)[2] <= half]
    assert read.done(shown[0]) == [{"threshold": t, "price": 20} for t in halved]
    assert halved
    assert 0.5 not in halved


def test_where_no_threshold_halves_the_cost_the_lowest_is_asked_for():
    explorer = explorers.decision_threshold(*FEW)
    assert explorer.task.text == "Find the lowest cost at price 20."
    lowest = [t for t in THRESHOLDS if t <= 0.25]
    assert read.done(explorer) == [{"threshold": t, "price": 20} for t in lowest]


@pytest.mark.parametrize("price", PRICES)
def test_honest_predictions_are_cheapest_at_the_dotted_line(price):
    """The rule itself, by a large draw: no threshold is much cheaper than 1/(1 + price)."""
    draw = np.random.default_rng(3)
    y_prob = draw.random(40_000)
    ill = draw.random(40_000) < y_prob
    costs = {t: expected.decision_threshold(t, price, ill, y_prob)[7] for t in THRESHOLDS}
    nearest = min(costs, key=lambda threshold: abs(threshold - 1 / (1 + price)))
    assert costs[nearest] <= 1.02 * min(costs.values())


@pytest.mark.parametrize(
    ("y_true", "y_prob", "message"),
    [
        ([1, 1], [0.2, 0.9], "both of them present"),
        ([0, 0.5, 1], [0.2, 0.9, 0.4], "labels 0 and 1"),
        ([0, 1], [-2.0, 3.0], "did you pass logits"),
        ([0, 1, 1], [0.2, 0.9], "one label for each prediction"),
    ],
)
def test_data_that_cannot_be_shown_are_refused_in_one_sentence(y_true, y_prob, message):
    with pytest.raises(ValueError, match=message):
        explorers.decision_threshold(y_true, y_prob)


def test_without_data_it_shows_a_sample_of_its_own():
    assert "missed" in explorers.decision_threshold().sentence


# The figures that stand still


def test_groups_say_what_was_said_and_what_happened_and_how_far_luck_reaches():
    y_true, y_prob = [1, 0, 1, 1, 1], [0.04, 0.3, 0.3, 0.4, 0.97]
    said, happened, low, high, counts = figures.in_groups(y_true, y_prob, edges=(0.05, 0.5))
    assert counts.tolist() == [1, 3, 1]
    assert list(said) == pytest.approx([0.04, 1 / 3, 0.97])
    assert list(happened) == pytest.approx([1, 2 / 3, 1])
    assert (low.tolist(), high.tolist()) == ([0, 0, 1], [0, pytest.approx(2 / 3), 1])


def test_nine_of_ten_honest_worlds_stay_within_luck():
    draw = np.random.default_rng(8)
    y_prob, inside = draw.uniform(0.01, 0.99, 900), []
    for _ in range(40):
        _, happened, low, high, _ = figures.in_groups(draw.random(900) < y_prob, y_prob)
        inside += [*(low[1:5] <= happened[1:5]) & (happened[1:5] <= high[1:5])]
    assert np.mean(inside) == pytest.approx(0.9, abs=0.05)


def test_reliability(axes_of):
    [ax] = axes_of("draw_reliability")
    read.assert_axes(ax, "mean prediction ŷ of the group", "share that was ill")
    assert read.dots(ax) == pytest.approx(np.transpose([SAID, ILL]))
    x, y = read.curve_of(ax, "if honest").get_data()
    assert list(x) == list(y) == [0, 1]
    bars = [bar for bar in ax.patches if read.ink(bar) == style.QUIET]
    heights = np.array([bar.get_height() for bar in bars])
    counts = [(int(t.get_text()), t.get_position()[0]) for t in ax.texts if t.get_text().isdigit()]
    assert counts == [*zip((114, 15, 7, 6, 6, 52), SAID, strict=True)]
    assert [bar.get_center()[0] for bar in bars] == pytest.approx(SAID)
    assert heights / heights[0] == pytest.approx(np.array([114, 15, 7, 6, 6, 52]) / 114)
    [luck] = ax.collections
    spans = np.array([path.vertices for path in luck.get_paths()])
    assert spans[:, :, 0] == pytest.approx(np.repeat(np.reshape(SAID, (-1, 1)), 2, axis=1))
    assert spans[:, :, 1] == pytest.approx(np.transpose(LUCK))


def test_apart(axes_of):
    wrong = {"training": [], "test": [[-18, 1], [20, 0]]}
    for ax, (title, (y_true, z)) in zip(axes_of("draw_apart"), APART.items(), strict=True):
        read.assert_axes(ax, "z = w · x + b", "", ("symlog", "linear"))
        assert ax.get_title(loc="left") == f"{title}: {len(wrong[title])} of {len(z)} wrong"
        assert [label.get_text() for label in ax.get_yticklabels()] == ["healthy", "ill"]
        [edge] = [line for line in ax.lines if list(line.get_xdata()) == [0, 0]]
        assert edge.get_color() == style.INK
        seen = sorted((x, y // 1) for x, y in read.dots(ax))
        assert seen == sorted(zip(z, y_true, strict=True))
        assert [[x, y // 1] for x, y in read.dots(ax, style.ORANGE)] == wrong[title]
        assert "called ill →" in read.told(ax)
