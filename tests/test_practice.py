"""Practice: what each exercise must have, and that its lesson holds it word by word."""

import re
from pathlib import Path

import answered
import pytest
from support.asked import ALL, CHOICES, FUNCTIONS, NUMBERS, SINGLE, each

from helpers.practice import check, notebook, number_answers
from helpers.practice.catalogue import lessons
from helpers.practice.exercise import Function, MultipleChoice, Number, run
from helpers.practice.judge import UNTOUCHED, WRONG, common, judge, own, targets
from helpers.practice.text import to_plain

LESSONS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


# What an exercise must have


def test_names_begin_with_their_lesson_and_are_used_once():
    listed = [(number, e.id) for number, found in lessons().items() for e in found]
    assert all(re.fullmatch(rf"{number}-[a-z]+(-[a-z]+)*", name) for number, name in listed)
    assert len({name for _, name in listed}) == len(listed)


@pytest.mark.parametrize("number", lessons())
def test_a_lesson_asks_in_more_than_one_way(number):
    found = lessons()[number]
    assert len(found) >= 4
    assert {Number, MultipleChoice, Function} == {type(e) for e in found}
    assert found[0].kind == "warm-up" or isinstance(found[0], Number)
    assert any(e.kind == "explain the plot" and isinstance(e, MultipleChoice) for e in found)


@each(CHOICES + FUNCTIONS)
def test_an_exercise_knows_three_usual_mistakes_by_their_causes(exercise):
    assert len(set(exercise.mistakes.values())) >= 3


@each(NUMBERS)
def test_a_number_is_met_in_five_usual_mistakes_two_of_them_its_own(exercise):
    assert len(set(exercise.mistakes.values())) >= 2
    assert len({said for _, said in [*own(exercise), *common(exercise)]}) >= 5


@each(CHOICES)
def test_every_wrong_choice_has_its_feedback(exercise):
    letters = "abcdef"[: len(exercise.choices)]
    known = {run(code) for code in [exercise.solution, *exercise.mistakes]}
    assert known == set(letters)


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
    for value in targets(exercise.solution):
        assert re.search(rf"(?<![\d.−]){number_answers.spoken(value)}", exercise.why)


@each(ALL)
def test_every_usual_mistake_is_known_by_its_cause(exercise):
    for mistake, feedback in exercise.mistakes.items():
        assert judge(exercise, run(mistake)) == judge(exercise, run(mistake))
        verdict = judge(exercise, run(mistake))
        assert (verdict.status, verdict.text) == (WRONG, feedback), mistake


@each(NUMBERS)
def test_a_rounded_mistake_is_still_that_mistake(exercise):
    for mistake, feedback in exercise.mistakes.items():
        rounded = [float(f"{value:.4g}") for value in targets(mistake)]
        assert judge(exercise, rounded).text == feedback, mistake


@each(SINGLE)
def test_another_wrong_number_gets_the_hint(exercise):
    verdict = judge(exercise, 123.456)
    assert (verdict.status, verdict.text) == (WRONG, f"Hint: {exercise.hint}")


@each(ALL)
def test_feedback_never_tells_the_solution(exercise):
    for words in [exercise.hint, *exercise.mistakes.values()]:
        assert not answered.telling(exercise, words), words


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
    headings = sum(notebook.source(cell).startswith("### Exercise") for cell in cells)
    assert headings == len(listed)


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_the_stored_outputs_are_what_practice_says_now(path):
    for cell in cells_of(path):
        if name := notebook.exercise_id(cell):
            [output] = cell["outputs"]
            assert "".join(output["data"]["text/plain"]) == repr(check(name, ...))
