"""Firefox, where one is installed: the published pages and decks, and explorers on a page, taken by
their handles and compared with a fresh drawing of the state that they show.
"""

import time

import pytest
from conftest import NAMES, PAGES
from explorers.table import EXPLORERS
from firefox import find_firefox, running_firefox
from on_screen import PIECES, TOLD
from sight import DUMB, untold, untypeset
from slides import MEASURE, faults_of

READY = """() => document.readyState === 'complete'
  && !document.querySelector('.explorer:not([data-ready])') && window.Reveal?.isReady() !== false"""


@pytest.fixture(scope="module")
def running():
    if not find_firefox():
        pytest.skip("no Firefox here; on Debian `apt install firefox-esr` brings one")
    with running_firefox() as firefox:
        yield firefox


def opened(firefox, file, width, height):
    """Firefox with the file, in a window whose inside is so large, or as near as it can be."""
    firefox.open(file.as_uri(), width, height)
    inner = firefox.evaluate("() => [innerWidth, innerHeight]")
    size = {"width": 2 * width - inner[0], "height": 2 * height - inner[1]}
    firefox.ask("WebDriver:SetWindowRect", size)
    end = time.monotonic() + 20
    while not firefox.evaluate(READY) and time.monotonic() < end:
        time.sleep(0.1)
    assert firefox.evaluate(READY)
    return firefox


# Pages and decks


@pytest.mark.parametrize("name", PAGES)
def test_a_page_does_all_it_does_elsewhere(running, site, name):
    page = opened(running, site / f"{name}.html", 500, 800)  # Firefox makes no narrower window
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert not page.evaluate(DUMB)
    assert not untold(page)
    assert not untypeset(page)


@pytest.mark.parametrize("name", NAMES)
def test_a_deck_looks_as_it_does_elsewhere(running, site, name):
    deck = opened(running, site / f"{name}.slides.html", 1280, 720)
    faults = [fault for slide in deck.evaluate(MEASURE) for fault in faults_of(slide)]
    assert not faults, "\n".join(faults)
    assert not deck.evaluate(DUMB)


# Explorers


@pytest.fixture(scope="module")
def firefox(running, explorers_page):
    return opened(running, explorers_page, 1280, 1000)


def ask(firefox, entry, function, *arguments):
    """Evaluate a function of the explorer's element."""
    box = f"document.querySelector('#{entry.name} .explorer')"
    return firefox.evaluate(f"(...rest) => ({function})({box}, ...rest)", *arguments)


# Across and up, one beside another, in two axes, of an explorer that is played.
TAKEN = ["batch_losses", "two_valleys", "race", "wrong_belief"]


@pytest.mark.parametrize("entry", [e for e in EXPLORERS if e.name in TAKEN], ids=str)
def test_the_picture_can_be_taken_in_firefox(firefox, entry):
    fresh = entry.make()
    for drag in entry.drags:
        ask(firefox, entry, "box => box.scrollIntoView({ block: 'center' })")
        spot = "(box, query) => { const e = box.querySelector(query).getBoundingClientRect();"
        spot += " return [e.left, e.top, e.width, e.height]; }"
        left, top, width, height = ask(firefox, entry, spot, f".grip[data-handle='{drag.handle}']")
        start = left + width / 2, top + height / 2
        stage = fresh.stages["wide"]
        x, y = stage.figure.axes[drag.axes].transData.transform(drag.to)
        left, top, width, _ = ask(firefox, entry, spot, "svg")
        scale = width / stage.size[0]
        firefox.drag(start, (left + x * scale, top + (stage.size[1] - y) * scale))
        told = ask(firefox, entry, TOLD)
        assert {place: told["shown"][place] for place in drag.shows} == drag.shows
        captions = zip(fresh.controls.items(), told["shown"], strict=True)
        values = {name: dict(control.options)[caption] for (name, control), caption in captions}
        assert told["sentence"] == fresh.move(**values)
        drawn = firefox.evaluate(
            f"""markup => {{
              const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
              svg.innerHTML = markup;
              return ({PIECES})(svg);
            }}""",
            stage.markup(stage.variants(values)),
        )
        assert ask(firefox, entry, f"box => ({PIECES})(box.querySelector('svg'))") == drawn
