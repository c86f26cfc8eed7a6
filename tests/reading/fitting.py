"""Whether a source speaks of what a sentence speaks of: its words, its other numbers, its place."""

import re

from reading.numerals import numerals
from reading.sources import Source, agrees

ROUNDED = re.compile(
    r"(?:near|about|almost|nearly|roughly|some|around|≈|over|close to|typically) $"
)
WORD = re.compile(r"[^\W\d_]{4,}")
DULL = {
    "about", "above", "after", "again", "against", "also", "another", "because", "become",
    "before", "below", "both", "come", "costs", "does", "each", "every", "example", "first",
    "from", "give", "given", "gives", "half", "have", "here", "into", "just", "know", "label",
    "labels", "lesson", "line", "loss", "losses", "mean", "more", "most", "much", "nats",
    "near", "never", "number", "numbers", "only", "other", "over", "prediction", "predictions",
    "print", "same", "says", "share", "since", "slope", "stays", "step", "steps", "still",
    "sum", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those",
    "three", "time", "times", "truth", "under", "until", "very", "what", "when", "where",
    "which", "while", "whole", "with", "would", "your",
}  # fmt: skip
CLOSE = 4  # cells
AROUND = 14  # signs
SHORT = {
    "a", "an", "and", "at", "by", "for", "in", "is", "it", "its", "no", "not", "of", "on",
    "one", "or", "so", "the", "to", "two", "was",
}  # fmt: skip


def shared(sentence, numeral, line):
    """Whether a line is about what the sentence is about: another number of it, or a word."""
    others = {n.value for n in numerals(sentence) if n.start != numeral.start}
    others -= {0, 1, 2, numeral.value, -numeral.value}
    if others & {n.value for n in numerals(line)}:
        return True
    words = {w.lower() for w in WORD.findall(line)} - DULL
    return bool(words & {w.lower() for w in WORD.findall(sentence)})


def twice(numeral, sentence):
    """0.2 and 20 % in one sentence: the constant is said in two forms."""
    return any(
        n.percent != numeral.percent and abs(n.value - numeral.value) < 1e-12
        and abs(n.value) not in (0, 1)
        for n in numerals(sentence)
    )  # fmt: skip


def fits(numeral, source, sentence, cell):
    """A number of one or two digits meets another one everywhere: it needs a word or number more.

    Alone in its sentence it may stand in a cell close by instead.
    """
    if numeral.significant > 2 or source.kind == "computed":
        return True
    if numeral.whole and (source.kind == "code" and numeral.value in (0, 1) or not numeral.small):
        return True
    if not numeral.whole:
        if not source.whole or shared(sentence, numeral, source.line):
            return True
        others = {n.value for n in numerals(sentence)} - {numeral.value, 0, 1, 2}
        away = 0 if None in (source.cell, cell) else abs(source.cell - cell)
        if others & {n.value for n in numerals(source.whole)}:
            return True
        finer = source.kind == "output" and source.decimals - numeral.decimals > 1
        if not numeral.small and (finer or source.kind == "output" and away <= 1):
            return True  # a result, told shorter
        return not others and away <= CLOSE
    return shared(sentence, numeral, source.whole or source.line)


def state_tells(numeral, sentence, told):
    """Whether one state of an explorer says this number of the same thing, beside another one."""
    others = {abs(n.value) for n in numerals(sentence) if n.start != numeral.start}
    others -= {0, 1, 2, abs(numeral.value)}
    said = names_in(sentence)
    for line in told:
        found = numerals(line)
        beside = others & {abs(n.value) for n in found} or not others and numeral.significant > 2
        if beside and any(
            agrees(numeral, Source(n.value, n.decimals, line, None, "output"), True)
            and said & names_in(line[max(0, n.start - AROUND) : n.end + AROUND])
            for n in found
        ):
            return True
    return False


def names_in(text):
    """Words and letters that say what a number is of."""
    return {w.lower() for w in re.findall(r"[^\W\d_]+", text)} - DULL - SHORT
