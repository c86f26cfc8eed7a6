"""The explorers of lessons 00 to 03: every control moved through its whole range, live.

The numbers of each sentence are worked out again here by `math`, case by case; the artists must
stand where the sentence says, and the picture must change with it.
"""

import math
import re
from itertools import product

import pytest

from helpers import explorers, losses
from helpers.explorer import Explorer
from helpers.explorers.batches import LABELS, PREDICTIONS

SENTENCES = {
    "s_curve": r"A lump of (\d+) mm → predicted probability of “ill” (0\.\d\d|1\.00)",
    "minus_log": r"x = (\d\.\d{3}) → −ln\(x\) = (\d\.\d{3}) nats, slope −1/x = (−\d+\.\d\d)",
    "label_cases": r"y = ([01]), ŷ = (0\.\d\d) → loss (\d\.\d{3}) nats"
    r" = (\d\.\d{3}) \+ (\d\.\d{3})",
    "batch_losses": r"Example ([1-6]): y = ([01]), ŷ = (0\.\d\d) → loss (\d\.\d{3}) nats; "
    r"sum of all six (\d\.\d{3}), mean (\d\.\d{3}) nats",
}


@pytest.fixture
def no_png(monkeypatch):
    """Spares most of the time of a move; `test_the_picture_…` looks at real pictures."""
    monkeypatch.setattr(Explorer, "_encode", lambda self: b"")


def numbers(name, explorer):
    found = re.fullmatch(SENTENCES[name], explorer.sentence)
    assert found, explorer.sentence
    return [float(number.replace("−", "-")) for number in found.groups()]


def values_of(explorer, name):
    return [value for _, value in explorer.controls[name].options]


def walk(explorer, **values):
    """Every combination of the values, each set on the live controls."""
    for state in product(*values.values()):
        for name, value in zip(values, state, strict=True):
            explorer.controls[name].value = value
        assert explorer.values == dict(zip(values, state, strict=True))
        yield state


def loss(y, y_prob):
    return -math.log(y_prob) if y == 1 else -math.log(1 - y_prob)


def rounded(number, places):
    """As near as a number can be that was printed with so many places."""
    return pytest.approx(number, abs=0.5001 * 10**-places, rel=0)


def only_dot(ax):
    (dot,) = [line for line in ax.lines if line.get_marker() == "o"]
    return tuple(dot.get_xydata()[0])


def bars_that_move(ax):
    return [bar for bar in ax.patches if bar.get_animated()]


def test_s_curve(no_png):
    explorer = explorers.s_curve()
    for (size,) in walk(explorer, size=values_of(explorer, "size")):
        y_prob = 1 / (1 + math.exp(-0.25 * (size - 20)))
        assert numbers("s_curve", explorer) == [size, rounded(y_prob, 2)]
        assert only_dot(explorer.figure.axes[0]) == (size, pytest.approx(y_prob))


def test_minus_log(no_png):
    explorer = explorers.minus_log()
    for (x,) in walk(explorer, x=values_of(explorer, "x")):
        value = -math.log(x)
        assert numbers("minus_log", explorer) == [x, rounded(value, 3), rounded(-1 / x, 2)]
        ax = explorer.figure.axes[0]
        assert only_dot(ax) == (x, pytest.approx(value))
        (tangent,) = [line for line in ax.lines if line.get_linestyle() == "--"]
        (start, end), heights = tangent.get_data()
        assert (heights[1] - heights[0]) / (end - start) == pytest.approx(-1 / x)
        assert f"{value:.3f} nats" in ax.texts[-1].get_text()


def test_label_cases(no_png):
    explorer = explorers.label_cases()
    predictions = values_of(explorer, "y_prob")
    assert_label_cases(explorer, labels=[1], predictions=predictions)
    assert_label_cases(explorer, labels=[0, 1], predictions=predictions[::14])


def assert_label_cases(explorer, labels, predictions):
    left, right = explorer.figure.axes
    for y, y_prob in walk(explorer, y=labels, y_prob=predictions):
        price = loss(y, y_prob)
        terms = (price, 0) if y == 1 else (0, price)
        shown = [rounded(number, 3) for number in (price, *terms)]
        assert numbers("label_cases", explorer) == [y, y_prob, *shown]
        assert only_dot(left) == (y_prob, pytest.approx(price))
        assert [bar.get_height() for bar in bars_that_move(right)] == pytest.approx(terms)
        assert [float(note.get_text()) for note in right.texts] == shown[1:]


def test_label_cases_shows_the_curve_of_the_label_thick(no_png):
    explorer = explorers.label_cases()
    ones, zeros = explorer.figure.axes[0].lines[:2]
    for y, _ in walk(explorer, y=(0, 1), y_prob=(0.9,)):
        thick, thin = (ones, zeros) if y == 1 else (zeros, ones)
        assert thick.get_linewidth() > 2 * thin.get_linewidth()
        assert thick.get_ydata() == pytest.approx([loss(y, p) for p in thick.get_xdata()])


def test_batch_losses(no_png):
    explorer = explorers.batch_losses()
    some = values_of(explorer, "y_prob")[::30]
    assert_batch(explorer, examples=[3], predictions=values_of(explorer, "y_prob"))
    assert_batch(explorer, examples=values_of(explorer, "example"), predictions=some)


def assert_batch(explorer, examples, predictions):
    ax = explorer.figure.axes[0]
    for example, y_prob in walk(explorer, example=examples, y_prob=predictions):
        batch = [*PREDICTIONS]
        batch[example - 1] = y_prob
        each = [loss(y, p) for y, p in zip(LABELS, batch, strict=True)]
        shown = [rounded(n, 3) for n in (each[example - 1], sum(each), sum(each) / 6)]
        assert numbers("batch_losses", explorer) == [example, LABELS[example - 1], y_prob, *shown]
        assert [bar.get_height() for bar in bars_that_move(ax)] == pytest.approx(each)
        (mean_line,) = ax.lines
        assert mean_line.get_ydata() == pytest.approx([sum(each) / 6] * 2)
        framed = [bar.get_linewidth() > 0 for bar in bars_that_move(ax)]
        assert framed == [place == example for place in range(1, 7)]


def test_batch_losses_starts_at_the_given_predictions(no_png):
    explorer = explorers.batch_losses()
    example = explorer.values["example"]
    assert explorer.values["y_prob"] == PREDICTIONS[example - 1]
    mean = numbers("batch_losses", explorer)[-1]
    assert mean == rounded(losses.binary_cross_entropy(LABELS, PREDICTIONS), 3)


@pytest.mark.parametrize("name", SENTENCES)
def test_the_picture_changes_at_a_move_of_each_control_and_comes_back(name):
    explorer = getattr(explorers, name)()
    first, sentence = explorer.image, explorer.sentence
    for control in explorer.controls.values():
        start = control.value
        control.value = [value for _, value in control.options if value != start][-1]
        assert explorer.image != first
        assert explorer.sentence != sentence
        control.value = start
        assert (explorer.image, explorer.sentence) == (first, sentence)
