"""The map and the instructors' page: what they say of each lesson agrees with the lessons."""

import re
from pathlib import Path

import pytest

from helpers import explorers
from helpers.cells import is_prediction
from helpers.practice.catalogue import exercises, lessons
from helpers.publish import overview_pages
from helpers.publish.notebook import read_lessons

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
SITE = read_lessons(NOTEBOOKS)
COURSE = overview_pages.course_facts(NOTEBOOKS)
every_lesson = pytest.mark.parametrize("lesson", SITE, ids=lambda lesson: lesson.number)


@pytest.fixture(scope="module")
def cards(around):
    page = (around / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<li data-lesson="(\w+)" data-parts="([^"]+)">(.*?)</li>', page, re.S)
    return {name: (parts.split(), card) for name, parts, card in found}


def paths(picture):
    return tuple(re.findall(r'\bd="([^"]+)"', picture))


def test_course_facts_are_told_of_every_lesson():
    listed = [number for number in COURSE if number.isdigit()]
    assert listed == [each.number for each in SITE], "notebooks/course.toml has other lessons"


@every_lesson
def test_a_lesson_has_an_aim_a_belief_a_scene_and_an_explorer_that_it_shows(lesson):
    about = COURSE[lesson.number]
    assert set(about) == {"aim", "belief", "scene", "explorer"}
    assert about["explorer"] in explorers.__all__
    shown = re.findall(r"^explorers\.(\w+)\(", "\n".join(c.source for c in lesson.cells), re.M)
    assert about["explorer"] in shown or not shown, "course.toml names an explorer of another"


@every_lesson
def test_a_card_of_the_map_shows_the_scene_and_says_what_the_lesson_is_for(cards, lesson):
    parts, card = cards[lesson.name]
    about, summary = COURSE[lesson.number], overview_pages.summarize(lesson, COURSE)
    assert card.count("<svg") == 1
    assert paths(card) == paths(overview_pages.thumbnail(about["explorer"]))
    assert f'href="{lesson.page}">{lesson.title}</a>' in card
    assert f"You can {about['aim']}." in card
    assert f"{lesson.minutes} minutes" in card
    assert parts == summary.parts


def test_every_lesson_is_on_the_map_with_another_picture(cards):
    assert list(cards) == [lesson.name for lesson in SITE]
    drawn = {paths(card) for _, card in cards.values()}
    assert len(drawn) == len(cards), "course.toml names one explorer for two lessons"
    assert min(map(len, drawn)) > 3
    assert not any("<text" in card for _, card in cards.values())


def test_an_old_address_leads_on_and_no_lesson_stands_there():
    pages = overview_pages.moved_pages(SITE)
    files = {name for lesson in SITE for name in (lesson.page, lesson.deck)}
    assert {"07_multi_label.html", "12_find_the_bug.slides.html"} <= set(pages)
    assert len(pages) == 2 * len(COURSE["moved"])
    assert not files & set(pages)
    for old, document in pages.items():
        [target] = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', document)
        assert target in files
        assert target.partition("_")[2] == old.partition("_")[2]
        assert f'<a href="{target}">' in document
        assert "default-src 'none'; script-src 'sha256-" in document
    assert overview_pages.moved_pages(SITE[:3]) == {}


@every_lesson
def test_questions_explorers_and_exercises_are_those_of_the_lesson(lesson):
    summary = overview_pages.summarize(lesson, COURSE)
    sources = [cell.source for cell in lesson.cells]
    assert len(summary.questions) == sum(map(is_prediction, lesson.cells)) > 0
    assert len(summary.explorers) == sum(s.startswith("explorers.") for s in sources)
    listed = lessons()[lesson.number]
    assert [kind for _, kind, _ in summary.exercises] == [exercise.kind for exercise in listed]
    assert len({place for place, *_ in summary.exercises}) == len(listed)
    for exercise, (*_, count) in zip(listed, summary.exercises, strict=True):
        assert count >= len(set(exercise.mistakes.values())) >= 1


def test_a_shared_mistake_counts_and_the_same_words_count_once():
    eighth = exercises()["01-eighth"]
    own = set(eighth.mistakes.values())
    assert overview_pages.mistake_count(eighth) > len(own)


def test_a_session_takes_90_minutes_at_most_by_the_lessons_own_numbers():
    minutes = {each.number: [int(n) for n in re.findall(r"\d+", each.minutes)] for each in SITE}
    plans = overview_pages.plans(SITE, COURSE)
    assert [title for title, _ in plans] == [plan["title"] for plan in COURSE["plan"]]
    for _, sessions in plans:
        for told, held in sessions:
            each = [sum(minutes[e.number]) if more else minutes[e.number][0] for e, more in held]
            assert told == sum(each) <= 90
    assert overview_pages.plans(SITE[1:], COURSE)[1:] == []  # a plan needs all of its lessons
