"""The pages around the lessons: the map, the words, the sheet, and what an instructor needs."""

import functools

from nbformat.v4 import new_notebook

from helpers import explorers
from helpers.publish import policy, search, teaching
from helpers.publish.lesson import Lesson
from helpers.publish.render import Page
from helpers.publish.sheet import sheet
from helpers.publish.thumbnails import thumbnail
from helpers.publish.words import all_words

INDEX = "index.html"


def render_around(site: list[Lesson]) -> dict[str, str]:
    """The name of each page around the lessons, with its document."""
    pages = {lesson.number: lesson.page for lesson in site}
    words = all_words(site)
    course = teaching.about(site[0].path.parent) if site else {}
    told = [teaching.told(lesson, course) for lesson in site]
    scenes = {each.lesson.number: thumbnail(each.about["explorer"]) for each in told if each.about}
    return {
        search.SCRIPT: search.script(site, words),
        INDEX: _render("index", told=told, scenes=scenes, explorer=_to_touch()),
        "words.html": _render("words", all_words=words),
        "course.html": _render("course", told=told, plans=teaching.plans(site, course)),
        "sheet.html": _render("sheet", sheet=sheet(), pages=pages),
    }


def _render(name, **words):
    document = Page("overview", {}, name).document(new_notebook(), here=f"{name}.html", **words)
    return policy.seal(document, files=policy.BESIDE)


@functools.cache
def _to_touch():
    """The explorer that opens the map. To draw all of its states takes seconds."""
    return explorers.label_cases().to_html()
