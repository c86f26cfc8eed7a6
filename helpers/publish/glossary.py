"""The glossary: what each lesson's `## Words` lists, and where a term is explained."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from helpers.cells import GLOSSARY, slug
from helpers.publish.notebook import Lesson

# An item of a list of words: “- **term** – what it means.”, which may run on in the next lines.
ITEM = re.compile(r"^[-*] \*\*([^*]+)\*\* [–—-] (.+(?:\n(?![-*] |#|\n).+)*)", re.M)
LETTERS = re.compile(r"[^\W_]{2}")  # one letter is a sign
DOUBLED = "bdgmnpt"  # clipped, nudging


@dataclass(frozen=True)
class Word:
    """One entry of the glossary, and the place where the course explains the word."""

    label: str  # as a lesson writes it: “logit, log-odds”
    meaning: str
    lesson: Lesson
    place: str  # the address of a heading in that lesson's page
    heading: str

    @property
    def order(self) -> str:
        return re.sub(r"^\W+", "", self.label).casefold()


def items(text: str) -> Iterator[tuple[str, str]]:
    """(label, meaning) of each item of a list of words."""
    return ((label, " ".join(meaning.split())) for label, meaning in ITEM.findall(text))


def names(label: str) -> Iterator[str]:
    """The terms in a label: `logit, log-odds` are two; of `label y` the y is a sign."""
    for name in re.split(r", |[()]", re.sub(r"\w+\([^)]*\)", "", label)):
        if words := [word for word in name.split() if LETTERS.match(word)]:
            yield " ".join(words)


def inflected(term: str) -> str:
    """A pattern of the term and its forms: clip, clips, clipped, clipping."""
    *first, last = re.split(r"[ -]", term)
    stem = re.sub(r"ed?$", "", last) if len(last) > 4 else last
    double = f"{stem[-1]}?" if stem[-1] in DOUBLED else ""
    forms = rf"{re.escape(stem)}{double}(?:e|ed|es|s|ing|ion|er|ers)?"
    return r"[\s-]+".join([*map(re.escape, first), forms])


def explaining(term: str) -> re.Pattern:
    """A pattern of the term in bold by itself, as a text has it that explains the term."""
    ours = inflected(term)
    beside = rf"\*\*(?:(?:an?|the) )?(?:[\w-]+,? or )?{ours}(?:[ ,]+\(?\S{{1,4}}\)?)?"
    return re.compile(rf"{beside}(?:,? or [\w-]+)?[.,:;]?\*\*|\*\* \({ours}[,)]", re.I)


def all_words(lessons: list[Lesson]) -> list[Word]:
    """Every word of every lesson, sorted; what several lessons list comes from the first."""
    parts = {lesson: [*lesson.parts] for lesson in lessons}
    found: dict[str, Word] = {}
    for lesson in lessons:
        listed = "\n\n".join(text for heading, text in parts[lesson] if heading == GLOSSARY)
        for label, meaning in items(listed):
            key = next(names(label), label)
            place = _first_explained(label, lesson, parts)
            found.setdefault(key, Word(label, meaning, *place))
    return sorted(found.values(), key=attrgetter("order"))


def _first_explained(label, lesson, parts):
    """(lesson, address, heading) of the first part that explains a word, up to its own lesson."""
    patterns = [explaining(name) for name in names(label)]
    for earlier in [*parts][: [*parts].index(lesson) + 1]:
        for heading, text in parts[earlier]:
            if heading != GLOSSARY and any(pattern.search(text) for pattern in patterns):
                return earlier, slug(heading) if heading else "lesson", heading or earlier.title
    return lesson, slug(GLOSSARY), GLOSSARY
