"""Every state of the explorer of decisions, against a count written out here again; its figures."""

import itertools
import re

import numpy as np
import pytest
from support.pictures import faults_of_explorer
from support.small_explorers import picture

from helpers import explorers, figures
from helpers.explorers.lesson_12 import THRESHOLDS
from helpers.figures import BLUE, ORANGE, QUIET
from helpers.figures.lesson_12 import HIGHEST

NUMBER = re.compile(r"\d+(?:\.\d+)?")
PRICES = [1, 5, 20]


def data(number=120, share=0.3, seed=4):
    """Labels and predictions that know something of them; as long as a small test set."""
    draw = np.random.default_rng(seed)
    y_true = (draw.random(number) < share).astype(int)
    return y_true, 1 / (1 + np.exp(-(3 * y_true - 1.7 + draw.normal(0, 1.3, number))))


MANY = data()
# A prediction that is the threshold itself, predictions of 0 and 1, more ill than healthy.
FEW = [1, 0, 1, 1, 0, 1], [0.25, 0.25, 0.0, 0.75, 1.0, 1.0]
SETS = {"many": MANY, "few": FEW}


@pytest.fixture(scope="module", params=SETS)
def shown(request):
    y_true, y_prob = SETS[request.param]
    return explorers.decision_threshold(y_true, y_prob), y_true, y_prob


def stages(explorer):
    """The wide one and the tall one."""
    assert list(explorer.stages) == ["wide", "tall"]
    return explorer.stages.values()


def count(y_true, y_prob, threshold):
    """Found, missed, false alarms, all-clears: patient by patient."""
    counts = {(y, called): 0 for y in (0, 1) for called in (False, True)}
    for y, p in zip(y_true, y_prob, strict=True):
        counts[int(y), bool(p >= threshold)] += 1
    return counts[1, True], counts[1, False], counts[0, True], counts[0, False]


def cheaper_blind_rule(y_true, price):
    return min(sum(1 for y in y_true if y == 0), price * sum(1 for y in y_true if y == 1))


def choices(control):
    return [value for _, value in control.options]


def states(explorer):
    return itertools.product(*map(choices, explorer.controls.values()))


def numbers(sentence):
    return [float(text) for text in NUMBER.findall(sentence)]


def test_the_sentence_of_every_state_tells_the_counts_and_their_cost(shown):
    explorer, y_true, y_prob = shown
    for threshold, price in states(explorer):
        found, missed, false, clear = count(y_true, y_prob, threshold)
        accuracy = 100 * (found + clear) / len(y_true)
        told = explorer.move(threshold=threshold, price=price)
        assert numbers(told) == pytest.approx(
            [
                threshold,
                missed,
                false,
                accuracy,
                missed,
                price,
                false,
                missed * price + false,
                cheaper_blind_rule(y_true, price),
            ],
            abs=0.0501,
        )
        assert f"{missed} missed, {false} false alarm" in told
        assert len(told) <= 100


def marks(ax, colour, filled):
    """Where the dots of patients of a colour stand; a filled one is ill."""
    (dots,) = (
        line for line in ax.lines
        if line.get_marker() == "o" and line.get_ls() == "None" and line.get_c() == colour
        and (line.get_markerfacecolor() != "none") == filled
    )  # fmt: skip
    return dots.get_xydata()


def test_every_state_shows_who_is_missed_and_what_it_costs(shown):
    explorer, y_true, y_prob = shown
    y_true, y_prob = np.array(y_true), np.array(y_prob)
    some = list(states(explorer))[::7]
    for stage, (threshold, price) in itertools.product(stages(explorer), some):
        (ax,) = stage.figure.axes
        explorer.move(threshold=threshold, price=price)
        _, missed, false, _ = count(y_true, y_prob, threshold)
        for label, filled, wrong, left in ((1, True, missed, True), (0, False, false, False)):
            dots = marks(ax, ORANGE, filled)
            assert len(dots) == wrong
            assert all((x < threshold) == left for x, _ in dots)
            everyone = marks(ax, BLUE if label else QUIET, filled)
            assert set(map(tuple, dots)) <= set(map(tuple, everyone))
        texts = {text.get_text() for text in ax.texts}
        cost = price * missed + false
        alarms = f"{false} false alarm" + "s" * (false != 1)
        assert {f"{missed} missed", alarms, f"{missed} · {price} + {false} =", f"{cost}"} <= texts
        ratio = cost / cheaper_blind_rule(y_true, price)
        (curve,) = (line for line in ax.lines if len(line.get_xdata()) == len(THRESHOLDS))
        drawn = dict(zip(*curve.get_data(), strict=True))[threshold]
        dot = stage.handles[0].artist
        assert (drawn == pytest.approx(ratio)) if ratio <= HIGHEST else np.isnan(drawn)
        assert dot.get_xydata()[0] == pytest.approx([threshold, min(ratio, HIGHEST)])
        (curtain,) = ax.patches
        assert curtain.get_x() == threshold
        assert curtain.get_x() + curtain.get_width() == ax.get_xlim()[1]


def test_every_patient_stands_at_its_prediction_the_ill_above(shown):
    explorer, y_true, y_prob = shown
    for stage in stages(explorer):
        (ax,) = stage.figure.axes
        ill, healthy = (marks(ax, *look) for look in ((BLUE, True), (QUIET, False)))
        assert ill[:, 1].min() > healthy[:, 1].max() >= healthy[:, 1].min() > HIGHEST
        for label, dots in ((1, ill), (0, healthy)):
            p = np.sort([p for y, p in zip(y_true, y_prob, strict=True) if y == label])
            sure = (p < 0.01) | (p >= 0.99)
            assert dots[~sure, 0] == pytest.approx(p[~sure])
            assert ((dots[sure, 0] <= 0) | (dots[sure, 0] >= 1)).all()
            assert len(set(map(tuple, dots))) == len(dots)
            assert (ax.get_xlim()[0] <= dots[:, 0]).all()
            assert (dots[:, 0] <= ax.get_xlim()[1]).all()
        rows = {text.get_text(): text.get_position()[1] for text in ax.texts}
        ill_count = sum(1 for y in y_true if y == 1)
        assert rows[f"{ill_count}\nill"] > rows[f"{len(p)}\nhealthy"]


def test_the_hidden_ring_is_at_the_cheapest_threshold_and_the_rule_where_both_cost_the_same(shown):
    explorer, y_true, y_prob = shown
    for stage, price in itertools.product(stages(explorer), PRICES):
        (ax,) = stage.figure.axes
        explorer.move(threshold=0.5, price=price)
        costs = [c[1] * price + c[2] for c in (count(y_true, y_prob, t) for t in THRESHOLDS)]
        hidden = explorer.task.hidden
        line, name, ring = (each for each in hidden if each.get_figure() is stage.figure)
        best, height = ring.get_xydata()[0]
        assert costs[THRESHOLDS.index(best)] == min(costs)
        assert height * cheaper_blind_rule(y_true, price) == pytest.approx(min(costs))
        turn = line.get_xdata()[0]
        assert price * turn == pytest.approx(1 - turn)
        assert name.get_text() == f"1/(1 + {price})"
        told = " ".join(text.get_text().replace("\n", " ") for text in ax.texts)
        assert f"{cheaper_blind_rule(y_true, price)}" in told


def test_no_letter_touches_anything_with_many_patients():
    explorer = explorers.decision_threshold(*MANY)
    some = [dict(zip(explorer.controls, state, strict=True)) for state in states(explorer)][::7]
    assert not faults_of_explorer(explorer, some)


def test_the_task_is_done_by_half_the_cost_at_the_highest_price_and_nowhere_else():
    explorer = explorers.decision_threshold(*MANY)
    half = sum(n * c for n, c in zip(count(*MANY, 0.5)[1:3], (20, 1), strict=True)) / 2
    for threshold, price in states(explorer):
        _, missed, false, _ = count(*MANY, threshold)
        done = price == 20 and 20 * missed + false <= half
        assert explorer.does(threshold=threshold, price=price) == done
    assert not explorer.does(threshold=0.5, price=20)
    assert any(explorer.does(threshold=t, price=20) for t in THRESHOLDS)


def test_where_no_threshold_halves_the_cost_the_lowest_is_asked_for():
    explorer = explorers.decision_threshold(*FEW)
    assert explorer.task.text == "Find the lowest cost at price 20."
    done = [t for t in THRESHOLDS if explorer.does(threshold=t, price=20)]
    assert done == [t for t in THRESHOLDS if t <= 0.25]


def test_honest_predictions_are_cheapest_at_the_dotted_line():
    """The rule itself, by a large draw: no threshold is much cheaper than 1/(1 + price)."""
    draw = np.random.default_rng(3)
    y_prob = draw.random(40_000)
    explorer = explorers.decision_threshold((draw.random(40_000) < y_prob).astype(int), y_prob)
    for price in PRICES:
        costs = {
            threshold: numbers(explorer.move(threshold=threshold, price=price))[7]
            for threshold in choices(explorer.controls["threshold"])
        }
        nearest = min(costs, key=lambda threshold: abs(threshold - 1 / (1 + price)))
        assert costs[nearest] <= 1.02 * min(costs.values())


def test_each_control_moves_picture_and_sentence():
    explorer = explorers.decision_threshold(*MANY)
    for control in explorer.controls.values():
        seen = set()
        for value in choices(control)[::9] if len(control.options) > 9 else choices(control):
            control.value = value
            assert explorer.sentence == explorer.move(**explorer.values)
            seen.add((picture(explorer), explorer.sentence))
        assert len({image for image, _ in seen}) == len({told for _, told in seen}) == len(seen) > 2


def test_without_data_it_shows_a_sample_of_its_own():
    assert "missed" in explorers.decision_threshold().sentence


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


def test_the_reliability_diagram_puts_each_group_where_it_belongs():
    given = [0.1, 0.7], [0.0, 0.9], [0.0, 0.4], [0.3, 1.0], [12, 6]
    for figure in figures.picture(figures.draw_reliability, *given).figures.values():
        (ax,) = figure.axes
        (seen,) = (line for line in ax.lines if line.get_marker() == "o")
        assert seen.get_xydata().tolist() == [[0.1, 0.0], [0.7, 0.9]]
        (luck,) = ax.collections
        assert [bar.tolist() for bar in luck.get_segments()] == [
            [[0.1, 0], [0.1, 0.3]],
            [[0.7, 0.4], [0.7, 1]],
        ]
        beside = {text.get_text(): text.get_position()[0] for text in ax.texts}
        assert (beside["12"], beside["6"]) == (0.1, 0.7)
        assert [bar.get_center()[0] for bar in ax.patches] == pytest.approx([0.1, 0.7])
        assert ax.patches[0].get_height() == pytest.approx(2 * ax.patches[1].get_height())
