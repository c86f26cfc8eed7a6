"""Equations that a text states: both sides are computed, and must agree as far as they are told."""

import re
from dataclasses import dataclass

import numpy as np

from helpers import losses
from reading import formula
from reading.numerals import RAISED, numerals

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-−+]?\d+)?(?:\s?%)?"
TOKEN = re.compile(
    rf"(?P<number>(?<![^\W\d_]){NUMBER}(?![^\W\d]|[₀-₉]|\.\d)|[½¼])"
    rf"|(?P<call>(?:(?:CE|KL)\({NUMBER}, {NUMBER}\)|(?<![^\W\d_])H\({NUMBER}\)))"
    r"|(?P<name>(?:ln|exp|log(?:₂|₁₀|10|2)|[d∂][Lŷz]/[d∂][zŷwb]|KL|CE)(?![^\W\d_]))"
    r"|(?P<symbol>(?<![^\W\d_])[B-HJ-Zb-zα-ωŷ][₀-₉ᵢ]?(?![\w'’-]))"
    rf"|(?P<raised>[⁻]?[{RAISED[1:]}ᶻⁿ]+)"
    r"|(?P<sign>[-−+·×*/^()\[\]{}|√])"
    r"|(?P<relation>=|≈|, that is(?=\s)|(?<=\s)is(?=\s))"
    r"|(?P<space>\s+)|(?P<other>.)",
    re.S,
)
CUT = re.compile(r"\bcut\b|\bcutting\b|\btruncat")
BRANCHES = re.compile(
    rf"−\s*\[\s*({NUMBER}) · ln\(? ?({NUMBER})\)? \+ ({NUMBER}) · ln\(? ?({NUMBER})\)? ?\]"
)
CASE = re.compile(rf"\by = ({NUMBER})(?: and |, (?:and )?| with )(?:prediction |ŷ = )({NUMBER})")
PAYS = re.compile(
    rf"[^.;?]{{0,24}}?(?:→|must give|costs|pays|loss(?: is| of)?:?) ?(?:loss )?"
    rf"({NUMBER})(?! ?times)"
)


@dataclass(frozen=True)
class Equation:
    text: str
    start: int
    end: int
    problem: str | None


def tokens(text):
    return [m for m in TOKEN.finditer(text) if m.lastgroup != "space"]


def equations(text):
    """Every equation of numbers alone in a text, with what is wrong with it."""
    parts, found = tokens(text), []
    for k, part in enumerate(parts):
        if part.lastgroup != "relation":
            continue
        left, right = left_of(parts, k, text), right_of(parts, k, text)
        if left is None or right is None:
            continue
        (a, start), (b, end) = left, right
        if part[0] == "is" and (not formula.operations(a) or formula.operations(b)
                                or re.match(r"\s*(?:times|of|\w*th)\b", text[end:])):  # fmt: skip
            continue
        if not all(formula.symbols(t) <= {"e"} and not formula.functions(t) - set(formula.FUNCTIONS)
                   for t in (a, b)):  # fmt: skip
            continue
        found.append(Equation(text[start:end].strip(), start, end,
                              disagreement(a, text[start : part.start()], b,
                                           text[part.end() : end], text)))  # fmt: skip
    return found


def expression(part):
    return part.lastgroup not in {"relation", "other"}


def left_of(parts, k, text):
    """(tree, start) of the longest expression that ends before relation k."""
    first = k
    while first > 0 and expression(parts[first - 1]):
        first -= 1
    for i in range(first, k):
        if i > first and parts[i - 1][0] not in "([{":
            continue
        tree = formula.read(text[parts[i].start() : parts[k].start()].strip())
        if tree is not None:
            return tree, parts[i].start()
    return None


def right_of(parts, k, text):
    """(tree, end) of the longest expression that begins after relation k."""
    last = k + 1
    while last < len(parts) and expression(parts[last]):
        last += 1
    for j in range(last, k + 1, -1):
        left_over = parts[j][0] if j < last else ""
        if left_over and left_over not in "()[]|−":
            continue
        tree = formula.read(text[parts[k].end() : parts[j - 1].end()].strip())
        if tree is not None:
            return tree, parts[j - 1].end()
    return None


def disagreement(a, left, b, right, text):
    """Why two sides of numbers do not agree; None if they do."""
    x, y = formula.value(a), formula.value(b)
    plain = [(t, v, o) for t, side, v, o in ((b, right, y, x), (a, left, x, y))
             if not formula.operations(t)]  # fmt: skip
    if not plain or "∞" in left + right:
        near = abs(x - y) <= 1e-9 * max(abs(x), abs(y), 1e-12)
        if formula.OF_NUMBERS.search(left) and not formula.OF_NUMBERS.search(right):
            near = abs(x - y) <= max(n.unit for n in numerals(right))  # of rounded terms
        return None if near else f"{left.strip()} is {x:.6g}, {right.strip()} is {y:.6g}"
    shown, other = plain[0][1], plain[0][2]
    told = right if plain[0][0] is b else left
    unit = numerals(told.strip().lstrip("−- "))
    if not unit or unit[0].decimals > 200:
        return None if np.isclose(x, y) else f"{left.strip()} is {x:.6g}"
    unit = unit[0].unit
    if abs(other - shown) <= unit / 2 * (1 + 1e-9):
        return None
    is_cut = abs(other) > abs(shown) and abs(other) - abs(shown) < unit and other * shown > 0
    if is_cut and (CUT.search(text) or "…" in text):
        return None
    return f"{(left if plain[0][0] is b else right).strip()} is {other:.6g}" + (
        ", which is cut here, not rounded" * is_cut)  # fmt: skip


def cases(text, before=""):
    """Worked lines: a label and a prediction, with the loss that they are said to cost."""
    for case in CASE.finditer(text):
        y, p = formula.number(case[1]), formula.number(case[2])
        if not 0 <= y <= 1 or not 0 <= p <= 1:
            yield Equation(case[0], *case.span(), f"y = {y:g}, ŷ = {p:g} is no case")
            continue
        pays = PAYS.match(text, case.end())
        if pays and "squared" not in pays[0] and "must" not in pays[0][:1]:
            truth, shown = losses.binary_cross_entropy(y, p), numerals(pays[1])[0]
            wrong = abs(truth - shown.value) > shown.unit / 2 * (1 + 1e-9)
            told = f"y = {y:g}, ŷ = {p:g} costs {truth:.4g}" if wrong else None
            yield Equation(text[case.start() : pays.end()], case.start(), pays.end(), told)
    for put_in in BRANCHES.finditer(text):
        y, p, rest, q = (formula.number(n) for n in put_in.groups())
        told = None
        if abs(y + rest - 1) > 1e-9 or abs(p + q - 1) > 1e-9:
            told = f"y and 1 − y, ŷ and 1 − ŷ make 1: not {y:g} + {rest:g}, {p:g} + {q:g}"
        said = [*CASE.finditer(before + "\n" + text[: put_in.start()])]
        row = re.match(rf"\| ({NUMBER}) \| ({NUMBER}) \| *$", text[: put_in.start()])
        stated = row or (said and said[-1])
        if stated and (formula.number(stated[1]), formula.number(stated[2])) != (y, p):
            told = f"y = {stated[1]}, ŷ = {stated[2]} was said, y = {y:g}, ŷ = {p:g} is put in"
        yield Equation(put_in[0], *put_in.span(), told)


def rows(text):
    """A row of a table: what is worked out in one cell is the number in the cell behind it."""
    if not text.lstrip().startswith("|"):
        return
    for line in re.finditer(r"\|.*", text):
        cells = [(m[0].strip(), m.start() + line.start(), m.end() + line.start())
                 for m in re.finditer(r"[^|]+", line[0])]  # fmt: skip
        for (a, start, _), (b, _, end) in zip(cells, cells[1:], strict=False):
            left, right = formula.read(a), formula.read(b)
            if left is None or right is None or not formula.operations(left):
                continue
            if not (formula.symbols(left) | formula.symbols(right)) - {"e"}:
                yield Equation(f"{a} | {b}", start, end, disagreement(left, a, right, b, text))
