"""The walk through a network of lesson 07 in every state, against slopes found by nudging."""

import numpy as np
import pytest
from support.pictures import states_of

from helpers import explorers, losses
from helpers.explorers import lesson_07_there_and_back as passes
from helpers.explorers import lesson_07_training_run as networks
from helpers.figures import style

STEP_SIZE = 0.5


@pytest.fixture(scope="module")
def walk():
    return explorers.there_and_back()


def network(w):
    row = networks.start()
    row[9] = w  # after the six numbers of W1 and the three of b1
    return row


def nudged(row):
    """Slopes of the loss of the first point by each of the 13 parameters."""
    return [(loss(row + n) - loss(row - n)) / 2e-6 for n in 1e-6 * np.eye(row.size)]


def said(row):
    points, _ = networks.clouds()
    hidden, logits = networks.forward(row, points[:1])
    return [*points[0], *hidden[0], losses.sigmoid(logits.item())]


def loss(row):
    return losses.binary_cross_entropy(networks.clouds()[1][0, 0], said(row)[-1])


def written(text):
    return float(text.get_text().replace("−", "-"))


def circles(stage, colour):
    """The numbers of the network in a colour, from left to right and from top to bottom."""
    (ax,) = stage.figure.axes
    texts = [t for t in ax.texts if t.get_color() == colour and t.get_ha() == "center"]
    return [written(t) for t in texts if t.get_weight() == 600 and t.get_text()]


def test_weights_are_those_of_the_lessons_start():
    assert passes.W == networks.start()[9] in passes.WEIGHTS
    assert len({f"{w:.2f}" for w in passes.WEIGHTS}) == len(passes.WEIGHTS)


def test_the_network_shows_what_it_says_and_whom_it_blames(walk):
    for values in states_of(walk):
        walk.move(**values)
        step, row = values["step"], network(values["w"])
        slopes = nudged(row)
        blames = [*slopes[6:9], slopes[12]]  # of the biases: a constant 1 comes in
        if step == 7:
            row = row - STEP_SIZE * np.array(slopes)
        shown = {0: 2, 1: 5}.get(step, 6)
        for stage in walk.stages.values():
            assert circles(stage, style.BLUE) == pytest.approx(said(row)[:shown], abs=0.0051)
            there = {4: blames[3:], 5: blames, 6: blames}.get(step, [])
            assert circles(stage, style.ORANGE) == pytest.approx(there, abs=0.0051)
            u, w = (t for t in stage.figure.axes[0].texts if t.get_text()[:3] in ("u =", "w ="))
            assert float(u.get_text()[4:].replace("−", "-")) == pytest.approx(row[0], abs=0.0051)
            assert float(w.get_text()[4:].replace("−", "-")) == pytest.approx(row[9], abs=0.0051)


@pytest.mark.parametrize("w", passes.WEIGHTS)
def test_every_sum_holds_with_the_digits_that_it_shows(w):
    for step in (4, 5, 6, 7):
        for line in passes.sums(w, step)[1]:
            if " = " in line:
                left, right = line.replace("−", "-").split(": ")[-1].lstrip("wu ").split(" = ")
                left = eval(left.replace("·", "*").replace("²", "**2"))
                assert left == pytest.approx(float(right), abs=0.00501), line


@pytest.mark.parametrize("w", passes.WEIGHTS)
def test_the_sums_are_those_of_the_slopes(w):
    slopes = nudged(network(w))
    ends = [line.replace("−", "-").split(" = ")[1] for line in passes.sums(w, 6)[1]]
    assert [*map(float, ends)] == pytest.approx([slopes[9], slopes[0]], abs=0.0051)
    assert float(passes.sums(w, 3)[1][0].split(" = ")[1][:4]) == pytest.approx(
        loss(network(w)), abs=0.0051
    )


def test_the_picture_says_what_the_sentence_says(walk):
    for values in states_of(walk):
        sentence = walk.move(**values)
        for stage in walk.stages.values():
            words = [text.get_text() for text in stage.figure.axes[0].texts]
            title, lines = passes.sums(**values)
            assert {title, *lines} <= {*words}
        assert sentence.endswith("; ".join(lines))
        assert len(sentence) <= 140


def test_only_a_weight_of_zero_sends_no_blame_back(walk):
    done = [state for state in states_of(walk) if walk.does(**state)]
    assert done == [{"w": 0, "step": 5}, {"w": 0, "step": 6}]
    for w in passes.WEIGHTS:
        assert (passes.passed(w)["blames"][0] == 0) == (w == 0)
