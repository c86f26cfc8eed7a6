"""Exercises from their source into the lessons, and lessons to hand out.

    python -m helpers.practice write          bring the exercises in the lessons up to date
    python -m helpers.practice handout DIR    DIR/students without solutions and notes,
                                              DIR/instructors with both
"""

import argparse
import sys
from pathlib import Path

from helpers.practice import notebook

SETS = {"students": notebook.for_students, "instructors": notebook.for_instructors}


def main(arguments=None) -> int:
    options = _parse(arguments)
    paths = sorted(options.notebooks.glob("[0-9][0-9]_*.ipynb"))
    if not paths:
        print(f"There is no lesson (NN_name.ipynb) in {options.notebooks}.", file=sys.stderr)
        return 1
    for path in paths:
        (_write if options.task == "write" else _hand_out)(path, options)
    return 0


def _parse(arguments):
    parser = argparse.ArgumentParser(
        prog="python -m helpers.practice",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("task", choices=["write", "handout"])
    parser.add_argument("folder", nargs="?", type=Path, help="where the handout goes")
    parser.add_argument("--notebooks", type=Path, default=notebook.NOTEBOOKS)
    options = parser.parse_args(arguments)
    if options.task == "handout" and not options.folder:
        parser.error("handout needs the folder to write to")
    return options


def _write(path, options):
    lesson = notebook.read(path)
    before = [notebook.source(cell) for cell in lesson["cells"]]
    notebook.write(lesson, path.name[:2])
    if [notebook.source(cell) for cell in lesson["cells"]] == before:
        return
    notebook.save(lesson, path)
    print(f"{path.name}: exercises written; now run tests/tidy.py on it")


def _hand_out(path, options):
    for name, change in SETS.items():
        target = options.folder / name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        notebook.save(change(notebook.read(path)), target)
        print(target)


if __name__ == "__main__":
    sys.exit(main())
