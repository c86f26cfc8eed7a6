"""Every state of the explorers of learning, against the formulas written out here again."""

import itertools
import re
from functools import cache

import numpy as np
import pytest
from matplotlib.colors import to_hex
from support.small_explorers import picture

from helpers import explorers, figures

COLOURS = {"sse": figures.ORANGE, "bce": figures.BLUE}
NAMES = {"sse": "squared error", "bce": "cross-entropy"}
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


def assert_gradients(ax, y):
    sizes = {loss: abs(pull(loss, y, -3)) for loss in COLOURS}
    curves = {line.get_color(): line for line in ax.lines if len(line.get_xdata()) > 20}
    dots = {line.get_color(): line for line in ax.lines if line.get_marker() == "o"}
    arrows = {to_hex(patch.get_facecolor()).upper(): patch.get_xy() for patch in ax.patches[1:]}
    for loss, colour in COLOURS.items():
        z, size = curves[colour].get_data()
        np.testing.assert_allclose(size, abs(pull(loss, y, z)), atol=1e-12)
        assert dots[colour].get_xydata().tolist() == [[-3, pytest.approx(sizes[loss])]]
        places = arrows[colour][:, 0]
        tip = places[np.argmax(abs(places + 3))]
        assert tip == pytest.approx(-3 - 4 * pull(loss, y, -3))  # to where the loss is smaller
        texts = [text for text in ax.texts if text.get_color() == colour]
        assert [NAMES[loss], f"{sizes[loss]:.3f}"] == [text.get_text() for text in texts[-2:]]
    assert dots[figures.INK].get_xydata().tolist() == [[-3, ax.get_ylim()[0]]]


def test_where_squared_error_pulls_hardest_shows_only_once_found(gradients):
    hardest = {y: [z for z, at, _ in states(gradients) if gradients.does(z=z, y=at) and at == y]
               for y in (0, 1)}  # fmt: skip
    assert hardest == {0: [0.7], 1: [-0.7]}
    for y, [found] in hardest.items():
        sizes = {z: abs(pull("sse", y, z)) for z in choices(gradients.controls["z"])}
        assert max(sizes, key=sizes.get) == found
        gradients.move(z=found, y=y)
        for stage in gradients.stages.values():
            region = stage.figure.axes[0].patches[0]
            ends = sorted((region.get_x(), region.get_x() + region.get_width()))
            assert sigmoid(min(ends, key=abs)) == pytest.approx([2 / 3, 1 / 3][y])
            curve = next(line for line in stage.figure.axes[0].lines if line.is_dashed())
            assert {region, curve} <= set(stage.hidden)
    assert not gradients.done


RATES = {"sse": 0.1, "bce": 0.01}
X, Y = np.array([0.1, 0.5, 0.5, 10]), np.array([0, 1, 1, 0])


@cache
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
    two_valleys.move(start=0.4, step=50)
    for stage in two_valleys.stages.values():
        sse, bce = stage.figure.axes[:2]
        for ax, loss in ((sse, "sse"), (bce, "bce"), (bce.child_axes[0], "bce")):
            curve, trail, ball, *start = ax.lines
            w, height = (data[0] for data in ball.get_data())
            assert w == roll(loss, RATES[loss])[50, 3]
            assert height == pytest.approx(total(loss, w))
            assert np.interp(w, *curve.get_data()) == pytest.approx(height, rel=1e-2)
            assert {curve.get_color(), ball.get_color()} == {COLOURS[loss]}
            assert trail.get_xdata()[[0, -1]].tolist() == [0.4, w]
            if start:
                assert start[0].get_xydata().tolist() == [[0.4, pytest.approx(total(loss, 0.4))]]
                assert f"w = {w:.3f}".replace("-", "−") in [text.get_text() for text in ax.texts]
                assert ax.get_title(loc="left") == f"{NAMES[loss]}, η = {RATES[loss]}"


def test_lowest_is_said_of_the_lowest_place_and_only_once_found(two_valleys):
    for stage in two_valleys.stages.values():
        said = {}
        for text in stage.hidden:
            said.setdefault(text.get_text(), []).append(text)
        sse, bce = said["lowest"]
        for text, loss in ((sse, "sse"), (bce, "bce")):
            w = np.linspace(-3.6, 5.6, 9201)
            best = w[np.argmin([total(loss, place) for place in w])]
            assert text.get_position()[0] == pytest.approx(best, abs=0.002)
        [second] = said["second valley"]
        near = np.linspace(3, 5, 2001)
        best = near[np.argmin([total("sse", place) for place in near])]
        assert second.get_position()[0] == pytest.approx(best, abs=0.002)


def test_a_start_traps_squared_error_only_beyond_the_hill(two_valleys):
    steps = choices(two_valleys.controls["step"])
    trapping = {
        start: [step for step in steps if two_valleys.does(start=start, step=step)]
        for start in choices(two_valleys.controls["start"])
    }
    assert two_valleys.values == {"start": -3.0, "step": 0}  # nothing has rolled
    assert {start for start, done in trapping.items() if done} == {0.5, 1.0, 2.0, 5.0}
    assert all(done[-1] == 5000 and done[0] >= 1000 for done in trapping.values() if done)


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
    rates = {"sse": 0.15, "bce": 0.05}
    race.move(start=(2.0, 2.0), rate_sse=0.15, rate_bce=0.05, epoch=160)
    for shape, stage in race.stages.items():
        [ax] = stage.figure.axes
        heights = {text.get_text().replace("\n", " ").replace("- ", "-"): text.get_position()[1]
                   for text in ax.texts}  # fmt: skip
        for loss, colour in COLOURS.items():
            curve, dot = (line for line in ax.lines if line.get_color() == colour)
            expected = neuron(loss, (2.0, 2.0), rates[loss])[:161]
            np.testing.assert_allclose(curve.get_ydata(), expected, rtol=1e-9)
            assert dot.get_xydata().tolist() == [[160, pytest.approx(expected[-1])]]
        assert heights["squared error"] > heights["cross-entropy"]  # as the runners are
        late = f"{neuron('sse', (2.0, 2.0), 0.15)[160]:.3f}"
        assert {late, {"wide": "goal after 151 epochs", "tall": "goal: 151"}[shape]} <= set(heights)
        [curtain] = ax.patches
        assert (curtain.get_x(), curtain.get_x() + curtain.get_width()) == (160, 301)
        assert curtain.get_zorder() > ax.collections[0].get_zorder()  # the gap of later epochs


def test_squared_error_wins_only_with_a_larger_rate(race):
    wins = [
        (start, squared, crossed)
        for start, squared, crossed, epoch in itertools.product(
            *(choices(control) for control in race.controls.values())
        )
        if race.does(start=start, rate_sse=squared, rate_bce=crossed, epoch=epoch)
    ]
    assert {start for start, *_ in wins} == set(choices(race.controls["start"]))
    assert all(squared > crossed for _, squared, crossed in wins)
    assert not race.does(start=(3.0, 3.0), rate_sse=1.5, rate_bce=0.05, epoch=180)  # both are there
    assert race.does(start=(3.0, 3.0), rate_sse=1.5, rate_bce=0.05, epoch=170)
    assert not race.done


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


def test_the_picture_of_the_fair_race_marks_the_fewest_and_the_late():
    _, ax = figures.new_figure()
    rates = np.array([0.1, 1.0, 10.0])
    figures.draw_epochs_needed(ax, rates, [301, 40, 6], [90, 3, 301], most=300)
    for words, colour in (
        ("squared error:\n6 epochs at η = 10.0", figures.ORANGE),
        ("cross-entropy:\n3 epochs at η = 1.0", figures.BLUE),
    ):
        assert [t.get_text() for t in ax.texts if t.get_color() == colour] == [words]
    band = ax.patches[0].get_bbox()
    crosses = {line.get_color(): line for line in ax.lines if line.get_marker() == "x"}
    for colour, rate in ((figures.ORANGE, 0.1), (figures.BLUE, 10.0)):
        assert crosses[colour].get_xdata().tolist() == [rate]
        assert 300 < band.y0 < crosses[colour].get_ydata()[0] < band.y1
    lowest = {line.get_color(): line.get_xydata().tolist() for line in ax.lines[2::3]}
    assert lowest == {figures.ORANGE: [[10.0, 6.0]], figures.BLUE: [[1.0, 3.0]]}


def test_the_step_of_descent_is_as_long_as_its_rule_says():
    for figure in figures.picture(figures.draw_descent_step).figures.values():
        [ax] = figure.axes
        curve, tangent, *_, end, start = ax.lines
        (w, height), (new, lower) = start.get_xydata()[0], end.get_xydata()[0]
        run, rise = np.ptp(tangent.get_xdata()), np.ptp(tangent.get_ydata())
        assert w - new == pytest.approx(0.7 * rise / run)
        for place, loss in ((w, height), (new, lower)):
            assert np.interp(place, *curve.get_data()) == pytest.approx(loss, abs=0.01)
        assert lower < height
        assert ax.get_xticks().tolist() == [new, w]
