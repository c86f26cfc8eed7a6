"""The recorded runs of lesson 07 in every state, against the network that the lesson builds."""

import contextlib
import io
import itertools
import re
from pathlib import Path

import numpy as np
import pytest
from lint.lesson import Lesson
from support.small_explorers import picture

from helpers import explorers, figures
from helpers.explorers import lesson_07_training_run as networks

NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?")
LESSON = Path(__file__).parents[1] / "notebooks" / "07_hidden_layer.ipynb"
# What draws or asks has no part in the network.
ELSEWHERE = ("figures.picture", "predict(", "check(", "explorers.")


@pytest.fixture(scope="module")
def lesson():
    """The names that the code cells of the lesson leave behind."""
    names = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for _, cell in Lesson(LESSON).cells("code"):
            if not any(word in cell.source for word in ELSEWHERE):
                exec(cell.source, names)
    return names


@pytest.fixture(scope="module")
def trails(lesson):
    """The parameters after each of 100 epochs at each rate, by the lesson's own `step`."""
    walked = {}
    for rate in networks.RATES.values():
        walked[rate] = [lesson["start"]]
        for _ in range(100):
            walked[rate].append(lesson["step"](walked[rate][-1], rate))
    return walked


@pytest.fixture(scope="module")
def run():
    return explorers.training_run()


def choices(control):
    return [value for _, value in control.options]


def states(explorer):
    return itertools.product(*map(choices, explorer.controls.values()))


def numbers(sentence):
    return [float(text.replace("−", "-")) for text in NUMBER.findall(sentence)]


def test_the_explorer_begins_where_the_lesson_begins(lesson):
    points, labels = networks.clouds()
    np.testing.assert_array_equal(points, lesson["X"])
    np.testing.assert_array_equal(labels, lesson["Y"])
    for part, of_lesson in zip(networks.unpack(networks.start()), lesson["start"], strict=True):
        np.testing.assert_array_equal(part, of_lesson)


@pytest.mark.parametrize("rate", networks.RATES.values())
def test_the_recorded_run_is_the_lessons_own(rate, lesson, trails):
    path = networks.training_path(rate)
    of_lesson = [networks.pack(parameters) for parameters in trails[rate]]
    np.testing.assert_allclose(path, of_lesson, rtol=1e-6, atol=1e-9)
    X, Y = lesson["X"], lesson["Y"]
    expected = [
        (lesson["loss"](at, X, Y), lesson["right"](at), lesson["backward"](at, X, Y)[2][0, 0])
        for at in trails[rate]
    ]
    np.testing.assert_allclose(
        np.transpose(networks.training_record(rate)), expected, rtol=1e-6, atol=1e-9
    )


def test_every_slope_agrees_with_nudging(lesson):
    for epoch in (0, 7, 100):
        row = networks.training_path(1)[epoch]
        nudges = 1e-5 * np.eye(row.size)
        measured = [(cost(lesson, row + n) - cost(lesson, row - n)) / 2e-5 for n in nudges]
        np.testing.assert_allclose(networks.gradient(row), measured, rtol=1e-5, atol=1e-9)


def cost(lesson, row):
    return lesson["loss"](networks.unpack(row), lesson["X"], lesson["Y"])


def test_the_sentence_of_every_state(run, lesson, trails):
    X, Y = lesson["X"], lesson["Y"]
    for rate, epoch in states(run):
        at = trails[rate][epoch]
        told = run.move(rate=rate, epoch=epoch)
        slope = lesson["backward"](at, X, Y)[2][0, 0]
        expected = [rate, epoch, lesson["loss"](at, X, Y), lesson["right"](at), 40, slope]
        assert numbers(told) == pytest.approx(expected, abs=5.1e-4)
        assert numbers(told)[-1] == pytest.approx(slope, abs=5.1e-5)
        ends = "negative, so w goes up" if slope < 0 else "positive, so w goes down"
        assert told.endswith(ends)
        assert len(told) <= 100


@pytest.mark.parametrize("rate", networks.RATES.values())
def test_w_goes_where_the_sentence_says(rate, run):
    w = [networks.unpack(row)[2][0, 0] for row in networks.training_path(rate)]
    for epoch in choices(run.controls["epoch"])[:-1]:
        went = "up" if w[epoch + 1] > w[epoch] else "down"
        assert run.move(rate=rate, epoch=epoch).endswith(f"w goes {went}")


@pytest.mark.parametrize("rate", networks.RATES.values())
def test_the_shaded_region_is_where_the_network_says_one(rate, lesson, trails):
    for epoch in networks.EPOCHS:
        inside = networks.says_one(rate, epoch).contains_points(lesson["X"])
        says = lesson["forward"](trails[rate][epoch], lesson["X"])[1][:, 0] > 0
        assert np.sum(inside != says) <= 1  # a point on the very edge


def test_the_picture_shows_the_run_up_to_the_epoch(run):
    run.move(rate=40, epoch=10)
    for stage in run.stages.values():
        plane, valley, loss = stage.figure.axes
        [region] = plane.patches
        assert region.get_path() is networks.says_one(40, 10)
        curve, dot = loss.lines
        record = networks.training_record(40)[0]
        np.testing.assert_array_equal(curve.get_ydata(), record[:11])
        assert dot.get_xydata().tolist() == [[10, record[10]]]
        assert [text.get_text() for text in (plane.texts[1], loss.texts[1])] == [
            "28 of 40 right",
            "9.741 nats",
        ]
    low, high = loss.get_ylim()
    everything = [networks.training_record(rate)[0] for rate in networks.RATES.values()]
    assert low < np.min(everything) < np.max(everything) < high


def test_full_and_blue_is_label_one_by_dot_and_by_name(run, lesson):
    clouds = figures.picture(figures.draw_clouds, lesson["X"], lesson["Y"]).figures.values()
    for plane in [stage.figure.axes[0] for stage in run.stages.values()] + [
        f.axes[0] for f in clouds
    ]:
        ones, zeros = plane.lines
        np.testing.assert_array_equal(ones.get_xydata(), lesson["X"][lesson["Y"][:, 0] == 1])
        np.testing.assert_array_equal(zeros.get_xydata(), lesson["X"][lesson["Y"][:, 0] == 0])
        assert (ones.get_color(), zeros.get_color()) == (figures.BLUE, figures.PAPER)
        assert zeros.get_markeredgecolor() == figures.ORANGE
        names = {
            text.get_text()[-1]: text.get_color()
            for text in plane.texts
            if "label" in text.get_text()
        }
        assert names == {"1": figures.BLUE, "0": figures.ORANGE}


def test_the_arrow_leads_from_the_loss_of_the_epoch_to_that_of_the_next(run):
    for rate, epoch in states(run):
        run.move(rate=rate, epoch=epoch)
        loss, top = networks.training_record(rate)[0], networks.TOPS[rate]
        for stage in run.stages.values():
            valley = stage.figure.axes[1]
            curve, tangent, arrow, landing, ball = valley.lines
            assert ball.get_xydata()[0] == pytest.approx([0, loss[epoch] / top])
            np.testing.assert_array_equal(
                arrow.get_xydata()[[0, -1]], [*ball.get_xydata(), *landing.get_xydata()]
            )
            step, height = landing.get_xydata()[0]
            assert step * networks.REACH[rate] == pytest.approx(rate)
            if epoch < 100:
                assert height == pytest.approx(loss[epoch + 1] / top)
            assert 0 < height < valley.get_ylim()[1]
            assert np.interp([0, step], *curve.get_data()) == pytest.approx(
                [loss[epoch] / top, height], abs=0.02
            )
            (x0, x1), (y0, y1) = tangent.get_data()
            way = networks.gradient(networks.training_path(rate)[epoch])
            assert (y1 - y0) / (x1 - x0) * top == pytest.approx(-networks.REACH[rate] * way @ way)
            assert y0 - x0 * (y1 - y0) / (x1 - x0) == pytest.approx(loss[epoch] / top)
            assert [text.get_text() for text in valley.texts[2:]] == [f"{top / 2:g}", f"{top:g}"]


@pytest.mark.parametrize("rate", networks.RATES.values())
def test_only_a_step_that_is_too_long_lands_on_the_other_wall(rate):
    walls = []
    for epoch in range(100):
        here, there = (
            networks.gradient(networks.training_path(rate)[n]) for n in (epoch, epoch + 1)
        )
        walls.append(here @ there < 0)
    assert {0.02: not any(walls), 1: not any(walls), 40: all(walls)}.get(rate, any(walls))


def test_the_task_is_done_where_the_last_loss_is_lowest(run):
    end = {rate: networks.training_record(rate)[0][-1] for rate in networks.RATES.values()}
    done = [state for state in states(run) if run.does(rate=state[0], epoch=state[1])]
    assert done == [(min(end, key=end.get), 100)]
    assert not run.does(rate=1, epoch=20)


def test_one_rate_crawls_one_converges_one_thrashes():
    loss = {rate: networks.training_record(rate)[0] for rate in networks.RATES.values()}
    assert np.all(np.diff(loss[0.02]) < 0)
    assert loss[0.02][-1] > np.log(2)
    assert loss[1][-1] < 0.06
    assert networks.training_record(1)[1][-1] == 40
    assert np.min(loss[40][1:]) > loss[40][0]
    slope = networks.training_record(40)[2]
    assert np.all(np.sign(slope[1:]) == -np.sign(slope[:-1]))
    assert np.max(loss[20]) > 5
    assert networks.training_record(20)[1][-1] == 40


@pytest.mark.parametrize("moved", ["rate", "epoch"])
def test_each_control_moves_picture_and_sentence(run, moved):
    pictures, sentences = set(), set()
    for value in choices(run.controls[moved]):
        run.controls[moved].value = value
        assert run.sentence == run.move(**run.values)
        pictures.add(picture(run))
        sentences.add(run.sentence)
    assert len(pictures) == len(sentences) == len(run.controls[moved].options)


def test_a_network_that_says_one_nowhere_shades_nothing(monkeypatch):
    path = np.zeros((1, 13))
    path[0, -1] = -1
    monkeypatch.setattr(networks, "training_path", lambda rate: path)
    assert networks.says_one("nowhere", 0).vertices.size == 0
    path[0, -1] = 1
    assert networks.says_one("everywhere", 0).contains_points([(0, 0), (2.2, -2.2)]).all()


def test_the_published_form_is_small(run):
    assert len(run.to_html()) < 420_000  # 145 states in two shapes


def test_the_lessons_network_is_short():
    cells = [cell.source for _, cell in Lesson(LESSON).cells("code")]
    functions = ("sigmoid", "price", "forward", "loss", "backward", "step")
    parts = ("run = [start]", *(f"def {name}(" for name in functions))
    network = [source for source in cells if source.startswith(parts)]
    assert len(network) == len(parts)
    assert sum(len(source.splitlines()) for source in network) <= 40
