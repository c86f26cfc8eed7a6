"""Every problem of the prose of a lesson or of README, as Problem(passage, sentence, what)."""

import re
from dataclasses import dataclass

from rules.code import explorer_cells

from helpers.publish.read import minutes_told
from reading import identities, passages
from reading.backing import Backing, state_sentences
from reading.equations import cases, equations, rows
from reading.fitting import ROUNDED, fits, shared, state_tells, twice
from reading.numerals import asks_for_backing, numerals
from reading.sources import (
    agrees,
    code_sources,
    computed_or_none,
    computed_sources,
    exercise_sources,
    output_text,
    text_sources,
)

SENTENCE = re.compile(
    r"(?:[^.!?]|[.!?](?!\s+[A-ZŷσηΣ“‘(*\[]|\s*$|[”)*]+\s))+[.!?]?[”)*]*",
    re.S,
)
BLANK = re.compile(
    r"\[\d\d[^\]]*(?=\]\((?:notebooks/)?\d\d_)|"
    r"\$\$.+?\$\$|\$[^$\n]+\$|\]\([^)\s]*\)|</?\w[^>]*>|https?://\S+",
    re.S,
)
NEAREST = 3


@dataclass(frozen=True)
class Problem:
    passage: passages.Passage
    sentence: str
    what: str

    def __str__(self):
        return f"{self.passage.where}: “{self.sentence}” {self.what}"


def blanked(text):
    """The text without links, marks, tags and formulas, every other sign in its place."""
    text = BLANK.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    code = re.split(r"(`[^`]*`)", text)
    code[::2] = [re.sub(r"\*", " ", part) for part in code[::2]]
    return "".join(code).replace("`", " ")


class Reader:
    """Reads the passages of one lesson, or of README."""

    def __init__(self, backing=None, facts=(), listed=None):
        self.backing, self.facts, self.listed = backing, facts, listed

    def problems(self, passage):
        if passage.kind == "stale":
            yield Problem(passage, passage.text, "differs from the exercise's one source")
            return
        text = blanked(passage.text)
        stated = [*equations(text), *cases(text, blanked(passage.before)), *rows(text)]
        for equation in stated:
            if equation.problem:
                yield Problem(passage, equation.text, f"does not hold: {equation.problem}")
        for written, wrong in identities.formulas(passage.text):
            if wrong:
                yield Problem(passage, written, f"does not hold: {wrong}")
        yield from self.minutes(passage)
        for numeral in numerals(text):
            if not asks_for_backing(numeral, text):
                continue
            sentence = sentence_of(text, numeral)
            if in_equation(numeral, stated, text):
                continue
            if self.is_backed(numeral, text, sentence, passage):
                continue
            nearest = ", ".join(self.nearest(numeral, passage)) or "none"
            what = f"says {numeral.text.strip()}, which nothing backs; nearest: {nearest}"
            yield Problem(passage, " ".join(sentence.split()), what)

    def minutes(self, passage):
        """The minutes of a lesson stand in README, too."""
        told = minutes_told(passage.text)
        if told and self.listed is not None and told != self.listed:
            yield Problem(passage, told, f"are the minutes told, but README says {self.listed}")

    def is_backed(self, numeral, text, sentence, passage):
        if is_given(numeral, text, passage) or twice(numeral, sentence):
            return True
        loose = bool(ROUNDED.search(text[: numeral.start]))
        if passage.own:  # a caption says what its own choice sets
            return any(abs(v - numeral.value) <= numeral.unit / 2 for v in passage.own)
        near, far = self.around(passage)
        if asked := passage.before if passage.kind in {"exercise", "prediction"} else "":
            sentence = f"{sentence} {blanked(asked)}"
            near = near + text_sources(blanked(asked), None, "code")
        if any(
            agrees(numeral, s, loose) and fits(numeral, s, sentence, passage.cell) for s in near
        ):
            return True
        if any(agrees(numeral, s, loose) and shared(sentence, numeral, s.line) for s in far):
            return True
        cells = {s.cell for s in far if s.value == numeral.value}
        if numeral.whole and numeral.value >= 10 and len(cells) > 2:
            return True  # such as the size of the lesson's data
        return any(state_tells(numeral, sentence, told) for told in self.states(passage))

    def around(self, passage):
        """Sources that may back a number by themselves, and those that must say what it says."""
        beside = [*computed_or_none(passage.computed)]
        if passage.kind == "exercise":
            return exercise_sources(passage.owner) + beside, self.backing.sources
        if passage.kind == "readme":
            return beside, [s for s in self.facts]
        near = beside + self.backing.near(passage.cell)
        return near, self.backing.far(passage.cell)

    def states(self, passage):
        if passage.kind == "explorer":
            return [state_sentences(passage.owner)]
        if self.backing is None:
            return []
        here = passage.cell and self.backing.section[passage.cell]
        states = self.backing.states
        return [told for i, told in states.items() if here in (None, self.backing.section[i])]

    def nearest(self, numeral, passage):
        near, far = self.around(passage)
        ranked = sorted([*near, *far], key=lambda s: abs(abs(s.value) - abs(numeral.value)))
        return list(dict.fromkeys(f"{s.value:.6g}" for s in ranked))[:NEAREST]


def sentence_of(text, numeral):
    for match in SENTENCE.finditer(text):
        if match.start() <= numeral.start < match.end():
            return match[0].strip()
    return text


def in_equation(numeral, stated, text):
    """Whether an equation that holds would not hold with another last digit of this number."""
    around = [e for e in stated if e.start <= numeral.start and numeral.end <= e.end]
    return any(is_needed(numeral, e, text) for e in around if not e.problem)


def is_needed(numeral, equation, text):
    digits = numeral.text.strip()
    place = max(i for i, c in enumerate(digits) if c.isdigit())
    other = str((int(digits[place]) + 1) % 10) if digits[place].isdecimal() else "7"
    start = text.index(digits, numeral.start) + place
    changed = text[:start] + other + text[start + 1 :]
    piece = changed[: equation.start] + changed[equation.start :]
    again = [*equations(piece), *cases(piece), *rows(piece)]
    return not any(e.start == equation.start and e.end >= equation.end - 1 and not e.problem
                   for e in again)  # fmt: skip


def is_given(numeral, text, passage):
    """Whether the text itself brings the number in, as a line beside it says word for word."""
    return any(
        match.start() <= numeral.start and numeral.end <= match.end() + 1
        for quote in passage.given
        for match in re.finditer(words_of(quote), text)
    )


def words_of(quote):
    """A pattern of the same words, wherever the lines break."""
    return r"\s+".join(map(re.escape, blanked(quote).split())) or "$^"


def lines_beside(passage_list):
    """Lines that compute nothing, or nothing that is said, and quotes that are not there."""
    by_source = {}
    for p in passage_list:
        if p.kind not in {"stale", "explorer"}:
            by_source.setdefault(p.source, []).append(p)
    for group in by_source.values():
        texts = [blanked(p.text) for p in group]
        said = [n for text in texts for n in numerals(text)]
        for code in dict.fromkeys(code for p in group for code in p.computed):
            try:
                sources = computed_sources([code])
            except Exception as error:
                yield Problem(group[0], code, f"computes nothing: {error}")
                continue
            results = [s for s in sources if s.kind == "computed"]
            if not any(agrees(n, s, True) for n in said for s in results):
                yield Problem(group[0], code, "computes nothing that is said here")
        for quote in dict.fromkeys(quote for p in group for quote in p.given):
            if not any(re.search(words_of(quote), text) for text in texts):
                yield Problem(group[0], quote, "is said to be given here, but does not stand here")


def lesson_problems(lesson):
    backing = Backing(lesson)
    listed = minutes_in_readme(lesson.path).get(lesson.path.name)
    reader, found = Reader(backing, listed=listed), passages.of_lesson(lesson)
    return [p for passage in found for p in reader.problems(passage)] + [*lines_beside(found)]


class ReadmeReader(Reader):
    """README is backed by the lessons it speaks of: their minutes, number and explorers."""

    def __init__(self, lessons):
        shown = [
            source
            for lesson in lessons
            for i in explorer_cells(lesson)
            for source in text_sources(output_text(lesson.notebook.cells[i]), i, "output")
        ]
        super().__init__(facts=[*shown, *code_sources(str(len(lessons)), None)])
        self.told = dict(told_minutes(lessons))

    def problems(self, passage):
        row = re.search(r"^\| \[(\d\d) .*?\]\(notebooks/(\S+)\) \| (\d[\d +]*) \|", passage.text)
        if not row:
            yield from super().problems(passage)
        elif row[1] != row[2][:2] or self.told.get(row[2]) != row[3]:
            minutes = self.told.get(row[2])
            yield Problem(passage, row[0], f"but {row[2]} says {minutes} minutes")


def readme_readers(path, lessons):
    reader = ReadmeReader(lessons)
    return [(reader, passage) for passage in passages.of_readme(path)]


def readme_problems(path, lessons):
    pairs = readme_readers(path, lessons)
    found = [problem for reader, passage in pairs for problem in reader.problems(passage)]
    return found + [*lines_beside([passage for _, passage in pairs])]


def told_minutes(lessons):
    for lesson in lessons:
        yield lesson.path.name, minutes_told(lesson.notebook.cells[0].source)


def minutes_in_readme(path):
    """What README says of the minutes of each lesson."""
    readme = path.parent.parent / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    return dict(re.findall(r"^\| \[\d\d .*?\]\(notebooks/(\S+)\) \| (\d[\d +]*) \|", text, re.M))
