"""The tables of lessons in README and in lesson 00 tell what course.toml and the lessons tell."""

import shutil

import lesson_tables
import pytest


def test_the_tables_are_up_to_date(capsys):
    assert lesson_tables.main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("notebooks/course.toml", "compute a batch by hand", "work out a batch"),
        ("README.md", "| compute a batch by hand", "| work out a batch"),
        ("notebooks/13_find_the_bug.ipynb", "# Find the bug", "# Hunt the bug"),
    ],
)
def test_an_old_table_is_named_and_renewed(tmp_path, capsys, file, before, after):
    shutil.copy(lesson_tables.ROOT / "README.md", tmp_path)
    shutil.copytree(lesson_tables.ROOT / "notebooks", tmp_path / "notebooks")
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / file).write_text(text.replace(before, after), encoding="utf-8")
    assert lesson_tables.main(["--check"], tmp_path) == 1
    assert "README.md: its table of lessons is old" in capsys.readouterr().out
    assert lesson_tables.main([], tmp_path) == 0
    assert lesson_tables.main(["--check"], tmp_path) == 0


def test_each_table_has_the_lessons_up_to_the_next_one():
    lessons = [{"number": number, "file": "f", "aim": "a"} for number in ("01", "02", "03")]
    texts = ["x\n| [01](old) | old |\n\ny", "| [02](old) | old |"]
    first, second = lesson_tables.renewed(texts, lesson_tables.START_ROW, lessons)
    assert first == "x\n| [01](f) | a |\n\ny"
    assert second.splitlines() == ["| [02](f) | a |", "| [03](f) | a |"]
