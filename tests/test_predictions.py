"""Predictions in their four shapes, and a session that remembers what was answered."""

import pytest
from support.notebook import shown_in_a_notebook

from helpers.interactive.saved_output import WIDGET_VIEW
from helpers.practice import check, predict, progress, session
from helpers.practice.catalogue import lessons
from helpers.practice.exercise import run


@pytest.fixture(autouse=True)
def a_session_of_its_own(monkeypatch):
    monkeypatch.setattr(session, "_right", {})
    monkeypatch.setattr(session, "_chosen", set())


# Predictions in four shapes


QUESTION = predict(
    "Is `-np.log(0.5)` **above** 1 & below 2?", {"yes": "Look <here>.", "no, *below*": "And there."}
)


def test_a_live_prediction_carries_buttons_and_what_is_read_without_a_kernel():
    still, live = shown_in_a_notebook(QUESTION)
    assert set(live) == {WIDGET_VIEW}
    assert still["text/plain"] == (
        "Predict. Is -np.log(0.5) above 1 & below 2?\n  – yes\n  – no, *below*"
    )


def test_a_stored_prediction_unfolds_without_a_script():
    page, *_ = (data["text/html"] for data in QUESTION.stills())
    assert page.count("<details>") == page.count("<summary>") == 2
    assert "<code>-np.log(0.5)</code> <strong>above</strong> 1 &amp; below 2?" in page
    assert "<summary>yes</summary><p>Look &lt;here&gt;.</p>" in page
    assert "<script" not in page
    assert " id=" not in page


def test_a_published_prediction_has_each_choice_once_and_says_nothing_yet(monkeypatch):
    monkeypatch.setattr("helpers.rendering.STATIC", True)
    shown = QUESTION._repr_mimebundle_()
    assert set(shown) == {"text/html", "text/plain"}
    page = shown["text/html"]
    assert page.count("<button") == page.count("<p hidden>") == 2
    assert page.count("no, <em>below</em>") == 1
    assert "yes</button><p hidden>Look &lt;here&gt;.</p>" in page
    assert '<p class="feedback" role="status" aria-live="polite"></p>' in page
    assert 'aria-label="Is -np.log(0.5) above 1 &amp; below 2?"' in page


def test_choosing_is_remembered_for_this_session_and_may_change():
    question = predict("Which?", {"a": "A.", "b": "B."})
    assert "predictions made: 0" in repr(progress())
    for place in (1, 0):
        question._buttons.chosen = place
    assert "predictions made: 1" in repr(progress())


@pytest.mark.parametrize(
    "choices", [{}, {"a": "A."}, ["a", "b"], {"a": "A.", "b": ""}, {1: "A", 2: "B"}]
)
def test_an_author_who_forgets_something_is_told(choices):
    with pytest.raises(ValueError, match="predict needs|are texts"):
        predict("Which?", choices)


# The session


def wrong(exercise):
    return run(next(iter(exercise.mistakes)))


def test_progress_tells_what_was_answered_lesson_by_lesson():
    first, second = lessons()["01"][:2]
    untouched = repr(progress())
    assert "no exercise yet" in untouched
    check(first.id, ...)
    check(first.id, None)
    assert repr(progress()) == untouched
    check(first.id, wrong(first))
    check(second.id, wrong(second))
    check(second.id, run(second.solution))
    assert "lesson 00" not in repr(progress())
    assert "lesson 01   ✗ ✓ ○ ○" in repr(progress())
    assert f"1 of {len(lessons()['01'])} exercises" in repr(progress())
