"""Every explorer alive in JupyterLab, all in one notebook: it opens, fits a projector, and each of
its controls asks the kernel. What it shows is compared with a fresh drawing of that state.

The front end is the one of a page: what it does with the states that it has is tested there.
"""

import driving
import lab
import numpy as np
import pytest
from conftest import PROJECTOR
from driving import UPRIGHT, assert_drawn, settled
from explorers.table import BY_NAME, EXPLORERS
from lab import cell_with, in_cell
from on_screen import SCROLLED_TO, numbers

NARROW = {"width": 640, "height": 900}
TASKS = ["race", "rare_label"]  # with what is hidden until it is done, and without
# Nothing is drawn ahead: every move asks the kernel. What has arrived is as on a page.
SETUP = """import numpy as np

from helpers import explorers
from helpers.interactive import live

live.SLOW = 0"""
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


def code_of(entry, folder):
    """A call of it; what its lesson hands to it stands in a file beside the notebook."""
    if not (given := entry.given()):
        return f"explorers.{entry.name}()"
    np.save(folder / entry.name, np.array(given, dtype=float))
    return f'explorers.{entry.name}(*np.load("{entry.name}.npy"))'


@pytest.fixture(scope="module")
def notebook(notebooks, open_notebook):
    """All explorers in one notebook that has run."""
    cells = [SETUP, *(code_of(entry, notebooks) for entry in EXPLORERS)]
    cells += [STRUGGLING, "explorer(slow)", "explorer(fail)"]
    page = open_notebook(lab.write(notebooks, "explorers.ipynb", *cells))
    lab.run_all(page)
    return page


@pytest.fixture(scope="module")
def find(notebook):
    """Find an explorer of the table, and bring it into sight."""

    def find(entry):
        screen = in_cell(notebook, entry.call)
        screen.scroll_to()
        notebook.wait_for_function("box => box.dataset.ready", arg=screen.element, polling=20)
        return screen

    return find


each_explorer = pytest.mark.parametrize("entry", EXPLORERS, ids=str)


@each_explorer
def test_it_opens_alive_and_a_projector_shows_all_of_it(notebook, find, entry):
    screen = find(entry)
    assert_drawn(screen, entry.fresh, settled(entry, screen))
    cell = cell_with(notebook, entry.call)
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


@pytest.mark.parametrize("name", TASKS)
def test_the_kernel_knows_when_a_task_is_done(find, name):
    driving.do_its_task(BY_NAME[name], find(BY_NAME[name]))


@each_explorer
def test_the_keyboard_moves_every_control(find, entry):
    driving.move_all_by_keyboard(entry, find(entry))


def test_a_drag_that_outruns_the_states_never_shows_a_mixture(find):
    """Frame by frame: the picture is always that of the sentence beside it."""
    entry = BY_NAME["minus_log"]
    screen, fresh = find(entry), entry.fresh
    screen.box.evaluate(
        """box => {
          box.frames = [];
          const note = () => {
            box.frames.push([box.querySelector('.explorer-sentence').textContent,
              [...box.querySelectorAll('.layer')].map(layer => layer.innerHTML)
                .join('').replaceAll(/explorer-\\d+-/g, '')]);
            if (box.frames.length < 400) requestAnimationFrame(note);
          };
          note();
        }"""
    )
    screen.drag(screen.grip(0), screen.spot(fresh, 0, (0.9, 1)), steps=30)
    screen.drag(screen.grip(0), screen.spot(fresh, 0, (0.05, 1)), steps=30)
    settled(entry, screen)
    frames = dict(screen.box.evaluate("box => box.frames.splice(0, 400)"))
    assert len(frames) > 5
    for sentence, layers in frames.items():
        x = min(
            dict(fresh.controls["x"].options).values(), key=lambda x: abs(x - numbers(sentence)[0])
        )
        pieces, told = screen.drawn(fresh, [f"{x:.3f}"])
        assert (sentence, layers) == (told, "".join(pieces[1:]))


def test_the_picture_can_be_taken(find):
    entry = BY_NAME["wrong_belief"]
    for drag in entry.drags:
        driving.take(entry, find(entry), drag)


def test_play_runs_to_the_end_in_some_seconds(find):
    driving.play(BY_NAME["training_run"], find(BY_NAME["training_run"]))


def test_a_narrow_window_shows_the_tall_picture(notebook, find):
    """The wide one comes back with the room."""
    find(BY_NAME[UPRIGHT[0]])
    notebook.set_viewport_size(NARROW)
    try:
        for name in UPRIGHT:
            driving.be_narrow(BY_NAME[name], find(BY_NAME[name]))
    finally:
        notebook.set_viewport_size(PROJECTOR)
    screen = find(BY_NAME[UPRIGHT[0]])
    assert screen.wait_for(lambda now: now["shape"] == "wide").shape == "wide"


def test_letters_are_of_the_courses_own_font(find):
    """Else they were of another width than in the drawing; on a page, all texts are measured."""
    family = find(BY_NAME["minus_log"]).picture.evaluate(
        """async e => { const { fontFamily } = getComputedStyle(e.querySelector('svg text'));
          await document.fonts.ready;
          const [name] = fontFamily.split(',');
          const loaded = [...document.fonts].filter(font => font.status === 'loaded');
          return [name, loaded.map(font => font.family)]; }"""
    )
    assert family[0] in family[1]


def test_a_figure_gets_its_text_when_the_cell_that_has_it_is_added(notebook):
    """JupyterLab adds the cells of the next lesson one by one, a figure before what tells of it."""
    texts = notebook.evaluate(
        """async () => {
          const cells = document.createElement('div'), texts = [];
          const text = () => cells.querySelector('img').getAttribute('alt');
          document.body.append(cells);
          for (const inside of ['<div class=jp-OutputArea-output><img></div>',
              '<p>Some words.</p>', '<p><b>Picture.</b> A line falls.</p>']) {
            cells.insertAdjacentHTML('beforeend',
              `<div class=jp-Cell><div class=jp-OutputArea>${inside}</div></div>`);
            const wait = inside.includes('Picture.') ? 300 : 3;  // of these, as long as it takes
            for (let i = 0; i < wait && text() === null; i++)
              await new Promise(then => setTimeout(then, 30));
            texts.push(text());
          }
          cells.remove();
          return texts;
        }"""
    )
    assert texts == [None, None, "A line falls."]


# Explorers that struggle


def test_moves_collapse_while_a_key_is_held_down(notebook):
    screen = in_cell(notebook, "explorer(slow")
    screen.scroll_to()
    screen.tab_to(screen.slider("n"))
    for _ in range(30):
        notebook.keyboard.down("ArrowRight")  # the second and later ones count as repeated
    notebook.keyboard.up("ArrowRight")
    state = screen.wait_for(lambda now: now["sentence"].startswith("n = 30"))
    n, drawn = numbers(state.sentence)
    assert state.shown == ["30"]
    assert n == 30
    assert 1 < drawn < 15


def test_who_waits_for_a_picture_is_told_so(notebook):
    screen = in_cell(notebook, "explorer(slow")
    before = screen.told()
    screen.move("n", "End")
    assert not before["busy"]
    assert screen.told()["busy"]
    state = screen.wait_for(lambda now: not now["busy"])
    assert (state.busy, state.sentence[:6]) == (False, "n = 59")


def test_an_update_that_raises_says_so_and_the_next_move_recovers(notebook):
    screen = in_cell(notebook, "explorer(fail")
    screen.scroll_to()
    screen.move("n", "ArrowRight ArrowRight")
    state = screen.wait_for(lambda now: now["failed"])
    assert state.failed
    assert "ZeroDivisionError" in state.sentence
    assert state.same_region
    screen.move("n", "ArrowRight")
    state = screen.wait_for(lambda now: now["sentence"].startswith("n = 3"))
    assert not state.failed
    assert state.sentence.startswith("n = 3")
