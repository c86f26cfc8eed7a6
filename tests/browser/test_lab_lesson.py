"""A lesson end to end, as a learner meets it in JupyterLab: stored, run, and worked on."""

import lab
import pytest
from driving import assert_drawn, settled
from explorers.table import EXPLORERS
from lab import cell_with, in_cell

LESSON = "01_minus_log"
[ENTRY] = [entry for entry in EXPLORERS if entry.lesson == LESSON]


@pytest.fixture(scope="module")
def stored(open_notebook):
    """The lesson before it has run: all that the cell of its explorer shows."""
    page = open_notebook(f"{LESSON}.ipynb")
    page.evaluate("() => jupyterapp.commands.execute('notebook:show-all-cell-outputs')")
    cell = cell_with(page, ENTRY.call)
    outputs = cell.locator(".jp-OutputArea-output")
    outputs.locator("img").wait_for()
    shown = {
        "picture": outputs.locator("img").is_visible(),
        "texts": "".join(outputs.all_text_contents()),
        "explorers": cell.locator(".explorer").count(),
    }
    return page, shown


@pytest.fixture(scope="module")
def lesson(stored):
    page, _ = stored
    lab.run_all(page)
    return page


def test_a_stored_lesson_shows_the_picture_alone(stored):
    _, shown = stored
    assert shown["picture"]
    assert "Error" not in shown["texts"]
    assert not shown["explorers"]


def test_a_lesson_that_has_run_shows_its_explorer_alive(lesson):
    screen = in_cell(lesson, ENTRY.call)
    screen.box.wait_for()
    assert_drawn(screen, ENTRY.fresh, settled(ENTRY, screen, lambda now: now["shape"]))


def test_a_figure_has_the_text_that_the_lesson_has_beside_it(lesson):
    texts = lesson.evaluate(
        """() => [...document.querySelectorAll('.jp-OutputArea-output img')]
          .map(image => image.alt ?? '')"""
    )
    assert texts
    assert min(map(len, texts)) >= 20


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
    feedback.filter(has_text="Choose one").wait_for()
    height = question.bounding_box()["height"]
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
