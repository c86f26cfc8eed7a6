"""Where prose stands: in cells, predictions, exercises, explorers and README.

A passage is one paragraph, one list item or one text of these, word for word, with the lines
beside it that compute what its numbers are.
"""

import ast
import inspect
import re
from dataclasses import dataclass, field

from rules.code import explorer_cells, prediction_cells
from rules.lesson import FENCED, slide_type

from helpers import explorers
from helpers.practice import catalogue, notebook
from helpers.practice.exercise import Function, MultipleChoice
from helpers.publish.cells import PICTURE

KINDS = ["text", "note", "answer", "picture", "prediction", "exercise", "explorer", "readme"]
PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n|\n(?:[-*]|\d+[.)]) |\n\|).)+", re.S)
COMPUTED = re.compile(r"(?:#|<!--) computed: (.*?)(?: -->)?$", re.M)
GIVEN = re.compile(r"(?:#|<!--) given: (.*?)(?: -->)?$", re.M)


@dataclass
class Passage:
    kind: str
    where: str
    text: str
    cell: int | None = None  # whose section it belongs to
    before: str = ""  # what was said just before, in the same section
    computed: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    owner: object = None  # the exercise or explorer that it belongs to
    own: tuple = ()  # the numbers that a caption's own choice sets

    @property
    def source(self):
        """The cell, exercise or file that it stands in, with all that stands there."""
        return re.sub(r", (question|hint|why|choice|mistake|line \d+)$", "", self.where)


def of_lesson(lesson):
    found = []
    asked, shown = prediction_cells(lesson), explorer_cells(lesson)
    checks = {i: notebook.checked(c) for i, c in lesson.cells("code")}
    said = ""
    for i, cell in enumerate(lesson.notebook.cells):
        where = f"{lesson.path.name}, cell {i} ({cell.get('id')})"
        beside = {name: [*cell.metadata.get(name, [])] for name in ("computed", "given")}
        if cell.cell_type == "markdown":
            if re.match(r"## ", cell.source):
                said = ""
            if cell.source.startswith("### Exercise") and checks.get(i + 1):
                found += exercise_cell(where, i, cell, checks[i + 1])
                continue
            for kind, text in paragraphs(cell):
                found.append(Passage(kind, where, text, i, said, **beside))
                said = f"{said}\n{text}" if kind != "note" else said
        elif i in asked:
            question, *said_of_it = spoken(cell)
            found.append(Passage("prediction", where, question, i, **beside))
            found += [Passage("prediction", where, text, i, question, **beside)
                      for text in said_of_it]  # fmt: skip
        elif i in shown:
            found += of_explorers(cell, where, i)
    listed = catalogue.lessons().get(f"{lesson.number:02d}", [])
    return found + [p for exercise in listed for p in of_exercise(exercise)]


def paragraphs(cell):
    """(kind, text) for each paragraph of a markdown cell; fenced code is left out."""
    source = FENCED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), cell.source)
    folded = [m.span() for m in re.finditer(r"<details.*?</details>", source, re.S)]
    for match in PARAGRAPH.finditer(source):
        text = match[0].strip()
        if not text:
            continue
        within = any(start <= match.start() < end for start, end in folded)
        note = slide_type(cell) == "notes"
        kind = "note" if note else "picture" if PICTURE in text else "answer" if within else "text"
        yield kind, text


def spoken(cell):
    """Question, choices and feedback of a prediction."""
    tree = ast.parse(cell.source)
    texts = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return [n.value for n in sorted(texts, key=lambda n: (n.lineno, n.col_offset))]


def exercise_cell(where, i, cell, name):
    """An exercise's cell says what its source says, and the source is what is read."""
    exercise = catalogue.exercises().get(name)
    number = re.match(r"### Exercise (\d+)", cell.source)
    if exercise is None or number is None:
        return []
    expected = notebook.markdown(int(number[1]), exercise)
    if cell.source == expected:
        return []
    pairs = zip(cell.source.splitlines(), expected.splitlines(), strict=False)
    line = next((a for a, b in pairs if a != b), cell.source[-60:])
    return [Passage("stale", where, line, i)]


def of_exercise(exercise):
    parts = [("question", exercise.question), ("hint", exercise.hint), ("why", exercise.why)]
    parts += [("choice", choice) for choice in getattr(exercise, "choices", [])]
    parts += [("mistake", said) for said in exercise.mistakes.values()]
    return [
        Passage("exercise", f"exercise {exercise.id}, {part}", text, None,
                exercise.question if part != "question" else "",
                [*exercise.computed], [*exercise.given], exercise)
        for part, text in parts
    ]  # fmt: skip


def exercise_codes(exercise):
    """Python whose literals and results an exercise's texts may use."""
    codes = [] if isinstance(exercise, MultipleChoice) else [exercise.solution]
    if isinstance(exercise, Function):
        codes += [f"({exercise.expected})({case})" for case in exercise.cases]
    else:
        codes += [*exercise.mistakes]
    return codes


def of_explorers(cell, where, i):
    """What an explorer says besides its sentence: its task, its labels and its axes."""
    name, explorer = explorer_of(cell)
    if explorer is None:
        return []
    source = inspect.getsource(inspect.getmodule(getattr(explorers, name)))
    texts = {choice.label: () for choice in explorer.choices()}
    for choice in explorer.choices():
        if choice.kind == "buttons":
            texts |= zip(choice.captions, map(numbers_of, choice.values), strict=True)
    if explorer.task:
        texts |= {explorer.task.text: (), explorer.task.found: ()}
    for stage in explorer.stages.values():
        moved = {layer.artist for layer in stage.layers}  # readings, which other tests compare
        texts |= {t.get_text(): () for t in lettering(stage.figure) if t not in moved}
    beside = {"computed": COMPUTED.findall(source), "given": GIVEN.findall(source)}
    where = f"{where}, explorer {name}"
    return [Passage("explorer", where, text, i, owner=explorer, own=own, **beside)
            for text, own in texts.items() if text.strip()]  # fmt: skip


def numbers_of(value):
    """The numbers of a control's value, which may be one, or a pair such as a start (w, b)."""
    parts = value if isinstance(value, (tuple, list)) else [value]
    return tuple(float(part) for part in parts if type(part) in (int, float))


def explorer_of(cell):
    """(name, explorer) of a cell that ends in a call such as explorers.race()."""
    last = ast.parse(cell.source).body[-1]
    call = ast.unparse(last.value) if isinstance(last, ast.Expr) else ""
    name = re.match(r"explorers\.(\w+)\(", call)
    try:
        return (name[1], made(call)) if name else ("", None)
    except Exception:  # given the lesson's own data; a broken one has tests of its own
        return name[1], None


_MADE = {}


def made(call):
    if call not in _MADE:
        _MADE[call] = eval(call, {"explorers": explorers})
    return _MADE[call]


def lettering(figure):
    """Titles, names of axes and words that stand in a picture; ticks are no prose."""
    for ax in figure.axes:
        yield from (ax.title, ax._left_title, ax.xaxis.label, ax.yaxis.label, *ax.texts)
    yield from figure.texts


def of_readme(path):
    source = path.read_text(encoding="utf-8")
    computed, given = COMPUTED.findall(source), GIVEN.findall(source)
    plain = FENCED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
    plain = re.sub(
        r"<!--.*?-->|`[^`]*`",  # code is no prose
        lambda match: re.sub(r"[^\n]", " ", match[0]),
        plain,
        flags=re.S,
    )
    found = []
    for match in PARAGRAPH.finditer(plain):
        if text := match[0].strip():
            line = source.count("\n", 0, match.start()) + 1
            found.append(Passage("readme", f"README.md, line {line}", text, None,
                                 computed=computed, given=given))  # fmt: skip
    return found
