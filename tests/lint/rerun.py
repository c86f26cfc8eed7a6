"""Runs a lesson the way learners do – cells twice, cells out of order – and compares the words.

One kernel serves the whole lesson: starting it costs more than all that is run in it. The kernel
refuses connections beyond this machine from its first cell on.
"""

from pathlib import Path

from lint.stored import IGNORED_BY_NBVAL, texts
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

TESTS = Path(__file__).parents[1]
GUARD = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
from support import loopback_only
sys.path.pop(0)
loopback_only.install()
"""
# A reset looks through all that lives for what nothing refers to, a third of the time of a lesson:
# what lives before the first one is left out.
SETTLE = "import gc; gc.collect(); gc.freeze()"
FORGET = "get_ipython().reset(new_session=False)"
ATTEMPTS = "import sys; print(*sys.modules['support.loopback_only'].attempts, sep='\\n', end='')"


def surprises(lesson):
    """What differs from the stored words when cells run twice, alone, or seek a connection."""
    stored = [(i, c) for i, c in lesson.cells("code") if not ignored(lesson, c)]
    twice = [(i, cell, again(cell)) for i, cell in lesson.cells("code") for _ in range(2)]
    alone = [(i, cell, again(cell)) for i, cell in stored]
    last = new_code_cell(ATTEMPTS)
    forgetful = [c for *_, cell in alone for c in (new_code_cell(FORGET), cell)]
    in_order = [new_code_cell(GUARD), *(cell for *_, cell in twice), new_code_cell(SETTLE)]
    execute([*in_order, *forgetful, last], lesson)

    known = {i for i, _ in stored}
    for i, cell, run in (run for run in twice if run[0] in known):
        if error(run) or words(run) != words(cell):
            yield f"cell {i} ({cell.id}), run twice: {shown(run)} is not {shown(cell)}"
    for i, cell, run in alone:
        if not honest_alone(cell, run):
            yield f"cell {i} ({cell.id}), run alone: {shown(run)} is not {shown(cell)}"
    for attempt in words(last).splitlines():
        yield f"a connection beyond this machine was tried: {attempt}"


def ignored(lesson, cell):
    return (lesson.path.stem, cell.id) in IGNORED_BY_NBVAL


def again(cell):
    return new_code_cell(cell.source)


def execute(cells, lesson):
    folder = str(lesson.path.resolve().parent)
    client = NotebookClient(
        new_notebook(cells=cells),
        timeout=120,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": folder}},
    )
    client.execute()


def honest_alone(cell, run):
    """The right words, or a NameError before any wrong one."""
    if error(run) == "NameError":
        return words(cell).startswith(words(run))
    return not error(run) and words(run) == words(cell)


def words(cell):
    return "".join(texts(cell))


def error(cell):
    return next((o.ename for o in cell.outputs if o.output_type == "error"), None)


def shown(cell):
    return error(cell) or repr(words(cell)[:200])
