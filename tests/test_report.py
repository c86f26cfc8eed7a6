"""What a class answered: read from saved notebooks, whatever they hold, and never run."""

import csv
import json
import os

import pytest
from nbformat import v4

from helpers.practice import __main__ as command
from helpers.practice import check, report

WRONG = "-2.079"  # −ln(0.125) without its minus


def cell(source, said):
    outputs = [v4.new_output("execute_result", {"text/plain": said}, execution_count=1)]
    return v4.new_code_cell(source, outputs=outputs)


def answered(exercise, answer, value):
    return cell(f'check("{exercise}", {answer})', check(exercise, value).text)


def save(path, *cells):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(v4.writes(v4.new_notebook(cells=[*cells])), encoding="utf-8")
    return path


@pytest.fixture
def room(tmp_path):
    """Three learners: ada right, bob with the sign lost, eve not yet begun."""
    save(tmp_path / "ada" / "01_minus_log.ipynb", answered("01-eighth", "3 * np.log(2)", 2.079))
    save(tmp_path / "bob.ipynb", answered("01-eighth", WRONG, -2.079))
    save(tmp_path / "eve" / "01_minus_log.ipynb", answered("01-eighth", "...", ...))
    return tmp_path


def table(folder):
    text = (folder / "report.csv").read_text(encoding="utf-8-sig")
    return {(row["learner"], row["exercise"]): row for row in csv.DictReader(text.splitlines())}


def page(folder):
    return (folder / "report.html").read_text(encoding="utf-8")


def run(folder, capsys):
    status = command.main(["report", str(folder)])
    return status, capsys.readouterr()


def test_it_tells_who_answered_what_and_which_mistake_it_is(room, capsys):
    status, told = run(room, capsys)
    assert status == 0
    assert "2 learners" in told.out
    rows = table(room)
    assert {key: row["result"] for key, row in rows.items()} == {
        ("ada", "01-eighth"): "right",
        ("bob", "01-eighth"): "wrong",
    }
    assert rows["ada", "01-eighth"]["answer"] == "3 * np.log(2)"
    said = " ".join(check("01-eighth", -2.079).text.split()).removeprefix("✗ Not yet. ")
    assert rows["bob", "01-eighth"]["feedback"] == said
    assert "01-eighth: 1 of 2 right" in page(room)


def test_the_most_frequent_wrong_belief_comes_first(tmp_path, capsys):
    for i, value in enumerate([-2.079, 3, 3]):
        save(tmp_path / f"learner{i}.ipynb", answered("01-eighth", str(value), value))
    run(tmp_path, capsys)
    written = page(tmp_path)
    assert written.index("<b>2 ×</b>") < written.index("<b>1 ×</b>")


def test_a_right_answer_counts_though_others_followed(tmp_path, capsys):
    cells = [answered("01-eighth", str(v), v) for v in (3, 2.079, -2.079)]
    save(tmp_path / "ada.ipynb", *cells)
    run(tmp_path, capsys)
    assert table(tmp_path)["ada", "01-eighth"]["result"] == "right"


def test_a_function_is_shown_whole(tmp_path, capsys):
    code = "def loss(p):\n    return p\n\n\ncheck('01-eighth', loss)"
    save(tmp_path / "ada.ipynb", cell(code, "✗ Not yet. Hint: halve it."))
    run(tmp_path, capsys)
    assert table(tmp_path)["ada", "01-eighth"]["answer"].startswith("def loss(p)")


def test_what_another_edition_asked_is_listed_and_nothing_is_dropped(room, capsys):
    old = [  # before lesson 06 was cut in two
        cell('check("06-stuck", "c")', "✓ Right. At h = 0.99 the slope is 0.02."),
        cell('check("06-stuck", "a")', "✗ Not yet. It stands still."),
        cell('check("07-three-labels", 7)', "Falsch. Drei Fragen."),
        cell('predict("05-slope-dies")', "Predict. Which slope dies first?"),
        cell('check("07-same-steps", ...)', "○ Put your answer in the place of the three dots."),
    ]
    save(room / "cleo" / "06_training.ipynb", *old)
    status, told = run(room, capsys)
    assert (status, told.err) == (0, "")
    rows = {name: row for (learner, name), row in table(room).items() if learner == "cleo"}
    assert {name: row["result"] for name, row in rows.items()} == {
        "06-stuck": "right", "07-three-labels": "", "05-slope-dies": ""}  # fmt: skip
    assert {row["lesson"] for row in rows.values()} == {"from another edition"}
    section = page(room).partition("<h2>From another edition</h2>")[2]
    for said in ("06-stuck", "the slope is 0.02", "Drei Fragen", "05-slope-dies"):
        assert said in section
    assert len(table(room)) == 2 + len(rows)


HOSTILE = "<script>alert(1)</script>"


def test_nothing_of_a_notebook_is_run_or_gets_into_the_page_as_markup(tmp_path, capsys):
    trap = f"open({str(tmp_path / 'ran')!r}, 'w')"
    cells = [
        cell(f"check('01-eighth', {trap})", f"✗ Not yet. {HOSTILE}"),
        cell(f"check('01-unit', '{HOSTILE}')", "✓ Right."),
    ]
    save(tmp_path / HOSTILE.replace("/", "") / "01_minus_log.ipynb", *cells)
    assert run(tmp_path, capsys)[0] == 0
    assert not (tmp_path / "ran").exists()
    assert "<script" not in page(tmp_path)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page(tmp_path)


@pytest.mark.parametrize("start", "=+-@\t")
def test_no_answer_becomes_a_formula_of_a_spreadsheet(start):
    answers = [report.Answer(f"{start}1", "01-eighth", f"{start}1", "wrong", "x")]
    first = report.to_table(answers).splitlines()[1]
    assert first.lstrip('"').startswith(f"'{start}")


BROKEN = {
    "empty": b"",
    "no JSON": b"{",
    "no text": b"\xff\xfe\x00",
    "a list": b"[]",
    "no cells": b"{}",
    "cells that are none": b'{"cells": [1, null]}',
    "cells without end": b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "outputs that are none": json.dumps(
        {"cells": [{"cell_type": "code", "source": "check('01-eighth', 1)", "outputs": 3}]}
    ).encode(),
    "a name that is none": json.dumps(
        {"cells": [{"cell_type": "code", "source": "check([], 1)", "outputs": []}]}
    ).encode(),
    "another course": v4.writes(v4.new_notebook(cells=[v4.new_code_cell("1")])).encode(),
    "code without end": json.dumps(
        {"cells": [{"cell_type": "code", "source": "check(" + "(" * 50_000, "outputs": []}]}
    ).encode(),
    "signs without end": json.dumps(
        {"cells": [{"cell_type": "code", "source": "check(" + "-" * 9_000 + "1)", "outputs": []}]}
    ).encode(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_named_and_left_out(name, room, capsys):
    (room / "odd.ipynb").write_bytes(BROKEN[name])
    status, told = run(room, capsys)
    assert status == 0
    assert "left out 'odd.ipynb'" in told.err
    assert "odd.ipynb" in page(room)
    assert len(table(room)) == 2


def test_what_is_huge_or_no_file_is_not_opened(room, capsys):
    with open(room / "huge.ipynb", "wb") as file:
        file.truncate(report.LARGEST + 1)
    (room / "folder.ipynb").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(room / "pipe.ipynb")  # opening it would wait for ever
    (room / "link.ipynb").symlink_to(room / "bob.ipynb")  # somebody else's answers, or worse
    status, told = run(room, capsys)
    assert status == 0
    assert "'link.ipynb': not a file" in told.err
    assert "'huge.ipynb': larger than 30 MB" in told.err
    assert "'folder.ipynb': not a file" in told.err


def test_checkpoints_are_no_hand_ins(room, capsys):
    save(room / "bob" / ".ipynb_checkpoints" / "01-checkpoint.ipynb", v4.new_code_cell("1"))
    assert "left out" not in run(room, capsys)[1].err


def test_a_folder_that_is_none_and_one_without_answers_are_said_so(tmp_path, capsys):
    status, told = run(tmp_path / "nowhere", capsys)
    assert status == 1
    assert "There is no folder" in told.err
    status, told = run(tmp_path, capsys)
    assert status == 1
    assert "nothing was reported" in told.err
    assert not [*tmp_path.iterdir()]


def test_a_report_that_cannot_be_written_is_said_so_and_leaves_nothing_half(room, capsys):
    (room / "report.html").mkdir()
    status, told = run(room, capsys)
    assert status == 1
    assert "cannot be written" in told.err
    assert not [*room.glob("*.new")]
