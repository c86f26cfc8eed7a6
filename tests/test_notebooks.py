"""Every lesson keeps the rules.

nbval runs the cells in order, each twice, and compares them with the stored outputs.
"""

from pathlib import Path

import pytest
from lint.lesson import Lesson
from lint.rules import course_problems, problems

TESTS = Path(__file__).parent
FOLDER = TESTS.parent / "notebooks"
LESSONS = [Lesson(path) for path in sorted(FOLDER.glob("*.ipynb"))]

each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path.stem)


def told(found):
    return "\n".join(map(str, found))


def test_the_course_starts_at_the_start_page():
    assert [lesson.number for lesson in LESSONS] == list(range(len(LESSONS)))
    assert LESSONS


def test_every_lesson_has_claims_and_answers_that_are_foreseen():
    stems = [lesson.path.stem for lesson in LESSONS]
    wanted = {TESTS / "claims" / f"test_{stem}.py" for stem in stems}
    wanted |= {TESTS / "answers" / f"{stem[:2]}.toml" for stem in stems}
    found = {*TESTS.glob("claims/test_[0-9]*.py"), *TESTS.glob("answers/*.toml")}
    missing, left_over = (sorted(map(str, files)) for files in (wanted - found, found - wanted))
    assert not missing + left_over, f"missing: {missing}; of no lesson: {left_over}"


@each_lesson
def test_lesson_keeps_the_rules(lesson):
    found = told(problems(lesson))
    assert not found, found


def test_the_course_keeps_the_rules():
    found = told(course_problems(LESSONS))
    assert not found, found
