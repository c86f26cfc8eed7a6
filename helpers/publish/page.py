"""Arrange an executed lesson as a page: text to read, with answers that unfold."""

import itertools
import re

from nbformat import NotebookNode

from helpers.practice.catalogue import exercises
from helpers.practice.exercise import Exercise, Function
from helpers.practice.notebook import checked
from helpers.publish.lesson import answers, practises, role, tell


def arrange(notebook: NotebookNode) -> None:
    """Drop the presenter's notes, and fold away all that may answer a prediction.

    `folds` and `unfolds` in a cell's metadata say where the template opens and closes a fold.
    """
    notebook.cells = cells = [cell for cell in notebook.cells if role(cell) != "notes"]
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


def as_asked(exercise: Exercise, text: str) -> str:
    """The text of an exercise without what its field or radios show, and without its `check`."""
    if isinstance(exercise, Function):
        return re.sub(r"\n+check\(.*\)$", "", text, flags=re.M)
    heading = text.partition("\n")[0]
    return f"{heading}\n\n{exercise.question}"
