"""Arrange an executed lesson as a page: text to read, with answers that unfold."""

from nbformat import NotebookNode

from helpers.publish.lesson import answers, practises, role, tell


def arrange(notebook: NotebookNode) -> None:
    """Drop the presenter's notes, and fold away all that may answer a prediction.

    `folds` and `unfolds` in a cell's metadata say where the template opens and closes a fold.
    """
    notebook.cells = cells = [cell for cell in notebook.cells if role(cell) != "notes"]
    tell(cells)
    for cell in cells:
        if practises(cell):
            cell.metadata["transient"] = {"remove_source": True}
    for below in filter(None, answers(cells).values()):
        cells[below[0]].metadata["folds"] = True
        cells[below[-1]].metadata["unfolds"] = True
