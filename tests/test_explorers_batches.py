"""The explorers of lessons 02 and 03: every control moved through its whole range, live.

The numbers of each sentence are worked out again here by `math`, case by case; the artists must
stand where the sentence says, and the picture must change with it.
"""

import math
import re
from itertools import combinations, product

import pytest
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from small_explorers import picture, states

from helpers import explorers, losses
from helpers.explorers.batches import LABELS, PREDICTIONS
from helpers.interactive.handles import HALO

SENTENCES = {
    "label_cases": r"y = ([01]), ŷ = (0\.\d\d) → loss (\d\.\d{3}) nats"
    r" = (\d\.\d{3}) \+ (\d\.\d{3})",
    "batch_losses": r"Example ([1-6]): y = ([01]), ŷ = (0\.\d\d) → loss (\d\.\d{3}) nats; "
    r"sum of all six (\d\.\d{3}), mean (\d\.\d{3}) nats",
}


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


def that_move(stage, kind):
    """Bars or texts, in the order in which they were made."""
    return [layer.artist for layer in stage.layers if isinstance(layer.artist, kind)]


def wide_and_tall(explorer):
    """The stages of an explorer that has both."""
    assert list(explorer.stages) == ["wide", "tall"]
    return explorer.stages.values()


def test_label_cases():
    explorer = explorers.label_cases()
    predictions = values_of(explorer, "y_prob")
    assert_label_cases(explorer, labels=[1], predictions=predictions)
    assert_label_cases(explorer, labels=[0, 1], predictions=predictions[::14])


def assert_label_cases(explorer, labels, predictions):
    for y, y_prob in walk(explorer, y=labels, y_prob=predictions):
        price = loss(y, y_prob)
        terms = (price, 0) if y == 1 else (0, price)
        shown = [rounded(number, 3) for number in (price, *terms)]
        assert numbers("label_cases", explorer) == [y, y_prob, *shown]
        for shape, stage in zip(("wide", "tall"), wide_and_tall(explorer), strict=True):
            assert only_dot(stage.figure.axes[0]) == (y_prob, pytest.approx(price))
            assert lengths(stage, across=shape == "tall") == pytest.approx(terms)
            assert [float(note.get_text()) for note in that_move(stage, Text)] == shown[1:]


def lengths(stage, across):
    """How long the bars are, which begin at 0; each ends just before its number."""
    bars, notes = that_move(stage, Rectangle), that_move(stage, Text)
    ends = [bar.get_bbox().p1[0 if across else 1] for bar in bars]
    for bar, note, end in zip(bars, notes, ends, strict=True):
        assert bar.get_bbox().p0[0 if across else 1] == 0
        x, y = note.get_position()
        beyond, beside = (x, y) if across else (y, x)
        middle = bar.get_bbox().p0 + bar.get_bbox().size / 2
        assert beyond == pytest.approx(end + 0.08)
        assert beside == pytest.approx(middle[1 if across else 0])
    return ends


def test_label_cases_shows_the_curve_of_the_label_thick():
    explorer = explorers.label_cases()
    for y, _ in walk(explorer, y=(0, 1), y_prob=(0.9,)):
        for stage in wide_and_tall(explorer):
            ones, zeros = stage.figure.axes[0].lines[:2]
            thick, thin = (ones, zeros) if y == 1 else (zeros, ones)
            assert thick.get_linewidth() > 2 * thin.get_linewidth()
            assert thick.get_ydata() == pytest.approx([loss(y, p) for p in thick.get_xdata()])


@pytest.mark.parametrize("name", SENTENCES)
def test_no_text_leaves_a_picture_or_touches_another(name):
    explorer = getattr(explorers, name)()
    for values in states(explorer):
        explorer.move(**values)
        for stage in wide_and_tall(explorer):
            boxes = [text.get_window_extent() for text in words(stage.figure)]
            for box in boxes:
                assert 0 <= box.x0 < box.x1 <= stage.figure.bbox.x1
                assert 0 <= box.y0 < box.y1 <= stage.figure.bbox.y1
            assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def words(figure):
    """All texts that show, but for numbers below an axis: two axes may have a 0 in one corner."""
    found = [*figure.texts]
    for ax in figure.axes:
        low, high = sorted(ax.get_ylim())
        ticks = [tick for tick in ax.yaxis.get_major_ticks() if low <= tick.get_loc() <= high]
        names = (tick.label1 for tick in ticks)
        found += [*ax.texts, ax.title, ax.xaxis.label, ax.yaxis.label, *names]
    return [text for text in found if text.get_visible() and text.get_text()]


@pytest.mark.parametrize("name", ["batch_losses"])
def test_no_text_of_a_tall_picture_stands_in_a_halo(name):
    explorer = getattr(explorers, name)()
    stage = explorer.stages["tall"]
    for values in states(explorer):
        explorer.move(**values)
        boxes = [text.get_window_extent() for text in words(stage.figure)]
        for handle in stage.handles:
            x, y = handle.point()
            for box in boxes:
                aside = max(box.x0 - x, x - box.x1, 0), max(box.y0 - y, y - box.y1, 0)
                assert math.hypot(*aside) > HALO


def test_batch_losses():
    explorer = explorers.batch_losses()
    some = values_of(explorer, "y_prob")[::30]
    assert_batch(explorer, examples=[3], predictions=values_of(explorer, "y_prob"))
    assert_batch(explorer, examples=values_of(explorer, "example"), predictions=some)


def assert_batch(explorer, examples, predictions):
    for example, y_prob in walk(explorer, example=examples, y_prob=predictions):
        batch = [*PREDICTIONS]
        batch[example - 1] = y_prob
        each = [loss(y, p) for y, p in zip(LABELS, batch, strict=True)]
        shown = [rounded(n, 3) for n in (each[example - 1], sum(each), sum(each) / 6)]
        assert numbers("batch_losses", explorer) == [example, LABELS[example - 1], y_prob, *shown]
        for shape, stage in zip(("wide", "tall"), wide_and_tall(explorer), strict=True):
            along = 0 if shape == "tall" else 1
            bars, (head, note) = that_move(stage, Rectangle), that_move(stage, Text)
            assert [bar.get_bbox().size[along] for bar in bars] == pytest.approx(each)
            (mean_line,) = stage.figure.axes[0].lines
            assert mean_line.get_data()[along] == pytest.approx([sum(each) / 6] * 2)
            framed = [bar.get_linewidth() > 0 for bar in bars]
            assert framed == [place == example for place in range(1, 7)]
            assert head.get_text() == f"ŷ = {y_prob:.2f}\nloss {each[example - 1]:.3f}"
            assert head.get_position()[1 - along] == example
            assert head.get_position()[along] > max(each[example - 1], sum(each) / 6)
            assert note.get_text() == f"mean {sum(each) / 6:.3f}"


def test_batch_losses_starts_at_the_given_predictions():
    explorer = explorers.batch_losses()
    example = explorer.values["example"]
    assert explorer.values["y_prob"] == PREDICTIONS[example - 1]
    mean = numbers("batch_losses", explorer)[-1]
    assert mean == rounded(losses.binary_cross_entropy(LABELS, PREDICTIONS), 3)


def test_batch_losses_goes_back_to_what_was_given_when_another_example_is_chosen():
    explorer = explorers.batch_losses()
    given = rounded(losses.binary_cross_entropy(LABELS, PREDICTIONS), 3)
    for example in (*values_of(explorer, "example"), 1):
        explorer.controls["y_prob"].value = 0.5
        assert numbers("batch_losses", explorer)[2] == 0.5
        explorer.controls["example"].value = example
        assert explorer.values == {"example": example, "y_prob": PREDICTIONS[example - 1]}
        assert numbers("batch_losses", explorer)[-1] == given


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
