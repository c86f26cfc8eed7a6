"""Name the numbers of a lesson's words that nothing in the lesson computes. No cell is run.

    python tests/check_numbers.py notebooks/03_worked_examples.ipynb …
    python tests/check_numbers.py           every lesson, and README against all of them

A number with three digits or two decimals must be a rounding of a number in the lesson's outputs,
its code, its exercises, or a line of Python in a list `computed`, which a cell (in its metadata) or
an exercise may have; or a claim quotes it. A round number such as 2,000 is the text's own choice.
"""

import argparse
import ast
import functools
import re
import sys
from pathlib import Path

import numpy as np
from claims.quotes import file_of, quotes
from lint.texts import ROOT, exercises, plain, texts
from nbformat.v4 import reads

from helpers import losses, training
from helpers.practice.exercise import Exercise, Function, MultipleChoice

EXACT, ALL = None, 99  # instead of decimals: of what is typed in code, and of what is computed
NUMBER = re.compile(
    r"(?<![\w.,₀-₉])(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?)"
    r"(?:[eE](?P<power>[-−+]?\d+))?(?P<percent>\s?%)?(?![\w₀-₉]|\.\d|,\d{3})"
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
ROUND = re.compile(r"[1-9][0,]*0")
UNREAD = re.compile(
    r"^(```|~~~).*?^\1|\]\([^)\s]*\)|</?\w[^>]*>|<!--.*?-->|https?://\S+"
    r"|Python [\d., or]+\d|\d+ [MG]B",
    re.M | re.S,
)
README_COMPUTED = ("-np.log(0.56)", "1 / 0.56")  # the explorer on README's picture


def numbers(text):
    """(match, value, decimals) of each number in a text."""
    for match in NUMBER.finditer(text):
        power = int((match["power"] or "0").replace("−", "-")) - 2 * bool(match["percent"])
        digits = match["digits"].replace(",", "")
        yield match, float(f"{digits}e{power}"), len(match["decimals"] or "") - power


def is_checked(match):
    whole = match["decimals"] is None
    if whole and (YEAR.fullmatch(match[0]) or ROUND.fullmatch(match["digits"])):
        return False
    significant = re.sub(r"\D", "", match["digits"]).lstrip("0")
    return len(significant) >= 3 or len(match["decimals"] or "") >= 2


def is_rounding(value, decimals, source):
    known, shown = source
    if shown is EXACT:
        return abs(known - value) <= 1e-9 * value
    return shown >= decimals and abs(known - value) <= 0.5 * 10.0**-decimals * (1 + 1e-9)


# What a lesson's numbers may come from: pairs of a value and its decimals


def typed(code):
    try:
        nodes = [*ast.walk(ast.parse(code))]
    except SyntaxError:
        return set()
    constants = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return {(abs(float(value)), EXACT) for value in constants if type(value) in (int, float)}


@functools.cache
def computed(line):
    """What a line of Python gives, and the numbers that it is made from."""
    try:
        result = eval(line, {"np": np, "losses": losses, "training": training})
        found = np.abs(np.asarray(result, dtype=float)).ravel().tolist()
    except Exception:  # a wrong answer may well be one that raises
        found = []
    return typed(line) | {(value, ALL) for value in found}


def cell_sources(cell):
    found = set().union(*map(computed, cell.metadata.get("computed", [])))
    if cell.cell_type == "code":
        shown = [(o.get("text", ""), o.get("data", {}).get("text/plain", "")) for o in cell.outputs]
        printed = "\n".join(part for parts in shown for part in parts)
        found |= typed(cell.source) | {(value, n) for _, value, n in numbers(printed)}
    return found


def exercise_sources(exercise: Exercise):
    lines = [*exercise.computed]
    if not isinstance(exercise, MultipleChoice):
        lines += [exercise.solution, *exercise.mistakes]
    if isinstance(exercise, Function):
        lines += [f"({exercise.expected})({case})" for case in exercise.cases]
    return set().union(*map(computed, lines))


def sources(path):
    cells = reads(path.read_text(encoding="utf-8")).cells
    return set().union(*map(cell_sources, cells), *map(exercise_sources, exercises(path)))


def problems(where, text, known, claimed=()):
    text = UNREAD.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match, value, decimals in numbers(text):
        if is_checked(match) and not any(is_rounding(value, decimals, each) for each in known):
            before = re.split(r"[.:?!]\s", text[max(0, match.start() - 25) : match.start()])[-1]
            around = plain(before + text[match.start() : match.end() + 15])
            near = sorted(known, key=lambda each: abs(each[0] - value))[:3]
            nearest = ", ".join(f"{each[0]:.6g}" for each in near)
            if not any(around in quote for quote in claimed):
                yield f"{where}: {match[0]} in “… {around} …” is no rounding of {nearest}, …"


def lesson_problems(path):
    known, file = sources(path), file_of(path)
    claimed = [quote for quote, _ in quotes(file)] if file.exists() else []
    return [found for said in texts(path) for found in problems(*said, known, claimed)]


def readme_problems(paths):
    known = set().union(*map(sources, paths), *map(computed, README_COMPUTED))
    text = re.sub(r"`[^`\n]+`", "", (ROOT / "README.md").read_text(encoding="utf-8"))
    return [*problems("README.md", text, known)]


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Name numbers that nothing computes.")
    parser.add_argument("notebooks", nargs="*", type=Path)
    chosen = parser.parse_args(arguments).notebooks
    paths = chosen or sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
    found = [line for path in paths for line in lesson_problems(path)]
    found += [] if chosen else readme_problems(paths)
    print(*(found or ["Every number is backed."]), sep="\n")
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main())
