"""Read the lessons, each notebook once: its title, its minutes, its cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode, ValidationError
from nbformat.reader import NotJSONError

from helpers.cells import calls_predict, is_code, question, sections

MINUTES = re.compile(r"\*\*Minutes\.\*\* *(\d+)(?: to step through, (\d+) for the exercises)?")


class PublishError(Exception):
    """Stops the build; its text is all that is shown, and a person can act on it."""


@dataclass(frozen=True)
class Lesson:
    """A notebook on its way to page and deck: as it was read, then executed, then arranged."""

    path: Path
    title: str
    minutes: str  # to step through it, or “25 + 15” with the exercises
    notebook: NotebookNode = field(repr=False, compare=False)

    name = property(lambda self: self.path.stem)
    number = property(lambda self: self.name[:2])
    page = property(lambda self: f"{self.name}.html")
    deck = property(lambda self: f"{self.name}.slides.html")
    cells = property(lambda self: self.notebook.cells)

    @property
    def parts(self) -> Iterator[tuple[str, str]]:
        """(heading, text) of all that a learner reads, cut at headings; the front has none."""
        for heading, text, cell in sections(self.cells):
            if calls_predict(cell):
                yield heading, question(cell)
            elif not is_code(cell):
                yield heading, text

    @property
    def exercises(self) -> list[str]:
        """The headings of its exercises."""
        headings = dict.fromkeys(heading for heading, _ in self.parts)
        return [heading for heading in headings if heading.startswith("Exercise ")]

    def with_cells(self, cells: list[NotebookNode]) -> "Lesson":
        return replace(self, notebook=NotebookNode(self.notebook, cells=cells))


def read_lessons(folder: Path) -> list[Lesson]:
    """Return the lessons of `folder` in the order of their numbers."""
    lessons = [read_lesson(path) for path in sorted(folder.glob("[0-9][0-9]_*.ipynb"))]
    if not lessons:
        raise PublishError(f"There is no lesson (NN_name.ipynb) in {folder}.")
    return lessons


def read_lesson(path: Path) -> Lesson:
    try:
        notebook = nbformat.read(path, as_version=4)
        front = notebook.cells[0].source
    except (OSError, ValueError, AttributeError, IndexError, NotJSONError, ValidationError) as why:
        raise PublishError(
            f"{path.name} is not a notebook that can be read; bring it back with "
            f"`git checkout {path.name}`, or take it out of {path.parent}."
        ) from why
    title, minutes = re.search(r"^# (.+)$", front, re.M), stated_minutes(front)
    found = {"title": title, "promise": "**In short.**" in front, "minutes": minutes}
    if missing := [name for name, match in found.items() if not match]:
        raise PublishError(f"{path.name} does not begin with its {' and '.join(missing)}.")
    return Lesson(path, title[1].strip(), minutes, notebook)


def stated_minutes(front: str) -> str | None:
    """The minutes that a lesson's first cell states, as `Lesson` has them."""
    found = MINUTES.search(front)
    return " + ".join(filter(None, found.groups())) if found else None


def choose(lessons: list[Lesson], wanted: list[str]) -> list[Lesson]:
    """The lessons that are wanted by number or name; all of them if none is named."""
    known = {key: each for each in lessons for key in (each.number, each.name, each.path.name)}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        names = ", ".join(each.name for each in lessons)
        raise PublishError(f"There is no lesson {unknown[0]!r}; there are: {names}.")
    picked = {known[name] for name in wanted} or set(lessons)
    return [each for each in lessons if each in picked]
