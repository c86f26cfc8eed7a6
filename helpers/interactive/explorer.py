"""Explorer: controls, a picture and one sentence that move together. Knows no lesson.

One definition describes an explorer, after matplotlib's animation protocol: artists are made once,
and `update(**values)` moves them. It has two lives with one front end (`view.js`, `view.css`): in a
notebook the kernel draws the states as they are needed (`live`), on a page all states are packed
beforehand (`page`). Either way a state is a handful of SVG pieces and their sentence, which the
browser puts in place together within one frame.
"""

import contextlib
import html
import io
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

import ipywidgets as widgets
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers import rendering
from helpers.figures.picture import in_both_shapes
from helpers.figures.style import applied
from helpers.interactive import page, saved_output
from helpers.interactive.controls import ControlSpec, arguments, describe
from helpers.interactive.draw import Drawn, together
from helpers.interactive.handles import Handle
from helpers.interactive.layers import LayeredFigure
from helpers.interactive.live import Live
from helpers.interactive.task import Task

log = logging.getLogger(__name__)

PIXELS_PER_INCH = 100  # of the picture that is stored with a notebook
BACK = "Run All brings the controls back."


class Explorer:
    """Controls that move a picture and a sentence.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Made outside pyplot. Its axes limits stay as they are: only artists move.
    update : callable
        `update(**values)` moves artists made once and returns those that it changed.
    sentence : callable
        `sentence(**values)` returns one line of text with the numbers of that state.
    tall : matplotlib.figure.Figure, optional
        The same picture for a narrow screen. `update` moves and returns the artists of both.
    handles : list of Handle, optional
        What can be dragged in the picture, with mouse, pen or finger.
    task : Task, optional
        What the learner should do, and what shows once it is done.
    follows : dict of str to callable, optional
        `{"y_prob": lambda example: …}`: the value that a control takes when another one moves.
    **controls : ipywidgets
        One per argument of `update`, made by `slider` or `switch`.

    Attributes
    ----------
    controls : dict of str to ipywidget; setting a `.value` moves the view
    values : dict of str to value, as `update` receives them
    sentence : str, the text of the picture that is shown now
    failed : bool, whether that text tells of an error in `update` or `sentence`
    done : bool, whether the task has been done
    image : bytes, the picture that is shown now (PNG)
    """

    def __init__(
        self,
        figure: Figure,
        update: Callable[..., Iterable[Artist]],
        sentence: Callable[..., str],
        *,
        tall: Figure | None = None,
        handles: Iterable[Handle] = (),
        task: Task | None = None,
        follows: dict[str, Callable] | None = None,
        **controls: widgets.ValueWidget,
    ):
        if not controls:
            raise ValueError("an Explorer needs at least one control, such as x=slider(…)")
        self.figure = figure
        self.controls = controls
        FigureCanvasAgg(figure)
        figures = {"wide": figure} | ({"tall": tall} if tall else {})
        handles, hidden = [*handles], [*task.hidden] if task else []
        self.stages = {
            shape: LayeredFigure(drawn, handles, hidden) for shape, drawn in figures.items()
        }
        self.task, self.done = task, False
        self._update = update
        self._describe = sentence
        self._follows = follows or {}
        self._moving = False  # whether several controls are on their way to one new state
        self._live: Live | None = None
        self.choices()  # raises where it is written if the values of a control cannot be listed
        self.sentence = self.move(**self.values)  # or if the definition is broken
        self.failed, self._shown = False, self.values
        for stage in self.stages.values():
            stage.fix_layout()
        for control in controls.values():
            control.observe(self._on_move, names="value")

    @classmethod
    def from_draw(cls, draw: Callable[..., Drawn], sentence, *, task=None, **options) -> "Explorer":
        """Make an explorer whose wide and tall figures are both drawn by `draw(ax)`.

        draw: makes the artists, and returns a `Drawn`; `laid_out` above it says how much room it
        needs (see `helpers.figures`). The other parameters are those of an `Explorer`.
        """
        (wide, tall), parts = zip(*in_both_shapes(draw).values(), strict=True)
        both = together(*parts)
        if task:
            task = replace(task, hidden=[*task.hidden, *both.hidden])
        options |= {"tall": tall, "handles": both.handles, "task": task}
        return cls(wide, both.move, sentence, **options)

    @property
    def values(self) -> dict:
        return {name: control.value for name, control in self.controls.items()}

    @property
    def image(self) -> bytes:
        with applied():
            self.rest()
            png = io.BytesIO()
            with self.stages["wide"].without([] if self.done else self.stages["wide"].hidden):
                self.figure.savefig(png, dpi=PIXELS_PER_INCH, metadata={"Software": None})
            return png.getvalue()

    def draw(self, **values) -> tuple[str, str]:
        """Return the picture (inside of an SVG) and the sentence of a state; show neither."""
        with applied():
            try:
                sentence, wide = self.move(**values), self.stages["wide"]
                return wide.markup(wide.variants(values)), sentence
            finally:
                self.rest()

    def to_html(self) -> str:
        """Return this explorer as self-contained HTML that works from a file, without a kernel.

        Every state is drawn beforehand by the same `update` and `sentence`; no formula is
        written a second time. Raises ValueError if there are too many states for a page.
        """
        with applied():
            try:
                return page.to_html(self)
            finally:
                self.rest()

    # What the two lives need of a definition

    def choices(self) -> list[ControlSpec]:
        """Each control as it stands now."""
        return [describe(name, control) for name, control in self.controls.items()]

    def move(self, **values) -> str:
        """Move the artists to a state, and return its sentence."""
        with applied():
            changed = list(self._update(**values))
            for stage in self.stages.values():
                stage.track(changed)
            return self._describe(**values)

    def does(self, **values) -> bool:
        """Whether a state does the task."""
        return bool(self.task and self.task.done(**values))

    def followers(self, choices: list[ControlSpec]) -> list[tuple[int, int, list[int]]]:
        """Who leads, who follows, and the place that the follower takes at each of the leader."""
        names = [choice.name for choice in choices]
        found = []
        for follower, value in self._follows.items():
            (leader,) = arguments(value)
            i, j = names.index(leader), names.index(follower)
            found.append((i, j, [choices[j].nearest(value(given)) for given in choices[i].values]))
        return found

    def take(self, places: list[int]) -> None:
        """Set every control to its place, as the front end has them, as one move."""
        with self._one_move():
            for choice, place in zip(self.choices(), places, strict=True):
                self.controls[choice.name].value = choice.values[place]
        self._show()

    # Moves

    @contextlib.contextmanager
    def _one_move(self):
        self._moving = True
        try:
            yield
        finally:
            self._moving = False

    def _on_move(self, change) -> None:
        if self._moving:
            return
        choices = self.choices()
        with self._one_move():
            for leader, follower, places in self.followers(choices):
                if self.controls[choices[leader].name] is change.owner:
                    value = choices[follower].values[places[choices[leader].place]]
                    self.controls[choices[follower].name].value = value
        self._show()

    def _show(self) -> None:
        values, before = self.values, self._shown
        try:
            self.sentence, self.failed = self.move(**values), False
            self._shown, self.done = values, self.done or self.does(**values)
            if self._live:
                self._live.show()
        except Exception as error:  # else it would reach the log alone: the slider would seem dead
            log.exception("the explorer could not show %s", values)
            reason = " ".join(str(error).split())  # on one line, whatever raised it
            self.failed, self._shown = True, before
            self.sentence = (
                f"This picture could not be drawn – {type(error).__name__}: {reason}. "
                "Move the control back, or run the cell again."
            )
            if self._live:
                self._live.show()

    def rest(self) -> None:
        """Put the artists back to what is shown, which is not a state that failed."""
        self._update(**self._shown)

    def saved_outputs(self) -> list[dict]:
        """What a notebook shows of this explorer once its kernel is gone."""
        words = f"<p>{html.escape(self.sentence)}</p><p><em>{BACK}</em></p>"
        return [saved_output.as_html(words, self.sentence), {"image/png": self.image}]

    def _ipython_display_(self) -> None:
        """Show the live view, and save what is shown in its place without a kernel."""
        if rendering.STATIC:
            raise NotImplementedError  # IPython asks for the bundle instead
        self._live = self._live or Live(self)
        saved_output.show(self._live, self.saved_outputs())

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return {"text/html": self.to_html(), "text/plain": self.sentence}
