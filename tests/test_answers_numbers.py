"""Numbers and letters in every form that people give them, and what is neither."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from support.asked import ROWS, SINGLE, each, number

from helpers.practice import check
from helpers.practice.judge import RIGHT, UNREADABLE, WRONG, Verdict, judge, numbers

# The right value in other forms


@each(SINGLE)
def test_one_number_in_every_form(exercise):
    [value] = numbers(exercise.solution)
    forms = [value, np.float64(value), np.float32(value), [value], (value,), {value}]
    forms += [np.array(value), np.array([value]), np.array([[value]]), Decimal(value)]
    forms += [Fraction(value), round(value, 3), round(value, 4), round(value, 9)]
    assert [check(exercise.id, form).right for form in forms] == [True] * len(forms)


@each(ROWS)
def test_a_row_of_numbers_in_every_form(exercise):
    row = list(numbers(exercise.solution))
    forms = [row, tuple(row), np.array(row), np.array(row, dtype=np.float32), np.array([row])]
    forms += [np.array(row)[:, None], [np.float64(value) for value in row], np.round(row, 5)]
    assert [check(exercise.id, form).right for form in forms] == [True] * len(forms)


TENTH = number("-np.log(0.1)")
ROW = number("[-0.0173450, -0.9820138]")

# Three levels: right, a known mistake (test_shared_mistakes.py), and else close or the hint

EQUAL = {
    "three digits": (0.164, 0.164252),
    "two digits": (0.16, 0.164252),
    "many digits": (0.16425, 0.164252),
    "a dropped zero": (2.3, 2.302585),
    "a whole number": (101, 101.0101),
    "an exact number": (0.7, 0.7),
    "a half rounded up": (0.13, 0.125),
    "a half rounded to even": (0.12, 0.125),
    "what floats add": (3 * 0.693, 2.0794415),
    "single precision": (np.float32(2.302585093), 2.302585093),
    "a small number": (0.000021, 0.0000211),
}
UNEQUAL = {
    "one digit": (0.2, 0.164252),
    "cut": (2.302, 2.302585),
    "rounded twice": (0.0174, 0.017345),
    "a last digit off": (0.165, 0.164252),
    "a tenth off": (11.9, 12.000006),
    "less than ones": (100, 101.0101),
    "zero": (0, 0.004),
    "no zero": (0.004, 0),
    "many digits off": (0.16425203, 0.164253),
}


@pytest.mark.parametrize(("answer", "target"), EQUAL.values(), ids=EQUAL)
def test_right_is_what_equals_the_solution_at_the_digits_given(answer, target):
    assert judge(number(repr(target)), answer).status == RIGHT
    assert judge(number(repr(-target)), -answer).status == RIGHT


@pytest.mark.parametrize(("answer", "target"), UNEQUAL.values(), ids=UNEQUAL)
def test_all_else_is_not_right(answer, target):
    assert judge(number(repr(target)), answer).status == WRONG
    assert judge(number(repr(-target)), -answer).status == WRONG


def test_an_exercise_may_ask_for_three_digits():
    assert judge(number("2.0794", digits=3), 2.08).status == RIGHT
    assert "at least 3" in judge(number("2.0794", digits=3), 2.1).text


def test_what_is_close_is_told_so_and_what_is_not_gets_the_hint():
    for answer in (2.31, 2.302, 2.29, 2):
        assert "Close, but not it" in judge(TENTH, answer).text
    assert judge(ROW, [-0.0174, -0.982]).text.startswith("Number 1: Close")
    assert judge(TENTH, 2.4) == Verdict(WRONG, "Hint: Look.")


def test_a_comma_for_the_point_is_told_so(monkeypatch):
    monkeypatch.setattr("helpers.practice.feedback.exercises", lambda: {"t": TENTH, "r": ROW})
    assert "a point where you have a comma" in check("t", 2, 303).text
    assert "a point where you have a comma" in check("t", (2, 303)).text
    assert check("t", "2,303").right
    assert check("t", " 2.303 nats ").right
    assert check("r", -0.0173, -0.982).right


# What cannot be an answer


NOT_NUMBERS = {
    "none": (None, "None"),
    "text": ("about two", "without quotes"),
    "text of code": ("-np.log(0.1)", "without quotes"),
    "truth": (True, "comparison"),
    "function": (len, "function"),
    "complex": (1j, "cannot read"),
    "dict": ({"a": 1}, "cannot read"),
    "ragged": ([[1], [1, 2]], "cannot read"),
    "empty": ([], "empty"),
    "nan": (float("nan"), "nan or an inf"),
    "inf": (np.inf, "nan or an inf"),
    "too many": ([1, 2, 3], "you gave 3"),
    "table": ([[1, 2], [3, 4]], "shape (2, 2)"),
}


@pytest.mark.parametrize(("answer", "words"), NOT_NUMBERS.values(), ids=NOT_NUMBERS)
def test_one_clear_sentence_for_what_is_no_number(answer, words):
    verdict = judge(TENTH, answer)
    assert verdict.status == UNREADABLE
    assert words in verdict.text
