"""What can be found: the parts of all lessons and all words, in one script beside the pages.

A page opened from a file may not fetch; it may load a script, which holds the texts and the search
itself. Solutions are left out.
"""

import json
import re

from helpers.cells import GLOSSARY, JUPYTER_ONLY, OUTLOOK, SOLVED, slug
from helpers.publish.assets import inline
from helpers.publish.glossary import Word
from helpers.publish.notebook import Lesson

SCRIPT = "search.js"
MARKS = re.compile(r"\*\*In short\.\*\*|</?\w[^>]*>|\]\([^)]*\)|\\[,;]|[*`$\\{}\[\]]")
LISTS = GLOSSARY, OUTLOOK  # their terms are found one by one; what comes next, in its lesson
EXCERPT = 110  # letters


def script(site: list[Lesson], words: list[Word]) -> str:
    """The whole script: what can be found, and the search itself."""
    listed = json.dumps(documents(site, words), ensure_ascii=False, separators=(",", ":"))
    return f"const COURSE = {listed};\n{inline('course/find.js')}"


def documents(site: list[Lesson], words: list[Word]) -> list[dict[str, str]]:
    """Each part of each lesson, and each word: title, where it is, address, text, beginning."""
    found: dict[str, dict[str, str]] = {}
    for lesson in site:
        where = f"Lesson {lesson.number}"
        for heading, text in lesson.parts:
            if heading in LISTS:
                continue
            address = f"{lesson.page}#{slug(heading)}" if heading else lesson.page
            title = heading or lesson.title
            new = {"title": title, "where": where, "href": address, "text": ""}
            found.setdefault(address, new)["text"] += f" {plain(text)}"
    for word in words:
        where = f"Word · Lesson {word.lesson.number}, {word.heading}"
        address = f"{word.lesson.page}#{word.place}"
        text = f" {plain(word.meaning)}"
        found[f"word {word.label}"] = {
            "title": word.label, "where": where, "href": address, "text": text
        }  # fmt: skip
    return [_with_beginning(document) for document in found.values()]


def _with_beginning(document):
    text = " ".join(document["text"].split())
    begin = text if len(text) <= EXCERPT else text[:EXCERPT].rpartition(" ")[0] + " …"
    return document | {"text": text, "begin": begin}


def plain(text: str) -> str:
    """A text without marks."""
    text = JUPYTER_ONLY.sub("", text)
    return MARKS.sub("", re.sub(r"^#+ .*$", "", SOLVED.sub("", text), flags=re.M))
