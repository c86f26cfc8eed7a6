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

from helpers.cells import answers, is_prediction
from helpers.interactive.saved_output import WIDGET_VIEW
from helpers.practice import predict
from helpers.publish import arrange, render
from helpers.publish.cli import NOTEBOOKS
from helpers.publish.notebook import read_lessons

SITE = read_lessons(NOTEBOOKS)
SECTION = re.compile(r"<section\b.*?</section>", re.S)

each_lesson = pytest.mark.parametrize("lesson", SITE, ids=lambda lesson: lesson.name)


@pytest.fixture(autouse=True)
def quick_publishing(monkeypatch):
    monkeypatch.setattr("helpers.rendering.STATIC", True)
    monkeypatch.setattr(arrange, "describe_pictures", lambda *_: None)
    monkeypatch.setattr(render, "font_for", lambda _: "")


def published(lesson, arranged, rendered):
    """The lesson as it opens, whole and without its answers."""
    cells = shown(copy.deepcopy(lesson.cells))
    giving_away = {*itertools.chain(*answers(cells).values())}
    bare = [cell for place, cell in enumerate(cells) if place not in giving_away]
    return [rendered(arranged(lesson.with_cells(each)), SITE) for each in (cells, bare)]


def shown(cells):
    """What a kernel would make of explorers and predictions for a page, near enough to read."""
    for cell in cells:
        if cell.get("outputs", [None])[:1] == [tidy.NOTHING]:
            del cell.outputs[0]
        data = {k: v for o in cell.get("outputs", []) for k, v in o.get("data", {}).items()}
        if WIDGET_VIEW in data:
            words = data["text/plain"]
            html = f'<div class="explorer"><svg viewBox="0 0 9 4"></svg>{words}</div>'
            if is_prediction(cell):
                html = eval(cell.source, {"predict": predict}).to_page()
            shown = {"text/html": html, "text/plain": words}
            cell.outputs = [nbformat.v4.new_output("display_data", shown)]
    return cells


@each_lesson
def test_a_page_opens_without_what_answers_a_prediction(lesson):
    whole, bare = published(lesson, arrange.as_page, render.render_page)
    assert in_sight(whole.replace("Show the answer", "")) == in_sight(bare)


@each_lesson
def test_a_slide_opens_without_what_answers_a_prediction(lesson):
    whole, bare = (
        [in_sight(slide) for slide in SECTION.findall(deck) if "data-prediction" in slide]
        for deck in published(lesson, arrange.as_deck, render.render_deck)
    )
    assert whole == bare
    assert whole
