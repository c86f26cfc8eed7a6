"""Exercises from their source into the lessons, lessons to hand out, and what a class answered.

    python -m helpers.practice write          bring the exercises in the lessons up to date
    python -m helpers.practice handout DIR    DIR/students without solutions and notes,
                                              DIR/instructors with both
    python -m helpers.practice report DIR     DIR/report.html and report.csv from the notebooks
                                              that learners saved below DIR; none of them is run
"""

import argparse
import sys
from pathlib import Path

from helpers.practice import notebook, report

SETS = {"students": notebook.for_students, "instructors": notebook.for_instructors}


def main(arguments=None) -> int:
    options = _parse(arguments)
    try:
        trouble = _report(options) if options.task == "report" else _write_lessons(options)
    except OSError as error:
        where = error.filename2 or error.filename or options.folder or options.notebooks
        trouble = f"{where} cannot be written ({error.strerror})."
    if trouble:
        print(trouble, file=sys.stderr)
    return 1 if trouble else 0


def _parse(arguments):
    parser = argparse.ArgumentParser(
        prog="python -m helpers.practice",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("task", choices=["write", "handout", "report"])
    parser.add_argument("folder", nargs="?", type=Path,
                        help="where the handout goes, or the class has its notebooks")  # fmt: skip
    parser.add_argument("--notebooks", type=Path, default=notebook.NOTEBOOKS)
    options = parser.parse_args(arguments)
    if options.task != "write" and not options.folder:
        parser.error(f"{options.task} needs a folder")
    return options


def _write_lessons(options):
    paths = sorted(options.notebooks.glob("[0-9][0-9]_*.ipynb"))
    if not paths:
        return f"There is no lesson (NN_name.ipynb) in {options.notebooks}."
    try:
        lessons = {path: notebook.read(path) for path in paths}  # all, before anything is written
    except notebook.InvalidNotebook as error:
        return f"Nothing was written. {error}"
    for path, lesson in lessons.items():
        (_write if options.task == "write" else _hand_out)(path, lesson, options)


def _write(path, lesson, options):
    before = [notebook.source(cell) for cell in lesson["cells"]]
    notebook.write(lesson, path.name[:2])
    if [notebook.source(cell) for cell in lesson["cells"]] != before:
        notebook.save(lesson, path)
        print(f"{path.name}: exercises written; now run tests/tidy.py on it")


def _hand_out(path, lesson, options):
    for name, change in SETS.items():
        target = options.folder / name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        notebook.save(change(lesson), target)
        print(target)


def _report(options):
    folder = options.folder
    if not folder.is_dir():
        return f"There is no folder {folder}: name the one with your learners' notebooks."
    learners, skipped = report.write(folder)
    for name, why in skipped.items():
        print(f"left out {name!r}: {why}", file=sys.stderr)
    if not learners:
        return f"No notebook below {folder} has an answer in it; nothing was reported."
    print(f"{folder / report.PAGE} and {report.TABLE}: {learners} learners")


if __name__ == "__main__":
    sys.exit(main())
