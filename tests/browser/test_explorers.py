"""Every explorer in both of its lives, moved in every way: by keyboard, mouse and finger, played,
in a wide window and in a narrow one. What it shows is compared with a fresh drawing of that state.
"""

import lab
import nbformat
import numpy as np
import pytest
from catalogue import EXPLORERS
from conftest import note_message
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from on_screen import OnScreen, numbers, tells
from support.pictures import states_of

from helpers.figures import style

ROOMY = {"width": 1280, "height": 1000}
NARROW = {"page": {"width": 390, "height": 844}, "live": {"width": 640, "height": 900}}
BY_NAME = {entry.name: entry for entry in EXPLORERS}
PLAYED = ["two_valleys", "race", "there_and_back", "training_run", "bug_curves"]
UPRIGHT = ["s_curve", "minus_log", "label_cases", "race"]  # the same axes in either shape


def code_of(entry, folder):
    """A call of it; what its lesson hands to it stands in a file beside the notebook."""
    if not (given := entry.given()):
        return f"explorers.{entry.name}()"
    np.save(folder / entry.name, np.array(given, dtype=float))
    return f'explorers.{entry.name}(*np.load("{entry.name}.npy"))'


@pytest.fixture(scope="module")
def on_page(browser, explorers_page, troubles):
    """All explorers on one page, opened from a file without a network."""
    context = browser.new_context(offline=True, has_touch=True, viewport=ROOMY)
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(f"uncaught: {error}"))
    page.on("console", lambda message: note_message(message, troubles))
    page.goto(explorers_page.as_uri())
    page.wait_for_function("() => !document.querySelector('.explorer:not([data-ready])')")
    yield lambda entry: (page, page.locator(f"#{entry.name} .explorer"))
    context.close()


@pytest.fixture(scope="module")
def in_lab(page, notebooks, open_notebook):
    """All explorers in one notebook, run in JupyterLab."""
    # Nothing is drawn ahead: every move asks the kernel. What has arrived is as on a page.
    cells = ["import numpy as np\n\nfrom helpers import explorers"]
    cells += ["from helpers.interactive import live\n\nlive.SLOW = 0"]
    cells += [code_of(entry, notebooks) for entry in EXPLORERS]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells], metadata={"kernelspec": kernel}
    )
    nbformat.write(notebook, notebooks / "explorers.ipynb")
    page.set_viewport_size(ROOMY)
    open_notebook("explorers.ipynb")
    lab.run_all(page)
    yield lambda entry: (
        page,
        page.locator(".jp-CodeCell")
        .filter(has_text=f"explorers.{entry.name}(")
        .locator(".explorer"),
    )
    page.set_viewport_size({"width": 1280, "height": 720})


@pytest.fixture(scope="module", params=["page", "live"])
def life(request):
    return request.param


@pytest.fixture(scope="module")
def find(life, request):
    """Find an explorer of the catalogue in this life, and bring it into sight."""
    found = request.getfixturevalue({"page": "on_page", "live": "in_lab"}[life])

    def find(entry):
        page, box = found(entry)
        screen = OnScreen(page, box)
        screen.scroll_to()
        page.wait_for_function("box => box.dataset.ready", arg=screen.element, polling=20)
        return screen

    return find


def settled(entry, screen, changed=lambda now: True):
    """The state that is there when the sentence tells what the controls show."""

    def there(now):
        shown = numbers(" ".join(now["shown"]))
        return not now["busy"] and changed(now) and tells(now["sentence"], entry.expected(*shown))

    state = screen.wait_for(there)
    assert there(screen.told()), f"{state.shown}: {state.sentence}"
    return state


def assert_drawn(screen, fresh, state):
    """The picture and the sentence are those of a fresh drawing, and the text is the sentence."""
    pieces, sentence = screen.drawn(fresh, state.shown)
    assert state.sentence == sentence
    other = [(one, two) for one, two in zip(state.pieces, pieces, strict=True) if one != two]
    assert not other, f"{sentence}: another picture, first here: {str(other[0])[:500]}"
    assert not screen.missing_references()
    assert state.text == state.sentence
    assert not state.failed
    assert state.same_region  # a region that is replaced is not announced


@pytest.mark.parametrize("entry", EXPLORERS, ids=str)
def test_a_task_is_ticked_once_it_is_done_and_what_was_hidden_shows(find, entry):
    """It stands first here: what another test moves may do it."""
    screen, explorer = find(entry), entry.fresh
    before = screen.task()
    assert before["asked"] == explorer.task.text
    assert before["above"]
    assert (before["done"], before["said"]) == (False, "")
    assert set(before["hidden"]) <= {"hidden"}
    opening = explorer.values
    screen.set(explorer, next(v for v in states_of(explorer) if explorer.does(**v)))
    screen.wait_for(lambda _: screen.task()["done"])
    for values in (None, opening):  # and it stays done
        if values:
            screen.set(explorer, values)
            settled(entry, screen)
        now = screen.task()
        assert (now["done"], now["said"]) == (True, f"✓ {explorer.task.found}")
        assert set(now["hidden"]) <= {"visible"}
        assert now["height"] == before["height"], "it jumps in height"


@pytest.mark.parametrize("entry", EXPLORERS, ids=str)
def test_the_keyboard_moves_every_control(find, entry):
    screen, fresh = find(entry), entry.fresh
    states = [settled(entry, screen)]
    for label, keys in entry.moves:
        before = states[-1]
        screen.move(label, keys)
        state = settled(entry, screen, lambda now, before=before: now["shown"] != before.shown)
        assert state.shown != before.shown, f"{label} did not move"
        assert state.sentence != before.sentence, f"{label} left the sentence as it was"
        assert state.pieces != before.pieces, f"{label} left the picture as it was"
        states.append(state)
    for state in states[-1:]:
        assert_drawn(screen, fresh, state)
    assert len({state.height for state in states}) == 1, "it jumps in height"
    for slider in screen.controls():
        assert slider["name"]
        assert slider["value"] == slider["readout"]


@pytest.mark.parametrize("entry", EXPLORERS, ids=str)
def test_the_picture_can_be_taken(find, entry):
    screen, fresh = find(entry), entry.fresh
    for drag in entry.drags:
        screen.drag(screen.grip(drag.handle), screen.spot(fresh, drag.axes, drag.to))
        state = settled(entry, screen)
        assert {place: state.shown[place] for place in drag.shows} == drag.shows
        assert_drawn(screen, fresh, state)


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


@pytest.mark.parametrize("name", ["race", "batch_losses"])
def test_a_finger_takes_a_handle_and_the_page_stays(find, name):
    entry = BY_NAME[name]
    screen, fresh, drag = find(entry), entry.fresh, entry.drags[0]
    before = screen.told(), screen.picture.evaluate("e => e.getBoundingClientRect().top")
    screen.swipe(screen.grip(drag.handle), screen.spot(fresh, drag.axes, drag.to))
    state = settled(entry, screen, lambda now: now["shown"] != before[0]["shown"])
    assert {place: state.shown[place] for place in drag.shows} == drag.shows
    assert screen.picture.evaluate("e => e.getBoundingClientRect().top") == before[1]
    assert_drawn(screen, fresh, state)


def test_a_finger_beside_the_handle_scrolls_the_page_or_moves_the_slider(find):
    entry = BY_NAME["race"]
    screen, fresh = find(entry), entry.fresh
    screen.swipe(screen.grip(0), screen.spot(fresh, 0, (250, 0.5)))
    before = settled(entry, screen)
    top = "e => e.getBoundingClientRect().top"
    place, (x, y) = screen.picture.evaluate(top), screen.spot(fresh, 0, (100, 0.5))
    screen.swipe((x, y), (x, y - 120))
    screen.page.wait_for_timeout(300)
    assert screen.picture.evaluate(top) < place - 50, "the page does not scroll"
    assert screen.told()["shown"] == before.shown
    x, y = screen.spot(fresh, 0, (100, 0.5))
    screen.swipe((x, y), screen.spot(fresh, 0, (50, 0.5)))
    assert settled(entry, screen).shown[3] == "50"


def test_play_runs_to_the_end_in_some_seconds(find, life):
    """Told by a clock of ours: a busy machine may show fewer steps of a run."""
    entry = BY_NAME["race" if life == "page" else "training_run"]
    screen, fresh = find(entry), entry.fresh
    screen.move("Epoch", "Home")
    play = screen.box.get_by_role("button")
    assert play.get_attribute("aria-label") == "Play Epoch"
    seen = []
    with screen.clock() as step:
        play.click()
        while play.get_attribute("aria-label") == "Pause Epoch" and len(seen) < 100:
            step(100)
            seen.append(screen.told()["shown"][-1])
    assert 40 <= len(seen) <= 80  # tenths of a second
    assert len(set(seen)) > 15, "it jumps"
    state = settled(entry, screen)
    assert state.shown[-1] == [*dict(fresh.controls["epoch"].options)][-1]
    assert_drawn(screen, fresh, state)


@pytest.mark.parametrize("name", PLAYED)
def test_play_stops_at_a_touch_a_key_and_out_of_sight(find, name):
    entry = BY_NAME[name]
    screen = find(entry)
    control = screen.box.locator("input[type=range]").last
    playing = screen.box.locator("[data-playing]")
    for stop in (
        lambda: screen.page.mouse.click(*screen.grip(0)),
        lambda: control.press("ArrowLeft"),
        lambda: screen.element.evaluate("box => { box.style.marginTop = '3000px'; }"),
        lambda: screen.box.get_by_role("button").click(),
    ):
        control.press("Home")
        assert not playing.count(), "it starts by itself"
        with screen.clock() as step:
            screen.box.get_by_role("button", name="Play").click()
            step(500)
            assert playing.count()
            assert control.input_value() != "0"
            stop()
            playing.wait_for(state="detached")
            place = control.input_value()
            step(500)
            assert control.input_value() == place
        screen.element.evaluate("box => { box.style.marginTop = ''; box.scrollIntoView(); }")


def test_only_time_can_be_played(find):
    playable = [entry.name for entry in EXPLORERS if find(entry).box.get_by_role("button").count()]
    assert sorted(playable) == sorted(PLAYED)


def test_a_narrow_window_shows_the_tall_picture(find, life):
    """It can be taken like the wide one, which comes back with the room."""
    screens = [find(entry) for entry in EXPLORERS]
    screens[0].page.set_viewport_size(NARROW[life])
    try:
        for entry in EXPLORERS:
            screen, fresh = find(entry), entry.fresh
            assert screen.wait_for(lambda now: now["shape"] == "tall").shape == "tall"
            assert_drawn(screen, fresh, settled(entry, screen))
            if entry.name in UPRIGHT:
                drag = entry.drags[0]
                screen.scroll_to()  # those above may have grown tall meanwhile
                screen.drag(screen.grip(0), screen.spot(fresh, drag.axes, drag.to))
                state = settled(entry, screen)
                assert {place: state.shown[place] for place in drag.shows} == drag.shows
                assert_drawn(screen, fresh, state)
    finally:
        screens[0].page.set_viewport_size(ROOMY)
    screen = find(BY_NAME["minus_log"])
    assert screen.wait_for(lambda now: now["shape"] == "wide").shape == "wide"


def test_choosing_an_example_takes_its_own_prediction_along(find):
    entry = BY_NAME["batch_losses"]
    screen = find(entry)
    for example, prediction in (("5", "0.35"), ("2", "0.20")):
        screen.move("Example", example)
        assert settled(entry, screen).shown == [example, prediction]


def test_a_text_is_as_wide_as_matplotlib_thought(find, life):
    """Else a label that fits in the drawing could touch another on the screen."""
    measured = 0
    for entry in EXPLORERS:
        texts = (
            find(entry)
            .picture.locator("svg text")
            .evaluate_all(
                """texts => texts.map(text => { const look = getComputedStyle(text);
              return [text.textContent, parseFloat(text.getAttribute('font-size')),
                style.fontWeight, text.getComputedTextLength()]; })"""
            )
        )
        for words, size, weight, width in texts:
            font = FontProperties(family=style.FONTS, size=size, weight=int(weight))
            thought, *_ = text_to_path.get_text_width_height_descent(words, font, False)
            assert width == pytest.approx(thought, rel=0.02, abs=0.6), words
            measured += 1
    assert measured > 100
