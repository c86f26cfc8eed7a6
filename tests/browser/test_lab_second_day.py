"""A lesson that was run and saved is opened again: in JupyterLab and, where installed, Notebook 7.

Its kernel is gone, and so is the page that showed it: the notebook itself is all there is.
"""

import contextlib
import importlib.util

import lab
import pytest
from on_screen import OnScreen

from helpers.interactive.explorer import BACK

APPS = {"jupyterlab": "lab/workspaces/days/tree", "notebook": "notebooks"}
NAME = "small.ipynb"
CELLS = (
    "from helpers import explorers\nfrom helpers.practice import predict",
    "explorers.minus_log()",
    'predict("What is 6 · 7?", {"42": "Yes.", "43": "One more."})',
)
SEEN = """() => [...document.querySelectorAll('.jp-OutputArea-child')].flatMap((output) =>
  !output.getBoundingClientRect().height ? []
  : ['explorer', 'predict-live', 'lesson-still', 'jp-RenderedImage'].find((part) =>
    output.querySelector(`.${part}`)) ?? output.textContent)"""
PICTURE = "() => document.querySelector('.jp-RenderedImage img').src"
ALIVE = ["explorer", "predict-live"]
STILL = ["lesson-still", "jp-RenderedImage", "lesson-still"]


@pytest.fixture(scope="module", params=APPS)
def days(request, browser, notebooks):
    """Open the notebook as on a new day: in a fresh browser, with a kernel of its own."""
    app = request.param
    if not importlib.util.find_spec(app):
        pytest.skip(f"{app} is not installed")
    if app == "jupyterlab":
        running = contextlib.nullcontext(request.getfixturevalue("address"))
    else:
        running = lab.running_lab(notebooks, app)
    with running as address:
        lab.write(notebooks, NAME, *CELLS)

        @contextlib.contextmanager
        def day():
            with browser.new_page() as page:
                page.goto(f"{address}/{APPS[app]}/{NAME}")
                lab.wait_for_kernel(page, NAME)
                yield page
                lab.close_notebooks(page)

        yield day


@pytest.fixture(scope="module")
def evening(days):
    """Run all, move, stay a moment, save; the sentence that was shown last."""
    with days() as page:
        lab.run_all(page)
        explorer = OnScreen(page, page.locator(".explorer"))
        opening = kept(page)
        explorer.box.wait_for()
        assert page.evaluate(SEEN) == ALIVE
        choice = page.get_by_role("button", name="43")
        choice.press("Enter")
        page.get_by_text("One more.").last.wait_for()
        assert choice.get_attribute("aria-pressed") == "true"
        explorer.move("x", " ".join(["ArrowRight"] * 5))
        assert explorer.told()["shown"] == ["0.550"]  # the keys of a notebook do not come first
        page.wait_for_function(f"before => ({PICTURE})() !== before", arg=opening)
        page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
        page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")
        return explorer.told()["sentence"], opening, kept(page)


def kept(page):
    return page.evaluate(PICTURE)


def test_the_last_picture_stands_where_the_kernel_is_gone(evening, days):
    sentence, opening, last = evening
    assert opening != last
    with days() as page:
        page.locator(".lesson-still").first.wait_for()
        page.wait_for_timeout(2000)  # time for an error
        assert page.evaluate(SEEN) == STILL
        assert page.locator(".lesson-still p").all_inner_texts()[:2] == [sentence, BACK]
        assert kept(page) == last
        page.get_by_text("42", exact=True).click()
        page.get_by_text("Yes.", exact=True).wait_for()
        lab.run_all(page)
        page.locator(".explorer").wait_for()
        assert page.evaluate(SEEN) == ALIVE
