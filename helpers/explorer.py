"""Explorer: controls, one figure and one sentence that move together. Knows no lesson.

One definition describes an explorer, after matplotlib's animation protocol: artists are made
once, and `update(**values)` moves them. A move restores a saved background, draws only the
artists that move and sends one picture together with its sentence, so the two never disagree
on screen. Redrawing the whole figure instead takes several times as long (tests/benchmarks).

The way from browser to kernel and back takes longer than the drawing. So while a control has the
learner's attention and the kernel nothing else to do, the states one step away are drawn too and
sent ahead: the browser then shows the next step within the frame of the key press.
"""

import asyncio
import io
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator

import ipywidgets as widgets
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from helpers import published
from helpers.screen import Screen

log = logging.getLogger(__name__)

# The publishing run sets this: an explorer then shows itself as HTML that needs no kernel.
PUBLISHING = False

_CONTROL_WIDTH = "46em"
_PAUSE = 0.02  # seconds for a further move to arrive before the kernel looks ahead
_SLOW = 0.2  # seconds; a figure that takes longer is not drawn without being asked for

# Widgets' messages may come to another thread of the kernel than the one that runs cells, and the
# first ones to either. matplotlib draws one picture at a time.
_DRAWING = threading.RLock()


class Explorer:
    """Controls that move one figure and one sentence.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Made outside pyplot. Its axes limits stay as they are: only artists move.
    update : callable
        `update(**values)` moves artists made once and returns those that it changed.
    sentence : callable
        `sentence(**values)` returns one line of text with the numbers of that state.
    published : dict of str to list, optional
        For a published page, fewer values of a control than the notebook offers, where the
        full grid of states would be too large. The page says so.
    **controls : ipywidgets
        One per argument of `update`; `slider` and `switch` of this module make them.

    Attributes
    ----------
    controls : dict of str to ipywidget
    values : dict of str to value, as `update` receives them
    sentence : str, the text of the picture that is shown now
    image : bytes, the picture that is shown now (PNG)
    """

    def __init__(
        self,
        figure: Figure,
        update: Callable[..., Iterable[Artist]],
        sentence: Callable[..., str],
        *,
        published: dict[str, list] | None = None,
        **controls: widgets.ValueWidget,
    ):
        if not controls:
            raise ValueError("an Explorer needs at least one control, such as x=slider(…)")
        self.figure = figure
        self.controls = controls
        self._canvas = FigureCanvasAgg(figure)
        self._update = update
        self._describe = sentence
        self._fewer = published or {}
        self._moving: list[Artist] = []
        self._background = None
        width, height = self._canvas.get_width_height()
        self._screen = Screen(size=[width, height], controls=[*controls.values()])
        self._screen.on_msg(self._on_attention)
        self._watched = False
        self._looks = 0  # ahead; a newer look ends an older one
        self._sent: set[str] = set()  # places whose state the page already has
        self._show(**self.values)  # a broken definition fails here, where its author sees it
        for control in controls.values():
            control.observe(self._on_move, names="value")
        self._view = widgets.VBox([*controls.values(), self._screen])
        self._view.add_class("explorer")

    @property
    def values(self) -> dict:
        return {name: control.value for name, control in self.controls.items()}

    @property
    def sentence(self) -> str:
        return self._screen.sentence

    @property
    def image(self) -> bytes:
        return self._screen.picture

    def draw(self, **values) -> tuple[bytes, str]:
        """Return the picture (PNG) and the sentence of one state, and leave the view alone."""
        with _DRAWING:
            changed = list(self._update(**values))
            if not set(changed) <= set(self._moving):
                self._hold_still(changed)
            self._canvas.restore_region(self._background)
            for artist in sorted(self._moving, key=lambda artist: artist.zorder):
                self.figure.draw_artist(artist)
            return self._encode(), self._describe(**values)

    def to_html(self) -> str:
        """Return this explorer as self-contained HTML that works from a file, without a kernel.

        Every state is drawn beforehand by the same `update` and `sentence`; no formula is
        written a second time. Raises ValueError if there are too many states for a page.
        """
        choices = [_choice(name, control) for name, control in self.controls.items()]
        note = ""
        for i, choice in enumerate(choices):
            if choice.name in self._fewer:
                choices[i] = published.fewer(choice, self._fewer[choice.name])
                note += (
                    f"Here “{choice.label}” has {len(choices[i].values)} of the "
                    f"{len(choice.values)} positions that the live notebook offers. "
                )
        try:
            return published.to_html(
                self.figure, self._update, self._describe, self._moving, choices, note.strip()
            )
        finally:
            self._update(**self.values)

    def _hold_still(self, artists: list[Artist]) -> None:
        """Let `artists` move from now on, and save everything else as the background."""
        self._moving += [artist for artist in artists if artist not in self._moving]
        for artist in self._moving:
            artist.set_animated(True)
        self._canvas.draw()
        # The layout is found once: a later one could shift the axes under what moves.
        self.figure.set_layout_engine("none")
        self._background = self._canvas.copy_from_bbox(self.figure.bbox)

    def _encode(self) -> bytes:
        # Level 1 is four times as fast as the default and a little larger, which on the
        # way from kernel to browser is the better bargain.
        png = io.BytesIO()
        size = self._canvas.get_width_height()
        picture = Image.frombuffer("RGBA", size, self._canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
        picture.convert("RGB").save(png, format="png", compress_level=1)
        return png.getvalue()

    def _show(self, **values) -> None:
        started = time.perf_counter()
        picture, sentence = self.draw(**values)
        self._quick = time.perf_counter() - started < _SLOW
        place = self._place()
        self._sent.add(str(place))
        self._screen.show(place=place, picture=picture, sentence=sentence, failed=False)

    def _on_move(self, _change) -> None:
        """Show the newest state.

        While this runs, the browser holds further moves of a control back and keeps only the
        newest (ipywidgets sends one message at a time), so moves never queue up.
        """
        try:
            self._show(**self.values)
        except Exception as error:  # ipywidgets would only log it: the slider would seem dead
            log.exception("the explorer could not show %s", self.values)
            reason = " ".join(str(error).split())  # on one line, whatever raised it
            told = (
                f"This picture could not be drawn – {type(error).__name__}: {reason}. "
                "Move the control back, or run the cell again."
            )
            self._screen.show(place=self._place(), sentence=told, failed=True)
        else:
            self._look_ahead()

    def _on_attention(self, *_message) -> None:
        """A learner points at a control, or reached one by keyboard."""
        self._watched = True
        self._look_ahead()

    def _place(self) -> list:
        """Where the controls stand, as the page knows it: place in a list, else value."""
        return [getattr(control, "index", control.value) for control in self.controls.values()]

    def _look_ahead(self) -> None:
        """Draw the states one step away as soon as the kernel has nothing else to do."""
        self._looks += 1
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # no kernel, so no page either
        if self._watched and self._quick:
            states = self._one_step_away()
            loop.call_later(_PAUSE, self._send_next, loop, self._looks, states)

    def _one_step_away(self) -> Iterator[tuple[list, dict]]:
        here, values = self._place(), self.values
        for n, (name, control) in enumerate(self.controls.items()):
            if not hasattr(control, "index"):
                continue
            pairs = _captions_and_values(control)
            steps = (control.index + 1, control.index - 1)
            if isinstance(control, widgets.ToggleButtons):  # every button is one press away
                steps = range(len(pairs))
            for index in steps:
                if 0 <= index < len(pairs) and index != control.index:
                    yield [*here[:n], index, *here[n + 1 :]], values | {name: pairs[index][1]}

    def _send_next(self, loop, look: int, states: Iterator[tuple[list, dict]]) -> None:
        """Send one state, then let the kernel see to its other work before the next one."""
        if look != self._looks:
            return
        for place, values in states:
            if str(place) in self._sent:
                continue
            try:
                with _DRAWING:
                    self._screen.send_ahead(place, *self.draw(**values))
                    self._update(**self.values)  # the figure stays at what is shown
            except Exception:
                log.debug("could not look ahead to %s", values, exc_info=True)
                continue  # the move itself will say so, if it is ever made
            self._sent.add(str(place))
            loop.call_later(0, self._send_next, loop, look, states)
            return

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        """The live view where a kernel runs, else the picture and its sentence."""
        if PUBLISHING:
            return {"text/html": self.to_html(), "text/plain": self.sentence}
        view = self._view._repr_mimebundle_()
        return view | {"image/png": self.image, "text/plain": self.sentence}


def slider(label: str, values: Iterable[float], value: float, *, form: str = "{:.2f}"):
    """Return a slider labelled `label` over `values`, each shown as `form` says.

    A list of values instead of a range: steps may be finer where the picture changes faster,
    and each state is known beforehand, which is what a published explorer is made from.
    """
    options = [(form.format(option), option) for option in values]
    nearest = min((option for _, option in options), key=lambda option: abs(option - value))
    return widgets.SelectionSlider(
        options=options,
        value=nearest,
        description=label,
        tooltip=label,  # without one the browser's own hint would say "null"
        style={"description_width": "9em"},
        layout={"width": _CONTROL_WIDTH},
    )


def switch(label: str, options: dict[str, object], value: object):
    """Return a row of buttons labelled `label`; `options` maps each caption to its value."""
    return widgets.ToggleButtons(
        options=list(options.items()),
        value=value,
        description=label,
        tooltip=label,
        style={"description_width": "9em", "button_width": "auto"},
    )


def _captions_and_values(control) -> list[tuple[str, object]]:
    """Return the options of a list-like control, which may come without captions."""
    return [o if isinstance(o, tuple) else (str(o), o) for o in control.options]


def _choice(name: str, control: widgets.ValueWidget) -> published.Choice:
    """Return what a published page needs to know of a control."""
    label = control.description or name
    if isinstance(control, widgets.Checkbox):
        captions, values, kind = ["no", "yes"], [False, True], "buttons"
    elif hasattr(control, "options"):
        pairs = _captions_and_values(control)
        captions, values = [caption for caption, _ in pairs], [value for _, value in pairs]
        kind = "range" if isinstance(control, widgets.SelectionSlider) else "buttons"
    elif hasattr(control, "readout_format"):
        values = published.steps(control.min, control.max, control.step)
        form = "{:d}" if isinstance(control.value, int) else f"{{:{control.readout_format}}}"
        captions, kind = [form.format(value) for value in values], "range"
    else:
        raise TypeError(
            f"the control {name!r} is a {type(control).__name__}, whose values cannot be listed "
            "for a published page: use slider(…) or switch(…)"
        )
    return published.Choice(name, label, values, captions, values.index(control.value), kind)
