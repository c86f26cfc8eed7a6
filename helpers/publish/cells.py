"""What one cell of a lesson is to whoever learns from it, and which cells belong together."""

import ast
import re
from collections.abc import Iterator

from nbformat import NotebookNode

PICTURE = "**Picture.**"
PREDICT = "**Predict.**"
HEADING = re.compile(r"^#{2,6} (.+)$", re.M)
FENCED = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)
IMAGES = {"image/svg+xml", "image/png", "image/jpeg"}


def role(cell: NotebookNode) -> str:
    """The cell's place in the deck: slide, fragment, skip or notes."""
    kind = cell.metadata.get("slideshow", {}).get("slide_type", "skip")
    return "slide" if kind == "subslide" else kind  # one row of slides is simpler to present


def prose(cell: NotebookNode) -> str:
    """What a cell says without its code."""
    return "" if cell.cell_type == "code" else FENCED.sub("", cell.source)


def has_picture(cell: NotebookNode) -> bool:
    """Whether a cell shows a static picture."""
    return any("text/html" not in data and IMAGES & data.keys() for data in _shown(cell))


def has_explorer(cell: NotebookNode) -> bool:
    return any('class="explorer"' in data.get("text/html", "") for data in _shown(cell))


def asks(cell: NotebookNode) -> bool:
    """Whether a cell asks for a prediction, in words or with buttons."""
    return (practises(cell) and cell.source.startswith("predict(")) or PREDICT in prose(cell)


def called_with(source: str) -> tuple:
    """The question of a prediction in code, and its choices with what is said to each."""
    return tuple(map(ast.literal_eval, ast.parse(source).body[0].value.args))


def practises(cell: NotebookNode) -> bool:
    """Whether a cell is a prediction or an exercise, whose code holds nothing to read."""
    return cell.cell_type == "code" and cell.source.startswith(("predict(", "check("))


def opens_part(cell: NotebookNode) -> bool:
    """Whether a cell holds a heading."""
    return role(cell) != "notes" and re.search(r"^#{1,6} ", prose(cell), re.M) is not None


def answers(cells: list[NotebookNode]) -> dict[int, list[int]]:
    """The place of each prediction, with those of the cells below it that may give it away.

    They reach up to the next heading or prediction; the presenter's notes are not among them.
    """
    found: dict[int, list[int]] = {}
    below: list[int] = []
    for i, cell in enumerate(cells):
        if asks(cell):
            below = found.setdefault(i, [])
        elif opens_part(cell):
            below = []
        elif role(cell) != "notes":
            below.append(i)
    return found


def pieces(cells: list[NotebookNode]) -> Iterator[tuple[str, str, NotebookNode]]:
    """(heading, text, cell) of all but the notes; a cell of words is cut at its headings."""
    heading = ""
    for cell in cells:
        if role(cell) == "notes":
            continue
        text, *rest = [cell.source] if cell.cell_type == "code" else HEADING.split(prose(cell))
        yield heading, text, cell
        for title, text in zip(rest[::2], rest[1::2], strict=True):
            heading = bare(title)
            yield heading, text, cell


def bare(heading: str) -> str:
    """A heading without markup."""
    return re.sub(r"[*`]", "", heading).strip()


def slug(text: str) -> str:
    """The address of a heading within its page."""
    return re.sub(r"[^\w]+", "-", re.sub(r"<[^>]+>|[*`]", "", text).lower()).strip("-") or "part"


def _shown(cell):
    """The data of each output, type by type."""
    return [output.data for output in cell.get("outputs", []) if "data" in output]
