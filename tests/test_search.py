"""What can be found: the parts and words of the lessons as they are now, without solutions."""

import json
import re

import pytest
from nbformat.v4 import new_notebook, writes
from support.cells import code_cell, text_cell

from helpers.publish import search
from helpers.publish.glossary import all_words
from helpers.publish.notebook import read_lessons

FRONT = "# Walk −ln(x)\n\n**In short.** It *falls*.\n\n**Minutes.** 5"


@pytest.fixture
def lesson(tmp_path):
    """Write a lesson of some cells; return its folder."""

    def lesson(*cells):
        cells = [cell if hasattr(cell, "source") else text_cell(cell) for cell in (FRONT, *cells)]
        for position, cell in enumerate(cells):
            cell["id"] = f"cell-{position}"
        folder = tmp_path / "notebooks"
        folder.mkdir(exist_ok=True)
        (folder / "01_small.ipynb").write_text(writes(new_notebook(cells=cells)), encoding="utf-8")
        return folder

    return lesson


def found(folder):
    site = read_lessons(folder)
    documents = search.documents(site, all_words(site))
    return {each["href"]: (each["title"], each["where"], each["text"]) for each in documents}


def test_parts_and_words_are_found_without_marks_notes_and_solutions(lesson):
    folder = lesson(
        "## It `falls`\n\nA [**clip**](x.html), $\\ln x$.",
        text_cell("Ask the room.", "notes"),
        code_cell('predict("Does it?", {"yes": "Secret."})'),
        "### Exercise 1\n\nHow?\n\n<details><summary>Solution</summary>\n\nSecret.\n</details>",
        "## Words\n\n- **clip** – cuts off.",
    )
    documents = found(folder)
    assert documents.pop("01_small.html") == ("Walk −ln(x)", "Lesson 01", "It falls. Minutes. 5")
    assert documents.pop("01_small.html#exercise-1") == ("Exercise 1", "Lesson 01", "How?")
    [(title, where, text)] = documents.values()  # the word leads to its part
    assert (title, where, text) == ("clip", "Word · Lesson 01, It falls", "cuts off.")
    listed = search.documents(read_lessons(folder), [])
    assert listed[1]["text"] == "A clip, ln x. Does it?"


def test_a_long_part_shows_how_it_begins(lesson):
    [_, part] = search.documents(read_lessons(lesson("## Part\n\n" + "word " * 50)), [])
    assert part["begin"].endswith("word …")
    assert len(part["begin"]) <= search.EXCERPT + 2


def test_the_script_holds_what_can_be_found(lesson):
    script = search.script(read_lessons(lesson()), [])
    [listed] = re.findall(r"^const COURSE = (.*);$", script, re.M)
    assert json.loads(listed)[0]["title"] == "Walk −ln(x)"
    assert "window.searchCourse" in script
