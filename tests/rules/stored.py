"""What a lesson's stored state must look like, so that it reads well where no kernel runs.

Rules as in structure.py: a generator over one lesson that yields (cell index or None, one
clear sentence) for each thing that is wrong.
"""

import ast
import re

import nbformat
import tidy
from rules.code import explorer_cells, prediction_cells, trees

from helpers.cells import answers

EXPLORER_PARTS = {tidy.WIDGET_VIEW, "image/png", "text/plain"}
# HTML outputs differ between library versions; each one allowed is listed as (lesson, cell id).
ALLOWED_HTML = set()
# The cells that nbval does not compare, and why. All of them: no lesson may add one by itself.
IGNORED_BY_NBVAL = {
    ("01_minus_log", "interact"): "interact prints into an Output widget, which never compares",
}
NBVAL_MARK = re.compile(r"^\s*#+\s*NBVAL_\w+", re.M)
NBVAL_TAG = re.compile(r"nbval-|raises-exception$")
# A last line that gives no value: Jupyter shows nothing below it.
SILENT_CALL = re.compile(r"(\w+\.)*(append|extend|update|sort|assert_\w+|show)\(")
CHANGING = {
    "a memory address": re.compile(r"\b0x[0-9a-f]{6,}\b"),
    "a path of one machine": re.compile(
        r"(?<![\w.:/])/(?:home|Users|tmp|root|usr|opt|var|work|private)/|\b[A-Z]:\\"
    ),
    "a date or time": re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d\d:\d\d:\d\d\b"),
}


def valid_format(lesson):
    notebook = lesson.notebook
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        yield None, f"format {notebook.nbformat}.{notebook.nbformat_minor}; it must be 4.5"
    for error in nbformat.validator.iter_validate(notebook, ref=None):
        yield None, f"not a valid notebook: {error.message[:150]}"


def unique_ids(lesson):
    seen = set()
    for i, cell in enumerate(lesson.notebook.cells):
        if cell.get("id") in seen:
            yield i, f"another cell has the id {cell.get('id')!r} too"
        seen.add(cell.get("id"))


def metadata(lesson):
    for key, value in tidy.NOTEBOOK_METADATA.items():
        if lesson.notebook.metadata.get(key) != value:
            yield None, f"the metadata {key} must be {value}"
    for key in set(lesson.notebook.metadata) - set(tidy.NOTEBOOK_METADATA) - {"widgets"}:
        yield None, f"the notebook's metadata holds {key!r}, which no lesson needs"


def widget_state(lesson):
    if "widgets" in lesson.notebook.metadata:
        yield None, "widget state is stored in the metadata; only outputs are"


def counts(lesson):
    found = [cell.execution_count for _, cell in lesson.cells("code")]
    if found != list(range(1, len(found) + 1)):
        yield None, f"execution counts must run 1, 2, 3 … over all code cells: {found}"


def explorers(lesson):
    cells = explorer_cells(lesson)
    if not cells:
        yield None, "no cell ends in an explorer (a function of helpers.explorers)"
    for i in cells:
        shown = {
            kind: part for o in lesson.notebook.cells[i].outputs for kind, part in data(o).items()
        }
        missing = EXPLORER_PARTS - set(shown)
        if missing:
            yield i, f"the explorer's stored outputs lack {', '.join(sorted(missing))}"
        elif not re.search(r"\d", shown["text/plain"]):
            yield i, "the explorer's sentence holds no number"


def data(output):
    return output.get("data", {})


def stored_outputs(lesson):
    for i, cell, tree in trees(lesson):
        if i in explorer_cells(lesson):
            continue
        figures = [o for o in cell.outputs if "image/png" in data(o)]
        if shows_something(tree, cell.source) and not cell.outputs:
            yield i, "the cell shows something but no output is stored"
        elif draws(tree) and not figures:
            yield i, "the cell draws a figure but no picture is stored"


def shows_something(tree, source):
    """Whether the cell prints, displays or ends in a value; functions it defines do not count."""
    calls = {ast.unparse(n.func) for n in run_at_once(tree) if isinstance(n, ast.Call)}
    if calls & {"print", "display"}:
        return True
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or source.rstrip().endswith(";"):
        return False
    return not SILENT_CALL.match(ast.unparse(last))


def draws(tree):
    calls = [ast.unparse(n.func) for n in run_at_once(tree) if isinstance(n, ast.Call)]
    return any(re.match(r"plt\.(subplots|figure|plot|bar|scatter|show)$", name) for name in calls)


def run_at_once(tree):
    """Every node outside the bodies of functions and classes."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            yield node
            waiting.extend(ast.iter_child_nodes(node))


def error_outputs(lesson):
    for i, cell in lesson.cells("code"):
        for output in cell.outputs:
            if output.output_type == "error":
                yield i, f"a stored error, {output.ename}; show a mistake by try and print instead"
            elif output.output_type == "stream" and output.name == "stderr":
                yield i, f"a stored warning or message on stderr: {output.text[:60]!r}"


def same_everywhere(lesson):
    for i, cell in lesson.cells("code"):
        text = "\n".join(texts(cell))
        for what, pattern in CHANGING.items():
            if match := pattern.search(text):
                yield i, f"the output holds {what}, {match[0]!r}, which differs elsewhere"


def texts(cell):
    """What a cell's outputs say in words: streams, values and markup, no pictures."""
    for output in cell.outputs:
        yield output.get("text", "")
        yield from (data(output)[kind] for kind in data(output) if kind.startswith("text/"))


def hidden_answers(lesson):
    """What a prediction asks for must not stand below it when the lesson is opened."""
    for below in answers(lesson.notebook.cells).values():
        for i in below:
            cell = lesson.notebook.cells[i]
            if not cell.get("outputs"):
                continue
            if not cell.metadata.get("jupyter", {}).get("outputs_hidden"):
                yield i, "this output answers the prediction above it and is not hidden"
            elif cell.outputs[0] != tidy.NOTHING:
                yield i, "JupyterLab tells the first line of this hidden output; run tests/tidy.py"


def html_outputs(lesson):
    # What stands for a view whose kernel is gone is our own: no library has a hand in it.
    ours = prediction_cells(lesson) + explorer_cells(lesson)
    for i, cell in lesson.cells("code"):
        allowed = (lesson.path.stem, cell.get("id")) in ALLOWED_HTML or i in ours
        if not allowed and any("text/html" in data(o) for o in cell.outputs):
            yield i, "an HTML output; print a line instead, or list the cell in ALLOWED_HTML"


def nbval_marks(lesson):
    for i, cell in lesson.cells("code"):
        tags = [t for t in cell.metadata.get("tags", []) if NBVAL_TAG.match(t)]
        listed = (lesson.path.stem, cell.get("id")) in IGNORED_BY_NBVAL
        if (tags or NBVAL_MARK.search(cell.source)) and not listed:
            yield i, "nbval is told to ignore this cell, which IGNORED_BY_NBVAL does not list"


def tidy_file(lesson):
    if not tidy.is_tidy(lesson.path):
        yield None, "not in the one format; run tests/tidy.py --no-run on it"


STORED_RULES = [
    valid_format,
    unique_ids,
    metadata,
    widget_state,
    counts,
    explorers,
    stored_outputs,
    error_outputs,
    same_everywhere,
    hidden_answers,
    html_outputs,
    nbval_marks,
]
