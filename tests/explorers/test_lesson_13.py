"""The pictures of lesson 13: what a program with a bug reports, beside the healthy one."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest
import tidy
from explorers import expected
from explorers.table import BY_NAME
from support import read

from helpers import figures
from helpers.cells import is_code, is_practice
from helpers.explorers import lesson_13
from helpers.figures import style
from helpers.practice import notebook
from helpers.practice.catalogue import exercises

LESSON = Path(__file__).parents[2] / "notebooks" / "13_find_the_bug.ipynb"
EPOCHS = 30


@pytest.fixture(scope="module")
def explorer():
    return BY_NAME["bug_curves"].fresh


@pytest.fixture(scope="module")
def bugs(explorer):
    """The value of the control → what it reports, what new mails cost and the share right."""
    runs = {bug: expected.descended(int(bug[0])) for _, bug in explorer.controls["bug"].options}
    return {bug: np.transpose(run) for bug, run in runs.items()}


HEALTHY = np.transpose(expected.descended("healthy"))


def test_what_the_lesson_says_of_the_curves(bugs):
    told = {int(bug[0]): told for bug, (told, *_) in bugs.items()}
    new = {int(bug[0]): new for bug, (_, new, _) in bugs.items()}
    assert sum(each[-1] < each[0] - 1e-9 for each in told.values()) == 7
    assert [n for n in new if new[n][-1] < HEALTHY[1][-1] + 0.005] == [5, 8, 9]
    assert told[1] == pytest.approx(HEALTHY[0])
    assert [n for n in told if told[n].min() < 0] == [2, 7]
    assert [n for n in told if abs(told[n][0] - np.log(2)) > 1e-9] == [2, 3]


def test_curves_gap_dots_and_names_agree(explorer, bugs):
    """Read as a learner does: a name in a curve's colour tells that curve's last number."""
    for bug, epoch in itertools.product(bugs, (0, 5, EPOCHS)):
        drawn = read.shapes(explorer, bug=bug, epoch=epoch)
        for stage, axes in zip(explorer.stages.values(), drawn, strict=True):
            dots = {handle.artist.axes: handle.artist for handle in stage.handles}
            for ax, title, right, wrong in zip(
                axes, ("reports", "new mails"), HEALTHY[:2], bugs[bug][:2], strict=True
            ):
                assert title in ax.get_title(loc="left")
                assert_panel(ax, dots[ax], epoch, right[: epoch + 1], wrong[: epoch + 1], bug)


def assert_panel(ax, dot, epoch, right, wrong, bug):
    names = {}
    for colour, name, line, values in ((style.BLUE, "healthy ", "-", right),
                                       (style.ORANGE, f"bug {bug[0]}  ", "--", wrong)):  # fmt: skip
        [curve] = [c for c in ax.lines if c.get_color() == colour and c.get_ls() != "None"]
        assert curve.get_linestyle() == line
        assert [*curve.get_xdata()] == [*range(epoch + 1)]
        assert curve.get_ydata() == pytest.approx(values, abs=1e-5)
        [told] = [text for text in ax.texts if text.get_color() == colour]
        assert told.get_text() == name + f"{values[-1]:.3f}".replace("-", "−")
        x, names[name] = told.get_position()
        assert 0 < x - epoch < 3
    low, high = np.array(ax.get_ylim()) + (0.12, -0.12)
    [side] = [line for line in ax.lines if line.get_marker() == "o" and line is not dot]
    assert side.get_xydata()[0] == pytest.approx([epoch, right[-1]], abs=1e-5)
    assert dot.get_xydata()[0] == pytest.approx([epoch, np.clip(wrong[-1], low, high)], abs=1e-5)
    assert dot.get_marker() == ("v" if wrong[-1] < low else "^" if wrong[-1] > high else "o")
    if abs(wrong[-1] - right[-1]) > 1e-5:
        of_right, of_wrong = names.values()
        assert (of_wrong > of_right) == (wrong[-1] > right[-1])
    [pale] = ax.collections
    assert read.ink(pale).upper() == style.PALE_ORANGE
    if epoch:
        heights = pale.get_paths()[0].get_extents().intervaly
        assert heights == pytest.approx([min(*right, *wrong), max(*right, *wrong)], abs=1e-5)


def test_the_task_is_done_where_a_lower_report_goes_with_dearer_mails(explorer):
    does = [(state["bug"][0], state["epoch"]) for state in read.done(explorer)]
    assert does == [
        *(("2", epoch) for epoch in range(1, EPOCHS + 1)),
        *(("7", epoch) for epoch in range(5, EPOCHS + 1)),
    ]


def test_a_symptom_is_true_and_named_only_once_the_task_is_done(explorer, bugs):
    for bug, (part, words, _, since) in lesson_13.SYMPTOMS.items():
        for epoch in (0, since, EPOCHS):
            explorer.move(bug=bug, epoch=epoch)
            shown = words * (epoch >= since)
            for stage in explorer.stages.values():
                told, new = [text.get_text() for text in stage.hidden]
                assert (told, new) == ((shown, "") if part == "reported" else ("", shown))
        values = bugs[bug][("reported", "new").index(part)]
        if number := re.search(r"starts at (\S+),", words):
            assert number[1] == f"{values[0]:.3f}" != f"{np.log(2):.3f}"
        if epoch := re.search("below 0 from (the start|epoch 2 on)", words):
            assert (values < 0).argmax() == {"the start": 0}.get(epoch[1], 2)
        assert ("never moves" in words) == bool(np.ptp(values) < 1e-7)
        assert ("climbs" in words) == bool(np.all(np.diff(values) > 0))
        close = max(abs(bugs[bug][0][-1] - HEALTHY[0][-1]), bugs[bug][1][-1] - 0.44)
        assert ("a fine curve" in words) == (close < 0.004)


def test_symptom(axes_of):
    """Bug 2, whose curves leave the picture: each is named where it does, and ends outside."""
    for ax, words in zip(axes_of("draw_symptom"), (" −12.079", ": 20 % right"), strict=True):
        x, y = read.curve_of(ax, f"program 2{words}").get_data()
        told_x, told_y = read.named(ax, f"program 2{words}").get_position()
        low, high = ax.get_ylim()
        leaves = np.argmax((y < low) | (y > high))
        assert low < told_y < high
        assert 0 < told_x - x[leaves] <= 1


@pytest.mark.parametrize("number", range(1, 6))
def test_a_symptom_is_what_the_two_programs_do(number, bugs):
    healthy, sick, name = lesson_13.beside_healthy(number)
    runs = {"healthy": HEALTHY, name: next(bugs[bug] for bug in bugs if bug[0] == str(number))}
    drawn = figures.picture(figures.draw_symptom, healthy, sick, name)
    titles = f"What {name} reports", "What 200 new mails cost"
    for figure in drawn.figures.values():
        for part, (ax, title) in enumerate(zip(figure.axes, titles, strict=True)):
            read.assert_axes(ax, "mean loss in nats", title)
            heights, (low, high) = [], ax.get_ylim()
            for who, run in runs.items():
                end = f": {round(100 * run[2][-1])} % right"
                if part == 0:
                    end = f" {run[0][-1]:.3f}".replace("-", "−")
                curve = read.curve_of(ax, who + end)
                assert curve.get_linestyle() == ("-" if who == "healthy" else "--")
                assert curve.get_ydata() == pytest.approx(run[part], abs=1e-5)
                heights.append((run[part][-1], read.named(ax, who + end).get_position()[1]))
            (right, its_name), (wrong, other_name) = heights
            assert abs(its_name - other_name) > (high - low) / 9
            if low < wrong < high and abs(wrong - right) > 1e-5:
                assert (other_name > its_name) == (wrong > right)


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
    names, section = {}, []
    for cell in notebook.read(LESSON)["cells"]:
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
    tidied = tidy.tidied(tidy.read(LESSON))
    closed = [cell for cell in tidied.cells if tidy.PROGRAM in cell.metadata.get("tags", [])]
    assert len(closed) == 6
    assert all(cell.metadata["jupyter"] == tidy.FOLDED for cell in closed)
    shown = [cell for cell in tidied.cells if cell.source.startswith("fit_1,")]
    assert [cell.metadata["jupyter"] for cell in shown] == [tidy.UNSEEN]
