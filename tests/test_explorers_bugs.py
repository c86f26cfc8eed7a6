"""The explorer of bugs: every program rebuilt from plain formulas, its slope by nudging."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest
import tidy
from matplotlib.colors import to_hex
from support.small_explorers import picture

from helpers import losses, training
from helpers.cells import is_code, is_practice
from helpers.explorers import bug_curves
from helpers.explorers.lesson_13 import BUGS, EPOCHS, HEALTHY, PROGRAMS, SYMPTOMS, mails, run
from helpers.figures import style
from helpers.practice import notebook
from helpers.practice.catalogue import exercises

SENTENCE = re.compile(
    r"Bug (?P<bug>.+), epoch (?P<epoch>\d+): reports (?P<told>\S+), healthy (?P<healthy>\S+); "
    r"new mails (?P<new>\S+), healthy (?P<healthy_new>\S+) nats"
)
NUDGE = 1e-5
PARTS = ["told", "healthy", "new", "healthy_new"]
SOME_EPOCHS = [0, 1, 2, 5, 12, EPOCHS]


@pytest.fixture(scope="module")
def explorer():
    return bug_curves()


def stages(explorer):
    """The wide one and the tall one."""
    assert list(explorer.stages) == ["wide", "tall"]
    return explorer.stages.values()


def weighed(of_one, of_zero, z):
    """The mean of -(of_one · ln ŷ + of_zero · ln(1 - ŷ)), from logits."""
    return np.mean(of_one * np.logaddexp(0, -z) + of_zero * np.logaddexp(0, z))


def twice(y, z):
    inner = 1 / (1 + np.exp(-z))
    return weighed(y, 1 - y, inner)


def table(y, z):
    return weighed(y[np.newaxis, :], 1 - y[np.newaxis, :], z[:, np.newaxis])


def batch_means(y, z):
    return np.mean([weighed(y[i : i + 16], 1 - y[i : i + 16], z[i : i + 16]) for i in (0, 16, 32)])


# What each program minimises, as the lesson writes it.
COSTS = {
    HEALTHY: lambda y, z: weighed(y, 1 - y, z),
    "1 swapped": lambda y, z: weighed(1 - y, y, z),
    "2 no minus": lambda y, z: -weighed(y, 1 - y, z),
    "3 two sigmoids": twice,
    "4 a table": table,
    "7 sign labels": lambda y, z: weighed(2 * y - 1, 2 - 2 * y, z),
    "8 batch means": batch_means,
}


def nudged(cost):
    """Losses and parameters of a descent whose slope is measured."""
    x, y = (values[:40] for values in mails())
    at, told, path = np.zeros(2), [], []
    for _ in range(EPOCHS + 1):
        told.append(cost(y, at[0] * x + at[1]))
        path.append(at)
        steps = NUDGE * np.eye(2)
        ends = [[cost(y, w * x + b) for w, b in (at + h, at - h)] for h in steps]
        at = at - np.array([(up - down) / (2 * NUDGE) for up, down in ends])
    return np.array(told), np.array(path)


def on_new(path):
    x, y = (values[40:] for values in mails())
    return [losses.binary_cross_entropy_with_logits(y, w * x + b) for w, b in path]


def by_hand(bug):
    """Bugs 5 and 9 report the right loss and go the wrong way."""
    x, y = (values[:40] for values in mails())
    w, b, path = 0.0, 0.0, []
    for _ in range(EPOCHS + 1):
        path.append((w, b))
        p = losses.sigmoid(w * x + b)
        gap = p - y
        if bug.startswith("5"):
            gap = gap / (p * (1 - p))
        new_b = b - np.mean(gap)
        if bug.startswith("9"):
            gap = losses.sigmoid(w * x + new_b) - y
        w, b = w - np.mean(gap * x), new_b
    told = [losses.binary_cross_entropy_with_logits(y, w * x + b) for w, b in path]
    return np.array(told), np.array(path)


def test_half_of_the_mails_to_train_on_are_spam():
    x, y = mails()
    assert (len(x), len(y), y[:40].sum()) == (240, 240, 20)


def test_every_program_of_the_lesson_is_there():
    assert {*COSTS, "5 dL/dŷ", "9 bias first"} == {*PROGRAMS} == {HEALTHY, *BUGS}
    assert [name[0] for name in BUGS] == [*"12345789"]


def test_right_calls_are_counted_on_the_new_mails():
    x, y = (values[40:] for values in mails())
    for name in ("1 swapped", "9 bias first"):
        w, b = (nudged(COSTS[name]) if name in COSTS else by_hand(name))[1][-1]
        assert run(name).right == sum((w * x + b > 0) == y) / 200


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_run_is_what_its_formula_makes_of_it(name):
    told, path = nudged(COSTS[name]) if name in COSTS else by_hand(name)
    near = 1e-6 if name in COSTS else 1e-12  # bug 9 changes a loss by some millionths only
    assert run(name).told == pytest.approx(told, rel=near)
    assert run(name).new == pytest.approx(on_new(path), rel=near)


def test_the_healthy_program_is_the_one_of_training():
    x, y = mails()
    history = training.train_neuron(
        x[:40], y[:40], weight=0, bias=0, learning_rate=1, epochs=EPOCHS
    )
    assert run(HEALTHY).told == pytest.approx(history.loss)


def test_what_the_lesson_says_of_the_curves():
    fall = [name for name in BUGS if run(name).told[-1] < run(name).told[0] - 1e-9]
    assert len(fall) == 7
    harmless = [name for name in BUGS if run(name).new[-1] < run(HEALTHY).new[-1] + 0.005]
    assert [name[0] for name in harmless] == ["5", "8", "9"]
    assert run("1 swapped").told == pytest.approx(run(HEALTHY).told)
    below = [name[0] for name in BUGS if run(name).told.min() < 0]
    assert below == ["2", "7"]
    other_start = [name[0] for name in BUGS if abs(run(name).told[0] - np.log(2)) > 1e-9]
    assert other_start == ["2", "3"]


def test_every_state_says_its_numbers_and_has_its_picture(explorer):
    pictures = set()
    for bug in BUGS:
        explorer.controls["bug"].value = bug
        assert explorer.controls["bug"].label == bug[0]
        for epoch in range(EPOCHS + 1) if bug == BUGS[0] else SOME_EPOCHS:
            explorer.controls["epoch"].value = epoch
            said = SENTENCE.fullmatch(explorer.sentence).groupdict()
            assert (said["bug"], int(said["epoch"])) == (bug, epoch)
            expected = [run(bug).told, run(HEALTHY).told, run(bug).new, run(HEALTHY).new]
            numbers = [float(said[part].replace("−", "-")) for part in PARTS]
            assert numbers == pytest.approx([values[epoch] for values in expected], abs=5.1e-4)
            assert len(explorer.sentence) <= 100
            pictures.add(picture(explorer))
    assert len(pictures) == EPOCHS + 1 + (len(BUGS) - 1) * len(SOME_EPOCHS)


def test_curves_gap_dots_and_names_agree(explorer):
    """Read as a learner does: a name in a curve's colour tells that curve's last number."""
    some = itertools.product(BUGS, (0, 1, 5, EPOCHS))
    for stage, (bug, epoch) in itertools.product(stages(explorer), some):
        explorer.move(bug=bug, epoch=epoch)
        for ax, part in zip(stage.figure.axes, ("told", "new"), strict=True):
            of_colour = {
                style.BLUE: ("healthy ", "-", getattr(run(HEALTHY), part)),
                style.ORANGE: (f"bug {bug[0]}  ", "--", getattr(run(bug), part)),
            }
            ends = {}
            for colour, (name, dashes, values) in of_colour.items():
                [curve] = [
                    line
                    for line in ax.lines
                    if line.get_color() == colour and line.get_ls() != "None"
                ]
                assert curve.get_linestyle() == dashes
                assert curve.get_xydata() == pytest.approx(
                    np.column_stack([range(epoch + 1), values[: epoch + 1]])
                )
                [told] = [text for text in ax.texts if text.get_color() == colour]
                assert told.get_text() == name + f"{values[epoch]:.3f}".replace("-", "−")
                assert 0 < told.get_position()[0] - epoch < 3
                ends[colour] = (values[epoch], told.get_position()[1])
            assert ("reports" if part == "told" else "new mails") in ax.get_title(loc="left")
            low, high = np.array(ax.get_ylim()) + (0.12, -0.12)
            [dot] = [h.artist for h in stage.handles if h.artist.axes is ax]
            [side] = [line for line in ax.lines if line.get_marker() == "o" and line is not dot]
            healthy, wrong = ends[style.BLUE], ends[style.ORANGE]
            assert side.get_xydata()[0] == pytest.approx([epoch, healthy[0]])
            assert dot.get_xydata()[0] == pytest.approx([epoch, np.clip(wrong[0], low, high)])
            assert dot.get_marker() == ("v" if wrong[0] < low else "^" if wrong[0] > high else "o")
            if abs(wrong[0] - healthy[0]) > 1e-9:
                assert (wrong[1] > healthy[1]) == (wrong[0] > healthy[0])
            [pale] = ax.collections
            assert to_hex(pale.get_facecolor()[0]).upper() == style.PALE_ORANGE
            if epoch:
                both = [values[: epoch + 1] for *_, values in of_colour.values()]
                heights = pale.get_paths()[0].get_extents().intervaly
                assert heights == pytest.approx([np.min(both), np.max(both)])


def test_the_task_is_done_where_a_lower_report_goes_with_dearer_mails(explorer):
    done = {
        bug: [epoch for epoch in range(EPOCHS + 1) if explorer.does(bug=bug, epoch=epoch)]
        for bug in BUGS
    }
    assert not explorer.does(**explorer.values)
    assert {bug: epochs[0] for bug, epochs in done.items() if epochs} == {
        "2 no minus": 1, "7 sign labels": 5,
    }  # fmt: skip
    assert all(epochs == [*range(epochs[0], EPOCHS + 1)] for epochs in done.values() if epochs)


def test_a_symptom_is_true_and_named_only_once_the_task_is_done(explorer):
    for stage in stages(explorer):
        for bug, (part, words, _, since) in SYMPTOMS.items():
            for epoch in (0, since, EPOCHS):
                explorer.move(bug=bug, epoch=epoch)
                told, new = [text.get_text() for text in stage.hidden]
                shown = words * (epoch >= since)
                assert (told, new) == ((shown, "") if part == "told" else ("", shown))
            values = getattr(run(bug), part)
            if number := re.search(r"starts at (\S+),", words):
                assert number[1] == f"{values[0]:.3f}" != f"{np.log(2):.3f}"
            if epoch := re.search("below 0 from (the start|epoch 2 on)", words):
                assert (values < 0).argmax() == {"the start": 0}.get(epoch[1], 2)
            assert ("never moves" in words) == bool(np.ptp(values) < 1e-9)
            assert ("climbs" in words) == bool(np.all(np.diff(values) > 0))
            close = max(abs(run(bug).told[-1] - run(HEALTHY).told[-1]), run(bug).new[-1] - 0.44)
            assert ("a fine curve" in words) == (close < 0.004)


# The lesson's own programs: what they print with their bug, and once they are mended.
PRINTED = {
    "13-swapped": ("right 20%", "right 80%"),
    "13-minus": ("reports -0.693", "reports 0.693, 0.576"),
    "13-signs": ("-4.670", "0.693, 0.576 … 0.460"),
    "13-batches": ("reports 1.204", "reports 0.235"),
    "13-twice": ("certain and right: 0.313", "certain and right: 0.000"),
    "13-table": ("0.693 … 0.693", "0.693, 0.576 … 0.460"),
    "13-clip": ("16.118 … 16.118", "20.000, 16.000"),
    "13-slope": ("slope_of_loss there:   8.389", "slope_of_loss there:   0.881"),
    "13-bias": ("one step: w = 1.0466", "one step: w = 1.0180"),
    "13-chosen": ("it reports 0.613", "it reports 0.732"),
}


def test_a_mended_program_loses_its_symptom(capsys):
    path = Path(__file__).parents[1] / "notebooks" / "13_find_the_bug.ipynb"
    names, section = {}, []
    for cell in notebook.read(path)["cells"]:
        code, asked = notebook.source(cell), notebook.exercise_id(cell)
        if code.startswith("## "):
            section = []
            capsys.readouterr()
        elif is_code(cell) and not is_practice(cell):
            section.append(code)
            exec(code, names)
        elif asked in PRINTED:
            at = next(i for i, code in enumerate(section) if code.startswith("def "))
            function, use = section[at : at + 2]
            assert len([*function.splitlines(), *use.splitlines()]) <= 12, asked
            before = capsys.readouterr().out
            exec(exercises()[asked].solution, names)
            for again in section:
                if not again.startswith("def "):
                    exec(again, names)
            after = capsys.readouterr().out
            symptom, cured = PRINTED[asked]
            assert (symptom in before, symptom in after) == (True, False), asked
            assert (cured in before, cured in after) == (False, True), asked


def test_a_program_is_stored_closed_and_what_it_prints_is_not():
    path = Path(__file__).parents[1] / "notebooks" / "13_find_the_bug.ipynb"
    tidied = tidy.tidied(tidy.read(path))
    closed = [cell for cell in tidied.cells if tidy.PROGRAM in cell.metadata.get("tags", [])]
    assert len(closed) == 6
    assert all(cell.metadata["jupyter"] == tidy.FOLDED for cell in closed)
    shown = [cell for cell in tidied.cells if cell.source.startswith("fit_1,")]
    assert [cell.metadata["jupyter"] for cell in shown] == [tidy.UNSEEN]
