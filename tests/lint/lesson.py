"""A lesson as its rules see it: cells, presenter notes, headings and parts."""

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nbformat.v4 import reads as reads_as_stored

from helpers.cells import is_note, prose

DETAILS = re.compile(r"<details\b[^>]*>(.*?)</details>", re.S)


@dataclass(frozen=True)
class Lesson:
    path: Path

    @cached_property
    def notebook(self):
        # Not nbformat.read, which would repair what the rules should see.
        return reads_as_stored(self.path.read_text(encoding="utf-8"))

    @property
    def number(self):
        return int(self.path.name[:2])

    def cells(self, kind):
        return [(i, cell) for i, cell in enumerate(self.notebook.cells) if cell.cell_type == kind]

    @property
    def text_cells(self):
        """Markdown that belongs to the lesson itself, without the presenter's notes."""
        return [(i, c) for i, c in self.cells("markdown") if not is_note(c)]

    @cached_property
    def trees(self):
        """(index, cell, syntax tree) of each code cell that is Python."""
        parsed = [(i, cell, tree_of(cell)) for i, cell in self.cells("code")]
        return [(i, cell, tree) for i, cell, tree in parsed if tree is not None]

    @cached_property
    def explorers(self):
        """The code cells that end in an explorer."""
        last = [(i, tree.body[-1]) for i, _, tree in self.trees if tree.body]
        return [i for i, statement in last if ast.unparse(statement).startswith("explorers.")]

    @cached_property
    def headings(self):
        """(index, level, title) of every heading."""
        found = []
        for i, cell in self.text_cells:
            marks = re.findall(r"^(#{1,6}) (.+)$", prose(cell), re.M)
            found += [(i, len(hashes), title.strip()) for hashes, title in marks]
        return found

    def part(self, title):
        """The text of the part under '## title', or nothing."""
        text = "\n\n".join(cell.source for _, cell in self.text_cells)
        found = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", text, re.M | re.S)
        return found[1].strip() if found else ""


def tree_of(cell):
    try:
        return ast.parse(cell.source)
    except SyntaxError:
        return None
