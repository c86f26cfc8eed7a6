"""The pictures of lesson 09: what a threshold finds of a rare label, and what was promised."""

import math

import numpy as np
import pytest
from explorers import expected
from explorers.table import BY_NAME
from matplotlib.patches import Rectangle
from support import read

from helpers import explorers
from helpers.figures import style

WEIGHT = 20


@pytest.fixture(scope="module")
def explorer():
    return BY_NAME["rare_label"].fresh


def outcome(threshold, counts):
    """Found, missed, false alarms, recall, precision, promise."""
    return expected.rare_label(threshold, counts, *expected.photos())[1:]


STATES = [(0.01, 1), (0.18, 1), (0.5, 1), (0.9, 1), (0.05, WEIGHT), (0.5, WEIGHT), (0.9, WEIGHT)]


@pytest.mark.parametrize(("threshold", "counts"), STATES)
def test_dots_hill_and_bars_show_what_the_threshold_finds(explorer, threshold, counts):
    found, missed, false, recall, precision, promised = outcome(threshold, counts)
    cut = math.log(threshold / (1 - threshold))
    for heap, shares in read.shapes(explorer, threshold=threshold, counts=counts):
        for colour, count, side in ((style.BLUE, found, 1), (style.ORANGE, missed, -1)):
            [dots] = [line for line in heap.lines if line.get_color() == colour]
            assert len(dots.get_xdata()) <= count  # the surest run out of the picture
            assert (side * (dots.get_xdata() - cut) > -0.15).all()  # as near as a column is wide
        assert heap.patches[1].get_path().vertices[:, 0].min() >= cut - 1e-9
        blues = [bar for bar in shares.patches if read.ink(bar) == style.BLUE]
        assert [bar.get_width() for bar in blues] == pytest.approx([recall, precision])
        wholes = [bar.get_width() for bar in shares.patches if read.ink(bar) == style.ORANGE]
        assert wholes == [1, 1]
        for name, share in (("recall", recall), ("precision", precision)):
            height = read.named(shares, name).get_position()[1]
            below = [bar for bar in blues if bar.get_y() < height]
            assert max(below, key=Rectangle.get_y).get_width() == pytest.approx(share)
        assert shares.lines[0].get_xdata() == pytest.approx([promised] * 2)
        assert {
            f"{missed} missed", f"{false} false alarm" + "s" * int(false != 1),
            f"{recall:.2f}", f"{precision:.2f}", f"promised {promised:.2f}",
            f"{found} of {found + missed} dogs", f"{found} of {found + false} calls",
        } <= {*read.told(heap), *read.told(shares)}  # fmt: skip


def test_each_photo_in_sight_has_its_dot_or_its_share_of_the_hill(explorer):
    dog, *models = expected.photos()
    for counts, y_prob in zip((1, WEIGHT), models, strict=True):
        z = np.log(y_prob / (1 - y_prob))
        for heap, _ in read.shapes(explorer, threshold=0.3, counts=counts):
            left, right = heap.get_xlim()
            seen = np.sum((z >= left) & (z < right) & (dog == 1))
            dots = [line for line in heap.lines if line.get_linestyle() == "None"]
            assert sum(len(line.get_xdata()) for line in dots) - 1 == seen  # one is the handle
            grey, orange = (area(part.get_path().vertices) for part in heap.patches)
            assert 0 < orange < grey


def area(points):
    x, y = points.T
    return abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2


def test_the_weight_moves_all_photos_to_the_right_and_the_same_calls_to_another_threshold(explorer):
    def middle(counts):
        [heap, _], *_ = read.shapes(explorer, threshold=0.05, counts=counts)
        return np.mean(np.concatenate([line.get_xdata() for line in heap.lines[2:4]]))

    assert 1.5 < middle(WEIGHT) - middle(1) < math.log(WEIGHT)  # the surest have left the picture
    found = outcome(1 / 21, 1)[0], outcome(0.5, WEIGHT)[0]
    assert abs(found[0] - found[1]) <= 2


def test_the_plain_model_keeps_its_promise_and_the_weighted_one_does_not():
    for threshold in (0.02, 0.05, 0.1, 0.3):
        *_, precision, promised = outcome(threshold, 1)
        assert abs(promised - precision) < 0.1
        *_, precision, promised = outcome(threshold, WEIGHT)
        assert promised > precision + 0.1


def test_the_task_can_be_done_with_either_model_and_not_at_first(explorer):
    assert explorer.values == {"threshold": 0.5, "counts": 1}
    does = read.done(explorer)
    assert {state["counts"] for state in does} == {1, WEIGHT}
    for state in does:
        found, missed, false, *_ = outcome(**state)
        assert found >= 0.75 * (found + missed)
        assert false <= 250


def test_a_threshold_that_calls_nothing_is_not_offered():
    dog, plain, weighted = expected.photos()
    explorer = explorers.rare_label(dog, plain * 0.3, weighted)
    assert max(explorer.choices()[0].values) < plain.max() * 0.3


@pytest.mark.parametrize("labels", [[0, 0, 0], [1, 1, 1], [0, 1, 0.5], 1])
def test_both_labels_are_needed(labels):
    with pytest.raises(ValueError, match="0 and 1"):
        explorers.rare_label(labels, [0.2, 0.6, 0.5], [0.4, 0.9, 0.7])


def test_one_false_alarm_is_one():
    one = explorers.rare_label([1, 0, 0, 1], [0.9, 0.8, 0.3, 0.2], [0.95, 0.9, 0.7, 0.6])
    assert one.move(threshold=0.5, counts=1) == (
        "Threshold 0.50: 1 found, 1 missed, 1 false alarm → recall 0.50, precision 0.50, "
        "promised 0.85"
    )
