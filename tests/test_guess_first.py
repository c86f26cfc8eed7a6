"""No page and no slide shows what answers a prediction before somebody chose or asked.

Each lesson is published twice from what it stores: whole, and without what answers a prediction.
As they open, both must read the same.
"""

import copy
import itertools
import re

import nbformat
import pytest
import tidy
from support.in_sight import in_sight

from helpers.interactive.still import WIDGET_VIEW
from helpers.practice import predict
from helpers.publish import render
from helpers.publish.cli import NOTEBOOKS
from helpers.publish.lesson import answers, asks, find_lessons

SITE = find_lessons(NOTEBOOKS)
SECTION = re.compile(r"<section\b.*?</section>", re.S)

each_lesson = pytest.mark.parametrize("lesson", SITE, ids=lambda lesson: lesson.name)


@pytest.fixture(autouse=True)
def quick_publishing(monkeypatch):
    monkeypatch.setattr("helpers.medium.PUBLISHING", True)
    monkeypatch.setattr(render, "describe_pictures", lambda *_: None)
    monkeypatch.setattr(render, "font_for", lambda _: "")


def published(lesson, way):
    """The lesson as it opens, whole and without its answers."""
    whole = shown(lesson.notebook())
    bare = copy.deepcopy(whole)
    for place in sorted(itertools.chain(*answers(bare.cells).values()), reverse=True):
        del bare.cells[place]
    return way(lesson, whole, SITE), way(lesson, bare, SITE)


def shown(notebook):
    """What a kernel would make of explorers and predictions for a page, near enough to read."""
    for cell in notebook.cells:
        if cell.get("outputs", [None])[:1] == [tidy.NOTHING]:
            del cell.outputs[0]
        data = {k: v for o in cell.get("outputs", []) for k, v in o.get("data", {}).items()}
        if WIDGET_VIEW in data:
            words = data["text/plain"]
            html = f'<div class="explorer"><svg viewBox="0 0 9 4"></svg>{words}</div>'
            if asks(cell):
                html = eval(cell.source, {"predict": predict}).to_page()
            shown = {"text/html": html, "text/plain": words}
            cell.outputs = [nbformat.v4.new_output("display_data", shown)]
    return notebook


@each_lesson
def test_a_page_opens_without_what_answers_a_prediction(lesson):
    whole, bare = published(lesson, render.render_page)
    assert in_sight(whole.replace("Show the answer", "")) == in_sight(bare)


@each_lesson
def test_a_slide_opens_without_what_answers_a_prediction(lesson):
    whole, bare = (
        [in_sight(slide) for slide in SECTION.findall(deck) if "data-prediction" in slide]
        for deck in published(lesson, render.render_deck)
    )
    assert whole == bare
    assert whole
