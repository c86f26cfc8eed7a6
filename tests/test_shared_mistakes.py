"""The slips that exercises share: known without an entry, and silent where an entry says more."""

import numpy as np
import pytest
from support.asked import FUNCTIONS, LISTS, NUMBERS, each, number

from helpers.practice.exercise import run
from helpers.practice.judge import WRONG, common, judge, numbers, own

MEAN = number("-np.mean(np.log([0.9, 0.6]))")
TOTAL = number("np.sum(-np.log([0.9, 0.6]))")
SHARE = number("3 / 8")
PAIR = number("[-np.log(0.25), -np.log(0.6)]")
KNOWN = {
    "sign": (MEAN, -0.308, "Right but for the sign. The logarithm of"),
    "sign without a logarithm": (SHARE, -0.375, "Right but for the sign."),
    "base 10": (MEAN, 0.134, "base 10"),
    "base 2": (MEAN, 0.4447, "base 2"),
    "sum for mean": (MEAN, 0.616, "That is the sum."),
    "mean for sum": (TOTAL, 0.308, "That is the mean."),
    "swapped label": (MEAN, 1.609, "the rest, 1 − p"),
    "distance": (MEAN, 0.25, "That is the distance"),
    "squared distance": (MEAN, 0.085, "That is the square"),
    "per cent": (SHARE, 37.5, "per cent"),
    "the other share": (SHARE, 0.625, "up to 1"),
    "both signs": (PAIR, [-1.386, -0.511], "Right but for the sign."),
    "one sign": (PAIR, [1.386, -0.511], "Number 2: Right but for the sign."),
    "one label": (PAIR, [0.288, 0.511], "Number 1: Inside your logarithm"),
    "both bases": (PAIR, [0.602, 0.222], "base 10"),
    "order": (PAIR, [0.511, 1.386], "their order is not"),
    "one rounded": (PAIR, [1.39, 0.515], "Number 2: Close, but not it."),
}


@pytest.mark.parametrize(("exercise", "answer", "words"), KNOWN.values(), ids=KNOWN)
def test_a_shared_slip_is_known_without_an_entry(exercise, answer, words):
    verdict = judge(exercise, answer)
    assert verdict.status == WRONG
    assert words in verdict.text


@pytest.mark.parametrize("exercise", [MEAN, TOTAL], ids=["mean", "sum"])
def test_the_parts_of_a_sum_or_a_mean_are_told_so(exercise):
    assert "the parts of it" in judge(exercise, [0.105, 0.511]).text
    assert "the parts" not in judge(exercise, [0.105, 0.916]).text


@pytest.mark.parametrize("answer", [-0.375, 0.375 / np.log(10), 0.375 / np.log(2)])
def test_a_share_has_no_base(answer):
    assert "base" not in judge(SHARE, answer).text


def test_an_exercise_says_its_own_words_first():
    named = number("-np.log(0.25)", {"np.log(0.25)": "Own words."})
    assert judge(named, -1.386).text == "Own words."


def test_of_two_entries_that_are_close_the_closer_one_speaks():
    close = number("7", {"0.0010": "First.", "0.0010005": "Second."})
    assert judge(close, 0.0010005).text == "Second."
    assert judge(close, 0.001).text == "First."


def test_a_logarithm_of_more_than_1_is_of_no_distance():
    assert "distance" not in judge(number("np.log(10)"), 9).text


@each(NUMBERS)
def test_a_shared_slip_is_wrong_and_told_in_shared_or_own_words(exercise):
    right = numbers(exercise.solution)
    for slip, words in common(exercise):
        verdict = judge(exercise, list(slip))
        assert verdict.status == WRONG
        off = [n for n, (a, b) in enumerate(zip(slip, right, strict=True), 1) if a != b]
        place = f"Number {off[0]}: " if len(right) > 1 and len(off) == 1 else ""  # 0 has no sign
        assert verdict.text in {place + words, *(said for _, said in own(exercise))}, slip


@each(NUMBERS)
def test_an_entry_does_not_repeat_the_shared_words(exercise):
    assert not {said for _, said in common(exercise)} & set(exercise.mistakes.values())


WRONGS = {
    "sign": ("lambda y, p: -loss(y, p)", "Right but for the sign. The logarithm of"),
    "base 10": ("lambda y, p: loss(y, p) / np.log(10)", "base 10"),
    "base 2": ("lambda y, p: loss(y, p) / np.log(2)", "base 2"),
    "sum": ("lambda y, p: len(y) * loss(y, p)", "That is the sum."),
    "swapped": ("lambda y, p: loss(y, 1 - np.array(p))", "the rest, 1 − p"),
    "distance": ("lambda y, p: np.mean(np.abs(np.array(y) - p))", "That is the distance"),
    "square": ("lambda y, p: np.mean((np.array(y) - p) ** 2)", "That is the square"),
}


@pytest.mark.parametrize(("code", "words"), WRONGS.values(), ids=WRONGS)
def test_a_function_with_a_shared_slip_is_known_without_an_entry(code, words):
    assert words in judge(LISTS, eval(code, {"np": np, "loss": run(LISTS.solution)})).text


@each(FUNCTIONS)
def test_a_shared_slip_of_a_function_is_wrong(exercise):
    right = run(exercise.solution)
    verdict = judge(exercise, lambda *a: -np.asarray(right(*a)))
    assert verdict.status == WRONG
    assert exercise.hint not in verdict.text
