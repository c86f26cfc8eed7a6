"""Arrange an executed lesson as a deck: the cells that have a place on a slide, slide by slide."""

import ast
import re
from typing import NamedTuple

from nbformat import NotebookNode

from helpers.publish.lesson import asks, has_explorer, pictures, practises, role, slug, tell

LONGEST = {"large": 75, "medium": 86, "small": 999}
DRAWS = {"explorers", "figures", "plt", "fig", "ax", "axes"}
# Of a slide of 1280 × 720, in pixels
SLIDE_WIDTH, ROOM = 1136, 600


class Looks(NamedTuple):
    """How large a slide is set: its text, a line of code by its size, the edges of a block."""

    name: str
    size: int
    code: dict[str, int]
    edges: int


ROOMY = Looks("roomy", 33, {"large": 35, "medium": 31, "small": 26}, 34)
LOOKS = [
    ROOMY,
    Looks("normal", 28, {"large": 35, "medium": 31, "small": 26}, 34),
    Looks("dense", 25, {"large": 27, "medium": 27, "small": 25}, 24),
    Looks("packed", 23, {"large": 24, "medium": 24, "small": 24}, 18),
]


def arrange(notebook: NotebookNode, page: str) -> None:
    """Keep what is presented, put notes first on their slide, and hide code that only draws.

    The exercises are too long for a slide: theirs links to `page`, where they stand.
    """
    tell(notebook.cells)
    slides = []
    waiting = []  # notes before the first slide
    for cell in notebook.cells:
        kind = role(cell)
        if kind == "slide":
            slides.append([cell])
        elif kind == "notes":
            cell.source = _unfolded(cell.source)
            # Inside a fragment reveal.js would show a note with that fragment alone.
            slides[-1].insert(1, cell) if slides else waiting.append(cell)
        elif kind in ("fragment", "-") and slides:
            slides[-1].append(cell)
    slides[0][1:1] = waiting
    title = ""
    for slide in slides:
        title = _finish(slide, title)
        if title == "Exercises":
            slide[0].source += "\n\n" + "\n".join(_exercises(notebook, page))
    notebook.cells = [cell for slide in slides for cell in slide]


def _exercises(notebook, page):
    for cell in notebook.cells:
        for heading in re.findall(r"^### (Exercise .+)$", cell.source, re.M):
            yield f"- [{heading}]({page}#{slug(heading)})"


def _finish(slide, title):
    """Settle the looks of one slide; return the title that the next one continues under."""
    own = re.search(r"^##? (.+)$", slide[0].source, re.M) if _is_text(slide[0]) else None
    slide[0].metadata["continues"] = "" if own else title
    asked = False
    for cell in slide:
        metadata = cell.metadata
        # What nobody was asked to guess needs no extra key to appear.
        metadata["at_once"] = not asked and (role(cell) == "-" or has_explorer(cell))
        asked = asked or asks(cell)
        metadata["slideshow"] = {"slide_type": role(cell).replace("-", "fragment")}
        if cell.cell_type == "code":
            metadata["pictured"] = bool(pictures(cell)) or has_explorer(cell)
            if practises(cell) or (metadata["pictured"] and only_draws(cell.source)):
                metadata["transient"] = {"remove_source": True}
    slide[0].metadata["kind"] = _kind(slide)
    return own[1] if own else title


def _kind(slide) -> str:
    """How a slide is laid out; one with few words is set larger."""
    shown = [cell for cell in slide if role(cell) != "notes"]
    if any(map(has_explorer, shown)):
        return "moving"
    if any(map(pictures, shown)):
        return "figure"
    if shown[0].source.startswith("# "):
        return "title"
    fits = (looks for looks in LOOKS if sum(_height(cell, looks) for cell in shown) < ROOM)
    looks = next(fits, LOOKS[-1])
    if looks is ROOMY and not all(map(_is_text, shown)):
        looks = next(fits, LOOKS[-1])
    return f"text {looks.name}"


def _height(cell, looks) -> float:
    """About how high a cell is on a slide, in pixels."""
    if practises(cell):
        question, *choices = cell.outputs[0].data["text/plain"].splitlines()
        rows = 1 + sum(70 + 14 * len(choice) for choice in choices) // SLIDE_WIDTH
        told = re.findall(r"<p hidden>(.*?)</p>", cell.outputs[0].data.get("text/html", ""))
        lines = 1 + len(question) // 65 + max((1 + len(said) // 80 for said in told), default=0)
        return 1.42 * looks.size * lines + 52 * rows + 2 * looks.edges
    if not _is_text(cell):
        printed = "".join(output.get("text", "") for output in cell.outputs)
        texts = [text for text in (cell.source, printed) if text]
        return sum(len(t.splitlines()) * looks.code[code_size(t)] + looks.edges for t in texts)
    line, letters = 1.42 * looks.size, SLIDE_WIDTH / (0.57 * looks.size)
    height = 0.0
    for block in re.split(r"\n(?=[-*|#\d\n])", cell.source):
        text = block.strip()
        if text.startswith("$$"):
            height += 100
        elif text:
            height += line * (1.6 if text[0] == "#" else 1.3) + line * (len(text) // letters)
    return height + (looks.edges if asks(cell) else 0)


def _is_text(cell) -> bool:
    return cell.cell_type == "markdown"


def _unfolded(source: str) -> str:
    """The presenter's note without the fold that hides it in a notebook."""
    return re.sub(r"<summary>.*?</summary>|</?details>", "", source, flags=re.S).strip()


def code_size(text: str) -> str:
    """The class of a block of code or print on a slide: its longest line must fit."""
    longest = max(map(len, text.splitlines()), default=0)
    return next(size for size, most in LONGEST.items() if longest <= most)


def only_draws(source: str) -> bool:
    """Whether a cell does nothing but import, and call explorers or drawing functions."""
    return all(_draws(statement) for statement in ast.parse(source).body)


def _draws(statement) -> bool:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return True
    if not isinstance(statement, ast.Expr | ast.Assign):
        return False
    value = statement.value
    while isinstance(value, ast.Call | ast.Attribute | ast.Subscript):
        value = value.func if isinstance(value, ast.Call) else value.value
    return isinstance(value, ast.Name) and value.id in DRAWS
