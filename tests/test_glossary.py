"""The page of words: each word of each lesson once, and the way to where it is explained."""

import html
import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_notebook, writes
from support.cells import text_cell

from helpers.cells import slug
from helpers.publish.glossary import all_words
from helpers.publish.notebook import read_lessons

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
FRONT = "# Walk\n\n**In short.** It falls.\n\n**Minutes.** 5"


@pytest.fixture
def course(tmp_path):
    """Write small lessons, each of some texts; return their folder."""

    def course(*lessons):
        for number, texts in enumerate(lessons, 1):
            cells = [text_cell(text) for text in (FRONT, *texts)]
            file = tmp_path / f"{number:02d}_small.ipynb"
            file.write_text(writes(new_notebook(cells=cells)), encoding="utf-8")
        return tmp_path

    return course


def test_a_word_is_listed_once_and_leads_to_where_it_is_explained(course):
    first = [
        "## Cut\n\nTo clip.",
        "### Why it’s `so`\n\nA **clip** cuts.",
        "## Words\n\n- **clip, K** – cuts\n  *off*.",
    ]
    second = [
        "## More\n\nThe **odds ω** and **clips**.",
        "## Words\n\n- **ω, odds** – a ratio.\n- **clip** – cuts\n  off.\n- **H(p)** – a letter.",
    ]
    found = all_words(read_lessons(course(first, second)))
    assert [(w.label, w.meaning, w.lesson.number, w.place) for w in found] == [
        ("clip, K", "cuts *off*.", "01", "why-it-s-so"),
        ("H(p)", "a letter.", "02", "words"),
        ("ω, odds", "a ratio.", "02", "more"),
    ]  # fmt: skip


def parts(label):
    return re.split(r", | ?\(", label)


def test_the_page_has_every_word_of_every_lesson_and_its_places_are_there(around):
    page = (around / "words.html").read_text(encoding="utf-8")
    rows = re.findall(r'<dt><a href="([^"#]+)\.html#([^"]+)">([^<]+)</a>', page)
    listed = {part for *_, label in rows for part in parts(html.unescape(label))}
    sources = {
        path.stem: [c.source for c in nbformat.read(path, 4).cells if c.cell_type == "markdown"]
        for path in NOTEBOOKS.glob("*.ipynb")
    }
    for text in (text for texts in sources.values() for text in texts if "## Words" in text):
        for label in re.findall(r"^- \*\*([^*]+)\*\*", text, re.M):
            assert parts(label)[0] in listed, f"{label} is missing"
    assert len({label for *_, label in rows}) == len(rows) > 60
    for lesson, place, label in rows:
        headings = re.findall(r"^#+ (.+)$", "\n".join(sources[lesson]), re.M)
        assert place in {"lesson", *map(slug, headings)}, label
    assert sum(place == "words" for _, place, _ in rows) < len(rows) / 4
