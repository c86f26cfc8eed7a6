"""What is said to a learner: each usual mistake is told its cause, and no answer is given away."""

import numpy as np
import pytest
import show_feedback

from helpers.practice.catalogue import exercises, lessons
from helpers.practice.exercise import LETTERS, MultipleChoice, run
from helpers.practice.judge import RIGHT, UNREADABLE, WRONG, judge

TABLES = {
    name: table for found in show_feedback.lessons().values() for name, table in found.items()
}
CHOICES = [e for e in exercises().values() if isinstance(e, MultipleChoice)]
each_table = pytest.mark.parametrize("name", TABLES)
each_choice = pytest.mark.parametrize("exercise", CHOICES, ids=lambda e: e.id)


@pytest.mark.parametrize("number", lessons())
def test_a_lesson_has_a_table_of_answers_for_each_exercise_but_choices(number):
    asked = {e.id for e in lessons()[number] if not isinstance(e, MultipleChoice)}
    assert set(show_feedback.lessons()[number]) == asked, f"tests/answers/{number}.toml"


@each_table
def test_right_answers_are_foreseen_and_three_usual_mistakes_and_an_unknown_one(name):
    assert set(TABLES[name]) == {"right", "met", "hinted"}
    assert TABLES[name]["right"]
    assert TABLES[name]["hinted"]
    assert len(set(TABLES[name]["met"].values())) >= 3


@each_table
def test_what_is_right_is_right(name):
    for code in TABLES[name]["right"]:
        verdict = judge(exercises()[name], show_feedback.value(code))
        assert verdict.status == RIGHT, f"{code}: {verdict.text}"


@each_table
def test_a_wrong_answer_is_told_its_cause(name):
    for code, words in TABLES[name]["met"].items():
        verdict = judge(exercises()[name], show_feedback.value(code))
        assert verdict.status != RIGHT, code
        assert words in verdict.text, f"{code} is told: {verdict.text}"
        assert exercises()[name].hint not in verdict.text, f"{code} is told the hint alone"


@each_table
def test_an_unknown_slip_is_told_the_hint(name):
    for code in TABLES[name]["hinted"]:
        verdict = judge(exercises()[name], show_feedback.value(code))
        assert (verdict.status, verdict.text.endswith(exercises()[name].hint)) == (WRONG, True)


@each_table
def test_nothing_that_is_said_gives_the_answer_away(name):
    for code in [*TABLES[name]["met"], *TABLES[name]["hinted"]]:
        assert not show_feedback.given_away(exercises()[name], show_feedback.said(name, code)), code


# Choices


def forms(letter, choice):
    """How people write that they choose this one."""
    return [letter, letter.upper(), f"({letter})", f"{letter})", f"{letter}.", f" {letter} ",
            [letter], np.str_(letter), f'"{letter}"', f"'{letter}'", f"“{letter}”",
            choice, choice.upper(), f"{letter} – {choice}", f"{letter}: {choice}",
            f"{letter.upper()}) {choice}", f"**{letter}** – {choice[:12]}…"]  # fmt: skip


@each_choice
def test_a_choice_is_known_in_every_form(exercise):
    told = {run(code): feedback for code, feedback in exercise.mistakes.items()}
    told[run(exercise.solution)] = exercise.why
    assert set(told) == set(LETTERS[: len(exercise.choices)])
    for letter, choice in zip(LETTERS, exercise.choices, strict=False):
        for form in forms(letter, choice):
            verdict = judge(exercise, form)
            assert verdict.status == (RIGHT if letter == run(exercise.solution) else WRONG), form
            assert verdict.text == told[letter], form


ODD = [0, 1, 2.5, None, True, "", "z", "ab", "a, b", "a or b", "the first", ["a", "b"]]


@each_choice
@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_letter_is_told_which_letters_there_are(exercise, odd):
    verdict = judge(exercise, odd)
    assert verdict.status == UNREADABLE
    assert f'from "a" to "{LETTERS[len(exercise.choices) - 1]}"' in verdict.text
    assert verdict.text.startswith("There is no such" if isinstance(odd, str) else "Answer with")
