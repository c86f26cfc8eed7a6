"""The pages around the lessons in a browser, made from the lessons as they are stored."""

import re
from pathlib import Path

import pytest
from conftest import note_message

from helpers.publish.lesson import find_lessons
from helpers.publish.site import render_around

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
A4 = ["595", "842"]  # points


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("around")
    for name, text in render_around(find_lessons(NOTEBOOKS)).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def visit(browser, folder, troubles):
    """Open a page in a fresh tab, without a network."""
    context = browser.new_context(offline=True)

    def visit(name, **size):
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"uncaught: {error}"))
        page.on("console", lambda message: note_message(message, troubles))
        page.set_viewport_size({"width": 1280, "height": 720} | size)
        page.goto((folder / name).as_uri())
        return page

    yield visit
    context.close()


def test_the_sheet_prints_on_one_side_of_a4(visit):
    page = visit("sheet.html")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    [box] = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    assert [f"{float(side):.0f}" for side in box] == A4
    page.emulate_media(media="print")
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('main *')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .filter(e => !e.closest('math, .where'))
          .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    )
    assert smallest >= 9  # pixels of paper, 96 to the inch: about 7 points
