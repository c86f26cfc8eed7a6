"""Arrange an executed lesson as a page: text to read, with answers that unfold."""

import itertools
import re

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from helpers.practice.catalogue import exercises
from helpers.practice.exercise import Exercise, Function
from helpers.practice.notebook import checked
from helpers.publish.drawing import only_draws
from helpers.publish.lesson import answers, practises, role, tell


def arrange(notebook: NotebookNode) -> None:
    """Drop the presenter's notes, and fold away all that may answer a prediction, and how to draw.

    `folds` and `unfolds` in a cell's metadata say where the template opens and closes a fold;
    `summary` names the fold of a cell's own code.
    """
    shown = [cell for cell in notebook.cells if role(cell) != "notes"]
    notebook.cells = cells = list(itertools.chain.from_iterable(map(_picture_first, shown)))
    tell(cells)
    for text, check in itertools.pairwise(cells):
        exercise = exercises().get(checked(check))
        if exercise and text.source.startswith("### Exercise"):
            text.source = as_asked(exercise, text.source)
    for cell in cells:
        if practises(cell):
            cell.metadata["transient"] = {"remove_source": True}
    for below in filter(None, answers(cells).values()):
        cells[below[0]].metadata["folds"] = True
        cells[below[-1]].metadata["unfolds"] = True


def _picture_first(cell: NotebookNode) -> list[NotebookNode]:
    """A cell; of one that only draws, its picture before its code, which is folded."""
    if cell.cell_type != "code" or practises(cell) or not only_draws(cell.source):
        return [cell]
    if not cell.outputs:
        cell.metadata["summary"] = "The imports"
        return [cell]
    cell.metadata["transient"] = {"remove_source": True}
    named = {"id": f"{cell.id}-code", "metadata": {"summary": "Code of the picture"}}
    return [cell, new_code_cell(cell.source, **named)]


def as_asked(exercise: Exercise, text: str) -> str:
    """The text of an exercise without what its field or radios show, and without its `check`."""
    if isinstance(exercise, Function):
        return re.sub(r"\n+check\(.*\)$", "", text, flags=re.M)
    heading = text.partition("\n")[0]
    return f"{heading}\n\n{exercise.question}"
