"""What a lesson of the second edition must look like besides: its minutes, slides and pictures.

Rules as in structure.py. Lessons of the first edition (see edition.py) are not asked.
"""

import re

from minutes import minutes, sentence
from rules.edition import is_second
from rules.lesson import slide_type

from helpers.publish.lesson import minutes_told

STEP_MINUTES = range(10, 31)
NEAR = 1


def honest_minutes(lesson):
    told = re.findall(r"\d+", minutes_told(lesson.notebook.cells[0].source) or "")
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


SECOND_RULES = [honest_minutes, going_further]


def second_rules(lesson):
    """The rules that a lesson of this edition is asked."""
    return SECOND_RULES if is_second(lesson) else []
