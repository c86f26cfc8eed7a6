"""The instructors' page: what it says of each lesson agrees with the lessons and with README."""

import re
from pathlib import Path

import pytest

from helpers import explorers
from helpers.practice.catalogue import exercises, lessons
from helpers.publish import overview_pages
from helpers.publish.notebook import read_lessons

ROOT = Path(__file__).parents[1]
SITE = read_lessons(ROOT / "notebooks")
COURSE = overview_pages.course_facts(ROOT / "notebooks")


def test_every_lesson_has_an_aim_a_belief_a_scene_and_the_explorer_of_it():
    assert [number for number in COURSE if number != "plan"] == [each.number for each in SITE]
    for lesson in SITE:
        about = COURSE[lesson.number]
        assert set(about) == {"aim", "belief", "scene", "explorer"}
        assert about["explorer"] in explorers.__all__
        code = "\n".join(cell.source for cell in lesson.cells)
        assert f"explorers.{about['explorer']}(" in code, f"lesson {lesson.number} shows another"


def test_the_readme_has_the_same_aims():
    rows = re.findall(r"^\| \[(\d\d) .*\| (.+) \|$", (ROOT / "README.md").read_text("utf-8"), re.M)
    assert rows == [(lesson.number, COURSE[lesson.number]["aim"]) for lesson in SITE]


@pytest.mark.parametrize("lesson", SITE, ids=lambda lesson: lesson.number)
def test_questions_explorers_and_exercises_are_those_of_the_lesson(lesson):
    told = overview_pages.summarize(lesson, COURSE)
    sources = [cell.source for cell in lesson.cells]
    assert len(told.questions) == sum("predict(" in s[:9] or "**Predict.**" in s for s in sources)
    assert len(told.explorers) == sum(s.startswith("explorers.") for s in sources) > 0
    listed = lessons()[lesson.number]
    assert [kind for _, kind, _ in told.exercises] == [exercise.kind for exercise in listed]
    assert len({place for place, *_ in told.exercises}) == len(listed)
    for exercise, (*_, known) in zip(listed, told.exercises, strict=True):
        assert known >= len(set(exercise.mistakes.values())) >= 1


def test_a_shared_mistake_counts_and_the_same_words_count_once():
    eighth = exercises()["01-eighth"]
    own = set(eighth.mistakes.values())
    assert overview_pages.mistake_count(eighth) > len(own)


def test_a_session_takes_90_minutes_at_most_by_the_lessons_own_numbers():
    plans = overview_pages.plans(SITE, COURSE)
    assert [len(sessions) for _, sessions in plans] == [1, 3]
    for _, sessions in plans:
        for minutes, held in sessions:
            told = {
                each.number: [int(n) for n in re.findall(r"\d+", each.minutes)] for each in SITE
            }
            assert minutes == sum(sum(told[e.number]) if more else told[e.number][0]
                                  for e, more in held)  # fmt: skip
            assert 60 < minutes <= 90
    assert overview_pages.plans(SITE[1:], COURSE)[1:] == []  # a plan needs all of its lessons
