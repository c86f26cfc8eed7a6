"""Arrange an executed lesson for readers who have no kernel: as a page, and as a deck."""

import copy
import itertools
import re

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from helpers.cells import (
    JUPYTER_ONLY,
    PICTURE,
    SEEN,
    answers,
    description,
    exercise_id,
    has_explorer,
    has_picture,
    is_code,
    is_exercise,
    is_note,
    is_practice,
    is_prediction,
    is_progress,
    only_draws,
    prose,
    sections,
    slide_role,
    slug,
)
from helpers.practice.catalogue import exercises
from helpers.practice.exercise import Exercise, Function
from helpers.publish.notebook import Lesson, PublishError

HIDDEN = {"remove_source": True}


def as_page(lesson: Lesson) -> Lesson:
    """Drop the presenter's notes, and fold what may answer a prediction, and code that only draws.

    `folds` and `unfolds` in a cell's metadata say where the template opens and closes a fold;
    `summary` names the fold of a cell's own code.
    """
    shown = [cell for cell in _prepared(lesson) if not is_note(cell)]
    cells = [*itertools.chain(*map(_picture_first, shown))]
    for text, check in itertools.pairwise(cells):
        exercise = exercises().get(exercise_id(check))
        if exercise and is_exercise(text):
            text.source = as_asked(exercise, text.source)
    for cell in filter(is_practice, cells):
        cell.metadata["transient"] = HIDDEN
    for below in filter(None, answers(cells).values()):
        cells[below[0]].metadata["folds"] = True
        cells[below[-1]].metadata["unfolds"] = True
    return lesson.with_cells(cells)


def _picture_first(cell):
    """The cell; if it only draws, its picture first and then its code, folded."""
    if not is_code(cell) or not only_draws(cell.source):
        return [cell]
    if not cell.outputs:
        cell.metadata["summary"] = "The imports"
        return [cell]
    cell.metadata["transient"] = HIDDEN
    named = {"id": f"{cell.id}-code", "metadata": {"summary": "Code of the picture"}}
    return [cell, new_code_cell(cell.source, **named)]


def as_asked(exercise: Exercise, text: str) -> str:
    """The text of an exercise without what its form shows, and without its `check`."""
    if isinstance(exercise, Function):
        return re.sub(r"\n+check\(.*\)$", "", text, flags=re.M)
    heading = text.partition("\n")[0]
    return f"{heading}\n\n{exercise.question}"


def as_deck(lesson: Lesson) -> Lesson:
    """Keep what is presented, slide by slide with the notes first, and hide code that only draws.

    Exercises are too long for a slide, so their slide links to them on the page.
    """
    slides, waiting = [], []  # notes that come before the first slide wait for it
    for cell in _prepared(lesson):
        kind = slide_role(cell)
        if kind == "slide":
            slides.append([cell])
        elif kind == "notes":
            # The fold hides a note in a notebook.
            cell.source = re.sub(r"<summary>.*?</summary>|</?details>", "", cell.source, flags=re.S)
            cell.source = cell.source.strip()
            # Inside a fragment reveal.js would show a note with that fragment alone.
            slides[-1].insert(1, cell) if slides else waiting.append(cell)
        elif kind in ("fragment", "-") and slides:
            slides[-1].append(cell)
    slides[0][1:1] = waiting
    title = ""
    for slide in slides:
        title = _finish(slide, title)
        if title == "Exercises":
            links = "\n".join(f"- [{h}]({lesson.page}#{slug(h)})" for h in lesson.exercises)
            slide[0].source += f"\n\n{links}"
    return lesson.with_cells([*itertools.chain(*slides)])


def _finish(slide, title):
    """Mark how the cells of a slide are shown; return the title that the next slide continues."""
    own = re.search(r"^##? (.+)$", prose(slide[0]), re.M)
    slide[0].metadata["continues"] = "" if own else title
    slide[0].metadata["kind"] = _kind(slide)
    asked = before = False
    for cell in slide:
        metadata, drawn = cell.metadata, has_picture(cell) or has_explorer(cell)
        if not is_note(cell):
            metadata["waits"] = before and not is_prediction(cell)
            before = is_prediction(cell)
        # What nobody was asked to guess needs no extra key to appear.
        metadata["at_once"] = not asked and (slide_role(cell) == "-" or has_explorer(cell))
        asked = asked or is_prediction(cell)
        metadata["slideshow"] = {"slide_type": slide_role(cell).replace("-", "fragment")}
        metadata["pictured"] = drawn
        if is_practice(cell) or (drawn and only_draws(cell.source)):
            metadata["transient"] = HIDDEN
    return own[1] if own else title


def _kind(slide) -> str:
    """How a slide is laid out."""
    if any(map(has_explorer, slide)):
        return "moving"
    if any(map(has_picture, slide)):
        return "figure"
    return "title" if slide[0].source.startswith("# ") else "text"


def _prepared(lesson):
    """Copies of a lesson's cells, with a description of each picture and a label of each explorer.

    “What you saw” is unfolded: it appears together with the answer anyway.
    """
    cells = leave_jupyter(copy.deepcopy(lesson.cells))
    describe_pictures(cells, lesson.path.name)
    for heading, _, cell in sections(cells):
        if has_explorer(cell):
            cell.metadata["label"] = f"Explorer: {heading}"
    for i in itertools.chain(*answers(cells).values()):
        cells[i].source = SEEN.sub(r"\1", cells[i].source).strip()
    return cells


def leave_jupyter(cells: list[NotebookNode]) -> list[NotebookNode]:
    """Drop what only makes sense in Jupyter, and cells that hold nothing else."""
    for cell in cells:
        if not is_code(cell):
            cell.source = JUPYTER_ONLY.sub(r"\1", cell.source).strip()
    return [cell for cell in cells if cell.source and not is_progress(cell)]


def describe_pictures(cells: list[NotebookNode], name: str) -> None:
    """Give each cell with a static figure the text of the nearest “**Picture.**” as `alt`.

    The text after the figure comes first, the one before it second. A figure without a text
    stops the build: it would leave some readers with nothing.
    """
    for i, cell in enumerate(cells):
        if has_picture(cell):
            sides = cells[i + 1 :], cells[:i][::-1]
            near = (itertools.takewhile(lambda other: not has_picture(other), s) for s in sides)
            texts = filter(None, map(description, itertools.chain(*near)))
            if not (text := next(texts, "")):
                raise PublishError(
                    f"{name}, cell {i}: the figure has no “{PICTURE}” text beside it."
                )
            cell.metadata["alt"] = text
