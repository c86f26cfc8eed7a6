"""What the tests measure on the slides of a deck."""

from sight import LETTERS

SMALLEST_TEXT = 18  # pixels, at 720 lines
EASY_CODE, LONGEST_LINE = 22, 88  # pixels of a block that has room, and its letters in a line
BESIDE = 83  # letters in a line that code and an output side by side may have together
ROOM = 590  # a slide that ends above this line has room
SMALLEST_LETTER = 13.3  # of a picture, likewise
LOWEST = 692  # of 720 lines; below stand the slide's number and the progress bar

QUESTIONS = """() => Reveal.getSlides().map((slide, number) => [slide, number])
  .filter(([slide]) => slide.querySelector(".waits")).map(([, number]) => number)"""

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


def slides_with_explorers(deck):
    return deck.evaluate(
        """() => Reveal.getSlides().map((slide, number) => [slide, number])
          .filter(([slide]) => slide.querySelector('.explorer'))
          .map(([, number]) => number)"""
    )


def show_slide(deck, number):
    deck.evaluate(
        """number => { Reveal.slide(number);
          while (Reveal.availableFragments().next) Reveal.nextFragment(); }""",
        number,
    )


def step_to(deck, button):
    """Go on until the button of a question shows: what stands above it comes step by step."""
    for _ in range(10):
        if button.is_visible():
            break
        deck.keyboard.press("ArrowRight")
    assert button.is_visible()


# What a slide that is not shown offers to the Tab key, with each slide shown in its turn.
TAB_STOPS = """() => Reveal.getSlides().map((slide, number) => {
  Reveal.slide(number);
  return [...document.querySelectorAll("section :is(a[href], button, input, summary, [tabindex])")]
    .filter((part) => !slide.contains(part) && part.checkVisibility({ visibilityProperty: true }))
    .map((part) => `slide ${number + 1}: ${part.outerHTML.slice(0, 80)}`);
})"""

# Of each page of paper: what runs out of it or into its edges, and pictures too small to be one.
PRINTED = """() => [...document.querySelectorAll(".pdf-page")].flatMap((page, number) => {
  const box = (part) => part.getBoundingClientRect(), edge = box(page), faults = [];
  const seen = (part) => part.checkVisibility({ visibilityProperty: true }) && box(part).height;
  const parts = [...page.querySelectorAll("section *")]
    .filter((part) => !part.closest("aside, style, script, svg *") && seen(part));
  for (const part of parts) {
    const { left, right, top, bottom, height } = box(part), name = part.outerHTML.slice(0, 80);
    const inside = left > edge.left + 24 && right < edge.right - 24 && top > edge.top + 20;
    if (!inside) faults.push(`has no edge at ${name}`);
    if (bottom > edge.bottom - 24) faults.push(`runs off its page with ${name}`);
    if (part.matches("svg, img") && height < 200) faults.push(`has a picture of ${height} px`);
  }
  const pictures = [...page.querySelectorAll(":is(.figure, .explorer-picture) > :is(svg, img)")];
  if (pictures.length && !pictures.some(seen)) faults.push("lost its picture");
  return faults.map((fault) => `page ${number + 1} ${fault}`);
})"""

# Sizes are given as on a screen of 720 lines, with the longest reply to a choice.
MEASURE = f"""() => Reveal.getSlides().map((slide, number) => {{
  Reveal.slide(number);
  while (Reveal.availableFragments().next) Reveal.nextFragment();
  const letter = Math.min(99, ...({LETTERS})(slide).map(([, size]) => size * 720 / innerHeight));
  const replies = [...slide.querySelectorAll('[data-prediction] [hidden]')];
  replies.sort((a, b) => b.textContent.length - a.textContent.length);
  replies[0]?.previousElementSibling.click();
  const lines = 720 / innerHeight, scale = Reveal.getScale() * lines;
  const seen = [...slide.querySelectorAll('*')].filter(e =>
    !e.closest('aside, svg, style, script') && e.checkVisibility());
  const box = e => e.getBoundingClientRect();
  const width = e => Math.max(...e.textContent.split('\\n').map(line => line.length));
  const size = e => parseFloat(getComputedStyle(e).fontSize) * scale;
  const own = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  return {{
    number: number + 1, title: slide.textContent.trim().slice(0, 40),
    bottom: Math.max(...seen.map(e => box(e).bottom * lines)),
    right: Math.max(...seen.map(e => box(e).right * lines)),
    smallest: Math.min(...seen.filter(e => own(e) && !e.closest('math')).map(size)),
    blocks: seen.filter(e => e.matches('.code pre, .print')).map(e => [size(e), width(e)]),
    pairs: seen.filter(e => e.matches('.code + .print')).map(e =>
      [size(e), width(e) + width(e.previousElementSibling)]),
    letter,
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
    if slide["bottom"] < ROOM:
        for size, letters in slide["blocks"]:
            if letters <= LONGEST_LINE and size < EASY_CODE - 0.1:
                yield where + f"has room, and code or an output of {size:.1f} px"
    for size, letters in slide["pairs"]:
        if letters <= BESIDE and size < EASY_CODE - 0.1:
            yield where + f"has an output of {size:.1f} px with room beside its code"
    if slide["cut"]:
        yield where + "cuts off code"
    if slide["wrapped"]:
        yield where + "breaks a row of choices into two lines"
    if slide["letter"] < SMALLEST_LETTER:
        yield where + f"has a picture with letters of {slide['letter']:.1f} px"
