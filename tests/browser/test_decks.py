"""The published decks in a real browser: opened from files, without a kernel and a network."""

import re

import pytest
from axe import violations
from conftest import NAMES, PROJECTOR
from sight import DUMB, untold, untypeset
from slides import (
    ASKED,
    LOWEST,
    MEASURE,
    PRINTED,
    QUESTIONS,
    TAB_STOPS,
    faults_of,
    show_slide,
    slides_with_explorers,
    step_to,
)  # fmt: skip

BEAMER = {"width": 1920, "height": 1080}


@pytest.fixture(scope="module", params=NAMES)
def deck(request, visit):
    page = visit(f"{request.param}.slides.html", PROJECTOR)
    page.wait_for_function("() => Reveal.isReady()", polling=50)
    return page


def faults_of_slides(deck):
    return "\n".join(fault for slide in deck.evaluate(MEASURE) for fault in faults_of(slide))


def test_every_slide_fits_and_can_be_read_from_the_last_row(deck):
    assert not faults_of_slides(deck)


def test_a_deck_grows_with_the_screen(visit):
    """One is enough: reveal.js enlarges a slide as a whole."""
    deck = visit("05_sse_vs_bce.slides.html", BEAMER)
    deck.wait_for_function("() => Reveal.isReady()", polling=50)
    assert deck.evaluate("() => Reveal.getScale()") > 1.4
    assert not faults_of_slides(deck)


def test_the_pictures_of_a_deck_have_a_text(deck):
    assert not untold(deck)


def test_the_formulas_of_a_deck_are_typeset(deck):
    assert not untypeset(deck)


def test_a_slide_keeps_the_answer_until_a_key_and_makes_room_for_what_is_said(deck):
    faults = [fault for slide in deck.evaluate(ASKED, LOWEST) for fault in slide]
    assert not faults, "\n".join(faults)


def test_no_way_leads_by_tab_to_what_stands_on_another_slide(deck):
    faults = [fault for slide in deck.evaluate(TAB_STOPS) for fault in slide]
    assert not faults, "\n".join(faults)


def test_the_controls_of_a_deck_move_its_pictures_and_its_questions_are_answered(deck):
    assert not deck.evaluate(DUMB)


@pytest.mark.parametrize("name", NAMES)
def test_every_slide_is_accessible_and_becomes_one_page_of_paper(visit, name):
    """The print view shows all slides at once, to axe-core too."""
    paper = visit(f"{name}.slides.html", PROJECTOR, "?view=print")
    paper.wait_for_selector(".pdf-page")
    slides = paper.evaluate("() => Reveal.getTotalSlides()")
    assert paper.locator(".pdf-page").count() == slides
    faults = paper.evaluate(PRINTED)
    assert not faults, "\n".join(faults)
    assert not violations(paper)
    if name == NAMES[0]:
        pdf = paper.pdf(prefer_css_page_size=True, print_background=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == slides


def test_a_deck_on_the_screen_is_accessible(visit):
    """What all have in common: its frame, its arrows, and slides that do not show."""
    deck = visit("05_sse_vs_bce.slides.html", PROJECTOR)
    deck.wait_for_function("() => Reveal.isReady()", polling=50)
    assert not violations(deck)


def test_the_arrows_show_the_focus_and_stand_out_in_forced_colours(visit):
    deck = visit("01_minus_log.slides.html", PROJECTOR)
    assert deck.locator("main").get_attribute("role") is None
    arrow = deck.locator(".controls .navigate-right")
    for _ in range(20):
        deck.keyboard.press("Tab")
        if arrow.evaluate("e => e === document.activeElement"):
            break
    assert arrow.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    deck.emulate_media(forced_colors="active")
    ink = "e => getComputedStyle(e.firstElementChild, '::before').backgroundColor"
    paper = "() => getComputedStyle(document.body).backgroundColor"
    assert arrow.evaluate(ink) != deck.evaluate(paper)
    deck.emulate_media(forced_colors="none")


def test_the_next_step_leaves_a_question_which_its_own_key_or_button_answers(visit):
    deck = visit("01_minus_log.slides.html", PROJECTOR)
    shown = "() => document.querySelector('section.present .waits.visible') !== null"
    place = "() => Reveal.getIndices().h"
    button = deck.get_by_role("button", name="Show the answer")
    first, second, *_ = deck.evaluate(QUESTIONS)
    for number, act in ((first, lambda: deck.keyboard.press("a")), (second, button.click)):
        deck.evaluate("number => Reveal.slide(number, 0, -1)", number)
        step_to(deck, button)
        assert deck.evaluate(place) == number
        deck.keyboard.press("ArrowRight")
        assert deck.evaluate(place) == number + 1
        deck.keyboard.press("ArrowLeft")
        while deck.evaluate(place) != number:
            deck.keyboard.press("ArrowLeft")
        assert not deck.evaluate(shown)
        act()
        assert deck.evaluate(place) == number
        assert deck.evaluate(shown)
        assert not button.is_visible()
    deck.keyboard.press("Shift+?")
    assert "Show the answer" in deck.locator(".r-overlay-help").inner_text()


def test_an_answer_appears_in_the_speakers_view_and_can_be_asked_for_there(visit):
    deck = visit("01_minus_log.slides.html", PROJECTOR)
    with deck.context.expect_page() as opened:
        deck.keyboard.press("s")
    speaker = opened.value
    follower = speaker.frame_locator("#current-slide iframe")
    follower.locator("section.present h1").wait_for()
    answer = follower.locator("section.present .waits")
    first, second, *_ = deck.evaluate(QUESTIONS)
    for number, window in ((first, deck), (second, speaker)):
        deck.evaluate("number => Reveal.slide(number, 0, -1)", number)
        step_to(deck, deck.locator(".show"))
        follower.locator(f"section.present:nth-child({number + 1})").wait_for()
        assert not answer.is_visible()
        window.keyboard.press("a")
        answer.wait_for()
    deck.locator("section.present .waits.visible").wait_for()


def test_a_control_keeps_the_arrow_keys_until_escape(visit):
    deck = visit("01_minus_log.slides.html", PROJECTOR)
    number = slides_with_explorers(deck)[0]
    show_slide(deck, number)
    slider = deck.locator("section.present input[type=range]")
    slider.focus()
    before = slider.input_value()
    deck.keyboard.press("ArrowRight")
    assert slider.input_value() != before
    assert deck.evaluate("() => Reveal.getIndices().h") == number
    deck.keyboard.press("Escape")
    assert not deck.evaluate("() => Reveal.isOverview()")
    deck.keyboard.press("ArrowRight")
    assert deck.evaluate("() => Reveal.getIndices().h") == number + 1


def test_the_overview_shows_all_slides_and_goes_away(visit):
    deck = visit("01_minus_log.slides.html", PROJECTOR)
    deck.keyboard.press("o")
    assert deck.evaluate("() => Reveal.isOverview()")
    deck.keyboard.press("Escape")
    assert not deck.evaluate("() => Reveal.isOverview()")


def test_the_speakers_view_shows_notes_and_a_timer_and_follows(visit):
    deck = visit("01_minus_log.slides.html", PROJECTOR)
    with deck.context.expect_page() as opened:
        deck.keyboard.press("s")
    speaker = opened.value
    told = speaker.locator(".speaker-controls-notes .value")
    shown = speaker.frame_locator("#current-slide iframe").locator("section.present h2")
    deck.keyboard.press("ArrowRight")
    shown.get_by_text(deck.locator("section.present h2").inner_text()).wait_for()
    note = deck.locator("section.present aside").text_content().split(".")[0].strip()
    told.get_by_text(note).wait_for()
    assert re.search(r"00:00:\d\d", speaker.locator(".speaker-controls-time").inner_text())
