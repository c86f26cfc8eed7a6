"""Numbers and letters in every form that people give them, and what is neither."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from support.asked import LETTERED, ROWS, SINGLE, each, number

from helpers.practice import check, number_answers
from helpers.practice.judge import RIGHT, UNREADABLE, WRONG, Verdict, judge, targets

# The right value in other forms


@each(SINGLE)
def test_one_number_in_every_form(exercise):
    [value] = targets(exercise.solution)
    forms = [value, np.float64(value), np.float32(value), [value], (value,), {value}]
    forms += [np.array(value), np.array([value]), np.array([[value]]), Decimal(value)]
    forms += [Fraction(value), round(value, 3), round(value, 4), round(value, 9)]
    assert [check(exercise.id, form).right for form in forms] == [True] * len(forms)


@each(ROWS)
def test_a_row_of_numbers_in_every_form(exercise):
    row = list(targets(exercise.solution))
    forms = [row, tuple(row), np.array(row), np.array(row, dtype=np.float32), np.array([row])]
    forms += [np.array(row)[:, None], [np.float64(value) for value in row], np.round(row, 5)]
    assert [check(exercise.id, form).right for form in forms] == [True] * len(forms)


TENTH = number("-np.log(0.1)")
ROW = number("[-0.0173450, -0.9820138]")


def test_rounding_is_spoken_about():
    right = [2.303, 2.30, 2.3, "2.303", "2,303", "2.30", " 2.303 nats ", -np.log(0.1)]
    assert {judge(TENTH, answer) for answer in right} == {Verdict(RIGHT, TENTH.why)}
    cut = f"{TENTH.why} You cut the digits; rounded it is 2.303."
    assert judge(TENTH, 2.302) == Verdict(RIGHT, cut)
    near = judge(TENTH, 2.304)
    assert near.status == RIGHT
    assert "digits are a little off" in near.text
    rounded = judge(TENTH, 2.31)
    assert rounded.status == WRONG
    assert "Did you round on the way?" in rounded.text


def test_three_digits_are_asked_for_where_three_are_missing():
    assert "Give three digits" in judge(number("-np.log(0.125)"), 2.1).text
    assert "Give three digits" in judge(ROW, [-0.02, -0.98]).text
    assert "digits" not in judge(number("-0.78"), -0.8).text
    assert "digits" not in judge(number("[0.25, 0.4]"), [0.2, 0.4]).text


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [(number("-np.log(0.125)"), 3 * 0.693), (ROW, [-0.0174, -0.982]), (number("20"), 19.99)],
)
def test_three_right_digits_are_not_scolded(exercise, answer):
    assert judge(exercise, answer) == Verdict(RIGHT, exercise.why)


def test_a_comma_for_the_point_is_told_so(monkeypatch):
    monkeypatch.setattr("helpers.practice.feedback.exercises", lambda: {"t": TENTH, "r": ROW})
    assert "a point where you have a comma" in check("t", 2,303).text
    assert "a point where you have a comma" in check("t", (2, 303)).text
    assert check("r", -0.0173, -0.982).right


@pytest.mark.parametrize("written", ["0.105", "0.1054", "0.10536", "0.1053605"])
def test_digits_decide_how_near_is_near(written):
    assert number_answers.agreement(Decimal(written), -np.log(0.9)) in {"exact", "rounded"}
    assert number_answers.agreement(Decimal(written), -np.log(0.91)) is None


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


def test_choice_wants_a_letter_of_its_own():
    assert '"a", "b", "c" or "d"' in judge(LETTERED, 2).text
    assert "no such choice" in judge(LETTERED, "z").text
