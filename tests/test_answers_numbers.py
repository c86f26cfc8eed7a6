"""Numbers and letters in every form that people give them, and what is neither."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from support.asked import CHOICES, ROWS, SINGLE, each

from helpers.practice import check, numeric
from helpers.practice.catalogue import exercises
from helpers.practice.exercise import run
from helpers.practice.judge import UNREADABLE, judge, targets

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


@each(CHOICES)
def test_a_letter_in_every_form(exercise):
    letter = run(exercise.solution)
    text = exercise.choices["abcdef".index(letter)]
    forms = [letter, letter.upper(), f"({letter})", f" {letter}) ", [letter], np.str_(letter), text]
    assert [check(exercise.id, form).right for form in forms] == [True] * len(forms)


def test_rounding_is_spoken_about():
    right = [2.303, 2.30, 2.3, "2.303", "2,303", "2.30", " 2.303 nats ", -np.log(0.1)]
    assert len({repr(check("03-sure-and-wrong", answer)) for answer in right}) == 1
    assert check("03-sure-and-wrong", 2.303).right
    assert "You cut the digits; rounded it\nis 2.303." in repr(check("03-sure-and-wrong", 2.302))
    assert check("03-sure-and-wrong", 2.302).right
    near = check("03-sure-and-wrong", 2.304)
    assert near.right
    assert "digits are a little off" in " ".join(near.text.split())
    assert "Did you round on the way?" in check("03-sure-and-wrong", 2.31).text
    assert not check("03-sure-and-wrong", 2.31).right


def test_three_digits_are_asked_for_where_three_are_missing():
    assert "Give three digits" in check("01-eighth", 2.1).text
    assert "Give three digits" in check("05-mirror", [-0.02, -0.98]).text
    assert "digits" not in check("06-next-weight", -0.8).text
    assert "digits" not in check("07-alarms", [0.2, 0.4]).text


def test_a_way_that_the_lesson_offers_is_not_scolded():
    near = {"01-eighth": 3 * 0.693, "05-mirror": [-0.0174, -0.982], "00-least-sure": 19.99,
            "04-confident": 12.01}  # fmt: skip
    for name, answer in near.items():
        exercise = exercises()[name]
        assert judge(exercise, answer) == judge(exercise, run(exercise.solution)), name


def test_a_comma_for_the_point_is_told_so():
    assert "a point where you have a comma" in check("03-sure-and-wrong", 2,303).text
    assert "a point where you have a comma" in check("03-sure-and-wrong", (2, 303)).text
    assert check("02-both-labels", 1.386, 0.288).right


@pytest.mark.parametrize("written", ["0.105", "0.1054", "0.10536", "0.1053605"])
def test_digits_decide_how_near_is_near(written):
    assert numeric.agreement(Decimal(written), -np.log(0.9)) in {"exact", "rounded"}
    assert numeric.agreement(Decimal(written), -np.log(0.91)) is None


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
    verdict = judge(exercises()["03-sure-and-wrong"], answer)
    assert verdict.status == UNREADABLE
    assert words in verdict.text


def test_choice_wants_a_letter_of_its_own():
    assert '"a", "b", "c" or "d"' in judge(exercises()["01-unit"], 2).text
    assert "no such choice" in judge(exercises()["01-unit"], "z").text
