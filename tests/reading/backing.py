"""What backs a number: code and outputs near it, a state of an explorer, or a line beside it."""

import ast
import functools
import itertools
import re
from dataclasses import dataclass

import numpy as np
from code_rules import explorer_cells, practice_cells

from helpers import losses, training
from reading import passages
from reading.numerals import numerals

ROUNDED = re.compile(
    r"(?:near|about|almost|nearly|roughly|some|around|≈|over|close to|typically) $"
)
WORD = re.compile(r"[^\W\d_]{4,}")
DULL = set(
    [
        "about",
        "above",
        "after",
        "again",
        "against",
        "also",
        "another",
        "because",
        "become",
        "before",
        "below",
        "both",
        "come",
        "costs",
        "does",
        "each",
        "every",
        "example",
        "first",
        "from",
        "give",
        "given",
        "gives",
        "half",
        "have",
        "here",
        "into",
        "just",
        "know",
        "label",
        "labels",
        "lesson",
        "line",
        "loss",
        "losses",
        "mean",
        "more",
        "most",
        "much",
        "nats",
        "near",
        "never",
        "number",
        "numbers",
        "only",
        "other",
        "over",
        "prediction",
        "predictions",
        "print",
        "same",
        "says",
        "share",
        "since",
        "slope",
        "stays",
        "step",
        "steps",
        "still",
        "sum",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "three",
        "time",
        "times",
        "truth",
        "under",
        "until",
        "very",
        "what",
        "when",
        "where",
        "which",
        "while",
        "whole",
        "with",
        "would",
        "your",
    ]
)


@dataclass(frozen=True)
class Source:
    """A number that something computed, or that stands in code, with the line it stands on."""

    value: float
    decimals: int | None  # as many as are shown; None for all of them
    line: str
    cell: int | None
    kind: str  # "output", "code" or "computed"
    whole: str = ""  # all of the output that it stands in


def agrees(numeral, source, loose=False):
    """Whether a number is the source, at the precision at which the text tells it."""
    value = source.value
    if numeral.value >= 0 and not np.signbit(numeral.value):
        value = abs(value)
    shown = numeral.value
    if numeral.whole and re.match(r"\W*0\d", numeral.text):
        return False
    if shown == 0 and not numeral.whole and source.decimals != numeral.decimals:
        return False  # 0.0 is no way to say 0
    if source.kind == "code" and numeral.decimals - written_decimals(source.value) > 1:
        return False  # nor 2.000 to say 2
    if abs(value - shown) <= 1e-9 * max(abs(shown), 1e-300):
        return True
    if numeral.decimals > 200 or (source.decimals or 999) <= numeral.decimals:
        return False
    if loose and numeral.whole and re.search("[1-9]00+$", numeral.text.replace(",", "")):
        zeros = len(numeral.text) - len(numeral.text.rstrip("0,")) - numeral.text.count(",")
        return abs(value - shown) <= 10.0**zeros / 2  # nearly 3,000
    exact = (numeral.small or numeral.whole) and not loose and source.kind != "computed"
    if exact or source.kind == "code":
        return False
    return abs(value - shown) <= numeral.unit / 2 * (1 + 1e-9)


def written_decimals(value):
    """How many decimals Python writes for a number of a piece of code."""
    return 300 if "e" in repr(value) else len(repr(value).partition(".")[2].rstrip("0"))


def text_sources(text, cell, kind):
    return [
        Source(n.value, None if kind == "code" else n.decimals, line, cell, kind, text)
        for line in text.splitlines()
        for n in numerals(line)
    ]


def code_sources(code, cell):
    """Numbers of a piece of Python; what stands in its strings is no number of it."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return []
    lines, found = code.splitlines(), []
    negative = {id(n.operand) for n in ast.walk(tree)
                if isinstance(n, ast.UnaryOp) and isinstance(n.op, ast.USub)}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            line = lines[node.lineno - 1]
            sign = -1 if id(node) in negative else 1
            found.append(Source(sign * float(node.value), None, line, cell, "code", code))
    return found


@functools.lru_cache(maxsize=5000)
def computed_values(code):
    """What a line computes, flat. ValueError for a line that only repeats its own numbers."""
    tree = ast.parse(code, mode="eval")
    result = eval(compile(tree, code, "eval"), {"np": np, "losses": losses, "training": training})
    values = np.atleast_1d(np.asarray(result, dtype=float)).ravel()
    typed = [abs(s.value) for s in code_sources(code, None)]
    if any(abs(abs(v) - n) <= 1e-12 * max(1, n) for v in values for n in typed):
        raise ValueError("a typed result, not a computed one")
    return values.tolist()


def computed_sources(codes, cell=None):
    found = []
    for code in codes:
        found += [Source(v, None, code, cell, "computed") for v in computed_values(code)]
        found += [Source(s.value, None, code, cell, "code") for s in code_sources(code, cell)]
    return found


def exercise_sources(exercise):
    """What an exercise computes: its solution, the usual mistakes, its cases, lines beside it."""
    found = []
    for code in passages.exercise_codes(exercise):
        found += code_sources(code, None)
        found += [Source(v, None, code, None, "computed") for v in result_of(code)]
    return found


@functools.cache
def result_of(code):
    try:
        result = eval(code, {"np": np, "losses": losses})
        return np.atleast_1d(np.asarray(result, dtype=float)).ravel().tolist()
    except Exception:  # a `def`, a letter, or a wrong answer that is wrong by raising
        return []


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


def computed_or_none(codes):
    """A line that cannot be computed backs nothing; another rule names it."""
    for code in codes:
        try:
            yield from computed_sources([code])
        except Exception:
            continue


def output_text(cell):
    parts = []
    for output in cell.outputs:
        parts += [output.get("text", ""), output.get("data", {}).get("text/plain", "")]
    return "\n".join(part for part in parts if not part.startswith("<Figure"))


def shared(sentence, numeral, line):
    """Whether a line is about what the sentence is about: another number of it, or a word."""
    others = {n.value for n in numerals(sentence) if n.start != numeral.start}
    others -= {0, 1, 2, numeral.value, -numeral.value}
    if others & {n.value for n in numerals(line)}:
        return True
    words = {w.lower() for w in WORD.findall(line)} - DULL
    return bool(words & {w.lower() for w in WORD.findall(sentence)})
