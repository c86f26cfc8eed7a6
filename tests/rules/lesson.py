"""A lesson as its rules see it: cells, speaker notes, headings and the text below them."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nbformat.v4 import reads as reads_as_stored

FENCED = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)
DETAILS = re.compile(r"<details\b[^>]*>(.*?)</details>", re.S)
SUMMARY = re.compile(r"<summary>(.*?)</summary>", re.S)


@dataclass(frozen=True)
class Section:
    level: int
    title: str
    cell: int
    body: str


@dataclass(frozen=True)
class Lesson:
    path: Path

    @cached_property
    def notebook(self):
        # Not nbformat.read: that mends what the rules should see.
        try:
            return reads_as_stored(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, TypeError, AttributeError) as trouble:
            raise SystemExit(f"{self.path} is not a notebook that can be read.") from trouble

    @property
    def number(self):
        return int(self.path.name[:2])

    @property
    def kind(self):
        return "start" if self.number == 0 else "lesson"

    def cells(self, kind):
        return [(i, cell) for i, cell in enumerate(self.notebook.cells) if cell.cell_type == kind]

    @property
    def text_cells(self):
        """Markdown that belongs to the lesson itself: speaker notes are left out."""
        return [(i, c) for i, c in self.cells("markdown") if slide_type(c) != "notes"]

    @cached_property
    def sections(self):
        """Every heading with the text below it, up to the next heading of its level or above."""
        marks = [
            (len(hashes), title.strip(), i, start, end)
            for i, cell in self.text_cells
            for hashes, title, start, end in headings(cell.source)
        ]
        return [self._section(marks, n) for n in range(len(marks))]

    def _section(self, marks, n):
        level, title, cell, _, start = marks[n]
        later = (m for m in marks[n + 1 :] if m[0] <= level)
        _, _, last, end, _ = next(later, (0, "", len(self.notebook.cells), None, None))
        body = [
            c.source[start if i == cell else 0 : end if i == last else None]
            for i, c in self.text_cells
            if cell <= i <= last
        ]
        return Section(level, title, cell, "\n\n".join(body).strip())

    def named(self, title, level=2):
        return [s for s in self.sections if s.level == level and s.title == title]


def slide_type(cell):
    return cell.metadata.get("slideshow", {}).get("slide_type")


def headings(source):
    # Blanked, not removed: a '#' in a fence is a comment, and offsets must stay right.
    plain = FENCED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
    return [(m[1], m[2], *m.span()) for m in re.finditer(r"^(#{1,6}) (.+)$", plain, re.M)]
