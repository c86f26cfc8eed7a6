"""The pictures of lesson 07: one example on its way through a network, and a training run."""

import contextlib
import io
from pathlib import Path

import nbformat
import numpy as np
import pytest
from explorers.table import BY_NAME
from support import read
from support.pictures import states_of

from helpers import losses
from helpers.explorers import lesson_07_there_and_back, lesson_07_training_run
from helpers.figures import style

LESSON = Path(__file__).parents[2] / "notebooks" / "07_hidden_layer.ipynb"
# What draws or asks has no part in the network.
ELSEWHERE = ("figures.picture", "predict(", "check(", "explorers.")
RATES = [0.02, 1, 5, 20, 40]
EPOCHS = [0, 1, 2, 5, 10, 30, 70, 95, 100]


@pytest.fixture(scope="module")
def lesson():
    """The names that the code cells of the lesson leave behind."""
    names = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in nbformat.read(LESSON, 4).cells:
            if cell.cell_type == "code" and not any(word in cell.source for word in ELSEWHERE):
                exec(cell.source, names)
    return names


@pytest.fixture(scope="module")
def trails(lesson):
    """The parameters after each of 100 epochs at each rate, by the lesson's own `step`."""
    walked = {}
    for rate in RATES:
        walked[rate] = [lesson["start"]]
        for _ in range(100):
            walked[rate].append(lesson["step"](walked[rate][-1], rate))
    return walked


# training_run


@pytest.fixture(scope="module")
def run():
    return BY_NAME["training_run"].fresh


@pytest.fixture(scope="module")
def heights(lesson, trails):
    """The loss at each epoch of each rate."""
    X, Y = lesson["X"], lesson["Y"]
    return {rate: [lesson["loss"](at, X, Y) for at in trails[rate]] for rate in RATES}


@pytest.mark.parametrize("rate", RATES)
def test_the_recorded_run_is_the_lessons_own(run, rate, lesson, trails, heights):
    for epoch in EPOCHS:
        at = trails[rate][epoch]
        slope = lesson["backward"](at, lesson["X"], lesson["Y"])[2][0, 0]
        sentence = run.move(rate=rate, epoch=epoch)
        assert f"loss {heights[rate][epoch]:.3f} nats, {lesson['right'](at)} of 40" in sentence
        assert f"dL/dw = {slope:.4f}".replace("-", "−") in sentence
        assert f", {'negative' if slope < 0 else 'positive'}, so" in sentence
        if epoch < 100:
            went = "up" if trails[rate][epoch + 1][2][0, 0] > at[2][0, 0] else "down"
            assert sentence.endswith(f"so w goes {went}")


@pytest.mark.parametrize("rate", RATES)
def test_the_shaded_region_is_where_the_network_says_one(run, rate, lesson, trails):
    for epoch in EPOCHS:
        says = lesson["forward"](trails[rate][epoch], lesson["X"])[1][:, 0] > 0
        for plane, *_ in read.shapes(run, rate=rate, epoch=epoch):
            assert "it says 1 in the blue" in read.told(plane)
            [region] = plane.patches
            assert read.ink(region) == style.PALE_BLUE
            assert np.sum(region.get_path().contains_points(lesson["X"]) != says) <= 1  # at an edge


def test_the_picture_shows_the_run_up_to_the_epoch(run, heights):
    everything = np.concatenate([*heights.values()])
    for plane, _, loss in read.shapes(run, rate=40, epoch=10):
        curve, dot = loss.lines
        assert curve.get_ydata() == pytest.approx(heights[40][:11])
        assert dot.get_xydata().tolist() == [[10, pytest.approx(heights[40][10])]]
        assert (read.told(plane)[1], read.told(loss)[1]) == ("28 of 40 right", "9.741 nats")
        low, high = loss.get_ylim()
        assert low < np.min(everything) < np.max(everything) < high


@pytest.mark.parametrize("rate", RATES)
def test_the_arrow_leads_from_the_loss_of_the_epoch_to_that_of_the_next(
    run, rate, lesson, trails, heights
):
    for epoch in EPOCHS[:-1]:
        slopes = lesson["backward"](trails[rate][epoch], lesson["X"], lesson["Y"])
        steep = sum(np.sum(slope**2) for slope in slopes)  # along its own direction
        for _, valley, _ in read.shapes(run, rate=rate, epoch=epoch):
            top = float(read.told(valley)[-1])
            curve, tangent, arrow, landing, ball = valley.lines
            [[x, y]], [[step, then]] = ball.get_xydata(), landing.get_xydata()
            assert (x, y * top) == (0, pytest.approx(heights[rate][epoch]))
            assert then * top == pytest.approx(heights[rate][epoch + 1])
            assert arrow.get_xydata()[[0, -1]].tolist() == [[x, y], [step, then]]
            assert 0 < then < valley.get_ylim()[1]
            assert np.interp([0, step], *curve.get_data()) == pytest.approx([y, then], abs=0.02)
            (x0, x1), (y0, y1) = tangent.get_data()
            rise = (y1 - y0) / (x1 - x0)
            assert rise * step * top == pytest.approx(-rate * steep)
            assert y0 - x0 * rise == pytest.approx(y)


@pytest.mark.parametrize("rate", RATES)
def test_only_a_step_that_is_too_long_lands_on_the_other_wall(rate, lesson, trails):
    ways = [
        np.concatenate(
            [np.ravel(part) for part in lesson["backward"](at, lesson["X"], lesson["Y"])]
        )
        for at in trails[rate]
    ]
    walls = [here @ there < 0 for here, there in zip(ways, ways[1:], strict=False)]
    assert {0.02: not any(walls), 1: not any(walls), 40: all(walls)}.get(rate, any(walls))


def test_one_rate_crawls_one_converges_one_thrashes_and_the_task_finds_the_lowest(run, heights):
    ends = {rate: loss[-1] for rate, loss in heights.items()}
    assert read.done(run) == [{"rate": min(ends, key=ends.get), "epoch": 100}]
    assert np.all(np.diff(heights[0.02]) < 0)
    assert ends[0.02] > np.log(2)
    assert ends[1] < 0.06
    assert min(heights[40][1:]) > heights[40][0]
    assert max(heights[20]) > 5
    for rate in (1, 20):
        assert "40 of 40 right" in run.move(rate=rate, epoch=100)


def test_a_network_that_says_one_nowhere_shades_nothing(monkeypatch):
    path = np.zeros((1, 13))
    path[0, -1] = -1
    monkeypatch.setattr(lesson_07_training_run, "training_path", lambda rate: path)
    assert lesson_07_training_run.says_one("nowhere", 0).vertices.size == 0
    path[0, -1] = 1
    assert (
        lesson_07_training_run.says_one("everywhere", 0)
        .contains_points([(0, 0), (2.2, -2.2)])
        .all()
    )


def test_full_and_blue_is_label_one_by_dot_and_by_name(run, lesson, axes_of):
    ones = lesson["Y"][:, 0] == 1
    for plane in [*(axes[0] for axes in read.shapes(run)), *axes_of("draw_clouds")]:
        full, hollow = plane.lines
        assert full.get_xydata() == pytest.approx(lesson["X"][ones])
        assert hollow.get_xydata() == pytest.approx(lesson["X"][~ones])
        assert (full.get_color(), hollow.get_color()) == (style.BLUE, style.PAPER)
        assert hollow.get_markeredgecolor() == style.ORANGE
        names = [text for text in plane.texts if "label" in text.get_text()]
        assert {text.get_text()[-1]: text.get_color() for text in names} == {
            "1": style.BLUE, "0": style.ORANGE,
        }  # fmt: skip


def test_clouds(axes_of):
    [ax] = axes_of("draw_clouds")
    read.assert_axes(ax, "input 1", "input 2")
    for label, cloud in zip((1, 0), ax.lines, strict=True):
        near = cloud.get_xydata()[cloud.get_ydata() > 0]  # the name stands above a cloud of its own
        x, _ = read.named(ax, f"label {label}").get_position()
        assert np.sign(np.mean(near[:, 0])) == np.sign(x)


# there_and_back

WEIGHTS = [-1.6, -0.3, 0, 1.2]


@pytest.fixture(scope="module")
def walk():
    return BY_NAME["there_and_back"].fresh


def network(lesson, w):
    """The lesson's start with another weight of the upper hidden neuron; its first example."""
    start = [part.copy() for part in lesson["start"]]
    start[2][0, 0] = w
    return start, lesson["X"][:1], lesson["Y"][:1]


def said(lesson, parts, x):
    hidden, z = lesson["forward"](parts, x)
    return [*x[0], *hidden[0], losses.sigmoid(z.item())]


def circles(ax, colour):
    """The numbers of the network in a colour, from left to right and from top to bottom."""
    texts = [t for t in ax.texts if t.get_color() == colour and t.get_ha() == "center"]
    return [number(t.get_text()) for t in texts if t.get_weight() == 600 and t.get_text()]


def number(words):
    return float(words.replace("−", "-"))


@pytest.mark.parametrize("w", WEIGHTS)
def test_the_network_shows_what_it_says_and_whom_it_blames(walk, lesson, w):
    start, x, y = network(lesson, w)
    slopes = lesson["backward"](start, x, y)
    after = [part - 0.5 * slope for part, slope in zip(start, slopes, strict=True)]
    blames = [*slopes[1], *slopes[3]]  # of the biases: a constant 1 comes in
    for step in range(8):
        parts = after if step == 7 else start
        seen, back = {0: 2, 1: 5}.get(step, 6), {4: blames[3:], 5: blames, 6: blames}.get(step, [])
        for [ax] in read.shapes(walk, w=w, step=step):
            assert circles(ax, style.BLUE) == pytest.approx(
                said(lesson, parts, x)[:seen], abs=0.0051
            )
            assert circles(ax, style.ORANGE) == pytest.approx(back, abs=0.0051)
            names = {"u =": parts[0][0, 0], "w =": parts[2][0, 0]}
            written = {t[:3]: number(t[4:]) for t in read.told(ax) if t[:3] in names}
            assert written == pytest.approx(names, abs=0.0051)


def test_the_picture_says_what_the_sentence_says_and_every_sum_holds_with_its_digits(walk):
    for values in states_of(walk):
        sentence, (title, lines) = walk.move(**values), lesson_07_there_and_back.sums(**values)
        assert sentence.endswith(f"{title}: {'; '.join(lines)}")
        for [ax] in read.shapes(walk):
            assert {title, *lines} <= {*read.told(ax)}
        for line in lines if values["step"] >= 4 else ():
            if " = " in line:
                left, right = line.replace("−", "-").split(": ")[-1].lstrip("wu ").split(" = ")
                left = eval(left.replace("·", "*").replace("²", "**2"))
                assert left == pytest.approx(float(right), abs=0.00501), line


def test_only_a_weight_of_zero_sends_no_blame_back(walk, lesson):
    assert read.done(walk) == [{"w": 0, "step": 5}, {"w": 0, "step": 6}]
    for _, w in walk.controls["w"].options:
        blame = lesson["backward"](*network(lesson, w))[1][0]
        assert (abs(blame) < 1e-12) == (w == 0)


def test_the_lessons_slopes_agree_with_nudging(lesson, trails):
    """What all above is compared with."""
    X, Y, at = lesson["X"], lesson["Y"], trails[1][7]
    for n, slope in enumerate(lesson["backward"](at, X, Y)):
        for i in range(slope.size):
            ends = []
            for by in (1e-5, -1e-5):
                parts = [part.copy() for part in at]
                parts[n].flat[i] += by
                ends.append(lesson["loss"](parts, X, Y))
            assert slope.flat[i] == pytest.approx((ends[0] - ends[1]) / 2e-5, rel=1e-5, abs=1e-9)


def test_the_lessons_network_is_short():
    cells = [cell.source for cell in nbformat.read(LESSON, 4).cells if cell.cell_type == "code"]
    functions = ("sigmoid", "price", "forward", "loss", "backward", "step")
    parts = ("run = [start]", *(f"def {name}(" for name in functions))
    network = [source for source in cells if source.startswith(parts)]
    assert len(network) == len(parts)
    assert sum(len(source.splitlines()) for source in network) <= 40
