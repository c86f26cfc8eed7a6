"""Every lesson keeps the rules, and says the same when cells run twice or out of order.

nbval runs the cells in order and compares them with the stored outputs; this file does the rest.
"""

from pathlib import Path

import pytest
from lesson import Lesson
from lesson_rules import course_problems, problems
from rerun import surprises

FOLDER = Path(__file__).parent.parent / "notebooks"
LESSONS = [Lesson(path) for path in sorted(FOLDER.glob("*.ipynb"))]

each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path.stem)


def told(found):
    return "\n".join(map(str, found))


def test_the_course_starts_at_the_start_page():
    assert [lesson.number for lesson in LESSONS] == list(range(len(LESSONS)))
    assert LESSONS


@each_lesson
def test_lesson_keeps_the_rules(lesson):
    assert not told(problems(lesson))


def test_the_course_keeps_the_rules():
    assert not told(course_problems(LESSONS))


@each_lesson
def test_cells_run_twice_or_alone_say_the_same_and_stay_on_this_machine(lesson):
    assert not told(surprises(lesson))
