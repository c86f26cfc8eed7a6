"""Every explorer on a page in Firefox, where one is installed: taken by its handles, and compared
with a fresh drawing of the state that it shows.
"""

import time

import pytest
from catalogue import EXPLORERS
from firefox import find_firefox, running_firefox
from on_screen import PIECES, TOLD


@pytest.fixture(scope="module")
def firefox(explorers_page):
    if not find_firefox():
        pytest.skip("no Firefox here; on Debian `apt install firefox-esr` brings one")
    with running_firefox() as firefox:
        firefox.open(explorers_page.as_uri(), 1280, 1000)
        ready = "() => !document.querySelector('.explorer:not([data-ready])')"
        end = time.monotonic() + 20
        while not firefox.evaluate(ready) and time.monotonic() < end:
            time.sleep(0.1)
        yield firefox


def ask(firefox, entry, function, *arguments):
    """Evaluate a function of the explorer's element."""
    box = f"document.querySelector('#{entry.name} .explorer')"
    return firefox.evaluate(f"(...rest) => ({function})({box}, ...rest)", *arguments)


@pytest.mark.parametrize("entry", EXPLORERS, ids=str)
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
            stage.markup(stage.looks(values)),
        )
        assert ask(firefox, entry, f"box => ({PIECES})(box.querySelector('svg'))") == drawn
