"""What a cell of a lesson is: a prediction, an exercise, an answer, a description, a note.

Nothing marks these cells but the words that they begin with, and this is the one module that
knows those words. A cell is a dict as the file has it, or one of nbformat's nodes.
"""

import ast
import re
from collections.abc import Iterator

EXERCISES = "## Exercises"
EXERCISE = "### Exercise"
PICTURE = "**Picture.**"
PREDICT = "**Predict.**"
PROGRAM = "program"  # tags code that a learner opens once they have named its symptom
GLOSSARY, OUTLOOK = "Words", "Next"  # headings

HEADING = re.compile(r"^#{2,6} (.+)$", re.M)
FENCED = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)
JUPYTER_ONLY = re.compile(r"""(\n\n|)\s*<span class="jupyter">.*?</span>""", re.S)
SEEN = re.compile(r"<details>\s*<summary>What you saw</summary>(.*?)</details>", re.S)
SOLVED = re.compile(r"<details>\s*<summary>(?:Solution|Answer|Hint)\b.*?</details>", re.S)
IMAGES = {"image/svg+xml", "image/png", "image/jpeg"}
DRAWS = {"explorers", "figures", "plt", "fig", "ax", "axes"}
_CHECKED = re.compile(r'^check\("([^"]+)"', re.M)


def source(cell: dict) -> str:
    return "".join(cell["source"])


def prose(cell: dict) -> str:
    """What a cell says without its code."""
    return "" if is_code(cell) else FENCED.sub("", source(cell))


def is_code(cell: dict) -> bool:
    return cell["cell_type"] == "code"


# Its place in the deck


def slide_role(cell: dict) -> str:
    """slide, fragment, skip, notes, or - for what goes on with the cell before."""
    kind = cell["metadata"].get("slideshow", {}).get("slide_type", "skip")
    return "slide" if kind == "subslide" else kind  # one row of slides is simpler to present


def is_note(cell: dict) -> bool:
    """Whether a cell is for the presenter alone."""
    return slide_role(cell) == "notes"


# Practice


def calls_predict(cell: dict) -> bool:
    """Whether a cell asks for a prediction with buttons."""
    return is_code(cell) and source(cell).startswith("predict(")


def is_prediction(cell: dict) -> bool:
    """Whether a cell asks for a prediction, with buttons or in words."""
    return calls_predict(cell) or PREDICT in prose(cell)


def predict_arguments(code: str) -> tuple:
    """The question of a prediction with buttons, and its choices with the reply to each."""
    return tuple(map(ast.literal_eval, ast.parse(code).body[0].value.args))


def question(cell: dict) -> str:
    """What a prediction asks, without its choices."""
    if calls_predict(cell):
        return predict_arguments(source(cell))[0]
    return re.sub(r"\*\*Predict\.\*\*\s*", "", source(cell))


def exercise_id(cell: dict) -> str | None:
    """The id of the exercise that a cell of code checks."""
    found = _CHECKED.search(source(cell)) if is_code(cell) else None
    return found[1] if found else None


def is_exercise(cell: dict) -> bool:
    """Whether a cell is the text of an exercise; the code that checks it stands below."""
    return not is_code(cell) and source(cell).startswith(EXERCISE)


def is_practice(cell: dict) -> bool:
    """Whether a cell is a call of `predict` or `check`, whose code holds nothing to read."""
    return is_code(cell) and source(cell).startswith(("predict(", "check("))


def is_progress(cell: dict) -> bool:
    """Whether a cell tells what has been answered in a running kernel."""
    return is_code(cell) and source(cell).startswith("progress(")


def has_heading(cell: dict) -> bool:
    return not is_note(cell) and re.search(r"^#{1,6} ", prose(cell), re.M) is not None


def answers(cells: list[dict]) -> dict[int, list[int]]:
    """The index of each prediction, with those of the cells below it that may give it away.

    They reach up to the next heading or prediction; the presenter's notes are not among them.
    """
    found: dict[int, list[int]] = {}
    below: list[int] = []
    for i, cell in enumerate(cells):
        if is_prediction(cell):
            below = found.setdefault(i, [])
        elif has_heading(cell):
            below = []
        elif not is_note(cell):
            below.append(i)
    return found


# Pictures


def has_picture(cell: dict) -> bool:
    """Whether a cell shows a static picture."""
    return any("text/html" not in data and IMAGES & data.keys() for data in _shown(cell))


def has_explorer(cell: dict) -> bool:
    return any('class="explorer"' in data.get("text/html", "") for data in _shown(cell))


def _shown(cell):
    """The data of each output, type by type."""
    return [output["data"] for output in cell.get("outputs", []) if "data" in output]


def description(cell: dict) -> str:
    """The words after “**Picture.**” up to the end of the paragraph or fold, without markup."""
    before, _, after = prose(cell).partition(PICTURE)
    end = "</details>" if before.endswith("</summary>\n\n") else "\n\n"
    return " ".join(re.sub(r"[*`]|\$", "", after.partition(end)[0]).split())


def only_draws(code: str) -> bool:
    """Whether code does nothing but import, and call explorers or drawing functions."""
    return all(map(_draws, ast.parse(code).body))


def _draws(statement):
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return True
    if isinstance(statement, ast.FunctionDef):
        return all(map(_draws, statement.body))
    if not isinstance(statement, ast.Expr | ast.Assign):
        return False
    value = statement.value
    while isinstance(value, ast.Call | ast.Attribute | ast.Subscript):
        value = value.func if isinstance(value, ast.Call) else value.value
    return isinstance(value, ast.Name) and value.id in DRAWS


# Headings


def sections(cells: list[dict]) -> Iterator[tuple[str, str, dict]]:
    """(heading, text, cell) of all but the notes; a cell of words is cut at its headings."""
    heading = ""
    for cell in cells:
        if is_note(cell):
            continue
        text, *rest = [source(cell)] if is_code(cell) else HEADING.split(prose(cell))
        yield heading, text, cell
        for title, text in zip(rest[::2], rest[1::2], strict=True):
            heading = without_markup(title)
            yield heading, text, cell


def without_markup(heading: str) -> str:
    return re.sub(r"[*`]", "", heading).strip()


def slug(text: str) -> str:
    """The address of a heading within its page."""
    return re.sub(r"[^\w]+", "-", re.sub(r"<[^>]+>|[*`]", "", text).lower()).strip("-") or "part"
