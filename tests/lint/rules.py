"""Ask every rule: what is wrong with one lesson, and with all of them together.

A rule is a generator over one lesson; it yields (cell index or None, one clear sentence) for each
thing that is wrong. Its name is the function's name.
"""

from typing import NamedTuple

from lint import code, stored, text
from lint.terms import term_problems, twofold_terms

RULES = [*text.RULES, *code.RULES, *stored.RULES]


class Problem(NamedTuple):
    rule: str
    where: str
    sentence: str

    def __str__(self):
        return f"{self.where}: {self.sentence} [{self.rule}]"


def problems(lesson):
    """Every problem of one lesson, as a list of Problem."""
    found = [problem for rule in RULES for problem in ask(rule, lesson)]
    # The bytes speak last: whatever else is wrong has a clearer sentence of its own.
    return found or ask(stored.tidy_file, lesson)


def ask(rule, lesson):
    return [Problem(rule.__name__, place(lesson, i), said) for i, said in rule(lesson)]


def course_problems(lessons):
    """What only all lessons together can get wrong."""
    for rule in (term_problems, twofold_terms):
        for lesson, i, sentence in rule(lessons):
            yield Problem(rule.__name__, place(lesson, i), sentence)


def place(lesson, index):
    if index is None:
        return lesson.path.name
    return f"{lesson.path.name}, cell {index} ({lesson.notebook.cells[index].get('id')})"
