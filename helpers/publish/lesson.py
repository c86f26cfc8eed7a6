"""Read a notebook as a lesson: its title, promise and minutes, and what its figures show."""

import ast
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode, ValidationError
from nbformat.reader import NotJSONError

from helpers.publish.trouble import Trouble

FOREIGN = (NotJSONError, ValidationError)  # what nbformat says of a file that is none of its
PICTURE = "**Picture.**"
PREDICT = "**Predict.**"
HEADING = re.compile(r"^(#{2,6}) (.+)$", re.M)
FENCED = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)
MINUTES = re.compile(r"\*\*Minutes\.\*\* *(\d+)(?: to step through, (\d+) for the exercises)?")
SEEN = re.compile(r"<details>\s*<summary>What you saw</summary>(.*?)</details>", re.S)
IN_JUPYTER = re.compile(r"""(\n\n|)\s*<span class="jupyter">.*?</span>""", re.S)
IMAGES = ("image/svg+xml", "image/png", "image/jpeg")


@dataclass(frozen=True)
class Lesson:
    """One notebook; `name` is the file's, without its ending."""

    path: Path
    name: str
    number: str
    title: str
    promise: str
    minutes: str  # to step through it, or “25 + 15” with the exercises

    @property
    def page(self) -> str:
        return f"{self.name}.html"

    @property
    def deck(self) -> str:
        return f"{self.name}.slides.html"

    def notebook(self) -> NotebookNode:
        return nbformat.read(self.path, as_version=4)


def find_lessons(folder: Path) -> list[Lesson]:
    """Return the lessons of `folder` in the order of their numbers."""
    lessons = [read_lesson(path) for path in sorted(folder.glob("[0-9][0-9]_*.ipynb"))]
    if not lessons:
        raise Trouble(f"There is no lesson (NN_name.ipynb) in {folder}.")
    return lessons


def read_lesson(path: Path) -> Lesson:
    try:
        front = nbformat.read(path, as_version=4).cells[0].source
    except (OSError, ValueError, AttributeError, IndexError, *FOREIGN) as trouble:
        raise Trouble(
            f"{path.name} is not a notebook that can be read; bring it back with "
            f"`git checkout {path.name}`, or take it out of {path.parent}."
        ) from trouble
    found = {
        "title": re.search(r"^# (.+)$", front, re.M),
        "promise": re.search(r"\*\*In short\.\*\*(.+?)(?:\n\n|$)", front, re.S),
        "minutes": minutes_told(front),
    }
    missing = [name for name, match in found.items() if not match]
    if missing:
        raise Trouble(f"{path.name} does not begin with its {' and '.join(missing)}.")
    title, promise = found["title"][1].strip(), " ".join(found["promise"][1].split())
    return Lesson(path, path.stem, path.stem[:2], title, promise, found["minutes"])


def minutes_told(front: str) -> str | None:
    """The minutes that a lesson's first cell tells, as `Lesson` has them."""
    found = MINUTES.search(front)
    return " + ".join(filter(None, found.groups())) if found else None


def role(cell: NotebookNode) -> str:
    """The cell's place in the deck: slide, fragment, skip or notes."""
    kind = cell.metadata.get("slideshow", {}).get("slide_type", "skip")
    return "slide" if kind == "subslide" else kind  # one row of slides is simpler to present


def pictures(cell: NotebookNode) -> list[NotebookNode]:
    """The outputs of a cell that are static pictures."""
    data = (output for output in cell.get("outputs", []) if "data" in output)
    return [o for o in data if "text/html" not in o.data and any(k in o.data for k in IMAGES)]


def has_explorer(cell: NotebookNode) -> bool:
    data = (output.get("data", {}) for output in cell.get("outputs", []))
    return any('class="explorer"' in d.get("text/html", "") for d in data)


def asks(cell: NotebookNode) -> bool:
    """Whether a cell asks for a prediction, in words or with buttons."""
    return cell.source.startswith("predict(") if _is_code(cell) else PREDICT in cell.source


def called_with(source: str) -> tuple:
    """The question of a prediction in code, and its choices with what is said to each."""
    return tuple(map(ast.literal_eval, ast.parse(source).body[0].value.args))


def answers(cells: list[NotebookNode]) -> dict[int, list[int]]:
    """The place of each prediction, with those of the cells below it that may give it away.

    They reach up to the next heading or prediction; the presenter's notes are not among them.
    """
    found: dict[int, list[int]] = {}
    below: list[int] = []
    for i, cell in enumerate(cells):
        if asks(cell):
            below = found.setdefault(i, [])
        elif opens_part(cell):
            below = []
        elif role(cell) != "notes":
            below.append(i)
    return found


def tell(cells: list[NotebookNode]) -> None:
    """Unfold what was to be seen, wherever it is shown together with the answer itself."""
    for i in itertools.chain(*answers(cells).values()):
        cells[i].source = SEEN.sub(r"\1", cells[i].source).strip()


def leave_jupyter(notebook: NotebookNode) -> None:
    """Drop what is said to whoever runs the lesson, and the cells that hold nothing else."""
    for cell in notebook.cells:
        if not _is_code(cell):
            cell.source = IN_JUPYTER.sub(r"\1", cell.source).strip()
    kept = [cell for cell in notebook.cells if not cell.source.startswith("progress(")]
    notebook.cells = [cell for cell in kept if cell.source]


def opens_part(cell: NotebookNode) -> bool:
    """Whether a cell holds a heading."""
    text = "" if _is_code(cell) else FENCED.sub("", cell.source)
    return role(cell) != "notes" and re.search(r"^#{1,6} ", text, re.M) is not None


def practises(cell: NotebookNode) -> bool:
    """Whether a cell is a prediction or an exercise, whose code holds nothing to read."""
    return _is_code(cell) and cell.source.startswith(("predict(", "check("))


def _is_code(cell):
    return cell.cell_type == "code"


def parts(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """(heading, text) of all that a learner reads, cut at headings; the front has none."""
    heading = ""
    for cell in lesson.notebook().cells:
        if cell.cell_type == "markdown" and role(cell) != "notes":
            text = FENCED.sub("", cell.source)
            before, *rest = HEADING.split(text)
            yield heading, before
            for _, title, body in zip(*[iter(rest)] * 3, strict=True):
                heading = bare(title)
                yield heading, body
        elif practises(cell) and asks(cell):
            yield heading, cell.source


def slug(text: str) -> str:
    """The address of a heading within its page."""
    return re.sub(r"[^\w]+", "-", re.sub(r"<[^>]+>|[*`]", "", text).lower()).strip("-") or "part"


def under_headings(cells: list[NotebookNode]) -> Iterator[tuple[str, NotebookNode]]:
    """Each cell with the heading that it stands under, or that it ends with."""
    heading = ""
    for cell in cells:
        if cell.cell_type == "markdown":
            headings = re.findall(r"^#+ (.+)$", cell.source, re.M)
            heading = bare(headings[-1]) if headings else heading
        yield heading, cell


def bare(heading: str) -> str:
    """A heading without markup."""
    return re.sub(r"[*`]", "", heading).strip()


def label_explorers(notebook: NotebookNode) -> None:
    """Name each explorer after the heading it stands under."""
    for heading, cell in under_headings(notebook.cells):
        if has_explorer(cell):
            cell.metadata["label"] = f"Explorer: {heading}"


def describe_pictures(notebook: NotebookNode, name: str) -> None:
    """Give each cell with a static figure the text of the nearest “**Picture.**” as `alt`.

    The text after the figure comes first, the one before it second. A figure without a text
    stops the build: it would leave some readers with nothing.
    """
    cells = notebook.cells
    for i, cell in enumerate(cells):
        if not pictures(cell):
            continue
        after, before = _until_next_picture(cells[i + 1 :]), _until_next_picture(cells[:i][::-1])
        texts = [text for text in map(picture_text, [*after, *before]) if text]
        if not texts:
            raise Trouble(f"{name}, cell {i}: the figure has no “{PICTURE}” text beside it.")
        cell.metadata["alt"] = texts[0]


def _until_next_picture(cells):
    for cell in cells:
        if pictures(cell):
            return
        if cell.cell_type == "markdown":
            yield cell


def picture_text(cell: NotebookNode) -> str:
    """The words after “**Picture.**” up to the end of the paragraph or fold, without markup."""
    before, _, after = cell.source.partition(PICTURE)
    end = "</details>" if before.endswith("</summary>\n\n") else "\n\n"
    return " ".join(re.sub(r"[*`]|\$", "", after.partition(end)[0]).split())
