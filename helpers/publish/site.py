"""The pages around the lessons: the map, the words, the sheet, and what an instructor needs."""

import functools

from helpers import explorers
from helpers.publish import search, teaching
from helpers.publish.read import Lesson
from helpers.publish.render import render_overview
from helpers.publish.seal import seal_page
from helpers.publish.sheet import sheet
from helpers.publish.thumbnails import thumbnail
from helpers.publish.words import all_words


def render_around(site: list[Lesson]) -> dict[str, str]:
    """The name of each page around the lessons, with its document."""
    words = all_words(site)
    course = teaching.about(site[0].path.parent) if site else {}
    told = [teaching.told(lesson, course) for lesson in site]
    scenes = {each.lesson.number: thumbnail(each.about["explorer"]) for each in told if each.about}
    pages = {
        "index": {"told": told, "scenes": scenes, "explorer": _to_touch()},
        "words": {"all_words": words},
        "course": {"told": told, "plans": teaching.plans(site, course)},
        "sheet": {"sheet": sheet(), "pages": {lesson.number: lesson.page for lesson in site}},
    }
    documents = {f"{name}.html": seal_page(render_overview(name, **pages[name])) for name in pages}
    return {search.SCRIPT: search.script(site, words)} | documents


@functools.cache
def _to_touch():
    """The explorer that opens the map. To draw all of its states takes seconds."""
    return explorers.label_cases().to_html()
