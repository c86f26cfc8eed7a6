"""What somebody sees, hears and can move on a page or a slide of the published course."""


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


# Each text of a picture in sight, and how high its letters are on the screen, in pixels.
LETTERS = """(part) => [...part.querySelectorAll("svg text")].filter(e => e.checkVisibility())
  .map(text => {
    const svg = text.ownerSVGElement, { width, height } = svg.getBoundingClientRect();
    const scale = Math.min(width / svg.viewBox.baseVal.width, height / svg.viewBox.baseVal.height);
    return [text.textContent, parseFloat(text.getAttribute("font-size")) * scale];
  })"""
