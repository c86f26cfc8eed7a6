"""Everything that a lesson says: its cells, predictions, exercises, explorers and figures."""

import ast
import re
from pathlib import Path

from nbformat.v4 import reads

from helpers.cells import calls_predict, is_exercise
from helpers.practice import catalogue

ROOT = Path(__file__).parents[2]


def texts(path):
    """(where, text) of every piece; the text cell of an exercise comes from its exercise."""
    for i, cell in enumerate(reads(path.read_text(encoding="utf-8")).cells):
        where = f"{path.name}, cell {i} ({cell.get('id')})"
        if cell.cell_type == "markdown" and not is_exercise(cell):
            yield where, cell.source
        elif calls_predict(cell):
            yield from ((where, text) for text in strings(cell.source))
    for each in exercises(path):
        said = [each.question, each.hint, each.why, *each.mistakes.values()]
        yield from ((f"exercise {each.id}", t) for t in [*said, *getattr(each, "choices", [])])
    for file in picture_files(path):
        code = file.read_text(encoding="utf-8")
        # A single word is a name, a key or a tick, which stands beside its own number.
        said = [text for text in strings(code) if " " in text.strip()]
        yield from ((file.relative_to(ROOT).as_posix(), text) for text in said)


def exercises(path):
    return catalogue.lessons().get(path.name[:2], [])


def picture_files(path):
    """The modules that draw the lesson's explorers and figures."""
    return sorted((ROOT / "helpers").glob(f"[ef]*/lesson_{path.name[:2]}*.py"))


def strings(code):
    """The texts in a piece of Python, without docstrings and the formats of f-strings."""
    nodes = [*ast.walk(ast.parse(code))]
    unread = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.FormattedValue) and node.format_spec:
            unread |= {id(part) for part in ast.walk(node.format_spec)}
    texts = (n for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return [node.value for node in texts if id(node) not in unread]


def plain(text):
    """A text without its marks and line ends, as a quote of it reads."""
    text = re.sub(r"</?\w+[^>]*>", " ", text)
    return " ".join(re.sub(r"[*`]|^\s*(?:[-*]|\d+\.) |^#+ ", "", text, flags=re.M).split())
