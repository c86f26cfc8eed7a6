"""Every state of the explorers of learning, against the formulas written out here again."""

import itertools
import re

import numpy as np
import pytest
from small_explorers import picture

from helpers import explorers, figures

NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?")


def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def pull(loss, y, z):
    y_prob = sigmoid(z)
    return (y_prob - y) * (y_prob * (1 - y_prob) if loss == "sse" else 1)


def numbers(sentence):
    return [float(text.replace("−", "-")) for text in NUMBER.findall(sentence)]


def choices(control):
    return [value for _, value in control.options]


def states(explorer):
    """Every combination of the controls' values with the numbers of its sentence; draws nothing."""
    for values in itertools.product(*map(choices, explorer.controls.values())):
        named = dict(zip(explorer.controls, values, strict=True))
        yield *values, numbers(explorer.move(**named))


@pytest.fixture(scope="module")
def gradients():
    return explorers.gradients()


@pytest.fixture(scope="module")
def two_valleys():
    return explorers.two_valleys()


@pytest.fixture(scope="module")
def race():
    return explorers.race()


def test_gradients_of_every_state(gradients):
    for z, y, told in states(gradients):
        squared, crossed = pull("sse", y, z), pull("bce", y, z)
        assert told[:3] == pytest.approx([z, sigmoid(z), y], abs=5.1e-4)
        assert told[3:5] == pytest.approx([squared, crossed], abs=5.1e-6)
        assert told[5:] == pytest.approx([crossed / squared], abs=0.051)


def test_gradients_at_the_place_that_the_lesson_speaks_of(gradients):
    told = gradients.move(z=4.0, y=0)
    assert numbers(told) == [4.0, 0.982, 0, 0.01735, 0.98201, 56.6]


@pytest.mark.parametrize("y", [0, 1])
def test_gradients_draws_what_it_says(gradients, y):
    gradients.move(z=-3.0, y=y)
    for stage in gradients.stages.values():
        assert_gradients(*stage.figure.axes, y)


def assert_gradients(slopes, bars, y):
    curves = [line for line in slopes.lines if len(line.get_xdata()) > 2]
    for curve, loss in zip(curves, ("sse", "bce"), strict=True):
        z, slope = curve.get_data()
        np.testing.assert_allclose(slope, pull(loss, y, z), atol=1e-12)
    dots = [line.get_data() for line in slopes.lines if len(line.get_xdata()) == 1]
    assert np.ravel(dots) == pytest.approx([-3, pull("sse", y, -3), -3, pull("bce", y, -3)])
    widths = [bar.get_width() for bar in bars.patches]
    assert widths == pytest.approx([abs(pull(loss, y, -3)) for loss in ("sse", "bce")])


X, Y = np.array([0.1, 0.5, 0.5, 10]), np.array([0, 1, 1, 0])


def roll(loss, rate):
    """Where a ball stands after each of 5,000 steps, a column for each start."""
    path = [np.array([-3, -1, 0, 0.4, 0.5, 1, 2, 5])]
    for _ in range(5000):
        path.append(path[-1] - rate * pull(loss, Y, np.outer(path[-1], X)) @ X)
    return np.array(path)


def total(loss, w):
    y_prob = sigmoid(w * X)
    if loss == "sse":
        return np.sum((y_prob - Y) ** 2) / 2
    return -np.sum(np.log(np.where(Y == 1, y_prob, sigmoid(-w * X))))


def test_two_valleys_of_every_state(two_valleys):
    squared, crossed = roll("sse", 0.1), roll("bce", 0.01)
    starts = squared[0].tolist()
    for start, step, told in states(two_valleys):
        w, v = (path[step, starts.index(start)] for path in (squared, crossed))
        expected = [start, step, w, total("sse", w), v, total("bce", v)]
        assert told == pytest.approx(expected, abs=0.00051)


def test_two_valleys_draws_balls_on_their_curves(two_valleys):
    two_valleys.move(start=2.0, step=50)
    for stage in two_valleys.stages.values():
        assert_balls(stage.figure.axes)


def assert_balls(axes):
    for ax, loss in zip(axes, ("sse", "bce"), strict=True):
        curve, beginning, trail, ball = ax.lines
        w, height = (data[0] for data in ball.get_data())
        assert height == pytest.approx(total(loss, w))
        assert np.interp(w, *curve.get_data()) == pytest.approx(height, rel=1e-2)
        assert beginning.get_xydata().tolist() == [[2.0, pytest.approx(total(loss, 2.0))]]
        assert trail.get_xdata()[0] == 2.0
        assert trail.get_xdata()[-1] == w
        assert ax.texts[0].get_text() == f"ball at w = {w:.3f}".replace("-", "−")


def test_squared_error_is_trapped_and_cross_entropy_goes_home(two_valleys):
    told = two_valleys.move(start=5.0, step=5000)
    assert numbers(told) == [5.0, 5000, 3.838, 0.693, -0.297, 2.269]
    told = two_valleys.move(start=-3.0, step=5000)
    assert numbers(told) == [-3.0, 5000, -0.203, 0.405, -0.297, 2.269]


def neuron(loss, start, rate):
    weight, bias = start
    y_prob = [sigmoid(weight + bias)]
    for _ in range(300):
        step = rate * pull(loss, 0, weight + bias)
        weight, bias = weight - step, bias - step
        y_prob.append(sigmoid(weight + bias))
    return y_prob


def test_race_of_every_state(race):
    runs = {
        key: neuron(*key)
        for key in itertools.product(
            ("sse", "bce"), choices(race.controls["start"]), choices(race.controls["rate_sse"])
        )
    }
    for start, sse, bce, epoch, told in states(race):
        ends = runs["sse", start, sse][epoch], runs["bce", start, bce][epoch]
        assert told == pytest.approx([*start, epoch, sse, ends[0], bce, ends[1]], abs=5.1e-5)


def test_race_draws_the_run_up_to_the_epoch(race):
    race.move(start=(2.0, 2.0), rate_sse=0.15, rate_bce=0.005, epoch=150)
    for stage in race.stages.values():
        [ax] = stage.figure.axes
        curves = [line for line in ax.lines if len(line.get_xdata()) > 2]
        dots = [line for line in ax.lines if len(line.get_xdata()) == 1]
        for curve, dot, key in zip(curves, dots, (("sse", 0.15), ("bce", 0.005)), strict=True):
            expected = neuron(key[0], (2.0, 2.0), key[1])[:151]
            np.testing.assert_allclose(curve.get_ydata(), expected, rtol=1e-9)
            assert dot.get_xydata().tolist() == [[150, pytest.approx(expected[-1])]]


# FACTS of the course: start, η of squared error, of cross-entropy, ŷ of both at 0, 150 and 300.
TABLE = [
    ((0.6, 0.9), 0.15, 0.005, (0.8176, 0.1527, 0.0940), (0.8176, 0.6053, 0.4177)),
    ((2.0, 2.0), 0.15, 0.005, (0.9820, 0.9334, 0.2028), (0.9820, 0.9282, 0.7796)),
    ((2.0, 2.0), 0.15, 0.05, (0.9820, 0.9334, 0.2028), (0.9820, 0.1006, 0.0416)),
    ((2.0, 2.0), 0.15, 0.15, (0.9820, 0.9334, 0.2028), (0.9820, 0.0257, 0.0120)),
]


@pytest.mark.parametrize(("start", "sse", "bce", "squared", "crossed"), TABLE)
def test_race_agrees_with_the_published_setup(race, start, sse, bce, squared, crossed):
    for epoch, *ends in zip((0, 150, 300), squared, crossed, strict=True):
        told = race.move(start=start, rate_sse=sse, rate_bce=bce, epoch=epoch)
        assert numbers(told)[4::2] == ends


@pytest.mark.parametrize("name", ["gradients", "two_valleys", "race"])
def test_there_are_few_enough_states_to_draw_them_all(name):
    controls = getattr(explorers, name)().controls.values()
    assert np.prod([len(control.options) for control in controls]) <= 3000


CONTROLS = {
    "gradients": ["z", "y"],
    "two_valleys": ["start", "step"],
    "race": ["start", "rate_sse", "rate_bce", "epoch"],
}


@pytest.mark.parametrize(("name", "moved"), [(n, c) for n, cs in CONTROLS.items() for c in cs])
def test_each_control_moves_picture_and_sentence(name, moved, request):
    explorer = request.getfixturevalue(name)
    pictures, sentences = set(), set()
    for value in choices(explorer.controls[moved]):
        explorer.controls[moved].value = value
        told = explorer.sentence
        assert explorer.values[moved] == value
        assert told == explorer.move(**explorer.values)
        pictures.add(picture(explorer))
        sentences.add(told)
    assert len(sentences) == len(explorer.controls[moved].options)
    assert len(pictures) > len(sentences) // 2  # late steps of descent move less than a pixel


@pytest.mark.parametrize("name", [*CONTROLS, "training_run"])
def test_no_text_leaves_a_picture_or_touches_another_or_what_can_be_taken(name):
    explorer = getattr(explorers, name)()
    assert list(explorer.stages) == ["wide", "tall"]
    for _ in states(explorer):
        for stage in explorer.stages.values():
            # A box is a little higher than its letters.
            boxes = [text.get_window_extent().padded(-1) for text in texts(stage)]
            dots = [handle.artist.get_window_extent() for handle in stage.handles]
            for box in boxes:
                assert 0 <= box.x0 < box.x1 <= stage.figure.bbox.x1
                assert 0 <= box.y0 < box.y1 <= stage.figure.bbox.y1
                assert not any(box.overlaps(dot) for dot in dots)
            assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))


def texts(stage):
    for ax in stage.figure.axes:
        for text in (*ax.texts, ax.title, ax.xaxis.label, ax.yaxis.label):
            if text.get_text():
                yield text


def test_the_picture_of_the_fair_race_marks_the_fewest_and_the_late():
    _, ax = figures.new_figure()
    rates = np.array([0.1, 1.0, 10.0])
    figures.draw_epochs_needed(ax, rates, [301, 40, 6], [90, 3, 301], most=300)
    assert "squared error:\n6 epochs at η = 10.0" in {text.get_text() for text in ax.texts}
    assert "cross-entropy:\n3 epochs at η = 1.0" in {text.get_text() for text in ax.texts}
    late = [line.get_xdata().tolist() for line in ax.lines if line.get_marker() == "x"]
    assert late == [[0.1], [10.0]]
