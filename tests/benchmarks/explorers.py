"""One move of a slider, from the key to the new pixels: each explorer against plain `interact`.

    python tests/benchmarks/explorers.py [NAME …]

All run in one Chromium session on one JupyterLab and one kernel, and take turns. What is
compared, for each explorer of the catalogue:

- ours: the explorer as a lesson shows it, once all of its states have arrived.
- anew: the same figure as an `interact` callback usually draws it. The catalogue's own function
  makes figure and artists at each move, its `update` places them, the inline backend sends the
  figure with its defaults. Neither our controls nor our own first drawing are made with it, so
  that the callback pays for nothing that a learner's own would not do – but for the tall figures
  of those that have one.
- kept: as `anew`, but the figure is made once and only drawn as a whole: the best that plain
  `interact` can do, which few callbacks do. Only the way to the screen differs from ours.
- published: the same explorer as HTML, in the same page.
- by hand (minus_log): what a learner would write, `plt.subplots` with curve and dot.

The clock starts just before the event. For ours, live and published, it stops in the animation
frame that paints the new state; goals: medians below 17 ms (one frame) live and 5 ms on a page. For
plain `interact` it stops in the frame after the one that found a new picture, loaded and decoded.
Medians of ROUNDS moves, each of one step to a state that was not shown before, with PAUSE_MS
between two moves of a session. What happens before the states have arrived: see filling.py. Run it
where nothing else runs.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
from ipywidgets import SelectionSlider
from playwright.sync_api import sync_playwright

from helpers import explorers

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
import lab

ROUNDS = 20
PAUSE_MS = 150  # so that one move never waits for the last one's aftermath
FILL_MS = 2000  # for the states on the way of the slider, which are drawn first
OURS = ("ours", "published")

SETUP = """
import sys
from unittest.mock import patch
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import HTML, display
from ipywidgets import interact
from helpers import explorers, losses
from helpers.figures.picture import in_both_shapes

class Bare:
    # Figure, update and sentence of an explorer, without its view.
    def __init__(self, figure, update, sentence, **_):
        self.figure, self.update, self.sentence = figure, update, sentence

    @classmethod
    def from_draw(cls, draw, sentence, **_):
        figure, drawn = in_both_shapes(draw)["wide"]
        return cls(figure, drawn.move, sentence)

    def show(self, **values):
        self.update(**values)
        display(self.figure)
        print(self.sentence(**values))

def bare(name):
    make = getattr(explorers, name)
    no_control = lambda *_, **__: None
    with patch.multiple(sys.modules[make.__module__], Explorer=Bare, slider=no_control):
        with patch.object(sys.modules[make.__module__], "switch", no_control, create=True):
            return make()

def controls(name):
    made = getattr(explorers, name)()
    for control in made.controls.values():
        control.unobserve(made._on_move, names="value")
    return made.controls

def anew(name):
    interact(lambda **values: bare(name).show(**values), **controls(name))

def kept(name):
    interact(bare(name).show, **controls(name))
"""
BY_HAND = """
def show(x):
    fig, ax = plt.subplots()
    grid = np.linspace(0.0008, 1, 2000)
    ax.plot(grid, -np.log(grid))
    ax.plot([x], [-np.log(x)], "o")
    ax.set(xlim=(0, 1.03), ylim=(-0.15, 7.3), xlabel="x", ylabel="−ln(x)  (nats)")
    plt.show()
    print(f"−ln({x:.3f}) = {losses.binary_cross_entropy(1, x):.3f} nats")

interact(show, x=(0.01, 1, 0.01));
"""
MOVE = """([n, key]) => new Promise(resolve => {
  const cell = document.querySelectorAll('.jp-CodeCell')[n];
  const shown = () => [...cell.querySelectorAll('.jp-OutputArea-output img')].at(-1);
  const before = shown().src;
  const handle = [...cell.querySelectorAll('[role=slider]')].at(-1);
  const look = async () => {
    const now = shown();
    if (!now || now.src === before || !now.complete) return requestAnimationFrame(look);
    try { await now.decode(); } catch { return requestAnimationFrame(look); } // replaced meanwhile
    requestAnimationFrame(() => resolve(performance.now() - start));
  };
  const start = performance.now();
  handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  requestAnimationFrame(look);
})"""


MOVE_OURS = """([n]) => new Promise(resolve => {
  const box = document.querySelectorAll('.jp-CodeCell')[n].querySelector('.explorer');
  const slider = [...box.querySelectorAll('input[type=range]')].at(-1);
  const before = box.querySelector('svg').innerHTML;
  const start = performance.now();
  slider.stepUp();
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  if (box.querySelector('svg').innerHTML === before) throw new Error('nothing moved');
  requestAnimationFrame(() => resolve(performance.now() - start));
})"""

TO_THE_LOWER_END = """cell => {
  const slider = [...cell.querySelectorAll('input[type=range]')].at(-1);
  slider.value = 0;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
}"""


def main():
    names = [name for name in sys.argv[1:] or explorers.__all__ if enough_positions(name)]
    ways = {}
    for name in names:
        ways[name, "ours"] = f"explorers.{name}()"
        ways[name, "published"] = f"HTML(explorers.{name}().to_html())"
        ways[name, "anew"] = f"anew({name!r})"
        ways[name, "kept"] = f"kept({name!r})"
    if "minus_log" in names:
        ways["minus_log", "by hand"] = BY_HAND
    print(f"load before: {load()}")
    medians = measure(SETUP, ways)
    print(f"load after:  {load()}, browser and kernel included\n")
    print(f"{'explorer':<16} {'against':<8} {'ours ms':>8} {'theirs ms':>9} {'ratio':>6}")
    for (name, way), theirs in medians.items():
        if way != "ours":
            ours = medians[name, "ours"]
            print(f"{name:<16} {way:<8} {ours:>8.0f} {theirs:>9.0f} {theirs / ours:>6.1f}")


def enough_positions(name):
    """Whether the last slider, which is moved, has as many new states as are timed."""
    controls = getattr(explorers, name)().controls.values()
    last = [control for control in controls if isinstance(control, SelectionSlider)][-1]
    enough = len(last.options) > ROUNDS + 1
    if not enough:
        print(f"{name}: left out, its last slider has {len(last.options)} positions")
    return enough


def load():
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def measure(setup, ways):
    """Median milliseconds of one move for each of the ways, which take turns."""
    times = {way: [] for way in ways}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        write_notebook(Path(folder, "moves.ipynb"), [setup, *ways.values()])
        with lab.running_lab(Path(folder)) as address, sync_playwright() as playwright:
            page = lab.launch(playwright).new_page(viewport={"width": 1280, "height": 720})
            lab.open_lab(page, address)
            lab.open_notebook(page, "moves.ipynb")
            lab.run_all(page, seconds=600)  # every explorer is published, too
            # From the lower end on, so that no picture is one that was shown before.
            for key in ["Home"] + ["ArrowRight"] * (ROUNDS + 1):
                for n, way in enumerate(ways, start=1):
                    times[way].append(move(page, n, key, way[1] in OURS))
    return {way: statistics.median(t[2:]) for way, t in times.items()}  # two to warm up


def write_notebook(path, sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, path)


def move(page, n, key, ours):
    cell = page.locator(".jp-CodeCell").nth(n)
    cell.evaluate("cell => cell.scrollIntoView()")
    if ours:
        cell.locator("[data-ready]").wait_for()
        if key == "Home":
            cell.evaluate(TO_THE_LOWER_END)
            page.wait_for_timeout(FILL_MS)
        page.wait_for_timeout(PAUSE_MS)
        return page.evaluate(MOVE_OURS, [n])
    cell.locator(".jp-OutputArea-output img").last.wait_for()
    cell.get_by_role("slider").last.focus()  # whoever presses a key has come to the control first
    page.wait_for_timeout(PAUSE_MS)
    return page.evaluate(MOVE, [n, key])


if __name__ == "__main__":
    main()
