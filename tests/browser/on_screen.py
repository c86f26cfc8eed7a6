"""An explorer as it stands in the page: what a learner sees, hears and reaches by keyboard."""

import base64
import re
import time
from dataclasses import dataclass

NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?")
MOST_TABS = 40
SECONDS = 8


@dataclass(frozen=True)
class State:
    """What was on the screen at one moment."""

    shown: list[str]  # what each control shows, from top to bottom
    sentence: str
    alt: str
    failed: bool
    height: float
    same_region: bool  # whether the sentence stands where it stood at first
    pixels: bytes
    picture: bytes  # the file that the page was sent


class OnScreen:
    def __init__(self, page, call):
        self.page = page
        # The cell whose code holds the call, and has shown what it makes.
        self.cell = page.locator(".jp-CodeCell").filter(has_text=call).filter(
            has=page.locator(".explorer, img")
        )
        self.box = self.cell.locator(".explorer")
        self.sentence = self.box.locator("[aria-live=polite]")
        self.picture = self.box.locator("img")

    def slider(self, label):
        return self.box.get_by_role("slider", name=label, exact=True)

    def button(self, label, caption):
        group = self.box.get_by_role("group", name=label, exact=True)
        return group.get_by_role("button", name=caption, exact=True)

    def move(self, label, keys):
        """Walk to a control with Tab and use it: keys for a slider, a caption for a switch."""
        if self.slider(label).count():
            self.tab_to(self.slider(label))
            for key in keys.split():
                self.page.keyboard.press(key)
        else:
            self.tab_to(self.button(label, keys))
            self.page.keyboard.press("Space")

    def tab_to(self, control):
        """Walk with Tab from above the controls until this one has the focus."""
        if self.has_focus(self.box):
            # A click on a cell that is active already need not take the focus from a control.
            self.press_until("Shift+Tab", lambda: not self.has_focus(self.box))
        else:
            self.cell.locator(".jp-InputPrompt").click()
        self.press_until("Tab", lambda: self.has_focus(control))

    def has_focus(self, part):
        return part.evaluate("part => part.contains(document.activeElement)")

    def press_until(self, key, reached):
        for _ in range(MOST_TABS):
            self.page.keyboard.press(key)
            if reached():
                return
        raise AssertionError(f"{MOST_TABS} times {key} does not reach the control")

    def shows_its_picture_alone(self) -> bool:
        """Whether the cell's output is what a stored notebook shows: the picture, no controls."""
        outputs = self.cell.locator(".jp-OutputArea-output")
        return (
            outputs.count() == 1
            and outputs.locator("img").is_visible()
            and "Error" not in outputs.inner_text()
            and not self.box.count()
        )

    def controls(self) -> dict:
        """What assistive technology is told of each slider, group of buttons and button."""
        return self.box.evaluate(
            """box => {
              const of = (selector, tell) => [...box.querySelectorAll(selector)].map(tell);
              return {
                sliders: of('[role=slider]', handle => ({
                  name: handle.ariaLabel,
                  value: handle.ariaValueText,
                  readout: handle.closest('.widget-slider')
                    .querySelector('.widget-readout').textContent,
                })),
                groups: of('.widget-toggle-buttons', group => ({
                  role: group.role, name: group.ariaLabel })),
                buttons: of('button', button => ({
                  caption: button.textContent,
                  pressed: button.ariaPressed,
                  active: button.classList.contains('mod-active'),
                })),
              };
            }"""
        )

    def cut_off(self) -> list[str]:
        """Which parts do not fit the page when the cell stands at its top."""
        self.cell.evaluate("cell => cell.scrollIntoView()")
        return self.box.evaluate(
            """box => {
              const page = box.closest('.jp-WindowedPanel-outer').getBoundingClientRect();
              const fits = ({ top, bottom, left, right }) => page.top <= top + 1
                && bottom <= page.bottom && page.left <= left && right <= page.right;
              return [...box.querySelectorAll('.widget-inline-hbox, p, img')]
                .filter(part => !fits(part.getBoundingClientRect()))
                .map(part => `${part.tagName} ${part.textContent}`);
            }"""
        )

    def shows_within_a_frame(self, key) -> bool:
        """Whether an unhurried press of `key` shows its state before any answer could arrive."""
        self.page.wait_for_timeout(600)  # what the kernel sends ahead arrives
        return self.box.evaluate(
            """(box, key) => new Promise(resolve => {
              const picture = box.querySelector('img'), before = picture.src;
              const handle = [...box.querySelectorAll('[role=slider]')].at(-1);
              handle.focus();
              handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
              requestAnimationFrame(() => resolve(picture.src !== before));
            })""",
            key,
        )

    def told(self) -> dict:
        """All of a state but its pixels."""
        return self.box.evaluate(
            """box => {
              const region = box.querySelector('[aria-live=polite]');
              box.firstRegion ??= region;
              const controls = box.querySelectorAll('.widget-readout, .mod-active');
              return {
                shown: [...controls].map(control => control.textContent),
                sentence: region?.textContent ?? '',
                alt: box.querySelector('img').alt,
                failed: box.querySelector('.explorer-failed') !== null,
                height: box.getBoundingClientRect().height,
                same_region: region !== null && region === box.firstRegion,
              };
            }"""
        )

    def state(self) -> State:
        told = self.told()
        self.picture.evaluate("picture => picture.decode()")  # before that, the old one stands
        return State(**told, pixels=self.picture.screenshot(), picture=self.sent())

    def sent(self) -> bytes:
        coded = self.picture.evaluate(
            """async picture => {
              const bytes = new Uint8Array(await (await fetch(picture.src)).arrayBuffer());
              return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
            }"""
        )
        return base64.b64decode(coded)

    def wait_for(self, condition) -> State:
        """The first state that meets the condition, or else the one that is there at the end."""
        end = time.monotonic() + SECONDS
        while not condition(self.told()) and time.monotonic() < end:
            self.page.wait_for_timeout(30)
        return self.state()


def numbers(text) -> list[float]:
    return [float(number.replace("−", "-")) for number in NUMBER.findall(text)]


def tells(sentence, expected) -> bool:
    """Whether the sentence holds these numbers in this order, rounded as it rounds them."""
    shown = iter(NUMBER.findall(sentence))
    return all(any(agrees(text, number) for text in shown) for number in expected)


def agrees(text, number) -> bool:
    places = len(text.partition(".")[2])
    # A trifle more than half a unit: which way an exact half goes is no matter.
    return abs(float(text.replace("−", "-")) - number) <= 0.5001 * 10**-places
