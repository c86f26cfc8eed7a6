"""The published pages in a real browser: opened from files, without a kernel and a network."""

import re

import pytest
from axe import CONTRAST, violations
from conftest import NAMES, PAGES
from sight import DUMB, LETTERS, untold, untypeset

from helpers.publish.cli import NOTEBOOKS
from helpers.publish.overview_pages import course_facts
from helpers.publish.search import SCRIPT

MOVED = course_facts(NOTEBOOKS)["moved"]
PHONE = {"width": 320, "height": 740}
WIDTHS = [1440, 1280, 390, 320]  # the page stays at the last one, a phone
MOST_BYTES = {"page": 1_200_000, "deck": 1_500_000}
SPACING = """p { margin-bottom: 2em !important; } * { line-height: 1.5 !important;
  letter-spacing: .12em !important; word-spacing: .16em !important; }"""  # WCAG 2.2, 1.4.12
# What goes on beyond its box, and whether the page itself does.
CUT = """() => [document.documentElement, ...document.querySelectorAll('main *')].filter(e => {
  if (e.closest('svg, math, .explorer') || !e.checkVisibility()) return false;
  const { overflowX, overflowY } = getComputedStyle(e), scrolls = e.matches('html');
  return (scrolls || overflowX !== 'visible') && e.scrollWidth > e.clientWidth + 1
    || overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 2;
}).map(e => `${innerWidth} px: ${e.outerHTML.slice(0, 100)}`)"""
# Code that lies below its own button.
COVERED = """() => [...document.querySelectorAll('.copy')].filter(button => {
  const { left, bottom } = button.getBoundingClientRect(), code = document.createRange();
  code.selectNodeContents(button.parentElement.querySelector('pre'));
  return [...code.getClientRects()].some(line =>
    line.width && line.top < bottom - 1 && line.right > left + 1);
}).map(button => 'covered: ' + button.parentElement.textContent.slice(0, 100))"""
# Every choice of a question is pressed, and says something of its own in sight; the first by a key.
OTHERS = """(asked) => {
  const said = asked.querySelector('.feedback'), choices = [...asked.querySelectorAll('button')];
  const faults = [], answers = new Set();
  for (const choice of [...choices.slice(1), choices[0]]) {
    choice.click();
    const pressed = [...asked.querySelectorAll('[aria-pressed=true]')];
    if (pressed.length !== 1 || pressed[0] !== choice) faults.push(`pressed: ${choice.innerText}`);
    if (!said.checkVisibility() || !said.innerText) faults.push(`silent: ${choice.innerText}`);
    answers.add(said.innerText);
  }
  if (answers.size !== choices.length) faults.push(`two say the same: ${asked.innerText}`);
  return faults;
}"""
WIDEST = """() => Math.max(...[...document.querySelectorAll('main p, main li')]
  .filter(e => !e.closest('.live, .figure, nav'))
  .map(e => e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize)))"""
# An explorer takes its shape in the frame that follows; the one after that has drawn it.
TWO_FRAMES = """() => new Promise(
  (then) => requestAnimationFrame(() => requestAnimationFrame(then)))"""
SHAPES = """() => [...document.querySelectorAll('.figure')].map(figure =>
  [...figure.querySelectorAll('svg')].filter(e => e.checkVisibility()).length)"""
# Of a picture, in pixels, by the width of a page; a phone of 320 draws it smaller.
SMALLEST_LETTER = {1440: 13, 1280: 13, 390: 11, 320: 0}


@pytest.fixture(scope="module", params=PAGES)
def fresh(request, visit):
    """Every page by its name, on a phone."""
    return request.param, visit(f"{request.param}.html", PHONE)


@pytest.fixture
def page(fresh):
    """Every page with all that folds unfolded."""
    fresh[1].evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true; })")
    return fresh[1]


# Pages


def test_a_choice_is_answered_and_unfolds_what_follows(fresh):
    """It stands first: the other tests unfold all of a page."""
    name, page = fresh
    folds = page.locator(".answer")
    assert page.locator(".answer[open]").count() == 0
    questions = page.locator("[data-prediction]").element_handles()
    assert bool(questions) == (name in NAMES)
    for asked in questions:
        said = asked.query_selector(".feedback")
        assert said.inner_text() == ""
        asked.query_selector("button").press("Enter")
        assert said.inner_text()
        assert not asked.evaluate(OTHERS)
    assert page.locator(".answer[open]").count() == folds.count()
    if questions:
        folds.first.locator(":scope > summary").click()
        assert page.locator(".answer[open]").count() == folds.count() - 1


def test_a_page_can_be_read_at_every_width(page):
    """Nothing is cut off, with as much room between letters and lines as a reader may ask for,
    too; a line of prose is short enough, and a picture has the shape and the letters for it.
    """
    faults = []
    for width in WIDTHS:
        page.set_viewport_size(PHONE | {"width": width})
        page.evaluate(TWO_FRAMES)
        faults += page.evaluate(CUT)
        sizes = page.evaluate(f"() => ({LETTERS})(document)")
        faults += [f"{size} px: {text}" for text, size in sizes if size < SMALLEST_LETTER[width]]
        assert page.evaluate(WIDEST) < 50  # in sizes of type: about 90 letters
        assert set(page.evaluate(SHAPES)) <= {1}
        if width in (WIDTHS[0], WIDTHS[-1]):
            spacing = page.add_style_tag(content=SPACING)
            faults += page.evaluate(CUT) + page.evaluate(COVERED)
            spacing.evaluate("added => added.remove()")
    assert not faults, "\n".join(faults)


def test_the_controls_of_a_page_move_its_pictures_and_its_questions_are_answered(page):
    assert not page.evaluate(DUMB)


def test_the_pictures_of_a_page_have_a_text(page):
    assert not untold(page)


def test_the_formulas_of_a_page_are_typeset(page):
    assert not untypeset(page)


def test_a_page_is_accessible_by_day_and_by_night(page):
    assert not violations(page)
    page.emulate_media(color_scheme="dark")
    assert not violations(page, CONTRAST)  # all that changes
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize(
    "pale",
    ["<i style='color: #999'>pale</i>", "<u style='background: #555'><i>pale</i></u>",
     "<u style='opacity: .3'><i>pale</i></u>", "<button style='color: #999'>pale</button>"],
)  # fmt: skip
def test_pale_letters_are_seen_among_many_that_are_well(browser, pale):
    page = browser.new_page()
    many = "<p>" + "<i>well</i> " * 50
    page.set_content(f"<html lang=en><title>Pale</title><main>{many}{pale}{many}</main>")
    found = violations(page, CONTRAST)
    page.close()
    assert [rule for rule, _ in found] == ["color-contrast"]
    assert all(">pale<" in html for html in found[0][1])


def test_code_is_copied_or_else_selected_and_paper_has_no_buttons(visit):
    page = visit("06_training_loop.html", PHONE | {"width": 1440})
    code = page.locator(".code:visible").first
    button, written = code.get_by_role("button", name="Copy this code"), code.locator("pre")
    lines = [line.rstrip("\n") for line in written.locator(".line").all_text_contents()]
    clipboard = "value => Object.defineProperty(navigator, 'clipboard', { value, writable: true })"
    page.evaluate(f"({clipboard})({{ writeText: async text => {{ window.copied = text; }} }})")
    button.press("Enter")
    code.get_by_text("Copied").wait_for()
    assert page.evaluate("() => window.copied.split('\\n')") == lines
    assert page.evaluate("() => getSelection().toString()") == ""
    page.evaluate("() => { navigator.clipboard = undefined; }")
    button.wait_for()  # it asks again
    button.click()
    code.get_by_text("Selected").wait_for()
    assert page.evaluate("() => getSelection().toString().split('\\n')") == lines
    fold = page.locator(".drawn").first
    assert fold.is_visible()
    page.emulate_media(media="print")
    assert not fold.is_visible()
    assert not page.locator(".copy:visible").count()
    page.emulate_media(media="screen")


# Files


def test_every_file_is_small_enough_to_hand_on(site):
    assert {path.name for path in site.iterdir()} == {
        SCRIPT,
        *(f"{name}.html" for name in PAGES),
        *(f"{name}{end}" for name in NAMES for end in (".slides.html", ".ipynb")),
        *(f"{name}{end}" for name in MOVED for end in (".slides.html", ".html")),
    }  # fmt: skip
    for path in site.iterdir():
        kind = "deck" if path.name.endswith(".slides.html") else "page"
        assert path.stat().st_size < MOST_BYTES[kind], path.name


def test_every_link_leads_somewhere(site):
    texts = {path.name: path.read_text(encoding="utf-8") for path in site.glob("*.html")}
    places = {name: set(re.findall(r'\sid="([^"]+)"', text)) for name, text in texts.items()}
    shown = {n: re.sub(r"<script.*?</script>", "", t, flags=re.S) for n, t in texts.items()}
    links = {n: re.findall(r'<a\b[^>]*\bhref="([^"]+)"', text) for n, text in shown.items()}
    links[SCRIPT] = re.findall(r'"href":"([^"]+)"', (site / SCRIPT).read_text(encoding="utf-8"))
    assert len(links[SCRIPT]) > 300
    for name, found in links.items():
        for link in found:
            file, _, place = link.partition("#")
            if re.match("https?:", link):
                continue  # a source to read, for whoever has a network
            assert (site / (file or name)).is_file(), f"{name}: {link}"
            assert not place or place in places[file or name], f"{name}: {link}"


@pytest.mark.parametrize("name", NAMES)
def test_the_map_counts_what_gets_a_tick_on_the_page(site, name):
    card = f'data-lesson="{name}" data-parts="([^"]*)"'
    [parts] = re.findall(card, (site / "index.html").read_text(encoding="utf-8"))
    judged = r'data-cell="([^"]+)"><div (?:data-prediction|data-exercise="([^"]+)" data-told)'
    found = re.findall(judged, (site / f"{name}.html").read_text(encoding="utf-8"))
    assert parts.split() == [exercise or cell for cell, exercise in found]


@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_address_leads_on(browser, site, scripts):
    """With scripts to the very part that somebody kept the address of."""
    page = browser.new_page(offline=True, java_script_enabled=scripts)
    for old, new in MOVED.items():
        page.goto((site / f"{old}.html").as_uri() + "#exercises")
        page.wait_for_url(f"**/{new}.html" + scripts * "#exercises")
    page.close()
