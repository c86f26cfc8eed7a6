"""The controls of an explorer, and what the front end needs to know of each."""

import inspect
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import ipywidgets as widgets
import numpy as np


@dataclass(frozen=True)
class ControlSpec:
    """One control: its label, its values with their captions, and where it stands."""

    name: str
    label: str
    values: list
    captions: list[str]
    place: int
    kind: str  # "range" or "buttons"
    time: bool  # whether it can be played

    def nearest(self, value) -> int:
        """The place of `value`, or of the number that is nearest to it."""
        if value in self.values:
            return self.values.index(value)
        return int(np.argmin([abs(other - value) for other in self.values]))

    def fewer(self, values: list) -> "ControlSpec":
        """The same control with only those of its values that are in `values`."""
        kept = [i for i, value in enumerate(self.values) if value in values]
        place = min(range(len(kept)), key=lambda i: abs(kept[i] - self.place))
        captions = [self.captions[i] for i in kept]
        values = [self.values[i] for i in kept]
        return replace(self, values=values, captions=captions, place=place)


def slider(
    label: str, values: Iterable[float], value: float, *, form: str = "{:.2f}", time: bool = False
):
    """Return a slider labelled `label` over `values`, each shown as `form` says.

    A list of values instead of a range: steps may be finer where the picture changes faster,
    and each state is known beforehand. `time` puts a Play button beside it.
    """
    options = [(form.format(option).replace("-", "−"), option) for option in values]
    nearest = min((option for _, option in options), key=lambda option: abs(option - value))
    control = widgets.SelectionSlider(options=options, value=nearest, description=label)
    control.time = time
    return control


def switch(label: str, options: dict[str, object], value: object):
    """Return a choice labelled `label`; `options` maps each caption to its value."""
    return widgets.ToggleButtons(options=list(options.items()), value=value, description=label)


def describe(name: str, control: widgets.ValueWidget) -> ControlSpec:
    """Describe a control; raise TypeError if its values cannot be listed."""
    label, time = control.description or name, getattr(control, "time", False)
    if isinstance(control, widgets.Checkbox):
        captions, values, kind = ["no", "yes"], [False, True], "buttons"
    elif hasattr(control, "options"):
        pairs = [o if isinstance(o, tuple) else (str(o), o) for o in control.options]
        captions, values = [caption for caption, _ in pairs], [value for _, value in pairs]
        kind = "range" if isinstance(control, widgets.SelectionSlider) else "buttons"
    elif hasattr(control, "readout_format"):
        values = _steps(control.min, control.max, control.step)
        form = "{:d}" if isinstance(control.value, int) else f"{{:{control.readout_format}}}"
        captions, kind = [form.format(value) for value in values], "range"
    else:
        raise TypeError(
            f"the control {name!r} is a {type(control).__name__}, whose values cannot be listed: "
            "use slider(…) or switch(…)"
        )
    found = ControlSpec(name, label, values, captions, 0, kind, time)
    return replace(found, place=found.nearest(control.value))


def _steps(low: float, high: float, step: float) -> list[float]:
    """Return the values of a numeric slider, free of the rounding of repeated addition."""
    digits = max(0, -math.floor(math.log10(step)) + 2)
    return [round(low + i * step, digits) for i in range(int(np.floor((high - low) / step + 1.5)))]


def arguments(function: Callable) -> list[str]:
    """The names of the controls that a function of a definition asks for."""
    return [*inspect.signature(function).parameters]
