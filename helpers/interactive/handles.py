"""What can be dragged in a picture: press on it, and a control follows the pointer."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from matplotlib.artist import Artist
from matplotlib.patches import Rectangle

from helpers.interactive.controls import ControlSpec, arguments

HALO, REACH = 9.5, 17  # radii in points; a fingertip reaches further than the halo shows


@dataclass(frozen=True)
class Handle:
    """An artist that shows the value of a control and can be dragged to change it.

    control: the name of the control that follows the pointer to its nearest value.
    artist: a line, dragged by its last point anywhere in its axes, or a bar, dragged by its
        end anywhere in its row or column.
    axis: "x" or "y", the direction in which it is dragged.
    position: maps control values to a coordinate on that axis. Default: the value itself.
    position_args: names of the controls that `position` takes, if its arguments have others.
    also_set: values that other controls take as soon as this handle is dragged.
    """

    control: str
    artist: Artist
    axis: str
    position: Callable[..., float] | None = None
    position_args: tuple[str, ...] = ()
    also_set: dict = field(default_factory=dict)

    def point(self) -> tuple[float, float] | None:
        """Where the artist can be grabbed now, in points from the lower left; None if nowhere."""
        if isinstance(self.artist, Rectangle):
            left, low, width, height = self.artist.get_bbox().bounds
            far = (1, 0.5) if self._across else (0.5, 1)
            end = left + far[0] * width, low + far[1] * height
        else:
            ends = self.artist.get_xydata()
            if not len(ends):
                return None
            end = ends[-1]
        place = self._to_points(end)
        return tuple(place) if np.isfinite(place).all() and self.artist.get_visible() else None

    def describe(self, choices: list[ControlSpec], height: float) -> dict:
        """What the front end needs: the area, and where on it each value of the control stands."""
        names = [choice.name for choice in choices]
        position, asked = self.position or (lambda value: value), [self.control]
        if self.position:
            asked = self.position_args or arguments(self.position)
        others = [name for name in asked if name != self.control]
        listed = {choice.name: choice.values for choice in choices}
        rows = []
        for given in itertools.product(*(listed[name] for name in others)):
            fixed = dict(zip(others, given, strict=True))
            values = ([fixed.get(name, value) for name in asked] for value in listed[self.control])
            rows.append([self._place(position(*each), height) for each in values])
        left, low, right, high = self._area()
        return {
            "control": names.index(self.control),
            "across": self._across,
            "area": [round(edge, 1) for edge in (left, height - high, right, height - low)],
            "others": [names.index(name) for name in others],
            "places": rows,
            "sets": [
                [names.index(name), listed[name].index(value)]
                for name, value in self.also_set.items()
            ],
        }

    @property
    def _across(self) -> bool:
        return self.axis == "x"

    def _to_points(self, place):
        return self.artist.axes.transData.transform(place)

    def _place(self, value: float, height: float) -> float | None:
        """Where a value stands, by the scale of its axis, from the left or from the top."""
        ax = self.artist.axes
        place = (value, ax.get_ylim()[0]) if self._across else (ax.get_xlim()[0], value)
        x, y = self._to_points(place)
        found = x if self._across else height - y
        return round(float(found), 2) if np.isfinite(found) else None

    def _area(self) -> tuple[float, float, float, float]:
        left, low, right, high = self.artist.axes.bbox.extents
        if isinstance(self.artist, Rectangle):
            box = self.artist.get_bbox()
            (x0, y0), (x1, y1) = self._to_points(box.p0), self._to_points(box.p1)
            if self._across:
                low, high = sorted((y0, y1))
            else:
                left, right = sorted((x0, x1))
        return left, low, right, high
