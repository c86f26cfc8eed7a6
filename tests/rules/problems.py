"""Ask every rule: what is wrong with one lesson, and with all of them together."""

from dataclasses import dataclass

from rules.code import CODE_RULES, interact_cells
from rules.second import SECOND_RULES
from rules.stored import IGNORED_BY_NBVAL, STORED_RULES, tidy_file
from rules.structure import TEXT_RULES
from rules.terms import term_problems, twofold_terms


@dataclass(frozen=True)
class Problem:
    rule: str
    where: str
    sentence: str

    def __str__(self):
        return f"{self.where}: {self.sentence} [{self.rule}]"


def problems(lesson):
    """Every problem of one lesson, as a list of Problem."""
    rules = [*TEXT_RULES, *CODE_RULES, *STORED_RULES, *SECOND_RULES]
    found = [p for rule in rules for p in ask(rule, lesson)]
    # The bytes speak last: whatever else is wrong has a clearer sentence of its own.
    return found or ask(tidy_file, lesson)


def course_problems(lessons):
    """What only all lessons together can get wrong."""
    lessons = sorted(lessons, key=lambda lesson: lesson.path)
    uses = [place(lesson, i) for lesson in lessons for i in interact_cells(lesson)]
    for where in uses[1:]:
        yield Problem("one_interact", where, f"interact stands in {uses[0]} already")
    cells = {(lesson.path.stem, c.get("id")) for lesson in lessons for c in lesson.notebook.cells}
    stems = {lesson.path.stem for lesson in lessons}
    for stem, cell in IGNORED_BY_NBVAL:
        if stem in stems and (stem, cell) not in cells:
            yield Problem("nbval_marks", stem, f"IGNORED_BY_NBVAL lists the cell {cell}, now gone")
    for lesson, i, sentence in term_problems(lessons):
        yield Problem("terms", place(lesson, i), sentence)
    for lesson, i, sentence in twofold_terms(lessons):
        yield Problem("twofold_terms", place(lesson, i), sentence)


def ask(rule, lesson):
    return [Problem(rule.__name__, place(lesson, i), sentence) for i, sentence in rule(lesson)]


def place(lesson, index):
    if index is None:
        return lesson.path.name
    return f"{lesson.path.name}, cell {index} ({lesson.notebook.cells[index].get('id')})"
