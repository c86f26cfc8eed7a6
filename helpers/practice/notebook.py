"""Exercises in notebooks: written from their one source, and handed out with or without answers.

A notebook is read as the JSON that it is and written as Jupyter does, so that nothing but what is
meant changes.
"""

import copy
import hashlib
import json
import re
import textwrap
from pathlib import Path

import nbformat
from nbformat import v4

from helpers.cells import EXERCISE, EXERCISES, exercise_id, is_exercise, is_note, source
from helpers.practice.catalogue import exercises, lessons
from helpers.practice.exercise import Exercise

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
_SOLUTION = re.compile(r"\n*<details><summary>Solution</summary>.*?</details>", re.S)
WIDTH = 98


class InvalidNotebook(Exception):
    """Says of a file that it cannot be read, and what to do."""


def read(path: Path) -> dict:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if [*map(source, found["cells"])] != []:
            return found
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        pass
    raise InvalidNotebook(f"{path} is not a notebook with cells: bring it back, or take it away.")


def save(notebook: dict, path: Path) -> None:
    write_whole(path, v4.writes(nbformat.from_dict(notebook)) + "\n")


def write_whole(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a file whole or not at all: a disk that is full leaves the one before."""
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_text(text, encoding=encoding, newline="")
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def markdown(number: int, exercise: Exercise) -> str:
    """The text cell of an exercise: question, folded hint, folded solution."""
    return f"""{EXERCISE} {number} ({exercise.kind})

{_wrapped(exercise.text)}

<details><summary>Hint</summary>

{_wrapped(exercise.hint)}
</details>

<details><summary>Solution</summary>

```python
{exercise.solved}
```

{_wrapped(exercise.why)}
</details>"""


def _wrapped(text):
    lines = [textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False,
                           subsequent_indent="  " if line.startswith("- ") else "")
             for line in text.splitlines()]  # fmt: skip
    return "\n".join(lines)


def write(notebook: dict, number: str) -> None:
    """Bring the exercises of lesson `number` up to date; a new one follows the one before it."""
    cells = notebook["cells"]
    end = _heading(cells) + 1
    for count, exercise in enumerate(lessons().get(number, []), start=1):
        names = [exercise_id(cell) for cell in cells]
        if exercise.id not in names:
            cells[end:end] = _new_cells(exercise)
            names = [exercise_id(cell) for cell in cells]
        place = names.index(exercise.id)
        if not is_exercise(cells[place - 1]):
            cells.insert(place, _new_cells(exercise)[0])
            place += 1
        cells[place - 1]["source"] = markdown(count, exercise)
        if source(cells[place]) != exercise.cell:
            cells[place] = _new_cells(exercise)[1]
        end = place + 1


def _heading(cells):
    for place, cell in enumerate(cells):
        if EXERCISES in source(cell).splitlines():
            return place
    raise ValueError(f"the lesson has no heading '{EXERCISES}' to put exercises under")


def _new_cells(exercise):
    """The text and the code of an exercise; their ids are the same whenever they are written."""
    text, code = v4.new_markdown_cell(EXERCISE), v4.new_code_cell(exercise.cell)
    for part, cell in {"text": text, "check": code}.items():
        cell["id"] = hashlib.sha256(f"{exercise.id}/{part}".encode()).hexdigest()[:8]
        cell["metadata"] = {"slideshow": {"slide_type": "skip"}}
    return [text, code]


def for_students(notebook: dict) -> dict:
    """The lesson without notes for the presenter and without the exercises' solutions."""
    handed = copy.deepcopy(notebook)
    handed["cells"] = [cell for cell in handed["cells"] if not is_note(cell)]
    for cell in handed["cells"]:
        if is_exercise(cell):
            cell["source"] = _SOLUTION.sub("", source(cell))
    return handed


def for_instructors(notebook: dict) -> dict:
    """The lesson with its notes, and with every exercise solved."""
    handed = copy.deepcopy(notebook)
    for cell in handed["cells"]:
        exercise = exercises().get(exercise_id(cell))
        if exercise:
            cell.update(source=exercise.solved, outputs=[], execution_count=None)
    return handed
