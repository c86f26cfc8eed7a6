"""The map: each lesson with the picture of its own scene, its minutes, its aim, and its ticks."""

import re
from pathlib import Path

import pytest

from helpers.publish import overview_pages
from helpers.publish.notebook import read_lessons

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
SITE, COURSE = read_lessons(NOTEBOOKS), overview_pages.course_facts(NOTEBOOKS)


@pytest.fixture(scope="module")
def cards(around):
    page = (around / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<li data-lesson="(\w+)" data-all="(\d+)">(.*?)</li>', page, re.S)
    return {name: (int(parts), card) for name, parts, card in found}


def paths(picture):
    return tuple(re.findall(r'\bd="([^"]+)"', picture))


@pytest.mark.parametrize("lesson", SITE, ids=lambda lesson: lesson.number)
def test_a_lesson_shows_its_own_scene_and_says_what_it_is_for(cards, lesson):
    parts, card = cards[lesson.name]
    about, told = COURSE[lesson.number], overview_pages.summarize(lesson, COURSE)
    assert card.count("<svg") == 1
    assert paths(card) == paths(overview_pages.thumbnail(about["explorer"]))
    assert f'href="{lesson.page}">{lesson.title}</a>' in card
    assert f"You can {about['aim']}." in card
    assert f"{lesson.minutes} minutes" in card
    assert parts == len(told.questions) + len(told.exercises) > 5


def test_every_lesson_is_on_the_map_with_another_picture(cards):
    assert list(cards) == [lesson.name for lesson in SITE]
    drawn = {paths(card) for _, card in cards.values()}
    assert len(drawn) == len(cards)
    assert min(map(len, drawn)) > 3
    assert not any("<text" in card for _, card in cards.values())
