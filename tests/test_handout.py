"""Exercises written into lessons, and lessons handed out: to students without the solutions."""

import json
import shutil
import textwrap
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat import v4

from helpers.practice import __main__ as command
from helpers.practice import notebook
from helpers.practice.catalogue import lessons

LESSONS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


def cells_of(path):
    return notebook.read(path)["cells"]


# Writing


def small_lesson():
    heading = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["## Exercises"]}
    return {"cells": [heading], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def test_writing_adds_what_is_missing_in_order_and_changes_nothing_twice():
    lesson = small_lesson()
    notebook.write(lesson, "01")
    once = json.dumps(lesson)
    assert [notebook.exercise_id(cell) for cell in lesson["cells"][2::2]] == [
        exercise.id for exercise in lessons()["01"]
    ]
    notebook.write(lesson, "01")
    assert json.dumps(lesson) == once
    del lesson["cells"][3:5]
    notebook.write(lesson, "01")
    assert json.dumps(lesson) == once


def test_writing_needs_a_place():
    with pytest.raises(ValueError, match="no heading"):
        notebook.write({"cells": []}, "01")


def test_writing_mends_an_old_text_and_keeps_what_stands_between():
    lesson = small_lesson()
    notebook.write(lesson, "01")
    between = {"cell_type": "markdown", "id": "b", "metadata": {}, "source": ["A picture."]}
    lesson["cells"].insert(3, between)
    lesson["cells"][1]["source"] = ["### Exercise 1 (old)\n", "\n", "Old."]
    notebook.write(lesson, "01")
    assert notebook.source(lesson["cells"][1]) == notebook.markdown(1, lessons()["01"][0])
    assert lesson["cells"][3] == between


# Handing out


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("handout")
    assert command.main(["handout", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_students_get_no_solutions_and_no_notes(handed, path):
    cells = cells_of(handed / "students" / path.name)
    text = "\n".join(notebook.source(cell) for cell in cells)
    assert "For the presenter" not in text
    assert "<summary>Solution</summary>" not in text
    exercised = lessons().get(path.name[:2], [])
    assert text.count("<summary>Hint</summary>") == len(exercised)
    for exercise in exercised:
        assert exercise.cell in text
        assert exercise.solved not in text
        assert textwrap.shorten(exercise.why, 60, placeholder="") not in text
    notes = sum(map(notebook.is_note, cells_of(path)))
    assert len(cells) == len(cells_of(path)) - notes


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_instructors_get_solved_cells_and_the_notes(handed, path):
    cells = cells_of(handed / "instructors" / path.name)
    text = "\n".join(notebook.source(cell) for cell in cells)
    assert "For the presenter" in text
    for exercise in lessons().get(path.name[:2], []):
        assert exercise.cell not in text
        assert exercise.solved in text


@pytest.mark.parametrize("name", ["students", "instructors"])
def test_what_is_handed_out_runs(handed, name):
    path = handed / name / "01_minus_log.ipynb"
    lesson = v4.reads(path.read_text(encoding="utf-8"))
    NotebookClient(lesson, timeout=60, resources={"metadata": {"path": str(path.parent)}}).execute()
    opening = {"students": "○ ", "instructors": "✓ "}[name]
    for cell in lesson.cells:
        if notebook.exercise_id(cell):
            assert cell.outputs[0].data["text/plain"].startswith(opening)


def test_a_folder_without_lessons_is_said_so(tmp_path, capsys):
    assert command.main(["write", "--notebooks", str(tmp_path)]) == 1
    assert "no lesson" in capsys.readouterr().err


@pytest.mark.parametrize("task", ["write", "handout"])
def test_nothing_is_written_beside_a_notebook_that_is_none(tmp_path, capsys, task):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    shutil.copy(LESSONS[1], folder)
    (folder / "02_broken.ipynb").write_text("{", encoding="utf-8")
    assert command.main([task, str(tmp_path / "out"), "--notebooks", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "02_broken.ipynb is not a notebook" in said
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_disk_that_is_full_leaves_the_lesson_that_was_there(tmp_path, monkeypatch):
    path = tmp_path / "01_lesson.ipynb"
    path.write_text("whole", encoding="utf-8")
    write = Path.write_text

    def half(path, text, **options):
        write(path, text[:3], **options)
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_text", half)
    with pytest.raises(OSError, match="No space"):
        notebook.save(small_lesson(), path)
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == ["whole"]
