"""The controls of an explorer, and what the front end needs to know of each."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

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
    """Describe a control as it stands now; raise TypeError if its values cannot be listed."""
    kinds = {widgets.SelectionSlider: "range", widgets.ToggleButtons: "buttons"}
    if type(control) not in kinds:
        raise TypeError(
            f"the control {name!r} is a {type(control).__name__}, whose values cannot be listed: "
            "use slider(…) or switch(…)"
        )
    captions, values = map(list, zip(*control.options, strict=True))
    kind, time = kinds[type(control)], getattr(control, "time", False)
    return ControlSpec(name, control.description, values, captions, control.index, kind, time)


def arguments(function: Callable) -> list[str]:
    """The names of the controls that a function of a definition asks for."""
    return [*inspect.signature(function).parameters]
