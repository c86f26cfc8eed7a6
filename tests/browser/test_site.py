"""The published course in a real browser: opened from files, without a kernel and a network."""

import concurrent.futures
import re
from pathlib import Path

import pytest
from axe import violations
from conftest import LESSONS, note_message

from helpers.publish import cli
from helpers.publish.search import SCRIPT
from helpers.publish.site import render_around

NAMES = sorted(path.stem for path in LESSONS.glob("*.ipynb"))
AROUND = sorted(Path(name).stem for name in render_around([]) if name.endswith(".html"))
PAGES = [*AROUND, *NAMES]
PHONE, DESK = {"width": 320, "height": 740}, {"width": 1440, "height": 900}
PROJECTORS = [{"width": 1280, "height": 720}, {"width": 1920, "height": 1080}]
MOST_BYTES = {"page": 1_200_000, "deck": 1_500_000}
SMALLEST_TEXT = 18  # pixels, at 720 lines
# Of a letter in a picture, in pixels: by the width of a page, and on a slide of 1080 lines.
SMALLEST_LETTER = {390: 11, 1280: 13, "slide": 20}
LOWEST = 692  # of 720 lines; below stand the slide's number and the progress bar


@pytest.fixture(scope="module")
def site(browser, tmp_path_factory):
    """All lessons, published by the command itself."""
    output = tmp_path_factory.mktemp("published") / "site"
    # Playwright keeps a loop running in this thread; the kernels need one of their own.
    with concurrent.futures.ThreadPoolExecutor() as pool:
        assert pool.submit(cli.main, ["--output", str(output)]).result() == 0
    return output


@pytest.fixture(scope="module")
def visit(browser, site, troubles):
    """Open a file of the site in a fresh tab; nothing but the file itself may be asked for."""
    context = browser.new_context(offline=True)

    def watch(page):
        page.on("pageerror", lambda error: troubles.append(f"uncaught: {error}"))
        page.on("console", lambda message: note_message(message, troubles))

    def note_request(request):
        if not request.url.startswith(("data:", "blob:", "about:", site.as_uri())):
            troubles.append(f"request: {request.url[:100]}")

    context.on("page", watch)
    context.on("request", note_request)

    def open_file(name, size, query=""):
        for page in context.pages:
            page.close()
        page = context.new_page()
        page.set_viewport_size(size)
        page.goto((site / name).as_uri() + query)
        written = (site / name).read_text(encoding="utf-8")
        page.wait_for_function(
            "all => document.querySelectorAll('.explorer[data-ready]').length === all",
            arg=written.count('<div class="explorer"'),
            polling=50,  # a tab in the background draws no frames
        )
        return page

    yield open_file
    context.close()


@pytest.fixture(scope="module", params=PAGES)
def page(request, visit):
    """Every page on a phone, all that folds unfolded."""
    page = visit(f"{request.param}.html", PHONE)
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true; })")
    return page


@pytest.fixture(scope="module", params=NAMES)
def deck(request, visit):
    page = visit(f"{request.param}.slides.html", PROJECTORS[0])
    page.wait_for_function("() => Reveal.isReady()")
    return page


# Pages


def test_a_page_is_accessible_by_day_and_by_night(page):
    assert not violations(page)
    page.emulate_media(color_scheme="dark")
    assert not violations(page, {"type": "rule", "values": ["color-contrast"]})  # all that changes
    page.emulate_media(color_scheme="light")


def test_a_page_needs_no_sideways_scrolling(page):
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= size["width"]


def test_a_line_of_prose_is_short_enough_to_read(page):
    page.set_viewport_size(DESK)
    widest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll('main p, main li')]
          .filter(e => !e.closest('.live, .figure, nav'))
          .map(e => e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize)))"""
    )
    page.set_viewport_size(PHONE)
    assert widest < 50  # in sizes of type: about 90 letters


@pytest.mark.parametrize("width", [390, 1280])
def test_every_letter_of_a_picture_can_be_read(page, width):
    """In the shape that a screen of this width shows, which is one of the two."""
    page.set_viewport_size({"width": width, "height": 844})
    page.wait_for_timeout(200)
    sizes = page.evaluate(f"() => ({LETTERS})(document)")
    shapes = page.evaluate(
        """() => [...document.querySelectorAll('.figure')].map(figure =>
          [...figure.querySelectorAll('svg')].filter(e => e.checkVisibility()).length)"""
    )
    page.set_viewport_size(PHONE)
    assert min([size for _, size in sizes], default=99) >= SMALLEST_LETTER[width], sizes
    assert set(shapes) <= {1}


def test_the_controls_of_a_page_move_its_pictures(page):
    assert not dead_controls(page, page)


def test_the_pictures_of_a_page_have_a_text(page):
    assert not untold(page)


def test_the_formulas_of_a_page_are_typeset(page):
    assert not untypeset(page)


@pytest.mark.parametrize("name", NAMES)
def test_a_choice_is_answered_and_unfolds_what_follows(visit, name):
    page = visit(f"{name}.html", DESK)
    assert page.locator(".answer[open]").count() == 0
    for asked in page.locator("[data-prediction]").all():
        said, choices = asked.locator(".feedback"), asked.locator("button").all()
        assert said.inner_text() == ""
        answers = set()
        for choice in choices:
            choice.focus()
            page.keyboard.press("Enter")
            assert choice.get_attribute("aria-pressed") == "true"
            assert asked.locator("[aria-pressed=true]").count() == 1
            assert said.is_visible()
            answers.add(said.inner_text())
        assert len(answers) == len(choices)
    folds = page.locator(".answer")
    assert page.locator(".answer[open]").count() == folds.count()
    folds.first.locator(":scope > summary").click()
    assert page.locator(".answer[open]").count() == folds.count() - 1


# Decks


@pytest.mark.parametrize("size", PROJECTORS, ids=lambda size: f"{size['height']}-lines")
def test_every_slide_fits_and_can_be_read_from_the_last_row(deck, size):
    deck.set_viewport_size(size)
    deck.evaluate("() => Reveal.layout()")
    faults = [fault for slide in deck.evaluate(MEASURE) for fault in faults_of(slide)]
    assert not faults, "\n".join(faults)


def test_a_deck_is_neither_short_nor_long(deck):
    assert 12 <= deck.evaluate("() => Reveal.getTotalSlides()") <= 20


def test_the_controls_of_a_deck_move_its_pictures(deck):
    deck.set_viewport_size(PROJECTORS[0])
    for number in slides_with_explorers(deck):
        show_slide(deck, number)
        assert not dead_controls(deck, deck.locator("section.present")), f"slide {number + 1}"
        assert deck.evaluate("() => Reveal.getIndices().h") == number, "a key turned the slide"


def test_the_pictures_of_a_deck_have_a_text(deck):
    assert not untold(deck)


def test_the_formulas_of_a_deck_are_typeset(deck):
    assert not untypeset(deck)


def test_a_deck_is_accessible(deck):
    assert not violations(deck)


def test_a_slide_keeps_the_answer_until_a_key_and_makes_room_for_what_is_said(deck):
    deck.set_viewport_size(PROJECTORS[0])
    faults = [fault for slide in deck.evaluate(ASKED, LOWEST) for fault in slide]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", NAMES)
def test_every_slide_is_accessible_and_becomes_one_page_of_paper(visit, name):
    """The print view shows all slides at once, to axe-core too."""
    paper = visit(f"{name}.slides.html", PROJECTORS[0], "?view=print")
    paper.wait_for_selector(".pdf-page")
    slides = paper.evaluate("() => Reveal.getTotalSlides()")
    assert paper.locator(".pdf-page").count() == slides
    assert not violations(paper)
    if name == NAMES[0]:
        pdf = paper.pdf(prefer_css_page_size=True, print_background=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == slides


def test_a_control_keeps_the_arrow_keys_until_escape(visit):
    deck = visit("01_minus_log.slides.html", PROJECTORS[0])
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
    deck = visit("01_minus_log.slides.html", PROJECTORS[0])
    deck.keyboard.press("o")
    assert deck.evaluate("() => Reveal.isOverview()")
    deck.keyboard.press("Escape")
    assert not deck.evaluate("() => Reveal.isOverview()")


def test_the_speakers_view_shows_notes_and_a_timer_and_follows(visit):
    deck = visit("01_minus_log.slides.html", PROJECTORS[0])
    with deck.context.expect_page() as opened:
        deck.keyboard.press("s")
    speaker = opened.value
    notes = speaker.locator(".speaker-controls-notes .value")
    notes.get_by_text("Two forecasters").wait_for()
    assert re.search(r"00:00:\d\d", speaker.locator(".speaker-controls-time").inner_text())
    shown = speaker.frame_locator("#current-slide iframe").locator("section.present h2")
    deck.keyboard.press("ArrowRight")
    shown.get_by_text("A price for being surprised").wait_for()


# Files


def test_every_file_is_small_enough_to_hand_on(site):
    assert {path.name for path in site.iterdir()} == {
        SCRIPT,
        *(f"{name}.html" for name in PAGES),
        *(f"{name}{end}" for name in NAMES for end in (".slides.html", ".ipynb")),
    }  # fmt: skip
    for path in site.iterdir():
        kind = "deck" if path.name.endswith(".slides.html") else "page"
        assert path.stat().st_size < MOST_BYTES[kind], path.name


def test_every_link_leads_somewhere(site):
    texts = {path.name: path.read_text(encoding="utf-8") for path in site.glob("*.html")}
    places = {name: set(re.findall(r'\sid="([^"]+)"', text)) for name, text in texts.items()}
    for name, text in texts.items():
        text = re.sub(r"<script.*?</script>", "", text, flags=re.S)
        for link in re.findall(r'<a\b[^>]*\bhref="([^"]+)"', text):
            file, _, place = link.partition("#")
            if re.match("https?:", link):
                continue  # a source to read, for whoever has a network
            assert (site / (file or name)).is_file(), f"{name}: {link}"
            assert not place or place in places[file or name], f"{name}: {link}"


# What the tests look for


# Of each question on a slide: what follows it at the first step, before a key was pressed; then,
# all shown and one choice after the other taken, what lies on what is said or runs off the slide.
ASKED = """(lowest) => [...document.querySelectorAll("[data-prediction]")].map((asked) => {
  const faults = [], slide = asked.closest("section"), own = asked.closest("section > *");
  const number = Reveal.getSlides().indexOf(slide), where = `slide ${number + 1}: `;
  const seen = (part) => part.checkVisibility({ visibilityProperty: true });
  const box = (part) => part.getBoundingClientRect();
  const parts = [...slide.children].filter((part) => !part.matches("aside"));
  const after = parts.slice(parts.indexOf(own) + 1);
  Reveal.slide(number, 0, -1);
  for (const part of after.filter(seen)) faults.push(`${where}shows ${part.textContent.trim()}`);
  while (Reveal.availableFragments().next) Reveal.nextFragment();
  for (const button of asked.querySelectorAll("button")) {
    button.click();
    const said = asked.querySelector(".feedback"), next = after.find(seen);
    if (!said.textContent || !seen(said)) faults.push(where + button.textContent + " says nothing");
    if (next && box(said).bottom > box(next).top) faults.push(where + "covers what follows");
    const bottom = Math.max(...[said, ...after.filter(seen)].map((part) => box(part).bottom));
    if (bottom > lowest) faults.push(`${where}runs down to line ${bottom}`);
  }
  return faults;
})"""


def dead_controls(page, part):
    """The controls in `part` that change neither the sentence nor the picture."""
    dead = []
    for explorer in part.locator(".explorer").all():
        for control in explorer.locator(".explorer-control").all():
            inputs = control.locator("input")
            looks = set()
            if inputs.first.get_attribute("type") == "range":
                for key in ("Home", "End"):
                    inputs.focus()
                    page.keyboard.press(key)
                    looks.add(look_of(explorer))
            else:
                for choice in inputs.all():
                    choice.check()
                    looks.add(look_of(explorer))
            if len(looks) < 2:
                dead.append(control.inner_text())
    return dead


def slides_with_explorers(deck):
    return deck.evaluate(
        """() => Reveal.getSlides().map((slide, number) => [slide, number])
          .filter(([slide]) => slide.querySelector('.explorer'))
          .map(([, number]) => number)"""
    )


def look_of(explorer):
    return explorer.evaluate(
        """e => { const said = e.querySelector('[aria-live=polite]').textContent;
          const picture = e.querySelector('.explorer-picture');
          if (picture.getAttribute('aria-label') !== said) throw Error('picture says other');
          return said + picture.querySelector('svg').innerHTML; }"""
    )


def untold(page):
    """Pictures without a text, or with one that says nothing."""
    return page.evaluate(
        """() => [...document.querySelectorAll('img, [role=img], .live')]
          .filter(e => !e.closest('[role=img]') || e.matches('[role=img]'))
          .filter(e => ((e.alt ?? e.getAttribute('aria-label')) || '').trim().length < 10)
          .map(e => e.outerHTML.slice(0, 120))"""
    )


def untypeset(page):
    """Formulas that the browser did not draw, or that are still TeX."""
    return page.evaluate(
        """async () => { await document.fonts.ready;
          const all = [...document.querySelectorAll('math')];
          const own = !all.length || document.fonts.check('20px Formulas');
          const { innerText } = document.querySelector('main');
          const text = innerText.match(/\\$\\$|\\\\(frac|hat|ln)\\b/g);
          return [...(own ? [] : ['font']), ...(text ?? []),
            ...all.filter(m => !m.getAttribute('alttext')).map(m => m.outerHTML)]; }"""
    )


def show_slide(deck, number):
    deck.evaluate(
        """number => { Reveal.slide(number);
          while (Reveal.availableFragments().next) Reveal.nextFragment(); }""",
        number,
    )


# Each text of a picture in sight, and how high its letters are on the screen, in pixels.
LETTERS = """(part) => [...part.querySelectorAll("svg text")].filter(e => e.checkVisibility())
  .map(text => {
    const svg = text.ownerSVGElement, { width, height } = svg.getBoundingClientRect();
    const scale = Math.min(width / svg.viewBox.baseVal.width, height / svg.viewBox.baseVal.height);
    return [text.textContent, parseFloat(text.getAttribute("font-size")) * scale];
  })"""

# Sizes are given as on a screen of 720 lines.
MEASURE = f"""() => Reveal.getSlides().map((slide, number) => {{
  Reveal.slide(number);
  while (Reveal.availableFragments().next) Reveal.nextFragment();
  const lines = 720 / innerHeight, scale = Reveal.getScale() * lines;
  const seen = [...slide.querySelectorAll('*')].filter(e =>
    !e.closest('aside, svg, style, script') && e.checkVisibility());
  const box = e => e.getBoundingClientRect();
  const own = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  return {{
    number: number + 1, title: slide.textContent.trim().slice(0, 40),
    bottom: Math.max(...seen.map(e => box(e).bottom * lines)),
    right: Math.max(...seen.map(e => box(e).right * lines)),
    smallest: Math.min(...seen.filter(e => own(e) && !e.closest('math'))
      .map(e => parseFloat(getComputedStyle(e).fontSize) * scale)),
    letter: Math.min(99, ...({LETTERS})(slide).map(([, size]) => size * lines)),
    cut: seen.filter(e => e.matches('pre') && e.scrollWidth > e.clientWidth + 1).length,
    wrapped: [...slide.querySelectorAll('fieldset.explorer-control')].filter(row =>
      new Set([...row.querySelectorAll(':scope > label')].map(e => box(e).top)).size > 1).length,
  }};
}})"""


def faults_of(slide):
    """What is wrong with one slide, each as a line."""
    where = f"slide {slide['number']} ({slide['title']!r}): "
    if slide["bottom"] > LOWEST:
        yield where + f"runs down to line {slide['bottom']:.0f}"
    if slide["right"] > 1270:
        yield where + f"runs out to column {slide['right']:.0f}"
    if slide["smallest"] < SMALLEST_TEXT - 0.1:
        yield where + f"has text of {slide['smallest']:.1f} px"
    if slide["cut"]:
        yield where + "cuts off code"
    if slide["wrapped"]:
        yield where + "breaks a row of choices into two lines"
    if slide["letter"] * 1.5 < SMALLEST_LETTER["slide"]:
        yield where + f"has a picture with letters of {slide['letter'] * 1.5:.1f} px at 1080 lines"
