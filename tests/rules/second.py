"""What a lesson must look like besides: its minutes, pictures and slides.

Rules as in structure.py.
"""

import builtins
import re

from minutes import minutes, opened, sentence
from rules.code import explorer_cells, practice_cells, trees
from rules.guessing import GUESSING_RULES
from rules.lesson import DETAILS, slide_type
from rules.names import names_of

from helpers.cells import PICTURE, only_draws
from helpers.publish.notebook import stated_minutes

STEP_MINUTES = range(10, 31)
NEAR = 1
DESCRIBE = "Describe the picture"
# What every lesson imports under this name.
STANDARD = {"np", "plt", "losses", "training", "figures", "explorers", "check", "predict"}
FORMATTING = re.compile(r"join\(\s*[\[(]?\s*f[\"']")
SPOKEN_WORDS = 3


def honest_minutes(lesson):
    told = re.findall(r"\d+", stated_minutes(lesson.notebook.cells[0].source) or "")
    counted = minutes(lesson)
    if len(told) < 2 or any(abs(int(t) - n) > NEAR for t, n in zip(told, counted, strict=True)):
        yield 0, f"by tests/minutes.py this is: {sentence(lesson)}"
    if counted[0] not in STEP_MINUTES:
        first, last = STEP_MINUTES.start, STEP_MINUTES.stop - 1
        yield None, f"{counted[0]} minutes to step through; a lesson takes {first} to {last}"


def going_further(lesson):
    """What not everybody needs stands at the end of the lesson, and on no slide."""
    titles = [section.title for section in lesson.sections if section.level == 2]
    for section in lesson.named("Going further"):
        if titles[titles.index("Going further") + 1 :][:1] != ["Exercises"]:
            yield section.cell, "'Going further' stands directly before 'Exercises'"
        [end, *_] = [s.cell for s in lesson.named("Exercises")] or [len(lesson.notebook.cells)]
        for i, cell in enumerate(lesson.notebook.cells[section.cell : end], section.cell):
            if slide_type(cell) not in {"skip", "notes"}:
                yield i, "what goes further has no place on a slide"


def folded_pictures(lesson):
    """Each picture has its own description, folded away below it."""
    told = []
    for i, cell in lesson.text_cells:
        folds = [
            (f"<summary>{DESCRIBE}</summary>" in m[1], m[1]) for m in DETAILS.finditer(cell.source)
        ]
        told += [i for describes, _ in folds if describes]
        open_text = (False, DETAILS.sub("", cell.source))
        if any(describes != (PICTURE in text) for describes, text in [*folds, open_text]):
            yield i, f"'{PICTURE} …' and the fold '{DESCRIBE}' belong together"
    moving = explorer_cells(lesson)
    drawn = [i for i, cell in lesson.cells("code") if i in moving or has_picture(cell)]
    for i, end in zip(drawn, [*drawn[1:], len(lesson.notebook.cells)], strict=True):
        count = sum(i < j < end for j in told)
        if count != 1:
            yield i, f"{count} folds '{DESCRIBE}' below this picture; there is one"


def has_picture(cell):
    return any("image/png" in output.get("data", {}) for output in cell.outputs)


def slides(lesson):
    """The cells of each slide."""
    found = []
    for i, cell in enumerate(lesson.notebook.cells):
        if slide_type(cell) in {"slide", "subslide"}:
            found.append([i])
        elif slide_type(cell) in {"fragment", "-"} and found:
            found[-1].append(i)
    return found


def code_on_slides(lesson):
    """{index: tree} of the cells whose code can be read on a slide."""
    shown, hidden = {i for slide in slides(lesson) for i in slide}, practice_cells(lesson)
    return {
        i: tree
        for i, cell, tree in trees(lesson)
        if i in shown and i not in hidden and not (has_picture(cell) and only_draws(cell.source))
    }


def slide_names(lesson):
    """A slide reads only names that it or a slide before sets, imports, or names in its text."""
    code, known = code_on_slides(lesson), STANDARD | {*dir(builtins)}
    for i in (i for slide in slides(lesson) for i in slide):
        if i in code:
            read, bound = names_of(code[i])
            for name in sorted(read - known):
                yield i, f"no slide before this one says what {name} is"
            known |= read | bound.keys()
        elif lesson.notebook.cells[i].cell_type == "markdown":
            quoted = re.findall(r"`([^`]+)`", lesson.notebook.cells[i].source)
            known |= {name for code_text in quoted for name in re.findall(r"\w+", code_text)}


def slide_sentences(lesson):
    practice = practice_cells(lesson)
    for slide in slides(lesson):
        cells = [(i, lesson.notebook.cells[i]) for i in slide]
        code = [i for i, cell in cells if cell.cell_type == "code" and i not in practice]
        text = "\n".join(cell.source for _, cell in cells if cell.cell_type == "markdown")
        text = re.sub(r"^#.*$", "", DETAILS.sub(opened, text), flags=re.M)
        if code and len(text.split()) < SPOKEN_WORDS:
            yield code[0], "code on a slide without a sentence"


def slide_formatting(lesson):
    for i in code_on_slides(lesson):
        if FORMATTING.search(lesson.notebook.cells[i].source):
            yield i, "joined f-strings hide the idea of a slide; print in a loop, or np.round"


SECOND_RULES = [
    honest_minutes,
    going_further,
    folded_pictures,
    slide_names,
    slide_sentences,
    slide_formatting,
    *GUESSING_RULES,
]
