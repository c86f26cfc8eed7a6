"""What somebody sees, hears and can move on a page or a slide of the published course."""

# The controls that change neither sentence nor picture from one end of their range to the other,
# and the questions and fields that are not answered.
DUMB = """() => {
  const faults = [], fire = (input) => input.dispatchEvent(new Event('input', { bubbles: true }));
  for (const box of document.querySelectorAll('.explorer')) {
    const look = () => {
      const said = box.querySelector('[aria-live=polite]').textContent;
      const picture = box.querySelector('.explorer-picture');
      if (picture.ariaLabel !== said) faults.push(`the picture does not say ${said}`);
      return said + picture.querySelector('svg').innerHTML;
    };
    for (const control of box.querySelectorAll('.explorer-control')) {
      const [first, ...others] = control.querySelectorAll('input'), looks = new Set();
      for (const place of first.type === 'range' ? [first.min, first.max] : [first, ...others]) {
        if (first.type === 'range') first.value = place;
        else place.checked = true;
        fire(first.type === 'range' ? first : place);
        looks.add(look());
      }
      if (looks.size < 2) faults.push(`${control.textContent} changes nothing`);
    }
  }
  for (const asked of document.querySelectorAll('[data-prediction], [data-exercise]')) {
    const said = asked.querySelector('.feedback'), field = asked.querySelector('[type=text]');
    const choice = asked.querySelector('[type=radio]');
    if (field) field.value = '7';
    (choice ?? asked.querySelector('button'))?.click();
    if (said && !said.textContent.trim()) faults.push(`${asked.textContent} is not answered`);
  }
  return faults;
}"""


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


# Each text of a picture in sight, and how high its letters are on the screen, in pixels.
LETTERS = """(part) => [...part.querySelectorAll("svg text")].filter(e => e.checkVisibility())
  .map(text => {
    const svg = text.ownerSVGElement, { width, height } = svg.getBoundingClientRect();
    const scale = Math.min(width / svg.viewBox.baseVal.width, height / svg.viewBox.baseVal.height);
    return [text.textContent, parseFloat(text.getAttribute("font-size")) * scale];
  })"""
