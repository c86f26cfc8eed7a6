"""What a class answered, from the notebooks that its learners saved: one page and one table.

A saved notebook is read and never run. What counts is the feedback that stands under an exercise:
the last one of it, or the right one if there was one. An exercise or a prediction that this
edition does not have is listed as from another one. Nothing of a notebook gets into the page or
the table unescaped; what cannot be read is named and left out.
"""

import ast
import csv
import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

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
    status: str  # RIGHT, WRONG or UNREADABLE; "" if another edition says it in other words
    said: str


class Unusable(Exception):
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
            answers += best(learner, read_notebook(path))
        except Unusable as why:
            skipped[str(name)] = str(why)
    return answers, skipped


def read_notebook(path: Path) -> list[tuple[str, str, str, str]]:
    """(exercise, code, status, feedback) of each exercise that was run in a saved notebook."""
    try:
        if path.is_symlink() or not path.is_file():
            raise Unusable("not a file")
        if path.stat().st_size > LARGEST:
            raise Unusable(f"larger than {LARGEST // 1_000_000} MB")
        found = [told for cell in notebook.read(path)["cells"] if (told := _told(cell))]
    except (OSError, TypeError, KeyError, AttributeError, notebook.NotANotebook) as trouble:
        raise Unusable("not a notebook that can be read") from trouble
    if not found:
        raise Unusable("no exercise of this course in it")
    return [told for told in found if told[2] != UNTOUCHED]


def best(learner: str, told: list[tuple[str, str, str, str]]) -> Iterator[Answer]:
    """One answer an exercise: the last right one, else the last."""
    chosen = {}
    for name, *rest in told:
        if rest[1] == RIGHT or name not in chosen or chosen[name][1] != RIGHT:
            chosen[name] = rest
    return (Answer(learner, name, *rest) for name, rest in chosen.items())


def _told(cell):
    """What a code cell asks of `check` or `predict`, and what is below; None for other cells."""
    if cell["cell_type"] != "code":
        return None
    name, code = _asked(notebook.source(cell))
    if not isinstance(name, str) or not ID.fullmatch(name):
        return None
    said = " ".join("".join(_texts(cell["outputs"])).split())
    for status in (RIGHT, WRONG, UNREADABLE, UNTOUCHED):
        if said.startswith(opening := say(status, text="")):
            return name, code[:LONGEST], status, said.removeprefix(opening)[:LONGEST]
    status = "" if said and name not in exercises() else UNTOUCHED
    return name, code[:LONGEST], status, said[:LONGEST]


def _asked(source):
    """The exercise and the answer in `check("01-eighth", …)`, as they are written there.

    A prediction that is asked by its id, `predict("05-slope-dies")`, has no answer in its code.
    """
    if len(source) > MOST_CODE:
        return None, ""
    try:
        tree = ast.parse(source)
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
            code = ast.get_source_segment(source, (defined or [answer])[-1]) or ""
            return getattr(name, "value", None), code
    return None, ""


def _texts(outputs):
    for output in outputs:
        yield from output.get("data", {}).get("text/plain", [])


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
    learners = sorted({a.learner for a in answers})
    by_place = {(a.learner, a.exercise): a for a in answers}
    parts = [
        _lesson(number, [e for e in listed if any((n, e.id) in by_place for n in learners)],
                learners, by_place)
        for number, listed in lessons().items()
    ]  # fmt: skip
    parts.append(_elsewhere([a for a in answers if a.exercise not in exercises()]))
    if skipped:
        listed = "".join(
            f"<li><code>{_shown(name)}</code>: {_shown(why)}</li>" for name, why in skipped.items()
        )
        parts.append(f"<h2>Left out</h2><ul>{listed}</ul>")
    page = resources.files("helpers.practice").joinpath("report.html").read_text(encoding="utf-8")
    told = f"{len(learners)} learners, {len(answers)} answers"
    return page.replace("{told}", told).replace("{lessons}", "\n".join(filter(None, parts)))


def _lesson(number, asked, learners, by_place):
    if not asked:
        return ""
    here = [name for name in learners if any((name, e.id) in by_place for e in asked)]
    rows = [[_shown(name), *(_mark(by_place.get((name, e.id))) for e in asked)] for name in here]
    beliefs = "".join(_beliefs(e, [by_place.get((name, e.id)) for name in here]) for e in asked)
    return (f"<h2>Lesson {number}</h2>{beliefs}<details><summary>Who answered what</summary>"
            f"{_table(['Learner', *(e.id for e in asked)], rows)}</details>")  # fmt: skip


def _elsewhere(answers):
    """What this edition does not ask: answers as the learner's own edition judged them."""
    if not answers:
        return ""
    rows = [map(_shown, (a.learner, a.exercise, a.code, a.said)) for a in answers]
    heads = ["Learner", "Asked", "Answer", "Feedback"]
    return f"<h2>{ELSEWHERE.capitalize()}</h2>{_table(heads, rows)}"


def _table(heads, rows):
    """Rows of markup, each of which begins with a heading of its own."""
    head = "".join(f'<th scope="col">{_shown(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in more)}</tr>'
        for first, *more in rows
    )
    return f'<div class="table"><table><tr>{head}</tr>{body}</table></div>'


def _mark(answer):
    if answer is None:
        return MARKS[None]
    right = answer.status == RIGHT
    word = "right" if right else "not yet"
    return f"<b>{MARKS[right]}</b> {word} <code>{_shown(answer.code)}</code>"


def _beliefs(exercise, answers):
    """An exercise: how many had it, and the wrong answers of the room, the most frequent first."""
    given = [a for a in answers if a]
    wrong = Counter(a.said for a in given if a.status in (WRONG, UNREADABLE))
    had = sum(a.status == RIGHT for a in given)
    listed = "".join(f"<li><b>{n} ×</b> {_shown(said)}</li>" for said, n in wrong.most_common())
    return (f"<h3>{_shown(exercise.id)}: {had} of {len(given)} right</h3>"
            f"<p>{_shown(to_plain(exercise.question))}</p><ul>{listed}</ul>")  # fmt: skip


def _shown(text):
    return html.escape(str(text))
