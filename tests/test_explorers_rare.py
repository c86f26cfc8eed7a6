"""The explorer of a rare label: what each threshold finds and promises, counted again here."""

import math
import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from support.pictures import states_of
from support.small_explorers import picture

from helpers import explorers, figures

SENTENCE = re.compile(
    r"Threshold (0\.\d\d): (\d+) found, (\d+) missed, (\d+) false alarms? → "
    r"recall (\d\.\d\d), precision (\d\.\d\d), promised (\d\.\d\d)"
)
WEIGHT = 20


@pytest.fixture(scope="module")
def photos():
    rng = np.random.default_rng(7)
    z = 3 * rng.normal(size=3000) - 7
    y = (rng.random(3000) < 1 / (1 + np.exp(-z))).astype(int)
    return y, *(1 / (1 + np.exp(-z - more)) for more in (0, math.log(WEIGHT)))


@pytest.fixture(scope="module")
def explorer(photos):
    return explorers.rare_label(*photos)


def outcome(photos, threshold, counts):
    """Found, missed, false alarms, recall, precision, promise: one photo after the other."""
    y_true, plain, weighted = photos
    pairs = [*zip(y_true, plain if counts == 1 else weighted, strict=True)]
    calls = [(y, p) for y, p in pairs if p > threshold]
    found, dogs = sum(y for y, _ in calls), sum(y for y, _ in pairs)
    promised = math.fsum(p for _, p in calls) / len(calls)
    return found, dogs - found, len(calls) - found, found / dogs, found / len(calls), promised


def test_every_state_says_what_its_threshold_finds_and_promises(explorer, photos):
    for state in states_of(explorer):
        sentence = explorer.move(**state)
        told = [float(number) for number in SENTENCE.fullmatch(sentence).groups()]
        assert told == pytest.approx([state["threshold"], *outcome(photos, **state)], abs=5.1e-3)
        assert len(sentence) <= 110


def areas(bars, colour):
    return [bar.get_width() for bar in bars if to_hex(bar.get_facecolor()).upper() == colour]


def test_dots_hill_and_bars_of_both_shapes_show_the_state(explorer, photos):
    for state in [*states_of(explorer)][::17]:
        explorer.move(**state)
        found, missed, false, recall, precision, promised = outcome(photos, **state)
        for stage in explorer.stages.values():
            heap, shares = stage.figure.axes
            blue, orange = (
                [line for line in heap.lines if line.get_color() == colour]
                for colour in (figures.BLUE, figures.ORANGE)
            )
            cut = math.log(state["threshold"] / (1 - state["threshold"]))
            for [dots], count, side in ((blue, found, 1), (orange, missed, -1)):
                x = dots.get_xdata()
                assert len(x) <= count  # the surest run out of the picture
                assert (side * (x - cut) > -0.15).all()  # as near as a column is wide
            hill = heap.patches[1].get_path().vertices
            assert hill[:, 0].min() >= cut - 1e-9
            assert areas(shares.patches, figures.BLUE) == pytest.approx([recall, precision])
            assert areas(shares.patches, figures.ORANGE) == [1, 1]
            assert shares.lines[0].get_xdata() == pytest.approx([promised] * 2)
            blues = [p for p in shares.patches if to_hex(p.get_facecolor()).upper() == figures.BLUE]
            heights = {t.get_text(): t.get_position()[1] for t in shares.texts}
            for name, share in (("recall", recall), ("precision", precision)):
                below = [bar for bar in blues if bar.get_y() < heights[name]]
                assert max(below, key=Rectangle.get_y).get_width() == pytest.approx(share)
            words = {t.get_text() for t in (*heap.texts, *shares.texts)}
            assert {f"{missed} missed", f"{recall:.2f}", f"{precision:.2f}"} <= words
            assert f"promised {promised:.2f}" in words
            assert f"{false} false alarm" + "s" * int(false != 1) in words
            assert {
                f"{found} of {found + missed} dogs",
                f"{found} of {found + false} calls",
            } <= words


def test_each_photo_in_sight_has_its_dot_or_its_share_of_the_hill(explorer, photos):
    y_true, *models = photos
    for counts, y_prob in zip((1, WEIGHT), models, strict=True):
        explorer.move(threshold=0.3, counts=counts)
        z = np.log(y_prob / (1 - y_prob))
        for stage in explorer.stages.values():
            heap = stage.figure.axes[0]
            left, right = heap.get_xlim()
            seen = (z >= left) & (z < right)
            dots = sum(len(d.get_xdata()) for d in heap.lines if d.get_linestyle() == "None")
            assert dots - 1 == np.sum(seen & (y_true == 1))  # one of them is the handle
            grey, orange = (part.get_path().vertices for part in heap.patches)
            share = area(orange) / area(grey)
            assert 0 < share < 1


def area(points):
    x, y = points.T
    return abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2


def test_the_weight_moves_all_photos_to_the_right_and_the_same_calls_to_another_threshold(photos):
    explorer = explorers.rare_label(*photos)
    explorer.move(threshold=0.05, counts=1)
    dots = [line for line in explorer.stages["wide"].figure.axes[0].lines][2:4]
    before = np.mean(np.concatenate([part.get_xdata() for part in dots]))
    same = outcome(photos, 1 / 21, 1), outcome(photos, 0.5, WEIGHT)
    assert same[0][:5] == same[1][:5]
    explorer.move(threshold=0.05, counts=WEIGHT)
    after = np.mean(np.concatenate([part.get_xdata() for part in dots]))
    assert 1.5 < after - before < math.log(WEIGHT)  # the surest have left the picture


def test_the_plain_model_keeps_its_promise_and_the_weighted_one_does_not(photos):
    for threshold in (0.02, 0.05, 0.1, 0.3):
        *_, precision, promised = outcome(photos, threshold, 1)
        assert abs(promised - precision) < 0.1
        *_, precision, promised = outcome(photos, threshold, WEIGHT)
        assert promised > precision + 0.1


def test_the_task_can_be_done_with_either_model_and_not_at_first():
    explorer = explorers.rare_label()
    assert explorer.values == {"threshold": 0.5, "counts": 1}
    assert not explorer.does(**explorer.values)
    done = [state for state in states_of(explorer) if explorer.does(**state)]
    assert {state["counts"] for state in done} == {1, WEIGHT}
    for state in done:
        told = SENTENCE.fullmatch(explorer.move(**state)).groups()
        found, missed, false = map(int, told[1:4])
        assert found >= 0.75 * (found + missed)
        assert false <= 250


def test_moving_each_control_moves_the_picture():
    explorer = explorers.rare_label()
    seen = [picture(explorer)]
    for name, value in (("threshold", 0.2), ("counts", WEIGHT)):
        explorer.controls[name].value = value
        seen.append(picture(explorer))
    assert len({*seen}) == len(seen)


def test_a_threshold_that_calls_nothing_is_not_offered(photos):
    y_true, plain, weighted = photos
    explorer = explorers.rare_label(y_true, plain * 0.3, weighted)
    assert max(explorer.choices()[0].values) < plain.max() * 0.3


@pytest.mark.parametrize("labels", [[0, 0, 0], [1, 1, 1], [0, 1, 0.5], 1])
def test_both_labels_are_needed(labels):
    with pytest.raises(ValueError, match="0 and 1"):
        explorers.rare_label(labels, [0.2, 0.6, 0.5], [0.4, 0.9, 0.7])
