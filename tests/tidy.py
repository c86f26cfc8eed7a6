"""Run lessons from top to bottom and write them in the one format that the tests accept.

    python tests/tidy.py notebooks/01_minus_log.ipynb …   run every cell, then write
    python tests/tidy.py --no-run notebooks/*.ipynb       keep the stored outputs, only write
    python tests/tidy.py --check notebooks/*.ipynb        write nothing, report untidy files

What changes from one machine or one save to the next – timings, versions, widget state, random
widget ids, split streams – is taken out, so that a difference in a notebook is a difference in
the lesson. A lesson that raises is left as it was.
"""

import argparse
import hashlib
import itertools
import json
import sys
import time
from pathlib import Path

import nbformat

from helpers.cells import PROGRAM, answers, calls_predict
from helpers.interactive.saved_output import WIDGET_VIEW
from helpers.practice.notebook import write_whole
from helpers.publish.run import join_streams

# "computed": what numbers of the text come from, see tests/check_numbers.py.
KEPT_CELL_METADATA = {"slideshow", "tags", "computed"}
# JupyterLab folds away the code of a prediction, which holds the feedback on every choice.
FOLDED = {"source_hidden": True}
# What answers a prediction waits for its run, which shows it again.
UNSEEN = {"outputs_hidden": True}
# JupyterLab writes the first line of the first output beside the dots: this one has none.
NOTHING = {"output_type": "display_data", "data": {}, "metadata": {}}
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CELL_TIMEOUT_SECONDS = 120


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Run lessons and write them in one format.")
    parser.add_argument("notebooks", nargs="+", type=Path)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="write nothing, report untidy files")
    mode.add_argument("--no-run", action="store_true", help="keep the stored outputs")
    options = parser.parse_args(arguments)
    handle = is_told_tidy if options.check else write if options.no_run else run_and_write
    return not all([handle(path) for path in options.notebooks])


def is_told_tidy(path):
    tidy = is_tidy(path)
    print(f"{path.name}: {'tidy' if tidy else 'not tidy, run tests/tidy.py --no-run on it'}")
    return tidy


def run_and_write(path):
    notebook = read(path)
    try:
        run(notebook, path)
    except CellFailed as failure:
        print(f"{path.name}: {failure}\n{path.name} was left as it was.", file=sys.stderr)
        return False
    return write(path, notebook)


def write(path, notebook=None):
    write_whole(path, text_of(tidied(notebook or read(path))))
    return True


def is_tidy(path):
    """Whether the file's bytes are the ones that this module would write for it."""
    return Path(path).read_bytes() == text_of(tidied(read(path))).encode("utf-8")


def read(path):
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:  # of many kinds, whatever is wrong with the file
        raise SystemExit(f"{path} is not a notebook that can be read.") from error


def text_of(notebook):
    return nbformat.writes(notebook).rstrip("\n") + "\n"


class CellFailed(Exception):
    pass


def run(notebook, path):
    """Execute every cell in a fresh kernel that starts in the notebook's own folder."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    folder = str(Path(path).resolve().parent)
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": folder}},
    )
    code_cells = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    with client.setup_kernel():
        for count, index in enumerate(code_cells, start=1):
            started = time.perf_counter()
            try:
                client.execute_cell(notebook.cells[index], index)
            except (CellExecutionError, CellTimeoutError) as error:
                raise CellFailed(f"cell {index} failed\n{error}") from error
            seconds = time.perf_counter() - started
            print(f"{Path(path).name}: code cell {count}/{len(code_cells)}, {seconds:.2f} s")


def tidied(notebook):
    """The same notebook without anything that depends on the machine or the moment."""
    notebook = nbformat.from_dict(json.loads(json.dumps(notebook)))
    notebook.metadata = nbformat.from_dict(NOTEBOOK_METADATA)
    count = 0
    for cell in notebook.cells:
        cell.source = cell.source.rstrip()
        kept = sorted(KEPT_CELL_METADATA & set(cell.metadata))
        cell.metadata = nbformat.from_dict({name: cell.metadata[name] for name in kept})
        if cell.cell_type == "code":
            count += 1
            tidy_outputs(cell, count)
            if calls_predict(cell) or PROGRAM in cell.metadata.get("tags", []):
                cell.metadata["jupyter"] = nbformat.from_dict(FOLDED)
    for place in itertools.chain(*answers(notebook.cells).values()):
        cell = notebook.cells[place]
        if cell.get("outputs"):
            cell.metadata["jupyter"] = nbformat.from_dict(UNSEEN)
            cell.outputs.insert(0, nbformat.from_dict(NOTHING))
    return notebook


def tidy_outputs(cell, count):
    """Number a code cell and its result, join its streams, name its widget views."""
    # A cell that never ran keeps no number: it would look as if it had.
    cell.execution_count = None if cell.execution_count is None else count
    cell.outputs = join_streams(output for output in cell.outputs if output != NOTHING)
    for position, output in enumerate(cell.outputs):
        if output.output_type == "execute_result":
            output.execution_count = cell.execution_count
        if WIDGET_VIEW in output.get("data", {}):
            output.data[WIDGET_VIEW]["model_id"] = widget_id(cell.id, position)


def widget_id(cell, position):
    """A stable stand-in: without widget state the id points nowhere, whatever it is."""
    return hashlib.sha256(f"{cell}/{position}".encode()).hexdigest()[:32]


if __name__ == "__main__":
    sys.exit(main())
