"""The explorer of several labels: every state's numbers, bars and texts, worked out again here."""

import math
import re
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from support.pictures import states_of
from support.small_explorers import picture
from support.static_pictures import PICTURES

from helpers import explorers, figures

NAMES, TRUTH = ["beach", "dog", "sunset"], [1, 0, 1]
NUMBER = r"(\d+\.\d+)"
SENTENCE = re.compile(
    rf"Losses {NUMBER} \+ {NUMBER} \+ {NUMBER} = {NUMBER}, mean {NUMBER} nats; "
    rf"the three ŷ add up to {NUMBER}"
)
SIGMOIDS = {"how": "sigmoids"}
SOFTMAX = {"how": "softmax"}


@pytest.fixture(scope="module")
def explorer():
    return explorers.label_losses()


def told(sentence):
    return [float(number) for number in SENTENCE.fullmatch(sentence).groups()]


def outputs(how, **z):
    powers = [math.exp(z[name]) for name in NAMES]
    if how == "sigmoids":
        return [power / (power + 1) for power in powers]
    return [power / sum(powers) for power in powers]


def prices(**state):
    pairs = zip(TRUTH, outputs(**state), strict=True)
    return [-math.log(p if y else 1 - p) for y, p in pairs]


def z(beach, dog, sunset):
    return {"beach": beach, "dog": dog, "sunset": sunset}


def parts(stage):
    """(filled bars, price bars, dots, texts) of one shape."""
    faders, paid = stage.figure.axes
    moving = [layer.artist for layer in stage.layers]
    filled = [bar for bar in faders.patches if bar in moving]
    return filled, paid.patches, faders.lines, [*faders.texts, *paid.texts]


def test_every_state_says_its_numbers_and_few_enough_fit_a_page(explorer):
    states = [*states_of(explorer)]
    assert len(states) <= 1000
    for state in states:
        sentence, each = explorer.move(**state), prices(**state)
        worth = [*each, sum(each), sum(each) / 3, sum(outputs(**state))]
        assert told(sentence) == pytest.approx(worth, abs=5.1e-3)
        assert told(sentence)[:5] == pytest.approx(worth[:5], abs=5.1e-4)
        assert len(sentence) <= 90


def test_bars_dots_and_texts_of_both_shapes_show_the_state(explorer):
    for state in [*states_of(explorer)][::23]:
        explorer.move(**state)
        for stage in explorer.stages.values():
            filled, paid, dots, texts = parts(stage)
            y_prob, each = outputs(**state), prices(**state)
            assert [bar.get_width() for bar in filled] == pytest.approx(y_prob)
            assert [bar.get_width() for bar in paid] == pytest.approx(each)
            assert [dot.get_xydata()[0].tolist() for dot in dots] == [
                [pytest.approx(p), row] for row, p in enumerate(y_prob)
            ]
            shown = {text.get_text() for text in texts}
            assert {f"{number:.3f}" for number in (*y_prob, *each)} <= shown
            assert {f"add up to {sum(y_prob):.2f}", f"mean {sum(each) / 3:.3f}"} <= shown


def test_the_row_of_a_label_holds_its_name_its_truth_and_its_colour(explorer):
    explorer.move(how="sigmoids", **z(-4, 1, 2))
    for stage in explorer.stages.values():
        filled, paid, _, texts = parts(stage)
        for row, (name, y, logit) in enumerate(zip(NAMES, TRUTH, ("−4", "1", "2"), strict=True)):
            near = [t.get_text() for t in texts if abs(t.get_position()[1] - row) < 0.4]
            assert {name, f"y = {y}, z = {logit}"} <= {*near}
            assert paid[row].get_facecolor()[:3] == to_rgb(figures.BLUE if y else figures.ORANGE)
            assert [bool(bars[row].get_hatch()) for bars in (filled, paid)] == [y == 0] * 2
            assert paid[row].get_y() + paid[row].get_height() / 2 == pytest.approx(row)


def test_rivals_sink_in_a_softmax_and_stay_where_they_are_beside_sigmoids(explorer):
    def fills(**state):
        explorer.move(**state)
        return np.array([bar.get_width() for bar in parts(explorer.stages["wide"])[0]])

    for how, sunk in ((SOFTMAX, True), (SIGMOIDS, False)):
        steps = [fills(**how, **z(1, dog, 0)) for dog in (-4, -1, 0, 2, 4)]
        for before, after in pairwise(steps):
            assert after[1] > before[1]
            assert bool(np.all(after[[0, 2]] < before[[0, 2]])) is sunk
            assert bool(np.all(after[[0, 2]] == before[[0, 2]])) is not sunk


def test_only_sigmoids_that_are_sure_of_all_three_do_the_task(explorer):
    assert not explorer.does(**explorer.values)
    assert explorer.values == SOFTMAX | z(2, 0, 1)
    does = [state for state in states_of(explorer) if explorer.does(**state)]
    assert does == [SIGMOIDS | z(4, -4, 4)]
    assert max(prices(**does[0])) < 0.1
    assert (
        min(max(prices(**state)) for state in states_of(explorer) if state["how"] == "softmax")
        > 0.69
    )


def test_moving_each_control_moves_the_picture(explorer):
    first = explorers.label_losses()
    seen = [picture(first)]
    for name, value in (("dog", 2), ("how", "sigmoids"), ("beach", -1), ("sunset", 4)):
        first.controls[name].value = value
        seen.append(picture(first))
    assert len({*seen}) == len(seen)


def test_each_dot_can_be_taken_to_where_its_output_stands(explorer):
    for stage in explorer.stages.values():
        assert [handle.control for handle in stage.handles] == NAMES
        for row, handle in enumerate(stage.handles):
            state = SOFTMAX | z(1, -1, 2)
            assert handle.position(*state.values()) == pytest.approx(outputs(**state)[row])
            assert handle.artist is stage.figure.axes[0].lines[row]


# The pictures that stand still


@pytest.mark.parametrize("shape", ["wide", "tall"])
def test_each_pair_of_bars_is_a_sigmoid_beside_a_striped_softmax(shape):
    ax = PICTURES["draw_sigmoids_beside_softmax"]().figures[shape].axes[0]
    length = "get_width" if shape == "tall" else "get_height"
    sigmoids, softmaxes = ([getattr(bar, length)() for bar in bars] for bars in ax.containers)
    assert sigmoids == pytest.approx(
        [0.982 if yes else 0.018 for yes in (1, 0, 1, 0, 1, 0, 0, 0, 0)], abs=1e-3
    )
    assert softmaxes == pytest.approx([0.5, 0, 0.5, 0, 1, 0, *[1 / 3] * 3], abs=1e-3)
    assert [{bar.get_hatch() for bar in bars} for bars in ax.containers] == [{None}, {"//"}]
