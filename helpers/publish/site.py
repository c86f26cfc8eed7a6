"""The pages around the lessons, made from all of them together: the map, the words, the sheet."""

from nbformat.v4 import new_notebook

from helpers.publish import policy, search
from helpers.publish.lesson import Lesson
from helpers.publish.render import Page
from helpers.publish.sheet import sheet
from helpers.publish.words import all_words

INDEX = "index.html"


def render_around(site: list[Lesson]) -> dict[str, str]:
    """The name of each page around the lessons, with its document."""
    pages = {lesson.number: lesson.page for lesson in site}
    words = all_words(site)
    return {
        search.SCRIPT: search.script(site, words),
        INDEX: _render("index", site=site),
        "words.html": _render("words", all_words=words),
        "sheet.html": _render("sheet", sheet=sheet(), pages=pages),
    }


def _render(name, **words):
    document = Page("overview", {}, name).document(new_notebook(), here=f"{name}.html", **words)
    return policy.seal(document, files=policy.BESIDE)
