"""Arrange an executed lesson as a deck: the cells that have a place on a slide, slide by slide."""

import re

from nbformat import NotebookNode

from helpers.publish.drawing import only_draws
from helpers.publish.lesson import asks, has_explorer, pictures, practises, role, slug, tell


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
    asked = before = False
    for cell in slide:
        metadata = cell.metadata
        if role(cell) != "notes":
            metadata["waits"] = before and not asks(cell)
            before = asks(cell)
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
    """How a slide is laid out."""
    shown = [cell for cell in slide if role(cell) != "notes"]
    if any(map(has_explorer, shown)):
        return "moving"
    if any(map(pictures, shown)):
        return "figure"
    if shown[0].source.startswith("# "):
        return "title"
    return "text"


def _is_text(cell) -> bool:
    return cell.cell_type == "markdown"


def _unfolded(source: str) -> str:
    """The presenter's note without the fold that hides it in a notebook."""
    return re.sub(r"<summary>.*?</summary>|</?details>", "", source, flags=re.S).strip()


def letters(text: str) -> int:
    """How many letters the longest line of a block has: on a slide it must fit."""
    return max(map(len, text.splitlines()), default=1)
