"""Arrange an executed lesson as a page: text to read, with answers that unfold."""

from nbformat import NotebookNode

from helpers.publish.lesson import PICTURE, asks, practises, role


def arrange(notebook: NotebookNode) -> None:
    """Drop the presenter's notes, and fold away what answers a “Predict”.

    The code stays in sight, since it is part of the question; its output and the explanation
    that follows at once unfold together. `folds` and `unfolds` in a cell's metadata say where
    the template opens and closes the fold.
    """
    notebook.cells = [cell for cell in notebook.cells if role(cell) != "notes"]
    cells = notebook.cells
    for asked, cell in enumerate(cells):
        if practises(cell):
            cell.metadata["transient"] = {"remove_source": True}
        if not asks(cell):
            continue
        first = next((i for i in range(asked + 1, len(cells)) if _answers(cells[i])), None)
        if first is None or any(_opens(cells[i]) for i in range(asked + 1, first)):
            continue
        last = first
        while last + 1 < len(cells) and _belongs(cells[last + 1]):
            last += 1
        cells[first].metadata["folds"] = True
        cells[last].metadata["unfolds"] = True


def _answers(cell) -> bool:
    return cell.cell_type == "code" and bool(cell.outputs) and not practises(cell)


def _opens(cell) -> bool:
    """Whether a new thought begins here."""
    return role(cell) == "slide" or cell.source.startswith("#") or asks(cell)


def _belongs(cell) -> bool:
    if cell.source.startswith("#") or asks(cell) or practises(cell):
        return False
    return role(cell) == "fragment" or cell.source.startswith(PICTURE)
