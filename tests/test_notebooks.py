"""Every lesson keeps the rules.

nbval runs the cells in order, each twice, and compares them with the stored outputs.
"""

import re
from pathlib import Path

import pytest
from lint.lesson import Lesson
from lint.rules import course_problems, problems

from helpers.publish.notebook import read_lessons

TESTS = Path(__file__).parent
FOLDER = TESTS.parent / "notebooks"
LESSONS = [Lesson(path) for path in sorted(FOLDER.glob("*.ipynb"))]

each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path.stem)


def told(found):
    return "\n".join(map(str, found))


def test_the_course_starts_at_the_start_page():
    assert [lesson.number for lesson in LESSONS] == list(range(len(LESSONS)))
    assert LESSONS


def test_the_readme_lists_every_lesson_with_its_minutes():
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[\d\d .*?\]\(notebooks/(\S+)\) \| (\d[\d +]*) \|", readme, re.M)
    told = [(lesson.path.name, lesson.minutes) for lesson in read_lessons(FOLDER)]
    assert listed == told


def test_the_start_page_maps_every_other_lesson_in_order():
    start, *others = LESSONS
    maps = "".join(c.source for _, c in start.text_cells if "you will be able to" in c.source)
    listed = re.findall(r"^\| \[\d\d\]\((\S+)\)", maps, re.M)
    assert listed == [lesson.path.name for lesson in others]


def test_every_lesson_has_claims_and_answers_that_are_foreseen():
    stems = [lesson.path.stem for lesson in LESSONS]
    claims = sorted(path.stem for path in TESTS.glob("claims/test_[0-9]*.py"))
    answers = sorted(path.stem for path in TESTS.glob("answers/*.toml"))
    assert claims == [f"test_{stem}" for stem in stems]
    assert answers == [stem[:2] for stem in stems]


@each_lesson
def test_lesson_keeps_the_rules(lesson):
    assert not told(problems(lesson))


def test_the_course_keeps_the_rules():
    assert not told(course_problems(LESSONS))
