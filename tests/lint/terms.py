"""Whether the course explains a term before it uses it.

The terms are those of all lessons' Words. A term is explained where it stands in bold by itself.
"""

import re
from typing import NamedTuple

from helpers.cells import FENCED, calls_predict
from helpers.publish.glossary import explaining, inflected, items, names

# Code, formulas and addresses use no words of ours. Nor is anything read after a heading or a table
# in the same cell: there, fifteen words come before they are explained.
NOT_PROSE = re.compile(
    FENCED.pattern + r"|`[^`\n]+`|\$\$.*?\$\$|\$[^$\n]+\$|\]\([^)]*\)|^[|#].*", re.M | re.S
)
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n\s*\n|\n(?=[-*] )")
EVERYDAY = re.compile(r"\ba (?:little )?bit\b", re.I)
NOWHERE = (100, 0)


class Text(NamedTuple):
    """What one cell gives to read, and its sentences that use words."""

    cell: int
    source: str
    sentences: list[str]


def term_problems(lessons):
    """(lesson, cell, sentence) for each term used before it is explained, or never explained."""
    read = {lesson.number: [*texts(lesson)] for lesson in lessons}
    owners = {}
    for lesson in lessons:
        for term in terms(lesson):
            owners.setdefault(term, set()).add(lesson.number)
    for term, numbers in owners.items():
        longer = [other for other in owners if term != other and term in other]
        place = explanation(term, read)
        for lesson in lessons:
            first = first_use(term, longer, read[lesson.number])
            if lesson.number in numbers and place >= (lesson.number + 1, 0):
                yield lesson, None, f"“{term}” stands in Words, but no text says it in bold"
            elif first is not None and (lesson.number, first) < place:
                yield lesson, first, f"“{term}” is used before the course explains it"


def twofold_terms(lessons):
    """(lesson, cell, sentence) for each term that a lesson defines otherwise than one before it."""
    told = {}
    for lesson in lessons:
        for term, meaning in defined(lesson):
            first, number = told.setdefault(term, (meaning, lesson.number))
            if meaning != first:
                where = f"lesson {number:02d} says: {first}"
                yield lesson, None, f"“{term}” is defined a second time; {where}"


def defined(lesson):
    """(term, meaning) for each term of a lesson's Words."""
    for label, meaning in items(lesson.part("Words")):
        yield from ((term, meaning) for term in names(label))


def terms(lesson):
    """The terms of a lesson's Words."""
    return (term for term, _ in defined(lesson))


def texts(lesson):
    """What is read, in order. The front matter may explain, but only promises; Words only lists."""
    begin = min((i for i, level, _ in lesson.headings if level == 2), default=0)
    listed = [i for i, level, title in lesson.headings if (level, title) == (2, "Words")]
    asked = [i for i, cell in lesson.cells("code") if calls_predict(cell)]
    for i in sorted({*asked, *(i for i, _ in lesson.text_cells)} - {*listed}):
        source = lesson.notebook.cells[i].source
        yield Text(i, source, [*sentences(source, lesson.number)] if i >= begin else [])


def sentences(source, number):
    """The sentences of a text, without those that only announce a later lesson."""
    for sentence in SENTENCE_END.split(NOT_PROSE.sub(" ", source)):
        if all(int(other) <= number for other in re.findall(r"\b[Ll]esson (\d\d)\b", sentence)):
            yield EVERYDAY.sub("", sentence)


def explanation(term, read):
    """(lesson's number, cell) of the first explanation."""
    bold, places = explaining(term), []
    for number, told in read.items():
        places += [(number, text.cell) for text in told if bold.search(text.source)][:1]
    return min(places, default=NOWHERE)


def first_use(term, longer, told):
    """The cell that first uses a term, and not only within a longer one."""
    within = "".join(rf"\b{inflected(other)}\b|" for other in longer)
    use = re.compile(rf"{within}(\b{inflected(term)}\b(?!\())", re.I)
    used = (text.cell for text in told for s in text.sentences for m in use.finditer(s) if m[1])
    return next(used, None)
