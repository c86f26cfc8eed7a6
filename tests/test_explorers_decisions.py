"""Every state of the explorer of decisions, against a count written out here again; its figures."""

import itertools
import re

import numpy as np
import pytest
from small_explorers import assert_texts_apart, picture

from helpers import explorers, figures

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


def test_every_state_draws_the_counts_that_it_tells(shown):
    explorer, y_true, y_prob = shown
    some = list(states(explorer))[::7]
    for stage, (threshold, price) in itertools.product(stages(explorer), some):
        table, ax = stage.figure.axes
        texts = table.texts[1::2]
        lines = {len(line.get_xdata()): line for line in ax.lines}
        curve, dot = lines[99], lines[1]
        explorer.move(threshold=threshold, price=price)
        counts = count(y_true, y_prob, threshold)
        assert [int(text.get_text()) for text in texts] == list(counts)
        ratio = (price * counts[1] + counts[2]) / cheaper_blind_rule(y_true, price)
        assert np.interp(threshold, *curve.get_data()) == pytest.approx(ratio)
        assert dot.get_xdata() == [threshold]
        assert dot.get_ydata() == [pytest.approx(min(ratio, ax.get_ylim()[1]))]


def test_the_four_counts_stand_beside_their_names(shown):
    for stage in stages(shown[0]):
        assert_names(stage.figure.axes[0])


def assert_names(table):
    places = {text.get_text(): text.get_position() for text in table.texts[::2]}
    rows, columns = (
        {
            tick.get_text(): place
            for tick, place in zip(axis.get_ticklabels(), (0.5, 1.5), strict=True)
        }
        for axis in (table.yaxis, table.xaxis)
    )
    for name, row, column in (
        ("found", "ill", "called ill"),
        ("missed", "ill", "called healthy"),
        ("false alarm", "healthy", "called ill"),
        ("all-clear", "healthy", "called healthy"),
    ):
        x, y = places[name]
        assert abs(x - columns[column]) < 0.5
        assert abs(y - rows[row]) < 0.5
    order = [text.get_text() for text in table.texts[::2]]
    assert order == ["found", "missed", "false alarm", "all-clear"]


def test_the_dotted_line_is_where_silence_and_alarm_cost_the_same(shown):
    explorer, y_true, _ = shown
    for stage, price in itertools.product(stages(explorer), PRICES):
        ax = stage.figure.axes[1]
        explorer.move(threshold=0.5, price=price)
        (line,) = (line for line in ax.lines if line.get_linestyle() == ":")
        y_prob = line.get_xdata()[0]
        assert price * y_prob == pytest.approx(1 - y_prob)
        rule, blind = (text.get_text() for text in ax.texts)
        assert rule == f"1/(1 + {price}) = {y_prob:.2f}"
        all_ill = cheaper_blind_rule(y_true, price) == sum(1 for y in y_true if y == 0)
        of_whom = "blind" if ax.figure is explorer.stages["tall"].figure else "blind rule"
        assert blind == f"{of_whom}: call {'all' if all_ill else 'none'} ill"


def test_no_text_leaves_the_pictures_or_touches_another(shown):
    explorer, *_ = shown
    for threshold, price in list(states(explorer))[::7]:
        explorer.move(threshold=threshold, price=price)
        assert_texts_apart(explorer)


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


def test_the_race_marks_the_first_step_from_which_the_goal_is_kept():
    _, ax = figures.new_figure()
    early_and_back = np.array([1, 0.005, 0.2, 0.009, 0.008])
    never = np.array([1, 0.5, 0.4, 0.3, 0.2])
    figures.draw_way_left(ax, early_and_back, np.geomspace(1, 1e-4, 5), "a race")
    assert {"squared error: 3 steps", "cross-entropy: 3 steps"} <= {t.get_text() for t in ax.texts}
    squared = [line for line in ax.lines if line.get_marker() == "s"]
    assert [line.get_xydata().tolist() for line in squared] == [[[3, 0.009]]]
    _, ax = figures.new_figure()
    figures.draw_way_left(ax, never, early_and_back, "a race")
    assert "squared error: not yet" in {text.get_text() for text in ax.texts}
    assert not [line for line in ax.lines if line.get_marker() == "s"]


def test_the_reliability_diagram_puts_each_group_where_it_belongs():
    _, ax = figures.new_figure()
    seen = figures.draw_reliability(
        ax, [0.1, 0.7], [0.0, 0.9], low=[0.0, 0.4], high=[0.3, 1.0], counts=[12, 5]
    )
    assert seen.get_xydata().tolist() == [[0.1, 0.0], [0.7, 0.9]]
    (bars,) = ax.collections
    assert [bar.tolist() for bar in bars.get_segments()] == [
        [[0.1, 0], [0.1, 0.3]],
        [[0.7, 0.4], [0.7, 1]],
    ]
    beside = {text.get_text(): text.get_position()[0] for text in ax.texts}
    assert (beside["12"], beside["5"]) == (0.1, 0.7)
