"""Predictions and exercises as a learner meets them: by keyboard, and in a stored lesson."""

import lab
import pytest
from nbformat import v4

from helpers.practice import predict

LESSON = "01_minus_log.ipynb"
QUESTION = ("Is it large?", {"yes": "Look at the size.", "no": "Look at the sign."})


@pytest.fixture(scope="module")
def lesson(open_notebook):
    page = open_notebook(LESSON)
    lab.run_all(page)
    return page


def tab_to(page, question, button):
    """Reach a button as a keyboard does: Tab from the words above it."""
    question.locator("p").first.click()
    for _ in range(10):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            return
    raise AssertionError("Tab does not lead to the button")


def test_a_button_by_keyboard_shows_its_feedback_and_another_replaces_it(lesson):
    question = lesson.locator(".predict-live").first
    feedback = question.locator("[aria-live=polite]")
    question.scroll_into_view_if_needed()  # JupyterLab renders no words that are out of sight
    height = question.bounding_box()["height"]
    assert "Choose one" in feedback.inner_text()
    said = []
    for place, key in ((0, "Enter"), (1, "Space")):
        button = question.get_by_role("button").nth(place)
        tab_to(lesson, question, button)
        lesson.keyboard.press(key)
        question.locator(f"button:nth-of-type({place + 1})[aria-pressed=true]").wait_for()
        assert question.locator("[aria-pressed=true]").count() == 1
        said.append(feedback.inner_text())
        assert question.bounding_box()["height"] == height
    assert said[0] != said[1]
    assert all("Choose one" not in text for text in said)


def test_the_buttons_of_a_question_are_a_named_group(lesson):
    group = lesson.locator(".predict-live").first.get_by_role("group")
    assert group.get_attribute("aria-label").startswith("Predict. ")
    assert group.get_by_role("button").count() >= 2


def test_the_code_that_holds_the_feedback_is_folded_away(lesson):
    asked = lesson.locator(".jp-CodeCell").filter(has=lesson.locator(".predict-live"))
    assert asked.count() >= 3
    for place in range(asked.count()):
        assert not asked.nth(place).locator(".jp-InputArea-editor").is_visible()


def answer(page, cell, text):
    """Replace what stands in a cell, run it, and return what it says."""
    before = cell.locator(".jp-OutputPrompt").last.inner_text()
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    prompt = cell.locator(".jp-OutputPrompt").last
    page.wait_for_function(
        "([prompt, before]) => prompt.isConnected ? prompt.textContent !== before : true",
        arg=[prompt.element_handle(), before],
    )
    output = cell.locator(".jp-OutputArea-output").last
    output.wait_for()
    return " ".join(output.inner_text().split())


def test_a_learner_fails_reads_mends_and_passes(lesson):
    cell = lesson.locator(".jp-CodeCell").filter(has_text='check("01-eighth"')
    wrong = answer(lesson, cell, 'check("01-eighth", np.log(0.125))')
    assert wrong.startswith("✗ Not yet.")
    assert "Right but for the sign" in wrong
    right = answer(lesson, cell, 'check("01-eighth", -np.log(0.125))')
    assert right.startswith("✓ Right.")


def test_a_stored_prediction_can_be_opened_before_the_lesson_runs(page, notebooks, open_notebook):
    [stored] = predict(*QUESTION).stills()
    cell = v4.new_code_cell("predict(…)", outputs=[v4.new_output("display_data", stored)])
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    made = v4.new_notebook(cells=[cell], metadata=kernel)
    (notebooks / "stored.ipynb").write_text(v4.writes(made), encoding="utf-8")
    open_notebook("stored.ipynb")
    page.locator("summary").filter(has_text="no").click()
    assert page.get_by_text("Look at the sign.").is_visible()
