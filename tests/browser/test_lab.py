"""What only a kernel makes possible, and what JupyterLab hides of a notebook that has not run."""

import lab
import pytest
import tidy
from lab import cell_with, run_cell
from nbformat.v4 import new_code_cell, new_notebook, new_output
from on_screen import OnScreen

from helpers import explorers
from helpers.practice import predict

QUESTION = ("Is it large?", {"yes": "Look at the size.", "no": "Look at the sign."})


# A notebook as it is stored


@pytest.fixture(scope="module")
def stored(notebooks, open_notebook):
    ask = 'predict("What is 6 · 7?", {"42": "Yes.", "43": "That is one more."})'
    told = [new_output("stream", text="42\n")]
    cells = [
        new_code_cell(f"from helpers.practice import predict\n{ask}"),
        new_code_cell(ask),
        new_code_cell("print(6 * 7)", outputs=told, execution_count=1),
        new_code_cell("print(7 * 6)", outputs=told, execution_count=1),
    ]
    tidied = tidy.tidied(new_notebook(cells=cells)).cells
    [still] = predict(*QUESTION).stills()
    tidied.append(new_code_cell("predict(…)", outputs=[new_output("display_data", still)]))
    return open_notebook(lab.write(notebooks, "stored.ipynb", *tidied))


def test_a_stored_prediction_can_be_opened_before_the_lesson_runs(stored):
    stored.locator("summary").filter(has_text="no").click()
    assert stored.get_by_text("Look at the sign.").is_visible()


def test_what_answers_a_prediction_is_hidden_until_it_runs(stored):
    shown = stored.locator(".jp-OutputArea-output").filter(has_text="42").filter(visible=True)
    cell_with(stored, "7 * 6").wait_for()
    dots = stored.locator(".jp-OutputPlaceholder")
    assert dots.count() == 2
    assert "42" not in "".join(dots.all_inner_texts())
    assert shown.count() == 0
    run_cell(stored, 2).wait_for()
    assert shown.count() == 1
    dots.click()
    assert shown.count() == 2


# A kernel that moves explorers, and draws ahead


@pytest.fixture(scope="module")
def living(notebooks, open_notebook):
    # Run All ends at the last cell, and hidden is on no screen of it, nor of kept: what was not yet
    # in sight is taken to be low.
    far = ["\n" * 60 + "pass"] * 8
    cells = [
        "from helpers import explorers\nkept, hidden = explorers.minus_log(), explorers.race()",
        "kept",
        "kept.controls['x'].value = 0.25",
        "print(kept.values, *[len(each._live._sent) for each in (kept, hidden) if each._live])",
        *far,
        "hidden",
        *far,
        "0",
    ]
    page = open_notebook(lab.write(notebooks, "living.ipynb", *cells))
    lab.run_all(page)
    return page


def first(page):
    return OnScreen(page, page.locator(".explorer").first)


def sent(page):
    """How many states of the two explorers have been sent."""
    return [*map(int, run_cell(page, 3).inner_text().split("}")[1].split())]


def test_setting_a_value_in_python_moves_the_view(living):
    state = first(living).wait_for(lambda now: now["shown"] == ["0.250"])
    assert state.shown == ["0.250"]
    assert state.sentence.startswith("x = 0.250 → −ln(x) = 1.386")


def test_what_is_looked_at_is_drawn_ahead_and_what_is_not_is_not(living):
    before, all_states = sent(living)[1], len(explorers.minus_log().choices()[0].values)
    for _ in range(10):
        first(living).box.scroll_into_view_if_needed()  # to run a cell scrolls to it
        living.wait_for_timeout(2500)
        kept, hidden = sent(living)
        if kept == all_states:
            break
    assert kept == all_states
    assert hidden == before < 5  # nor more than it was asked for while the page was put together


def test_a_state_that_has_arrived_needs_no_kernel(living):
    """It is there in the very frame of the move, before any answer could be."""
    moved = first(living).box.evaluate(
        """box => {
          const slider = box.querySelector('input'), svg = box.querySelector('svg');
          const before = svg.innerHTML;
          slider.value = Number(slider.value) + 7;
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          return [svg.innerHTML !== before, box.querySelector('.explorer-sentence').textContent];
        }"""
    )
    assert moved[0]
    assert moved[1].startswith("x = 0.320 →")
    state = first(living).state()
    assert (state.pieces, state.sentence) == first(living).drawn(explorers.minus_log(), ["0.320"])


def test_what_has_arrived_outlives_the_view(living):
    """JupyterLab takes cells that scroll away out of the page and renders them again later."""
    living.evaluate(
        """() => {
          const cell = jupyterapp.shell.currentWidget.content.widgets[1];
          const { outputArea } = cell, outputs = outputArea.model.toJSON();
          outputArea.model.fromJSON([]);
          outputArea.model.fromJSON(outputs);
        }"""
    )
    state = first(living).wait_for(lambda now: now["shown"] == ["0.320"])
    assert state.sentence.startswith("x = 0.320 →")
    told = first(living).box.evaluate(
        """box => {
          const slider = box.querySelector('input');
          slider.value = 5;
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          return box.querySelector('.explorer-sentence').textContent;
        }"""
    )
    assert told.startswith("x = 0.050 →")
