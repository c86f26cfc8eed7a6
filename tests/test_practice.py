"""Practice: every exercise with every answer it must know, and none that can break the lesson."""

import contextlib
import json
import re
import textwrap
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbclient import NotebookClient
from nbformat import v4

from helpers.interactive.live import WIDGET_VIEW
from helpers.practice import __main__ as command
from helpers.practice import check, notebook, numeric, predict, progress, session
from helpers.practice.catalogue import exercises, lessons
from helpers.practice.exercise import Choice, Function, Number, run
from helpers.practice.judge import UNREADABLE, UNTOUCHED, WRONG, judge, targets
from helpers.practice.limits import TooSlow, limited
from helpers.practice.text import to_plain

LESSONS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
ALL = [*exercises().values()]
NUMBERS = [e for e in ALL if isinstance(e, Number)]
CHOICES = [e for e in ALL if isinstance(e, Choice)]
FUNCTIONS = [e for e in ALL if isinstance(e, Function)]
SINGLE = [e for e in NUMBERS if len(targets(e.solution)) == 1]
ROWS = [e for e in NUMBERS if len(targets(e.solution)) > 1]


def each(listed):
    return pytest.mark.parametrize("exercise", listed, ids=lambda e: e.id)


@pytest.fixture(autouse=True)
def a_session_of_its_own(monkeypatch):
    monkeypatch.setattr(session, "_right", {})
    monkeypatch.setattr(session, "_chosen", set())


# What an exercise must have


def test_names_begin_with_their_lesson_and_are_used_once():
    listed = [(number, e.id) for number, found in lessons().items() for e in found]
    assert all(re.fullmatch(rf"{number}-[a-z]+(-[a-z]+)*", name) for number, name in listed)
    assert len({name for _, name in listed}) == len(listed)


@pytest.mark.parametrize("number", lessons())
def test_a_lesson_asks_in_more_than_one_way(number):
    found = lessons()[number]
    assert len(found) >= 4
    assert {Number, Choice, Function} == {type(e) for e in found}
    assert found[0].kind == "warm-up" or isinstance(found[0], Number)
    assert any(e.kind == "explain the plot" and isinstance(e, Choice) for e in found)


@each(ALL)
def test_an_exercise_knows_three_usual_mistakes_by_their_causes(exercise):
    assert len(exercise.mistakes) >= 3
    assert len(set(exercise.mistakes.values())) >= 3


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
        assert re.search(rf"(?<![\d.−]){numeric.spoken(value)}", exercise.why)


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


@each([e for e in SINGLE if e.id != "00-least-sure"])
def test_another_wrong_number_gets_the_hint(exercise):
    verdict = judge(exercise, 123.456)
    assert (verdict.status, verdict.text) == (WRONG, f"Hint: {exercise.hint}")


@each(ALL)
def test_feedback_never_tells_the_solution(exercise):
    if isinstance(exercise, Choice):
        place = "abcdef".index(run(exercise.solution))
        telling = {exercise.choices[place].rstrip(".")}
    elif isinstance(exercise, Function):
        telling = {exercise.solution.splitlines()[-1].strip()}
    else:
        told = {numeric.spoken(v) for v in targets(exercise.solution)}
        telling = {number for number in told if len(number) > 2}  # “20” may stand for anything
    for words in [exercise.hint, *exercise.mistakes.values()]:
        for secret in telling:
            assert not re.search(rf"(?<![\w.−]){re.escape(secret)}(?![\w.]*\d)", words), words


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
    assert repr(check("03-sure-and-wrong", 2.303)) == repr(check("03-sure-and-wrong", -np.log(0.1)))
    assert "You cut the digits; rounded it\nis 2.303." in repr(check("03-sure-and-wrong", 2.302))
    assert check("03-sure-and-wrong", 2.302).right
    assert "three digits" in repr(check("03-sure-and-wrong", 2.3))
    assert not check("03-sure-and-wrong", 2.304).text.startswith("✗ Not yet. That agrees")
    near = check("01-eighth", 3 * 0.693)
    assert near.right
    assert "digits are a little off" in " ".join(near.text.split())
    assert not check("03-sure-and-wrong", 2.31).right


@pytest.mark.parametrize("written", ["0.105", "0.1054", "0.10536", "0.1053605"])
def test_digits_decide_how_near_is_near(written):
    assert numeric.agreement(Decimal(written), -np.log(0.9)) in {"exact", "rounded"}
    assert numeric.agreement(Decimal(written), -np.log(0.91)) is None


# What cannot be an answer


NOT_NUMBERS = {
    "none": (None, "None"),
    "text": ("2.303", "without quotes"),
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


def forever(y, p):
    while True:
        pass


def forever_and_stubborn(y, p):
    while True:
        with contextlib.suppress(Exception):
            pass


def no_return(y_true, y_prob):
    print(0.5)


def changes(y_true, y_prob):
    y_true.append(1)
    return 0.5


def endless_calls(y_true, y_prob):
    return endless_calls(y_true, y_prob)


def leaves(y_true, y_prob):
    raise SystemExit("bye")


NO_FUNCTIONS = {
    "raises": (lambda y, p: 1 / 0, "raised ZeroDivisionError: division by zero"),
    "leaves": (leaves, "raised SystemExit: bye"),
    "too few arguments": (lambda y: 1, "raised TypeError"),
    "prints": (no_return, "It prints its result: return it instead."),
    "returns nothing": (lambda y, p: None, "Is the return missing?"),
    "returns text": (lambda y, p: "0.1", None),
    "returns words": (lambda y, p: "much", "not a number"),
    "returns a row": (lambda y, p: -np.log(p), "shape (2,)"),
    "changes its input": (changes, "Work on a copy"),
    "calls itself": (endless_calls, "calls itself without end"),
    "a number": (0.164252, "without brackets"),
    "a name": ("mean_loss", "without brackets"),
}


@pytest.mark.parametrize(("answer", "words"), NO_FUNCTIONS.values(), ids=NO_FUNCTIONS)
def test_one_clear_sentence_for_what_is_no_such_function(answer, words, capsys):
    verdict = judge(exercises()["03-mean-loss"], answer)
    assert verdict.status == (UNREADABLE if words else WRONG)
    assert (words or "which is not the right value") in verdict.text
    assert capsys.readouterr() == ("", "")


def test_a_function_that_prints_and_returns_is_right_with_a_word():
    def mean_loss(y_true, y_prob):
        y, p = np.array(y_true), np.array(y_prob)
        print("here")
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

    answer = check("03-mean-loss", mean_loss)
    assert answer.right
    assert "It also prints" in " ".join(answer.text.split())


@pytest.mark.parametrize("endless", [forever, forever_and_stubborn])
def test_a_function_without_end_is_stopped(endless, monkeypatch):
    monkeypatch.setattr("helpers.practice.judge.SECONDS", 0.2)
    assert "did not end" in judge(exercises()["02-price"], endless).text


def test_the_thread_of_an_endless_function_is_gone_afterwards():
    beats = []

    def beating():
        while True:
            beats.append(1)

    with pytest.raises(TooSlow):
        limited(beating, 0.05)
    count = len(beats)
    time.sleep(0.1)
    assert len(beats) == count


@pytest.mark.parametrize("name", ["03-batch-meen", "", 3, None, [], "x" * 10_000])
def test_an_unknown_exercise_is_said_so(name):
    answer = check(name, 1)
    assert not answer.right
    assert len(answer.text) < 150


def test_a_slip_in_the_name_is_put_right():
    assert "'03-batch-mean'" in check("03-batch-meen", 1).text


class Hostile:
    """Every way of looking at it raises."""

    def refuse(self, *_, **__):
        raise BaseException("no")

    __repr__ = __str__ = __eq__ = __hash__ = __bool__ = __len__ = __iter__ = __float__ = refuse
    __array__ = __call__ = __getitem__ = __int__ = __index__ = __lt__ = __contains__ = refuse
    __deepcopy__ = __reduce__ = __format__ = refuse

    @property
    def __class__(self):
        raise BaseException("no")


class Liar(str):
    def __eq__(self, other):
        raise ValueError

    def strip(self, *_):
        raise ValueError

    __hash__ = str.__hash__


class Endless:
    def __len__(self):
        return 10**18

    def __getitem__(self, place):
        return self


ODD = [Hostile(), [Hostile()], Liar("b"), Hostile, object(), type, np.array([None, 1]), range(3),
       iter([1]), b"1", 10**400, float, np.datetime64("2020-01-01"), np.ma.masked, NotImplemented,
       np.array([], dtype=complex), np.zeros((0, 3)), {1: 2}, Exception("x"), lambda *a: Hostile()]


@each(ALL)
def test_odd_answers_are_answered(exercise):
    for odd in ODD:
        answer = check(exercise.id, odd)
        assert not answer.right or isinstance(exercise, Choice)
        assert answer.text


def test_an_answer_without_end_is_answered(monkeypatch):
    monkeypatch.setattr("helpers.practice.judge.SECONDS", 0.2)
    for exercise in (NUMBERS[0], CHOICES[0], FUNCTIONS[0]):
        assert not check(exercise.id, Endless()).right


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text()
    | st.binary() | st.decimals() | st.fractions() | st.datetimes() | st.just(...)
    | st.functions(like=lambda *a: None, returns=st.floats() | st.text()),
    lambda inside: st.lists(inside) | st.tuples(inside, inside)
    | st.dictionaries(st.text(), inside)
    | st.lists(inside).map(lambda x: np.array(x, dtype=object)),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(exercise=st.sampled_from(ALL), answer=anything)
def test_check_never_raises(exercise, answer):
    feedback = check(exercise.id, answer)
    assert isinstance(repr(feedback), str)
    assert max(map(len, repr(feedback).splitlines())) <= 200


@settings(deadline=None)
@given(st.sampled_from(SINGLE), st.floats(allow_nan=False, allow_infinity=False))
def test_only_numbers_that_are_near_are_right(exercise, number):
    [value] = targets(exercise.solution)
    assert not check(exercise.id, number).right or abs(number - value) < 6e-3 * max(1, abs(value))


# Predictions in three shapes


QUESTION = predict(
    "Is `-np.log(0.5)` **above** 1 & below 2?", {"yes": "Look <here>.", "no, *below*": "And there."}
)


def test_a_live_prediction_carries_buttons_and_what_is_read_without_a_kernel():
    shown = QUESTION._repr_mimebundle_()
    assert set(shown) == {WIDGET_VIEW, "text/html", "text/plain"}
    assert shown["text/plain"] == (
        "Predict. Is -np.log(0.5) above 1 & below 2?\n  – yes\n  – no, *below*"
    )


def test_a_published_prediction_unfolds_without_a_script(monkeypatch):
    monkeypatch.setattr("helpers.medium.PUBLISHING", True)
    shown = QUESTION._repr_mimebundle_()
    assert set(shown) == {"text/html", "text/plain"}
    page = shown["text/html"]
    assert page.count("<details>") == page.count("<summary>") == 2
    assert "<code>-np.log(0.5)</code> <strong>above</strong> 1 &amp; below 2?" in page
    assert "<summary>yes</summary><p>Look &lt;here&gt;.</p>" in page
    assert "<script" not in page
    assert " id=" not in page


def test_choosing_is_remembered_for_this_session_and_may_change():
    question = predict("Which?", {"a": "A.", "b": "B."})
    assert question.chosen is None
    for place, choice in ((1, "b"), (0, "a")):
        question._buttons.chosen = place
        assert question.chosen == choice
    assert "predictions made: 1" in repr(progress())


@pytest.mark.parametrize(
    "choices", [{}, {"a": "A."}, ["a", "b"], {"a": "A.", "b": ""}, {1: "A", 2: "B"}]
)
def test_an_author_who_forgets_something_is_told(choices):
    with pytest.raises(ValueError, match="predict needs|are texts"):
        predict("Which?", choices)


# Exercises that are published


@each(ALL)
def test_a_published_exercise_lists_the_answers_it_knows(exercise, monkeypatch):
    monkeypatch.setattr("helpers.medium.PUBLISHING", True)
    page = check(exercise.id, ...)._repr_mimebundle_()["text/html"]
    known = 0 if isinstance(exercise, Function) else len(exercise.mistakes) + 1
    assert page.count("<details>") == known


# The session


def test_progress_tells_what_was_answered_lesson_by_lesson():
    untouched = repr(progress())
    assert "no exercise yet" in untouched
    check("01-eighth", ...)
    check("01-eighth", None)
    assert repr(progress()) == untouched
    check("01-eighth", 1)
    check("01-unit", "b")
    check("01-unit", "a")
    assert "lesson 00" not in repr(progress())
    assert "lesson 01   ✗ ✓ ○ ○" in repr(progress())
    assert f"1 of {len(lessons()['01'])} exercises" in repr(progress())


def test_published_progress_counts_nothing(monkeypatch):
    monkeypatch.setattr("helpers.medium.PUBLISHING", True)
    assert "running notebook" in repr(progress())


# One source


def cells_of(path):
    return notebook.read(path)["cells"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_the_lesson_holds_its_exercises_word_by_word(path):
    cells = cells_of(path)
    listed = lessons().get(path.name[:2], [])
    places = [i for i, cell in enumerate(cells) if notebook.checked(cell)]
    assert [notebook.checked(cells[i]) for i in places] == [exercise.id for exercise in listed]
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
        if name := notebook.checked(cell):
            [output] = cell["outputs"]
            assert "".join(output["data"]["text/plain"]) == repr(check(name, ...))


def small_lesson():
    heading = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["## Exercises"]}
    return {"cells": [heading], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def test_writing_adds_what_is_missing_in_order_and_changes_nothing_twice():
    lesson = small_lesson()
    notebook.write(lesson, "01")
    once = json.dumps(lesson)
    assert [notebook.checked(cell) for cell in lesson["cells"][2::2]] == [
        exercise.id for exercise in lessons()["01"]
    ]
    notebook.write(lesson, "01")
    assert json.dumps(lesson) == once
    del lesson["cells"][3:5]
    notebook.write(lesson, "01")
    assert json.dumps(lesson) == once


def test_writing_needs_a_place():
    with pytest.raises(ValueError, match="no heading"):
        notebook.write({"cells": []}, "01")


def test_writing_mends_an_old_text_and_keeps_what_stands_between():
    lesson = small_lesson()
    notebook.write(lesson, "01")
    between = {"cell_type": "markdown", "id": "b", "metadata": {}, "source": ["A picture."]}
    lesson["cells"].insert(3, between)
    lesson["cells"][1]["source"] = ["### Exercise 1 (old)\n", "\n", "Old."]
    notebook.write(lesson, "01")
    assert notebook.source(lesson["cells"][1]) == notebook.markdown(1, lessons()["01"][0])
    assert lesson["cells"][3] == between


# Handing out


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("handout")
    assert command.main(["handout", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_students_get_no_solutions_and_no_notes(handed, path):
    cells = cells_of(handed / "students" / path.name)
    text = "\n".join(notebook.source(cell) for cell in cells)
    assert "For the presenter" not in text
    assert "<summary>Solution</summary>" not in text
    exercised = lessons().get(path.name[:2], [])
    assert text.count("<summary>Hint</summary>") == len(exercised)
    for exercise in exercised:
        assert exercise.cell in text
        assert exercise.solved not in text
        assert textwrap.shorten(exercise.why, 60, placeholder="") not in text
    notes = sum(map(notebook._is_note, cells_of(path)))
    assert len(cells) == len(cells_of(path)) - notes


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_instructors_get_solved_cells_and_the_notes(handed, path):
    cells = cells_of(handed / "instructors" / path.name)
    text = "\n".join(notebook.source(cell) for cell in cells)
    assert "For the presenter" in text
    for exercise in lessons().get(path.name[:2], []):
        assert exercise.cell not in text
        assert exercise.solved in text


@pytest.mark.parametrize("name", ["students", "instructors"])
def test_what_is_handed_out_runs(handed, name):
    path = handed / name / "01_minus_log.ipynb"
    lesson = v4.reads(path.read_text(encoding="utf-8"))
    NotebookClient(lesson, timeout=60, resources={"metadata": {"path": str(path.parent)}}).execute()
    opening = {"students": "○ ", "instructors": "✓ "}[name]
    for cell in lesson.cells:
        if notebook.checked(cell):
            assert cell.outputs[0].data["text/plain"].startswith(opening)


def test_a_folder_without_lessons_is_said_so(tmp_path, capsys):
    assert command.main(["write", "--notebooks", str(tmp_path)]) == 1
    assert "no lesson" in capsys.readouterr().err
