"""An explorer as it stands in a notebook or on a page: what a learner sees, hears and can take."""

import contextlib
import functools
import re
import time
from dataclasses import dataclass

NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?")
MOST_KEYS = 40
SECONDS = 8

# The pieces of a picture, without the names that a page gives to what they refer to.
PIECES = """(svg) => [...svg.querySelectorAll('.background, .layer')]
  .map((piece) => piece.innerHTML.replaceAll(/@@|explorer-\\d+-/g, ''))"""


# All of a state but its picture.
TOLD = """box => {
  const region = box.querySelector('.explorer-sentence');
  const picture = box.querySelector('.explorer-picture');
  box.firstRegion ??= region;
  const shown = [...box.querySelectorAll('.explorer-control')].map(control =>
    control.querySelector('.explorer-readout, label:has(:checked)').textContent);
  return {
    shown, sentence: region.textContent, shape: box.dataset.shape,
    text: picture.ariaLabel, busy: picture.ariaBusy === 'true',
    failed: box.classList.contains('explorer-failed'),
    height: box.getBoundingClientRect().height,
    same_region: region === box.firstRegion && region.ariaLive === 'polite',
  };
}"""

# What comes into sight takes its height, and may push away what was to be looked at; a page that a
# finger has pushed runs on. Without a place to scroll to it only waits until all is still.
SCROLLED_TO = """async (part, block) => {
  for (let still = 0, before; still < 4; before = part.getBoundingClientRect().top) {
    if (block) part.scrollIntoView({ block });
    await new Promise(then => setTimeout(then, 30));
    still = part.getBoundingClientRect().top === before ? still + 1 : 0;
  }
}"""

# Time and frames that go on when they are told to.
CLOCK = """() => {
  const { requestAnimationFrame } = window, frames = [], began = performance.now();
  let now = began;
  performance.now = () => now;
  window.requestAnimationFrame = (frame) => frames.push(frame);
  window.clock = {
    step(ms) { now += ms; for (const frame of frames.splice(0)) frame(now); },
    stop() {
      delete performance.now;
      Object.assign(window, { requestAnimationFrame });
      frames.forEach(requestAnimationFrame);
    },
  };
}"""


@dataclass(frozen=True)
class State:
    """What was on the screen at one moment."""

    shown: list[str]  # what each control shows, from top to bottom
    sentence: str
    text: str  # of the picture, for whoever cannot see it
    failed: bool
    busy: bool  # whether the state that the controls show is still on its way
    shape: str
    height: float
    same_region: bool  # whether the sentence stands where it stood at first
    pieces: list[str]  # of the picture


class OnScreen:
    def __init__(self, page, box):
        self.page, self.box = page, box
        self.picture = box.locator(".explorer-picture")

    @functools.cached_property
    def element(self):
        """The box itself: to find it anew for each question takes longer than to answer it."""
        return self.box.element_handle()

    def scroll_to(self):
        self.element.evaluate(SCROLLED_TO, "center")

    def be_still(self):
        self.element.evaluate(SCROLLED_TO, None)

    # By keyboard

    def slider(self, label):
        return self.box.get_by_role("slider", name=label, exact=True)

    def move(self, label, keys):
        """Walk to a control with Tab and use it: keys for a slider, a caption for a switch."""
        if (slider := self.slider(label)).count():
            self.tab_to(slider)
            for key in keys.split():
                self.page.keyboard.press(key)
        else:
            group = self.box.get_by_role("group", name=label, exact=True)
            self.tab_to(group)
            wanted = group.get_by_role("radio", name=keys, exact=True).element_handle()
            self.press_until("ArrowRight", wanted.is_checked)

    def tab_to(self, control):
        """Walk with Tab from the top of the explorer until this control has the focus."""
        control = control.element_handle()
        if self.has_focus(self.element):
            self.press_until("Shift+Tab", lambda: not self.has_focus(self.element))
        else:  # a spot of the explorer that takes no focus: the walk begins there
            self.element.evaluate(
                """box => { const start = document.createElement('span'); start.tabIndex = -1;
                  box.before(start); start.focus(); start.remove(); }"""
            )
        self.press_until("Tab", lambda: self.has_focus(control))

    def has_focus(self, part):
        return part.evaluate("part => part.contains(document.activeElement)")

    def press_until(self, key, reached):
        for _ in range(MOST_KEYS):
            if reached():
                return
            self.page.keyboard.press(key)
        assert reached(), f"{MOST_KEYS} times {key} is not enough"

    # With a pointer

    def grip(self, number):
        """Where a handle can be taken, in pixels of the page."""
        return middle(self.measure(f".grip[data-handle='{number}']"))

    def spot(self, fresh, axes, place):
        """Where a place on the axes of a fresh drawing stands on the screen."""
        stage = fresh.stages[self.told()["shape"]]
        x, y = stage.figure.axes[axes].transData.transform(place)
        box = self.measure("svg")
        scale = box["width"] / stage.size[0]
        return box["left"] + x * scale, box["top"] + (stage.size[1] - y) * scale

    def measure(self, part):
        """Where a part of the picture is, in pixels of the page."""
        return self.element.evaluate(
            """(box, part) => { const found = box.querySelector(`.explorer-picture ${part}`);
              const { left, top, width, height } = found.getBoundingClientRect();
              return { left, top, width, height }; }""",
            part,
        )

    def drag(self, start, end, steps=8):
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(*end, steps=steps)
        mouse.up()

    def swipe(self, start, end, steps=8):
        """The same with a finger."""
        client = self.page.context.new_cdp_session(self.page)

        def touch(kind, *points):
            touches = [{"x": x, "y": y} for x, y in points]
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

        touch("touchStart", start)
        for step in range(1, steps + 1):
            part = step / steps
            touch("touchMove", tuple(a + (b - a) * part for a, b in zip(start, end, strict=True)))
        touch("touchEnd")
        client.detach()

    # By nobody's hand, in one step

    def set(self, explorer, values):
        """Bring all controls to these values of the explorer's."""
        choices = explorer.choices()
        places = [choice.values.index(values[choice.name]) for choice in choices]
        self.element.evaluate(
            """(box, places) => box.querySelectorAll('.explorer-control').forEach((part, i) => {
              const inputs = part.querySelectorAll('input'), range = inputs[0].type === 'range';
              if (range) inputs[0].value = places[i];
              else inputs[places[i]].checked = true;
              inputs[range ? 0 : places[i]].dispatchEvent(new Event('input', { bubbles: true }));
            })""",
            places,
        )

    @contextlib.contextmanager
    def clock(self):
        """Hold the time of the page; what is yielded lets some milliseconds pass, and a frame."""
        self.page.evaluate(CLOCK)
        try:
            yield lambda ms: self.page.evaluate("ms => clock.step(ms)", ms)
        finally:
            self.page.evaluate("() => clock.stop()")

    # What is there

    def task(self) -> dict:
        return self.element.evaluate(
            """box => { const task = box.querySelector('.explorer-task');
              const secrets = [...box.querySelectorAll('.hidden-until-done')];
              return { done: 'done' in task.dataset, asked: task.firstElementChild.textContent,
                said: task.querySelector('[role=status]').textContent,
                above: task.compareDocumentPosition(box.querySelector('input')) === 4,
                hidden: secrets.map(each => getComputedStyle(each).visibility),
                height: box.getBoundingClientRect().height }; }"""
        )

    def told(self) -> dict:
        """All of a state but its picture."""
        return self.element.evaluate(TOLD)

    def state(self) -> State:
        pieces = f"box => ({PIECES})(box.querySelector('.explorer-picture svg'))"
        return State(**self.told(), pieces=self.element.evaluate(pieces))

    def wait_for(self, condition) -> State:
        """The first state that meets the condition, or else the one that is there at the end."""
        end = time.monotonic() + SECONDS
        while not condition(self.told()) and time.monotonic() < end:
            self.page.wait_for_timeout(30)
        return self.state()

    def drawn(self, fresh, shown) -> tuple[list[str], str]:
        """Picture and sentence that a fresh explorer draws where the controls show this."""
        captions = zip(fresh.controls.items(), shown, strict=True)
        values = {name: dict(control.options)[caption] for (name, control), caption in captions}
        sentence = fresh.move(**values)
        stage = fresh.stages[self.told()["shape"]]
        pieces = self.page.evaluate(
            f"""markup => {{
              const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
              svg.innerHTML = markup;
              return ({PIECES})(svg);
            }}""",
            stage.markup(stage.variants(values)),
        )
        return pieces, sentence

    def missing_references(self) -> list[str]:
        """What the picture refers to and does not hold."""
        return self.element.evaluate(
            """box => {
              const svg = box.querySelector('.explorer-picture svg');
              const used = svg.innerHTML.matchAll(/(?:href="#|url\\(&quot;#|url\\(#)([^")&]+)/g);
              const missing = id => !svg.querySelector(`[id="${id}"]`);
              return [...used].map(found => found[1]).filter(missing);
            }"""
        )

    def controls(self) -> list[dict]:
        """What assistive technology is told of each slider."""
        return self.element.evaluate(
            """box => [...box.querySelectorAll('input[type=range]')].map(slider => ({
              name: slider.labels[0].textContent, value: slider.ariaValueText,
              readout: slider.closest('.explorer-control')
                .querySelector('.explorer-readout').textContent }))"""
        )


def middle(box):
    return box["left"] + box["width"] / 2, box["top"] + box["height"] / 2


def numbers(text) -> list[float]:
    return [float(number.replace("−", "-")) for number in NUMBER.findall(text)]
