"""What a notebook's explorer does before all of its states have arrived.

    python tests/benchmarks/filling.py [NAME …]

For each explorer of the catalogue, in one Chromium on one JupyterLab and one kernel, each opened
anew and alone on the screen:

- first ms: the first move right after opening, from the event to the frame that paints its state.
- drag: the last slider across its whole range within a second, right after opening: how many
  different pictures were painted, and the longest time without a new one.
- all s: until all states have arrived, from the start of the cell; states, and kB that came.
- cell ms: how long an empty cell takes while the states arrive (median and longest), beside the
  same on an idle kernel. Goal: at most 50 ms more.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from helpers import explorers

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
import lab
from explorers import write_notebook

CELLS = 12

FIRST = """() => new Promise(resolve => {
  const box = [...document.querySelectorAll('.explorer')].at(-1);
  const slider = [...box.querySelectorAll('input[type=range]')].at(-1);
  const sentence = box.querySelector('.explorer-sentence'), before = sentence.textContent;
  const start = performance.now();
  slider.value = slider.value === slider.max ? 0 : slider.max;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  const look = () => sentence.textContent === before ? requestAnimationFrame(look)
    : requestAnimationFrame(() => resolve(performance.now() - start));
  look();
})"""

DRAG = """() => new Promise(resolve => {
  const box = [...document.querySelectorAll('.explorer')].at(-1);
  const slider = [...box.querySelectorAll('input[type=range]')].at(-1);
  const svg = box.querySelector('svg');
  let shown = svg.innerHTML, pictures = 0, last = performance.now(), longest = 0;
  const start = last;
  const step = (now) => {
    if (svg.innerHTML !== shown) {
      pictures += 1;
      longest = Math.max(longest, now - last);
      [shown, last] = [svg.innerHTML, now];
    }
    const part = (now - start) / 1000;
    const place = Math.round(Math.min(part, 1) * slider.max);
    if (Number(slider.value) !== place) {
      slider.value = place;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (part < 1.1) requestAnimationFrame(step);
    else resolve([pictures, longest]);
  };
  requestAnimationFrame(step);
})"""

EMPTY_CELL = """async () => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  const start = performance.now();
  await kernel.requestExecute({ code: 'pass', silent: true }).done;
  return performance.now() - start;
}"""

ASK = """async () => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  const asked = kernel.requestExecute({ code: '', silent: true,
    user_expressions: { sent: 'len(shown._live._sent)' } });
  const reply = await asked.done;
  return Number(reply.content.user_expressions.sent.data['text/plain']);
}"""


def main():
    names = sys.argv[1:] or explorers.__all__
    head = (
        f"{'explorer':<18} {'first ms':>8} {'pictures':>8} {'gap ms':>6} {'all s':>6} {'states':>6}"
    )
    print(f"{head} {'kB':>6} {'cell ms':>8} {'longest':>7} {'idle ms':>7}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        cells = ["from helpers import explorers"]
        cells += [f"shown = explorers.{name}()\nshown" for name in names for _ in range(3)]
        write_notebook(Path(folder, "filling.ipynb"), cells)
        with lab.running_lab(Path(folder)) as address, sync_playwright() as playwright:
            page = lab.launch(playwright).new_page(viewport={"width": 1280, "height": 900})
            received = []
            page.on("websocket", lambda s: s.on("framereceived", lambda f: received.append(len(f))))
            lab.open_lab(page, address)
            lab.open_notebook(page, "filling.ipynb")
            run(page, 0)
            for n, name in enumerate(names):
                print(f"{name:<18} {row(page, 3 * n + 1, name, received)}", flush=True)


def row(page, n, name, received):
    idle = statistics.median(page.evaluate(EMPTY_CELL) for _ in range(CELLS))
    run(page, n)
    first = page.evaluate(FIRST)
    clear(page, n)
    run(page, n + 1)
    pictures, gap = page.evaluate(DRAG)
    clear(page, n + 1)
    states = 1
    for choice in getattr(explorers, name)().choices():
        states *= len(choice.values)
    received.clear()
    started = time.perf_counter()
    run(page, n + 2)
    while (there := page.evaluate(ASK)) < states and time.perf_counter() < started + 60:
        page.wait_for_timeout(250)
    seconds, came = time.perf_counter() - started, sum(received) / 1000
    clear(page, n + 2)
    run(page, n + 2)
    page.wait_for_timeout(700)
    delays = [page.evaluate(EMPTY_CELL) for _ in range(CELLS)]
    clear(page, n + 2)
    return (
        f"{first:>8.0f} {pictures:>8} {gap:>6.0f} {seconds:>6.1f} {there:>6} {came:>6.0f} "
        f"{statistics.median(delays):>8.0f} {max(delays):>7.0f} {idle:>7.0f}"
    )


def run(page, n):
    """Run one cell, and bring what it shows to the middle of the screen."""
    page.evaluate(
        """async n => {
          const { content } = jupyterapp.shell.currentWidget;
          content.activeCellIndex = n;
          await jupyterapp.commands.execute('notebook:run-cell');
        }""",
        n,
    )
    if n:
        box = page.locator(".jp-CodeCell").nth(n).locator(".explorer[data-ready]")
        box.wait_for()
        box.evaluate("box => box.scrollIntoView({ block: 'center' })")


def clear(page, n):
    page.evaluate(
        "n => jupyterapp.shell.currentWidget.content.widgets[n].outputArea.model.clear()", n
    )


if __name__ == "__main__":
    main()
