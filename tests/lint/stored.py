"""Rules for what a lesson stores, so that it reads well where no kernel runs.

That an output is stored, and says what the cell says today, is nbval's part.
"""

import re

import nbformat
import tidy

from helpers.cells import answers

EXPLORER_PARTS = {tidy.WIDGET_VIEW, "image/png", "text/plain"}
# The cells that nbval does not compare, and why. No lesson may add one by itself.
IGNORED_BY_NBVAL = {
    ("01_minus_log", "interact"): "interact prints into an Output widget, which never compares",
}
NBVAL_MARK = re.compile(r"^\s*#+\s*NBVAL_\w+", re.M)
NBVAL_TAG = re.compile(r"nbval-|raises-exception$")


def valid_format(lesson):
    ids = [cell.get("id") for cell in lesson.notebook.cells]
    for i, name in enumerate(ids):
        if name in ids[:i]:
            yield i, f"another cell has the id {name!r} too"
    if len({*ids}) == len(ids):  # else this would repair them
        for error in nbformat.validator.iter_validate(lesson.notebook, ref=None):
            yield None, f"not a valid notebook: {error.message[:150]}"


def run_in_order(lesson):
    found = [cell.execution_count for _, cell in lesson.cells("code")]
    if found != list(range(1, len(found) + 1)):
        yield None, f"execution counts must run 1, 2, 3 … over all code cells: {found}"


def explorer_outputs(lesson):
    for i in lesson.explorers:
        outputs = lesson.notebook.cells[i].outputs
        shown = {kind: part for o in outputs for kind, part in o.get("data", {}).items()}
        if missing := EXPLORER_PARTS - set(shown):
            yield i, f"the explorer's stored outputs lack {', '.join(sorted(missing))}"
        elif not re.search(r"\d", shown["text/plain"]):
            yield i, "the explorer's sentence holds no number"


def error_outputs(lesson):
    for i, cell in lesson.cells("code"):
        for output in cell.outputs:
            if output.output_type == "error":
                yield i, f"a stored error, {output.ename}; show a mistake by try and print instead"
            elif output.output_type == "stream" and output.name == "stderr":
                yield i, f"a stored warning or message on stderr: {output.text[:60]!r}"


def hidden_answers(lesson):
    """What a prediction asks for must not stand below it when the lesson is opened."""
    cells = lesson.notebook.cells
    for asked, below in answers(cells).items():
        if not any(cells[i].cell_type == "code" for i in below):
            yield asked, "no code below answers this prediction"
        for i in (i for i in below if cells[i].get("outputs")):
            if not cells[i].metadata.get("jupyter", {}).get("outputs_hidden"):
                yield i, "this output answers the prediction above it and is not hidden"
            elif cells[i].outputs[0] != tidy.NOTHING:
                yield i, "JupyterLab tells the first line of this hidden output; run tests/tidy.py"


def nbval_marks(lesson):
    for i, cell in lesson.cells("code"):
        tags = [t for t in cell.metadata.get("tags", []) if NBVAL_TAG.match(t)]
        listed = (lesson.path.stem, cell.get("id")) in IGNORED_BY_NBVAL
        if (tags or NBVAL_MARK.search(cell.source)) and not listed:
            yield i, "nbval is told to ignore this cell, which IGNORED_BY_NBVAL does not list"


def tidy_file(lesson):
    """The bytes: widget state, metadata of one machine, outputs that run on."""
    if not tidy.is_tidy(lesson.path):
        yield None, "not in the one format; run tests/tidy.py --no-run on it"


RULES = [valid_format, run_in_order, explorer_outputs, error_outputs, hidden_answers, nbval_marks]


def texts(cell):
    """What a cell's outputs say in words: streams, values and markup, no pictures."""
    for output in cell.outputs:
        yield output.get("text", "")
        data = output.get("data", {})
        yield from (data[kind] for kind in data if kind.startswith("text/"))
