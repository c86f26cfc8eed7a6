"""Execute lessons in fresh kernels, two at a time, as a learner would run them from the top."""

import asyncio
import copy
import sys
from collections.abc import Callable, Iterable

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from helpers.cells import is_code
from helpers.interactive.saved_output import WIDGET_VIEW
from helpers.publish.notebook import Lesson, PublishError

AT_ONCE = 2
CELL_TIMEOUT_SECONDS = 120

SETUP = "from helpers.figures.picture import publish as _; _(get_ipython()); del _"


def execute(lessons: list[Lesson], on_cell: Callable[[Lesson], None]) -> list[Lesson]:
    """Return the executed lessons; `on_cell(lesson)` is called after every code cell.

    Raises PublishError with the lesson, the cell and the error as soon as one lesson fails.
    """
    # The kernel's sockets need a selector, which is not what Windows starts with.
    loop = asyncio.SelectorEventLoop if sys.platform == "win32" else None
    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(_execute_all(lessons, on_cell))


async def _execute_all(lessons, on_cell):
    places = asyncio.Semaphore(AT_ONCE)
    failures: list[PublishError] = []

    async def one(lesson):
        async with places:
            try:
                return None if failures else await _execute_one(lesson, on_cell, failures)
            except PublishError as error:
                failures.append(error)

    executed = await asyncio.gather(*map(one, lessons))
    if failures:
        raise failures[0]
    return executed


async def _execute_one(lesson, on_cell, failures):
    """Run one lesson; stop before the next cell, and end the kernel, if another has failed."""
    cells = [new_code_cell(SETUP, id="setup"), *copy.deepcopy(lesson.cells)]
    client = NotebookClient(
        lesson.with_cells(cells).notebook,
        timeout=CELL_TIMEOUT_SECONDS,
        kernel_name="python3",
        extra_arguments=["--IPKernelApp.log_level=40"],  # errors only
        resources={"metadata": {"path": str(lesson.path.parent)}},
    )
    async with client.async_setup_kernel():
        for position, cell in enumerate(cells):
            if not is_code(cell) or failures:
                continue
            try:
                await client.async_execute_cell(cell, position)
            except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
                raise PublishError(_message(lesson, position - 1, cell, error)) from None
            if position:
                on_cell(lesson)
    for cell in cells:
        if is_code(cell):
            cell.outputs = join_streams(map(without_kernel, cell.outputs))
    return lesson.with_cells(cells[1:])


def without_kernel(output: NotebookNode) -> NotebookNode:
    """The output, or a line of text in place of a widget of the learner's own."""
    data = output.get("data", {})
    if WIDGET_VIEW in data and "text/html" not in data:
        return new_output("stream", text="In a running notebook, a slider stands here.\n")
    return output


def join_streams(outputs: Iterable[NotebookNode]) -> list[NotebookNode]:
    """Join what was printed: where it is cut into messages differs from run to run."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if output.output_type == "stream" and last.get("name") == output.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def _message(lesson, position, cell, error):
    """One message: which lesson, which cell, what it says, and what went wrong."""
    what = {CellTimeoutError: f"took longer than {CELL_TIMEOUT_SECONDS} s",
            DeadKernelError: "ended its kernel"}.get(type(error))  # fmt: skip
    what = what or f"{error.ename}: {error.evalue}"
    shown = "\n".join(f"    {line}" for line in cell.source.splitlines())
    return f"{lesson.path.name}, cell {position} ({cell.id}): {what}\n{shown}"
