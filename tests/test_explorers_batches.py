"""The explorers of lessons 02 and 03: every control moved through its whole range, live.

The numbers of each sentence are worked out again here by `math`, case by case; the artists must
stand where the sentence says, and the picture must change with it.
"""

import math

import pytest
from matplotlib.colors import to_hex
from support.pictures import states_of
from support.small_explorers import numbers, picture, rounded, values_of, walk

from helpers import explorers, losses
from helpers.explorers.lesson_03 import LABELS, PREDICTIONS
from helpers.figures import style

SENTENCES = {
    "label_cases": r"y = ([01]), ŷ = (0\.\d\d) → loss (\d\.\d{3}) nats"
    r" = (\d\.\d{3}) \+ (\d\.\d{3})",
    "batch_losses": r"Example ([1-6]): y = ([01]), ŷ = (0\.\d\d) → loss (\d\.\d{3}) nats; "
    r"sum of all six (\d\.\d{3}), mean (\d\.\d{3}) nats",
}


def loss(y, y_prob):
    return -math.log(y_prob) if y == 1 else -math.log(1 - y_prob)


def wide_and_tall(explorer):
    """The axes of both shapes, and which of x and y goes along a bar in each."""
    assert list(explorer.stages) == ["wide", "tall"]
    wide, tall = (stage.figure.axes for stage in explorer.stages.values())
    yield from ((*wide, 1), (*tall, 0))


def handle_of(ax):
    (dot,) = [line for line in ax.lines if _is_handle(line)]
    return tuple(dot.get_xydata()[0])


def _is_handle(line):
    return line.get_marker() == "o" and line.get_color() == style.INK


def texts(ax):
    return [text.get_text() for text in ax.texts if text.get_visible()]


def ink_of(ax, words):
    (text,) = [text for text in ax.texts if text.get_text() == words]
    return text.get_color()


def lengths(bars, along):
    for bar in bars:
        assert bar.get_bbox().p0[along] == 0
    return [bar.get_bbox().p1[along] for bar in bars]


def test_label_cases():
    explorer = explorers.label_cases()
    predictions = values_of(explorer, "y_prob")
    for y, y_prob in walk(explorer, y=[0, 1], y_prob=[*predictions[::7], 0.1]):
        price = loss(y, y_prob)
        terms = (price, 0) if y == 1 else (0, price)
        shown = [rounded(number, 3) for number in (price, *terms)]
        assert numbers(SENTENCES["label_cases"], explorer) == [y, y_prob, *shown]
        for curves, halves, along in wide_and_tall(explorer):
            assert handle_of(curves) == (y_prob, pytest.approx(price))
            assert_curves(curves, y)
            assert_halves(halves, y, y_prob, along)


def assert_curves(ax, y):
    """Each curve is that of the name in its colour; that of the label is thick."""
    ones, zeros = ax.lines[:2]
    for curve, label, name in ((ones, 1, "y = 1:  −ln ŷ"), (zeros, 0, "y = 0:  −ln(1 − ŷ)")):
        assert curve.get_ydata() == pytest.approx([loss(label, p) for p in curve.get_xdata()])
        assert curve.get_color() == ink_of(ax, name)
    thick, thin = (ones, zeros) if y == 1 else (zeros, ones)
    assert thick.get_linewidth() > 2 * thin.get_linewidth()


def assert_halves(ax, y, y_prob, along):
    """The half that pays is as long as the price, in its ink; the other is hollow and quiet."""
    halves = "− y · ln ŷ", "− (1 − y) · ln(1 − ŷ)"
    factors = f"{y} · {loss(1, y_prob):.3f}", f"{1 - y} · {loss(0, y_prob):.3f}"
    pays = 0 if y == 1 else 1
    colour = (style.BLUE, style.ORANGE)[pays]
    ends = lengths(ax.patches, along)
    assert ends[pays] == pytest.approx(loss(y, y_prob))
    assert ends[1 - pays] > 4.6  # an empty bar shows however little it is that is silenced
    assert to_hex(ax.patches[pays].get_facecolor()).upper() == colour
    assert ax.patches[1 - pays].get_facecolor()[3] == 0
    assert ax.patches[1 - pays].get_linestyle() == style.DASHED
    for words in (halves, factors):
        assert {words[pays], words[1 - pays]} <= {*texts(ax)}
    assert ink_of(ax, halves[pays]) == colour
    assert ink_of(ax, halves[1 - pays]) == style.QUIET
    (silenced,) = [text for text in ax.texts if text.get_text() == "0 · silenced"]
    assert silenced.get_position()[1 - along] == 1 - pays
    assert f"{loss(y, y_prob):.3f}" in texts(ax)


def test_label_cases_asks_for_a_price_that_minus_ln_of_the_prediction_would_put_elsewhere():
    explorer = explorers.label_cases()
    done = [state for state in states_of(explorer) if explorer.does(**state)]
    assert done == [{"y": 0, "y_prob": 0.1}]
    assert loss(0, 0.1) == pytest.approx(loss(1, 0.9))


def test_batch_losses():
    explorer = explorers.batch_losses()
    examples, some = values_of(explorer, "example"), values_of(explorer, "y_prob")[::15]
    for example, y_prob in walk(explorer, example=examples, y_prob=some):
        batch = [*PREDICTIONS]
        batch[example - 1] = y_prob
        each = [loss(y, p) for y, p in zip(LABELS, batch, strict=True)]
        mean = sum(each) / 6
        shown = [rounded(n, 3) for n in (each[example - 1], sum(each), mean)]
        told = numbers(SENTENCES["batch_losses"], explorer)
        assert told == [example, LABELS[example - 1], y_prob, *shown]
        for ax, side, along in wide_and_tall(explorer):
            assert_bars(ax, each, batch, along)
            assert handle_of(ax)[along] == pytest.approx(each[example - 1])
            assert handle_of(ax)[1 - along] == example
            assert_level(ax, mean, along)
            assert f"{each[example - 1]:.3f}" in texts(ax)
            assert side.lines[-2].get_ydata() == pytest.approx([mean] * 2)
            assert tuple(side.lines[-1].get_xydata()[0]) == (0.5, pytest.approx(mean))


def assert_bars(ax, each, batch, along):
    """Bars and their edges are as long as the losses, and named after label and prediction."""
    bars, edges = ax.patches[0:12:2], ax.patches[1:12:2]
    assert lengths(bars, along) == lengths(edges, along) == pytest.approx(each)
    names = [text for text in ax.texts if text.get_text().startswith(("y = ", "ŷ = "))]
    for bar, edge, (label, given), y, p in zip(
        bars, edges, zip(names[::2], names[1::2], strict=True), LABELS, batch, strict=True
    ):
        place = bar.get_bbox().p0 + bar.get_bbox().size / 2
        for name in (label, given):
            assert name.get_position()[1 - along] == pytest.approx(place[1 - along])
        assert (label.get_text(), given.get_text()) == (f"y = {y}", f"ŷ = {p:.2f}")
        colour = style.BLUE if y == 1 else style.ORANGE
        drawn = bar.get_facecolor(), edge.get_edgecolor(), label.get_color()
        assert [to_hex(each).upper() for each in drawn] == 3 * [colour]


def assert_level(ax, mean, along):
    """The line stands at the mean: filled up to it, paled beyond it."""
    level, veil = ax.patches[12:]
    assert level.get_bbox().p0[along] == 0
    ends = level.get_bbox().p1[along], veil.get_bbox().p0[along]
    assert ends == pytest.approx((mean, mean))
    assert ax.lines[0].get_data()[along] == pytest.approx([mean] * 2)
    (told,) = [text for text in ax.texts if text.get_text() == f"mean {mean:.3f}"]
    assert told.get_position()[along] == pytest.approx(mean)


def test_the_yardstick_of_batch_losses_is_what_always_saying_one_half_costs():
    assert sum(LABELS) == len(LABELS) / 2
    for _, side, _ in wide_and_tall(explorers.batch_losses()):
        arch = next(line for line in side.lines if len(line.get_xdata()) > 100)
        entropy = [p * loss(1, p) + (1 - p) * loss(0, p) for p in arch.get_xdata()]
        assert arch.get_ydata() == pytest.approx(entropy)
        assert max(entropy) == pytest.approx(math.log(2), abs=1e-4)
        assert [tick.get_text() for tick in side.get_yticklabels()] == ["0", "0.693"]


def test_batch_losses_is_done_where_one_mistake_makes_the_mean_worse_than_saying_one_half():
    explorer = explorers.batch_losses()
    done = [state for state in states_of(explorer) if explorer.does(**state)]
    assert {state["example"] for state in done} == {1, 2, 3, 4, 5, 6}
    for state in states_of(explorer):
        explorer.sentence = explorer.move(**state)
        *_, each, total, mean = numbers(SENTENCES["batch_losses"], explorer)
        assert (state in done) == (mean > 0.6935)
        assert each > 1.5 * (total - each) or state not in done


def test_batch_losses_starts_at_the_given_predictions():
    explorer = explorers.batch_losses()
    example = explorer.values["example"]
    assert explorer.values["y_prob"] == PREDICTIONS[example - 1]
    mean = numbers(SENTENCES["batch_losses"], explorer)[-1]
    assert mean == rounded(losses.binary_cross_entropy(LABELS, PREDICTIONS), 3)


def test_batch_losses_goes_back_to_what_was_given_when_another_example_is_chosen():
    explorer = explorers.batch_losses()
    given = rounded(losses.binary_cross_entropy(LABELS, PREDICTIONS), 3)
    for example in (*values_of(explorer, "example"), 1):
        explorer.controls["y_prob"].value = 0.5
        assert numbers(SENTENCES["batch_losses"], explorer)[2] == 0.5
        explorer.controls["example"].value = example
        assert explorer.values == {"example": example, "y_prob": PREDICTIONS[example - 1]}
        assert numbers(SENTENCES["batch_losses"], explorer)[-1] == given


@pytest.mark.parametrize("name", SENTENCES)
def test_the_picture_changes_at_a_move_of_each_control_and_comes_back(name):
    explorer = getattr(explorers, name)()
    first, sentence = picture(explorer), explorer.sentence
    for control in explorer.controls.values():
        start = control.value
        control.value = [value for _, value in control.options if value != start][-1]
        assert picture(explorer) != first
        assert explorer.sentence != sentence
        control.value = start
        assert (picture(explorer), explorer.sentence) == (first, sentence)
