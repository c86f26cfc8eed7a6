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
import re
import sys
import time
from pathlib import Path

import nbformat

from helpers.cells import answers
from helpers.practice.notebook import write_whole

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
# "computed": what numbers of the text come from, see tests/check_numbers.py.
KEPT_CELL_METADATA = {"slideshow", "tags", "computed"}
# A prediction's code holds the feedback on every choice: JupyterLab folds it away.
PREDICTION = re.compile(r"\s*predict\(")
FOLDED = {"source_hidden": True}
PROGRAM = "program"  # tags code that is opened after its symptom was named
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
    options = parse(arguments)
    failures = [path for path in options.notebooks if not handle(path, options)]
    return 1 if failures else 0


def parse(arguments):
    parser = argparse.ArgumentParser(description="Run lessons and write them in one format.")
    parser.add_argument("notebooks", nargs="+", type=Path)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="write nothing, report untidy files")
    mode.add_argument("--no-run", action="store_true", help="keep the stored outputs")
    return parser.parse_args(arguments)


def handle(path, options):
    """Treat one file; return whether all is well with it."""
    if options.check:
        tidy = is_tidy(path)
        print(f"{path.name}: {'tidy' if tidy else 'not tidy, run tests/tidy.py --no-run on it'}")
        return tidy
    notebook = read(path)
    try:
        if not options.no_run:
            run(notebook, path)
    except CellFailed as failure:
        print(f"{path.name}: {failure}\n{path.name} was left as it was.", file=sys.stderr)
        return False
    write_whole(path, text_of(tidied(notebook)))
    return True


def is_tidy(path):
    """Whether the file's bytes are the ones that this module would write for it."""
    return Path(path).read_bytes() == text_of(tidied(read(path))).encode("utf-8")


def read(path):
    """The notebook as stored, except that a cell without an id gets one.

    nbformat would invent a random id at each reading, so the ids are given before it looks.
    """
    try:
        raw = json.loads(Path(path).read_text(encoding="utf-8"))
        raw["nbformat_minor"] = max(raw["nbformat_minor"], 5)
        for position, cell in enumerate(raw["cells"]):
            cell.setdefault("id", cell_id(position, "".join(cell["source"])))
        return nbformat.reads(json.dumps(raw), as_version=4)
    except (OSError, ValueError, TypeError, KeyError) as trouble:
        raise SystemExit(f"{path} is not a notebook that can be read.") from trouble


def cell_id(position, source):
    return hashlib.sha256(f"{position}\n{source}".encode()).hexdigest()[:8]


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
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata = nbformat.from_dict(NOTEBOOK_METADATA)
    count = 0
    for cell in notebook.cells:
        cell.source = cell.source.rstrip()
        cell.metadata = keep(cell.metadata, KEPT_CELL_METADATA)
        if cell.cell_type == "code":
            count += 1
            tidy_outputs(cell, count)
            if PREDICTION.match(cell.source) or PROGRAM in cell.metadata.get("tags", []):
                cell.metadata["jupyter"] = nbformat.from_dict(FOLDED)
    for place in itertools.chain(*answers(notebook.cells).values()):
        cell = notebook.cells[place]
        if cell.get("outputs"):
            cell.metadata["jupyter"] = nbformat.from_dict(UNSEEN)
            cell.outputs.insert(0, nbformat.from_dict(NOTHING))
    return notebook


def keep(metadata, names):
    return nbformat.from_dict({name: metadata[name] for name in sorted(names & set(metadata))})


def tidy_outputs(cell, count):
    """Number a code cell and its result, join its streams, name its widget views."""
    # A cell that never ran keeps no number: it would look as if it had.
    cell.execution_count = None if cell.execution_count is None else count
    cell.outputs = joined_streams([output for output in cell.outputs if output != NOTHING])
    for position, output in enumerate(cell.outputs):
        if output.output_type == "execute_result":
            output.execution_count = cell.execution_count
        if WIDGET_VIEW in output.get("data", {}):
            output.data[WIDGET_VIEW]["model_id"] = widget_id(cell.id, position)


def joined_streams(outputs):
    """One kernel splits what it prints at other places than the next; the text is the same."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else None
        is_same_stream = last and "stream" == last.output_type == output.output_type
        if is_same_stream and last.name == output.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def widget_id(cell, position):
    """A stable stand-in: without widget state the id points nowhere, whatever it is."""
    return hashlib.sha256(f"{cell}/{position}".encode()).hexdigest()[:32]


if __name__ == "__main__":
    sys.exit(main())
