"""What backs the prose of a lesson: code and outputs near it, and the states of its explorers."""

import functools
import itertools
import re

from rules.code import explorer_cells, practice_cells

from reading import passages
from reading.sources import Source, code_sources, computed_or_none, output_text, text_sources


class Backing:
    """All that backs the prose of one lesson."""

    def __init__(self, lesson):
        self.lesson = lesson
        cells = lesson.notebook.cells
        starts = [i for i, c in enumerate(cells) if c.cell_type == "markdown"
                  and re.match(r"## ", c.source)]  # fmt: skip
        self.section = [sum(start <= i for start in starts) for i in range(len(cells))]
        self.sources = []
        practice = practice_cells(lesson)
        for i, cell in lesson.cells("code"):
            if i not in practice:
                self.sources += code_sources(cell.source, i)
                self.sources += text_sources(output_text(cell), i, "output")
        for i, cell in enumerate(cells):
            for s in computed_or_none(cell.metadata.get("computed", [])):
                self.sources.append(Source(s.value, s.decimals, s.line, i, s.kind))

    def near(self, cell):
        """Sources of the same section, those of the nearest cell first."""
        here = self.section[cell]
        found = [s for s in self.sources if self.section[s.cell] == here]
        for i, ends in self.ends.items():
            if self.section[i] == here:
                found += [Source(end, None, "", i, "code") for end in ends]
        return sorted(found, key=lambda s: abs(s.cell - cell))

    def far(self, cell):
        here = None if cell is None else self.section[cell]
        return [s for s in self.sources if self.section[s.cell] != here]

    @functools.cached_property
    def ends(self):
        """{cell: first and last value of each control} of every explorer of the lesson."""
        found = {}
        for i in explorer_cells(self.lesson):
            _, explorer = passages.explorer_of(self.lesson.notebook.cells[i])
            choices = explorer.choices() if explorer else []
            numbers = [c.values for c in choices if isinstance(c.values[0], (int, float))]
            found[i] = [float(v) for values in numbers for v in (values[0], values[-1])]
        return found

    @functools.cached_property
    def states(self):
        """{cell: [sentence of each state]} of every explorer of the lesson."""
        found = {}
        for i in explorer_cells(self.lesson):
            _, explorer = passages.explorer_of(self.lesson.notebook.cells[i])
            if explorer is not None:
                found[i] = state_sentences(explorer)
        return found


_STATES = {}


def state_sentences(explorer):
    if id(explorer) not in _STATES:
        choices = explorer.choices()
        names = [choice.name for choice in choices]
        grid = itertools.product(*(choice.values for choice in choices))
        told = (explorer._describe(**dict(zip(names, at, strict=True))) for at in grid)
        _STATES[id(explorer)] = [*told]
    return _STATES[id(explorer)]
