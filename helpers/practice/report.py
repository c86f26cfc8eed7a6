"""What a class answered, from the notebooks that its learners saved: one page and one table.

A saved notebook is read and never run. What counts is the feedback that stands under an exercise:
the last one of it, or the right one if there was one. An exercise or a prediction that this
edition does not have is listed as from another one. Nothing of a notebook gets into the page or
the table unescaped; what cannot be read is named and left out.
"""

import ast
import csv
import io
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import jinja2

from helpers.cells import is_code, source
from helpers.practice import notebook
from helpers.practice.catalogue import exercises, lessons
from helpers.practice.judge import RIGHT, UNREADABLE, UNTOUCHED, WRONG
from helpers.practice.messages import say
from helpers.practice.session import MARKS
from helpers.practice.text import to_plain

LARGEST = 30_000_000  # bytes of a notebook; a lesson that was run and saved has less than a million
MOST_CODE = 20_000  # letters of a cell: what is nested without end is not handed to the parser
LONGEST = 300  # letters of an answer or of a feedback that are shown
COLUMNS = ["learner", "lesson", "exercise", "answer", "result", "feedback"]
TABLE, PAGE = "report.csv", "report.html"
ID = re.compile(r"\d\d-[a-z]+(-[a-z]+)*")  # of an exercise or a prediction, in any edition
ELSEWHERE = "from another edition"


@dataclass(frozen=True)
class Answer:
    learner: str
    exercise: str
    code: str  # what stands in the cell, such as "-np.log(0.125)"
    status: str  # as of a Verdict; "" if another edition says it in other words
    said: str


class SkippedNotebook(Exception):
    """Why a notebook is left out, in a few words."""


def read_class(folder: Path) -> tuple[list[Answer], dict[str, str]]:
    """All answers in the notebooks below `folder`, and what was left out: file → why.

    A notebook in a folder of its own belongs to the learner of that name, `ada/01_minus_log.ipynb`
    to ada; one that lies in `folder` itself to the learner whose name the file has.
    """
    answers, skipped = [], {}
    for path in sorted(folder.rglob("*.ipynb")):
        name = path.relative_to(folder)
        if any(part.startswith(".") for part in name.parts):
            continue  # a checkpoint of Jupyter's is no hand-in
        learner = name.parts[0] if len(name.parts) > 1 else path.stem
        try:
            answers += best(read_notebook(path, learner))
        except SkippedNotebook as why:
            skipped[str(name)] = str(why)
    return answers, skipped


def read_notebook(path: Path, learner: str) -> list[Answer]:
    """What stands under each exercise and prediction of a saved notebook, in its order."""
    try:
        if path.is_symlink() or not path.is_file():
            raise SkippedNotebook("not a file")
        if path.stat().st_size > LARGEST:
            raise SkippedNotebook(f"larger than {LARGEST // 1_000_000} MB")
        cells = [cell for cell in notebook.read(path)["cells"] if is_code(cell)]
        found = [answer for cell in cells if (answer := _answer(learner, cell))]
    except (OSError, TypeError, KeyError, AttributeError, notebook.InvalidNotebook) as error:
        raise SkippedNotebook("not a notebook that can be read") from error
    if not found:
        raise SkippedNotebook("no exercise of this course in it")
    return [answer for answer in found if answer.status != UNTOUCHED]


def best(answers: list[Answer]) -> list[Answer]:
    """One answer an exercise: the last right one, else the last."""
    chosen = {}
    for answer in answers:
        before = chosen.setdefault(answer.exercise, answer)
        if answer.status == RIGHT or before.status != RIGHT:
            chosen[answer.exercise] = answer
    return [*chosen.values()]


def _answer(learner, cell):
    """What a cell asks of `check` or `predict`, and what is below; None for other cells."""
    name, code = _asked(source(cell))
    if not isinstance(name, str) or not ID.fullmatch(name):
        return None
    texts = ["".join(o.get("data", {}).get("text/plain", "")) for o in cell["outputs"]]
    said = " ".join("".join(texts).split())
    status = "" if said and name not in exercises() else UNTOUCHED
    for opened in (RIGHT, WRONG, UNREADABLE, UNTOUCHED):  # "✗ Not yet." before the bare "✗"
        if said.startswith(opening := say(opened, text="")):
            status, said = opened, said.removeprefix(opening)
            break
    return Answer(learner, name, code[:LONGEST], status, said[:LONGEST])


def _asked(text):
    """The exercise and the answer in `check("01-eighth", …)`, as they are written there.

    A prediction that is asked by its id, `predict("05-slope-dies")`, has no answer in its code.
    """
    if len(text) > MOST_CODE:
        return None, ""
    try:
        tree = ast.parse(text)
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None, ""
    for call in calls:
        called = getattr(call.func, "id", "")
        if called == "predict" and len(call.args) == 1:
            return getattr(call.args[0], "value", None), ""
        if called == "check" and len(call.args) > 1:
            name, answer = call.args[:2]
            defined = [
                n for n in tree.body if getattr(n, "name", "") == getattr(answer, "id", None)
            ]
            code = ast.get_source_segment(text, (defined or [answer])[-1]) or ""
            return getattr(name, "value", None), code
    return None, ""


# What is written ----------------------------------------------------------------------------------


def write(folder: Path) -> tuple[int, dict[str, str]]:
    """Write the page and the table of a class into its folder, if anybody answered.

    Returns the number of learners, and what was left out.
    """
    answers, skipped = read_class(folder)
    if answers:
        # The page last: where it stands, both are whole. Excel knows UTF-8 by the mark of -sig.
        notebook.write_whole(folder / TABLE, to_table(answers), "utf-8-sig")
        notebook.write_whole(folder / PAGE, to_page(answers, skipped))
    return len({a.learner for a in answers}), skipped


def to_table(answers: list[Answer]) -> str:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for a in answers:
        lesson = a.exercise[:2] if a.exercise in exercises() else ELSEWHERE
        row = [a.learner, lesson, a.exercise, a.code, a.status, a.said]
        writer.writerow(map(_harmless, row))
    return table.getvalue()


def _harmless(text):
    """A spreadsheet takes a cell that begins so for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def to_page(answers: list[Answer], skipped: dict[str, str]) -> str:
    given = defaultdict(dict)  # exercise → learner → answer
    for answer in answers:
        given[answer.exercise][answer.learner] = answer
    asked = {number: [e for e in listed if e.id in given] for number, listed in lessons().items()}
    template = resources.files("helpers.practice").joinpath("report.html").read_text("utf-8")
    return jinja2.Template(template, autoescape=True).render(
        answers=answers,
        learners=sorted({a.learner for a in answers}),
        lessons={number: listed for number, listed in asked.items() if listed},
        given=given,
        who_answered=lambda listed: sorted(set().union(*(given[e.id] for e in listed))),
        wrong=_wrong,
        elsewhere=[a for a in answers if a.exercise not in exercises()],
        skipped=skipped,
        plain=to_plain,
        marks=MARKS,
    )


def _wrong(answers):
    """What was said to the wrong answers of the room, and how often, the most frequent first."""
    return Counter(a.said for a in answers if a.status in (WRONG, UNREADABLE)).most_common()
