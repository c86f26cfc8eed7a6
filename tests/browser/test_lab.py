"""What a learner does, end to end: open a lesson, run it, and find its explorers alive."""

import lab
import nbformat
import pytest
import tidy
from catalogue import EXPLORERS
from on_screen import SCROLLED_TO, OnScreen, numbers, tells

from helpers import explorers

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def cell_with(page, code):
    return page.locator(".jp-CodeCell").filter(has_text=code)


def in_cell(page, code):
    return OnScreen(page, cell_with(page, code).locator(".explorer"))


def write(notebooks, name, *cells):
    cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, notebooks / name)
    return name


# Every lesson


@pytest.fixture(scope="module")
def run_lesson(open_notebook):
    """Open a lesson and run all of it, unless it is open already.

    Returns for each of its explorers whether its picture stood there alone before.
    """
    opened = {}

    def run(lesson):
        if lesson not in opened:
            page = open_notebook(f"{lesson}.ipynb")
            entries = [entry for entry in EXPLORERS if entry.lesson == lesson]
            page.evaluate("() => jupyterapp.commands.execute('notebook:show-all-cell-outputs')")
            stored = {entry.name: shows_its_picture_alone(page, entry.call) for entry in entries}
            lab.run_all(page)
            opened.clear()
            opened[lesson] = stored
        return opened[lesson]

    return run


def shows_its_picture_alone(page, call):
    """Whether the cell's output is what a stored notebook shows: the picture, no controls."""
    cell = cell_with(page, call)
    outputs = cell.locator(".jp-OutputArea-output")
    outputs.locator("img").wait_for()
    return (
        outputs.locator("img").is_visible()
        and "Error" not in "".join(outputs.all_text_contents())
        and not cell.locator(".explorer").count()
    )


@pytest.fixture(scope="module", params=EXPLORERS, ids=str)
def entry(request, run_lesson):
    entry = request.param
    return entry, run_lesson(entry.lesson)[entry.name]


def test_a_stored_lesson_shows_the_picture(entry):
    assert entry[1]


def test_a_lesson_that_has_run_shows_its_explorer_alive(page, entry):
    """The controls, the sentence and the picture of the state that the lesson opens with."""
    entry, _ = entry
    screen = in_cell(page, entry.call)
    screen.box.wait_for()
    state = screen.wait_for(lambda now: now["shape"])
    assert tells(state.sentence, entry.expected(*numbers(" ".join(state.shown))))
    fresh = entry.fresh
    assert (state.pieces, state.sentence) == screen.drawn(fresh, state.shown)
    assert not screen.missing_references()


def test_a_projector_shows_controls_sentence_and_picture_together(page, entry):
    cell = cell_with(page, entry[0].call)
    cell.evaluate(SCROLLED_TO, "start")
    cut_off = cell.locator(".explorer").evaluate(
        """box => {
          const page = box.closest('.jp-WindowedPanel-outer').getBoundingClientRect();
          const fits = ({ top, bottom, left, right }) => page.top <= top + 1
            && bottom <= page.bottom && page.left <= left && right <= page.right;
          return [...box.querySelectorAll('.explorer-control, p, svg')]
            .filter(part => !fits(part.getBoundingClientRect()))
            .map(part => `${part.tagName} ${part.textContent}`);
        }"""
    )
    assert not cut_off


def test_a_figure_has_the_text_that_the_lesson_has_beside_it(page, entry):
    texts = page.evaluate(
        """() => [...document.querySelectorAll('.jp-OutputArea-output img')]
          .map(image => image.alt ?? '')"""
    )
    assert texts
    assert min(map(len, texts)) >= 20


def test_a_figure_gets_its_text_when_the_cell_that_has_it_is_added(notebooks, open_notebook):
    """JupyterLab adds the cells of the next lesson one by one, a figure before what tells of it."""
    shown = "from helpers import explorers\nexplorers.minus_log()"
    page = open_notebook(write(notebooks, "one.ipynb", shown))
    lab.run_all(page)
    texts = page.evaluate(
        """async () => {
          const cells = document.createElement('div'), texts = [];
          document.body.append(cells);
          for (const inside of ['<div class=jp-OutputArea-output><img></div>',
              '<p>Some words.</p>', '<p><b>Picture.</b> A line falls.</p>']) {
            cells.insertAdjacentHTML('beforeend',
              `<div class=jp-Cell><div class=jp-OutputArea>${inside}</div></div>`);
            await new Promise(then => setTimeout(then, 300));
            texts.push(cells.querySelector('img').getAttribute('alt'));
          }
          cells.remove();
          return texts;
        }"""
    )
    assert texts == [None, None, "A line falls."]


# A prediction


def test_what_answers_a_prediction_is_hidden_until_it_runs(notebooks, open_notebook):
    ask = 'predict("What is 6 · 7?", {"42": "Yes.", "43": "That is one more."})'
    told = [nbformat.v4.new_output("stream", text="42\n")]
    cells = [
        nbformat.v4.new_code_cell(f"from helpers.practice import predict\n{ask}"),
        nbformat.v4.new_code_cell(ask),
        nbformat.v4.new_code_cell("print(6 * 7)", outputs=told, execution_count=1),
        nbformat.v4.new_code_cell("print(7 * 6)", outputs=told, execution_count=1),
    ]
    notebook = tidy.tidied(nbformat.v4.new_notebook(cells=cells))
    nbformat.write(notebook, notebooks / "asks.ipynb")
    page = open_notebook("asks.ipynb")
    shown = page.locator(".jp-OutputArea-output").filter(has_text="42").filter(visible=True)
    cell_with(page, "7 * 6").wait_for()
    dots = page.locator(".jp-OutputPlaceholder")
    assert dots.count() == 2
    assert "42" not in "".join(dots.all_inner_texts())
    assert shown.count() == 0
    run_cell(page, 2).wait_for()
    assert shown.count() == 1
    dots.click()
    assert shown.count() == 2


# What only a kernel makes possible

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
    page = open_notebook(write(notebooks, "living.ipynb", *cells))
    lab.run_all(page)
    in_cell(page, "kept").page.wait_for_timeout(100)
    return page


def first(page):
    return OnScreen(page, page.locator(".explorer").first)


def run_cell(page, number):
    page.evaluate(
        """n => { jupyterapp.shell.currentWidget.content.activeCellIndex = n;
          return jupyterapp.commands.execute('notebook:run-cell'); }""",
        number,
    )
    return page.locator(".jp-CodeCell").nth(number).locator(".jp-OutputArea-output").last


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


# Explorers that struggle

STRUGGLING = """
import time

from matplotlib.figure import Figure

from helpers.interactive import Explorer, slider

def explorer(work):
    figure = Figure(figsize=(4, 2))
    (dot,) = figure.subplots().plot([0], [0], "o")
    drawn = []
    def update(n):
        work(n)
        drawn.append(n)
        dot.set_data([n / 60], [0])
        return [dot]
    return Explorer(figure, update, lambda n: f"n = {n}, drawn {len(set(drawn))} states",
                    n=slider("n", range(60), 0, form="{:d}"))

def slow(n):
    time.sleep(0.2)

def fail(n):
    1 / (n - 2)
"""


@pytest.fixture(scope="module")
def struggling(notebooks, open_notebook):
    cells = STRUGGLING, "explorer(slow)", "explorer(fail)"
    page = open_notebook(write(notebooks, "struggling.ipynb", *cells))
    lab.run_all(page)
    return page


def test_moves_collapse_while_a_key_is_held_down(struggling):
    screen = in_cell(struggling, "explorer(slow")
    screen.tab_to(screen.slider("n"))
    for _ in range(30):
        struggling.keyboard.down("ArrowRight")  # the second and later ones count as repeated
    struggling.keyboard.up("ArrowRight")
    state = screen.wait_for(lambda now: now["sentence"].startswith("n = 30"))
    n, drawn = numbers(state.sentence)
    assert state.shown == ["30"]
    assert n == 30
    assert 1 < drawn < 15


def test_who_waits_for_a_picture_is_told_so(struggling):
    screen = in_cell(struggling, "explorer(slow")
    before = screen.told()
    screen.move("n", "End")
    assert not before["busy"]
    assert screen.told()["busy"]
    state = screen.wait_for(lambda now: not now["busy"])
    assert (state.busy, state.sentence[:6]) == (False, "n = 59")


def test_an_update_that_raises_says_so_and_the_next_move_recovers(struggling):
    screen = in_cell(struggling, "explorer(fail")
    screen.move("n", "ArrowRight ArrowRight")
    state = screen.wait_for(lambda now: now["failed"])
    assert state.failed
    assert "ZeroDivisionError" in state.sentence
    assert state.same_region
    screen.move("n", "ArrowRight")
    state = screen.wait_for(lambda now: now["sentence"].startswith("n = 3"))
    assert not state.failed
    assert state.sentence.startswith("n = 3")
