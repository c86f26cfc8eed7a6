"""How long Run All takes for each lesson, its kernel's start included.

    python tests/benchmarks/lessons.py

Goal: under 10 seconds each.
"""

import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("[0-9]*.ipynb"))


def main():
    print(f"{'lesson':<22} {'cells':>5} {'seconds':>7}")
    for path in LESSONS:
        notebook = nbformat.read(path, as_version=4)
        cells = sum(cell.cell_type == "code" for cell in notebook.cells)
        print(f"{path.stem:<22} {cells:>5} {seconds_of(notebook):>7.1f}", flush=True)


def seconds_of(notebook):
    client = NotebookClient(
        notebook, kernel_name="python3", resources={"metadata": {"path": LESSONS[0].parent}}
    )
    start = time.perf_counter()
    client.execute()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
