"""Every explorer on a page, moved in every way: by keyboard, mouse and finger, played, in a wide
window and in a narrow one. What it shows is compared with a fresh drawing of that state.
"""

import driving
import pytest
from conftest import watch
from driving import PLAYED, assert_drawn, settled
from explorers.table import BY_NAME, EXPLORERS
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from on_screen import OnScreen

from helpers.figures import style

ROOMY, NARROW = {"width": 1280, "height": 1000}, {"width": 390, "height": 844}

each_explorer = pytest.mark.parametrize("entry", EXPLORERS, ids=str)


@pytest.fixture(scope="module")
def find(browser, explorers_page, troubles):
    """Find an explorer on the page that has them all, and bring it into sight."""
    context = browser.new_context(offline=True, has_touch=True, viewport=ROOMY)
    page = context.new_page()
    watch(page, troubles)
    page.goto(explorers_page.as_uri())
    page.wait_for_function("() => !document.querySelector('.explorer:not([data-ready])')")

    def find(entry):
        screen = OnScreen(page, page.locator(f"#{entry.name} .explorer"))
        screen.scroll_to()
        return screen

    yield find
    context.close()


@each_explorer
def test_a_task_is_ticked_once_it_is_done_and_what_was_hidden_shows(find, entry):
    """It stands first here: what another test moves may do it."""
    driving.do_its_task(entry, find(entry))


@each_explorer
def test_the_keyboard_moves_every_control(find, entry):
    driving.move_all_by_keyboard(entry, find(entry))


@each_explorer
def test_the_picture_can_be_taken(find, entry):
    screen = find(entry)
    for drag in entry.drags:
        driving.take(entry, screen, drag)


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
    screen.wait_for(lambda _: screen.picture.evaluate(top) < place - 50)
    assert screen.picture.evaluate(top) < place - 50, "the page does not scroll"
    assert screen.told()["shown"] == before.shown
    screen.be_still()
    x, y = screen.spot(fresh, 0, (100, 0.5))
    screen.swipe((x, y), screen.spot(fresh, 0, (50, 0.5)))
    assert settled(entry, screen, lambda now: now["shown"][3] == "50").shown[3] == "50"


def test_play_runs_to_the_end_in_some_seconds(find):
    driving.play(BY_NAME["race"], find(BY_NAME["race"]))


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
    page = find(EXPLORERS[0]).page
    playable = page.locator("section:has(.explorer button)").evaluate_all(
        "sections => sections.map(section => section.id)"
    )
    assert sorted(playable) == sorted(PLAYED)


def test_a_narrow_window_shows_the_tall_picture(find):
    """The wide one comes back with the room."""
    page = find(EXPLORERS[0]).page
    page.set_viewport_size(NARROW)
    try:
        for entry in EXPLORERS:
            driving.be_narrow(entry, find(entry))
    finally:
        page.set_viewport_size(ROOMY)
    screen = find(BY_NAME["minus_log"])
    assert screen.wait_for(lambda now: now["shape"] == "wide").shape == "wide"


def test_choosing_an_example_takes_its_own_prediction_along(find):
    entry = BY_NAME["batch_losses"]
    screen = find(entry)
    for example, prediction in (("5", "0.35"), ("2", "0.20")):
        screen.move("Example", example)
        assert settled(entry, screen).shown == [example, prediction]


def test_a_text_is_as_wide_as_matplotlib_thought(find):
    """Else a label that fits in the drawing could touch another on the screen."""
    texts = find(EXPLORERS[0]).page.evaluate(
        """() => [...document.querySelectorAll('.explorer-picture svg text')].map(text => {
          const style = getComputedStyle(text);
          return [text.textContent, parseFloat(text.getAttribute('font-size')),
            style.fontWeight, text.getComputedTextLength()]; })"""
    )
    assert len(texts) > 100
    for words, size, weight, width in texts:
        font = FontProperties(family=style.FONTS, size=size, weight=int(weight))
        thought, *_ = text_to_path.get_text_width_height_descent(words, font, False)
        assert width == pytest.approx(thought, rel=0.02, abs=0.6), words
