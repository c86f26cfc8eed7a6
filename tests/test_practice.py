"""Practice: what each exercise must have, and that its lesson holds it word by word."""

import re
from pathlib import Path

import pytest
import show_feedback
from support.asked import ALL, NUMBERS, each

from helpers.practice import check, notebook
from helpers.practice.catalogue import lessons
from helpers.practice.exercise import run
from helpers.practice.judge import UNTOUCHED, WRONG, common, judge, numbers
from helpers.practice.text import to_plain

LESSONS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


# What an exercise must have


def test_names_begin_with_their_lesson_and_are_used_once():
    listed = [(number, e.id) for number, found in lessons().items() for e in found]
    assert all(re.fullmatch(rf"{number}-[a-z]+(-[a-z]+)*", name) for number, name in listed)
    assert len({name for _, name in listed}) == len(listed)


@each(ALL)
def test_an_exercise_knows_three_usual_mistakes_by_their_causes(exercise):
    shared = common(exercise) if exercise in NUMBERS else []
    assert len({*exercise.mistakes.values(), *(said for _, said in shared)}) >= 3


# Every answer that must be known


@each(ALL)
def test_blank_says_what_to_do(exercise):
    verdict = judge(exercise, ...)
    assert verdict.status == UNTOUCHED
    assert "place of the three dots" in verdict.text
    assert repr(check(exercise.id)) == repr(check(exercise.id, ...))


@each(ALL)
def test_solution_is_right_and_says_why(exercise):
    answer = check(exercise.id, run(exercise.solution))
    assert answer.right
    assert " ".join(repr(answer).split()) == to_plain(f"✓ Right. {exercise.why}")


@each(NUMBERS)
def test_why_names_the_very_numbers_of_the_solution(exercise):
    assert len(show_feedback.given_away(exercise, exercise.why)) >= 1


@each(ALL)
def test_every_usual_mistake_is_known_by_its_cause(exercise):
    for mistake, feedback in exercise.mistakes.items():
        verdict = judge(exercise, run(mistake))
        assert (verdict.status, verdict.text) == (WRONG, feedback), mistake


@each(NUMBERS)
def test_a_rounded_mistake_is_still_that_mistake(exercise):
    for mistake, feedback in exercise.mistakes.items():
        rounded = [float(f"{value:.4g}") for value in numbers(mistake)]
        assert judge(exercise, rounded).text == feedback, mistake


@each(ALL)
def test_feedback_never_tells_the_solution(exercise):
    for words in [exercise.hint, *exercise.mistakes.values()]:
        assert not show_feedback.given_away(exercise, words), words


# One source


def cells_of(path):
    return notebook.read(path)["cells"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_the_lesson_holds_its_exercises_word_by_word(path):
    cells = cells_of(path)
    listed = lessons().get(path.name[:2], [])
    places = [i for i, cell in enumerate(cells) if notebook.exercise_id(cell)]
    assert [notebook.exercise_id(cells[i]) for i in places] == [exercise.id for exercise in listed]
    for count, (place, exercise) in enumerate(zip(places, listed, strict=True), start=1):
        cure = "run python -m helpers.practice write, then tests/tidy.py"
        assert notebook.source(cells[place]) == exercise.cell, cure
        text = notebook.source(cells[place - 1])
        assert text == notebook.markdown(count, exercise), cure
    headings = sum(notebook.is_exercise(cell) for cell in cells)
    assert headings == len(listed)


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_the_stored_outputs_are_what_practice_says_now(path):
    for cell in cells_of(path):
        if name := notebook.exercise_id(cell):
            [output] = cell["outputs"]
            assert "".join(output["data"]["text/plain"]) == repr(check(name, ...))
