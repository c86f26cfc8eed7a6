"""What is counted of a lesson, and where its minutes are told."""

import minutes
import pytest
from fixtures import good_lesson as good
from nbformat.v4 import writes
from reading import checks
from reading.numerals import asks_for_backing, numerals
from rules.lesson import Lesson

from helpers.publish.read import minutes_told, read_lesson

ROW = "| [01 Small](notebooks/01_small.ipynb) | 15 | punish |\n"


@pytest.fixture
def lesson(tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "README.md").write_text(ROW + ROW.replace("01", "02"), encoding="utf-8")
    path = tmp_path / "notebooks" / "01_small.ipynb"
    path.write_text(writes(good.good_lesson()) + "\n", encoding="utf-8")
    return Lesson(path)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("Two words", 2),
        (
            "One **Picture.**\n\n<details><summary>Describe the picture</summary>\n\nA\n</details>",
            2,
        ),
        ("<details><summary>What you saw</summary>\n\nA line.\n</details>", 5),
        (f"One\n\n{good.MINUTES}", 1),
    ],
)
def test_what_is_folded_away_counts_only_if_everybody_opens_it(source, count):
    assert minutes.words(source) == count


def test_minutes_grow_with_each_thing_to_do(lesson):
    step, practice = minutes.minutes(lesson)
    for cell in [good.code('predict("?", {})'), good.text("word " * 150), good.code("a = 1\n" * 5)]:
        lesson.notebook.cells.insert(2, cell)
        step += 1
        assert minutes.minutes(lesson) == (step, practice)


def test_both_numbers_are_written_where_they_are_told(lesson):
    stored = lesson.path.read_text(encoding="utf-8")
    lesson.path.write_text(stored.replace(good.MINUTES, "**Minutes.** 15"), encoding="utf-8")
    minutes.main(["--write", str(lesson.path)])
    assert lesson.path.read_text(encoding="utf-8") == stored
    assert read_lesson(lesson.path).minutes == "4 + 2"
    readme = (lesson.path.parents[1] / "README.md").read_text(encoding="utf-8")
    assert readme == ROW.replace("15", "4 + 2") + ROW.replace("01", "02")
    assert checks.minutes_in_readme(lesson.path)["01_small.ipynb"] == "4 + 2"


@pytest.mark.parametrize(
    ("text", "told"), [("**Minutes.** 25", "25"), (good.MINUTES, "4 + 2"), ("Minutes", None)]
)
def test_minutes_are_read_in_both_forms(text, told):
    assert minutes_told(text) == told
    text = checks.blanked(text)
    assert not any(asks_for_backing(numeral, text) for numeral in numerals(text))
