"""Where numbers come from: code, outputs, exercises, and lines that compute them."""

import ast
import functools
import re
from dataclasses import dataclass

import numpy as np

from helpers import losses, training
from reading import passages
from reading.numerals import numerals


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
    if numeral.small and numeral.whole and abs(value - shown) > 0.25 * abs(shown):
        return False  # nor 0 to say 0.4
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
