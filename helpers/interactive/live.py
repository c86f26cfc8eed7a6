"""An explorer in a notebook: the kernel draws the states that the front end shows.

The state that a move asks for comes first. Then, while the kernel has nothing else to do and the
explorer is on the screen, all others are prefetched, nearest first, each variant of a layer once.
A move to a state that has arrived needs no kernel: it takes one frame, as on a page.
"""

import asyncio
import itertools
import logging
import math
import time
import uuid
from collections.abc import Callable, Iterable, Iterator

import anywidget
import traitlets
from IPython import get_ipython

from helpers.figures import inter
from helpers.figures.style import applied, ink_styles
from helpers.interactive import page
from helpers.interactive.saved_output import update

log = logging.getLogger(__name__)

PAUSE = 0.05  # seconds for a further move to arrive before the kernel draws what nobody asked for
REST = 0.5  # seconds after a cell: during Run All the next one follows at once
SLICE = 0.01  # seconds of drawing before the kernel turns to other work, and
GAP = 0.01  # seconds that it then has: a cell's request takes several turns of the loop to arrive
SLOW = 0.05  # a figure that takes longer than this for a state is drawn only when asked
STAY = 1.5  # seconds at a state, and after a cell, before the notebook keeps its picture

_last_cell = 0.0


def _note_cell(*_) -> None:
    global _last_cell
    _last_cell = time.monotonic()


def _in_kernel() -> asyncio.AbstractEventLoop | None:
    """The loop that runs the cells, on which we wait for the kernel's idle moments."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return None
    if shell := get_ipython():
        for event in ("pre_run_cell", "post_run_cell"):
            if _note_cell not in shell.events.callbacks[event]:
                shell.events.register(event, _note_cell)
    return loop


class Live(anywidget.AnyWidget):
    """What `view.js` shows in a notebook, and how states reach it."""

    _esm = f"{page.VIEW}\nexport default {{ initialize, render }};\n"

    key = traitlets.Unicode().tag(sync=True)
    markup = traitlets.Unicode().tag(sync=True)
    definition = traitlets.Dict().tag(sync=True)
    opening = traitlets.Dict().tag(sync=True)  # the first state, for a front end that opens
    places = traitlets.List().tag(sync=True)  # of all controls

    def __init__(self, explorer):
        self._css = inter.face() + ink_styles() + page.STYLE  # not of the class: cutting is slow
        self._explorer = explorer
        self._loop = _in_kernel()
        self._run = 0  # of prefetching; a newer one ends an older one
        self._moves = 0
        self._shape, self._watched = "wide", False
        self._quickest = math.inf
        self._reset_sent()
        choices = explorer.choices()
        with applied():
            super().__init__(
                key=uuid.uuid4().hex,
                markup=page.markup(explorer, choices),
                definition=page.definition(explorer, choices),
                places=self._here(),
                opening=self._states_message([self._here()]),
            )
        self.on_msg(self._on_message)
        self.observe(self._on_places, "places")

    def show(self) -> None:
        """Bring the front end to where the controls stand now."""
        with applied():
            self.places = self._here()
            self._send_current()
        self._prefetch()
        self._moves += 1
        self._soon(STAY, self._update_saved_output, self._moves)

    # What the front end says

    def _on_places(self, change) -> None:
        if change.new != self._here():
            self._explorer.take(change.new)

    def _on_message(self, _widget, content, _buffers) -> None:
        """The front end has opened and knows nothing, or what is looked at has changed."""
        with applied():  # nor may what was sent be forgotten while another thread sends
            if content.get("opened"):
                self._reset_sent()
            self._shape = content.get("shape", self._shape)
            self._watched = content.get("watched", self._watched)
            self._send_current()
        self._prefetch()

    # What it is sent

    def _reset_sent(self, shape: str = "") -> None:
        """Forget what was sent of a shape, or everything."""
        if not shape:
            self._sent: set[tuple[str, int]] = set()  # states
            self._sent_variants: set[tuple[str, int, int]] = set()
            self._sent_defs: set[tuple[str, str]] = set()
            self._layers: dict[str, int] = {}  # how many a shape had when it was sent
        for sent in (self._sent, self._sent_variants, self._sent_defs):
            sent -= {each for each in sent if each[0] == shape}

    def _send_current(self) -> None:
        """Send the state that the controls stand at, or why there is none."""
        asked = self._number(self._here())
        if self._explorer.failed:
            shape = self._shape if self._shape in self._layers else "wide"  # which is always there
            failure = [asked, self._explorer.sentence, None, False]
            self.send({"shape": shape, "states": [failure], "variants": [], "defs": ""})
        elif (message := self._states_message([self._here()]))["states"]:
            self.send(message | {"asked": asked})

    def _states_message(self, states: Iterable[list[int]], until: float = math.inf) -> dict:
        """Draw those of the states that were not sent, for as long as there is time."""
        explorer, shape = self._explorer, self._shape
        stage, choices = explorer.stages[shape], explorer.choices()
        message = {"shape": shape, "states": [], "variants": [], "defs": ""}
        with applied():
            for places in states:
                number = self._number(places, choices)
                if (shape, number) in self._sent:
                    continue
                began = time.perf_counter()
                values = {c.name: c.values[i] for c, i in zip(choices, places, strict=True)}
                try:
                    sentence = explorer.move(**values)
                    variants = stage.variants(values)
                except Exception:
                    if until == math.inf:
                        raise
                    log.debug("could not prefetch %s", values, exc_info=True)
                    continue  # the move itself will say so, if it is ever made
                if self._layers.get(shape) != len(variants):  # new here, or grown by one
                    self._reset_sent(shape)
                    self._layers[shape] = len(variants)
                    # What is shown now must come along, else it would be gone from the screen.
                    shown = [] if explorer.failed else [self._here()]
                    described = page.describe_stage(stage, choices) | {"layers": len(variants)}
                    return self._states_message([*shown, places]) | {"stage": described}
                message["variants"] += self._unsent_variants(variants)
                message["states"].append([number, sentence, variants, explorer.does(**values)])
                self._sent.add((shape, number))
                self._quickest = min(self._quickest, time.perf_counter() - began)
                if time.perf_counter() > until:
                    break
            message["defs"] = self._unsent_defs()
            explorer.rest()
        return message

    def _unsent_variants(self, variants: list[int]) -> list[list]:
        """Layer, number and drawing of each variant that the front end has not; now it gets it."""
        layers = self._explorer.stages[self._shape].layers
        new = {(self._shape, *each) for each in enumerate(variants)} - self._sent_variants
        self._sent_variants |= new
        return [[layer, n, layers[layer].variants[n]] for _, layer, n in sorted(new)]

    def _unsent_defs(self) -> str:
        defs = self._explorer.stages[self._shape].defs
        new = {(self._shape, name) for name in defs} - self._sent_defs
        self._sent_defs |= new
        return "".join(defs[name] for _, name in sorted(new))

    def _here(self) -> list[int]:
        return [choice.place for choice in self._explorer.choices()]

    def _number(self, places, choices=None) -> int:
        """The number of a state: its place when all controls are counted through."""
        number = 0
        for choice, place in zip(choices or self._explorer.choices(), places, strict=True):
            number = number * len(choice.values) + place
        return number

    # In the kernel's idle moments

    def _soon(self, seconds: float, work: Callable, *given) -> None:
        # None where nothing runs idle, closed where a program ended its loop. A message may have
        # come to another thread than the one that runs cells.
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._loop.call_later, seconds, work, *given)

    def _put_off(self, seconds: float, work: Callable, *given) -> bool:
        """Whether a cell ran less than `seconds` ago; `work` then waits until they are over."""
        rest = _last_cell + seconds - time.monotonic()
        if rest > 0:
            self._loop.call_later(rest, work, *given)
        return rest > 0

    def _update_saved_output(self, move: int) -> None:
        """Save the current state as the cell's static output once the kernel is idle."""
        if move != self._moves or self._explorer.failed:
            return
        if not self._put_off(STAY, self._update_saved_output, move):
            update(self, self._explorer.saved_outputs())

    def _prefetch(self) -> None:
        self._run += 1
        if self._watched:
            self._soon(PAUSE, self._prefetch_slice, self._run, self._nearest_first())

    def _prefetch_slice(self, run: int, waiting: Iterator[list[int]]) -> None:
        """Draw for a few milliseconds, then let the kernel see to its other work."""
        if run != self._run or not self._watched or self._quickest > SLOW:
            return
        if self._put_off(REST, self._prefetch_slice, run, waiting):
            return
        message = self._states_message(waiting, until=time.perf_counter() + SLICE)
        if message["states"]:  # else all are there
            self.send(message)
            if "stage" in message:  # nothing of before is there any more
                self._prefetch()
            else:
                self._loop.call_later(GAP, self._prefetch_slice, run, waiting)

    def _nearest_first(self) -> Iterator[list[int]]:
        """All states: those one control away by distance, then the rest."""
        here, sizes = self._here(), [len(c.values) for c in self._explorer.choices()]
        for distance in range(1, max(sizes)):
            for n, size in enumerate(sizes):
                for place in (here[n] + distance, here[n] - distance):
                    if 0 <= place < size:
                        yield [*here[:n], place, *here[n + 1 :]]
        if math.prod(sizes) <= page.MOST_STATES:
            for places in itertools.product(*map(range, sizes)):
                yield [*places]
