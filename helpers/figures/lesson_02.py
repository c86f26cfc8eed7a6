"""Pictures of the two cases of a label (lesson 02)."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures import style
from helpers.figures.style import BLUE, DASHED, INK, ORANGE, SOLID

LABEL_LINES = {1: (BLUE, SOLID), 0: (ORANGE, DASHED)}  # of what belongs to a label, in any lesson


def draw_label_cases(ax: Axes) -> list[Line2D]:
    """Draw the loss of a prediction ŷ under either label: first y = 1, then y = 0."""
    y_prob = np.linspace(0.0055, 0.9945, 400)
    (ones,) = ax.plot(y_prob, -np.log(y_prob), color=BLUE, linestyle=SOLID)
    (zeros,) = ax.plot(y_prob, -np.log(1 - y_prob), color=ORANGE, linestyle=DASHED)
    style.name_curve(ax, 0.03, 5.2, "y = 1:  −ln ŷ", BLUE, va="center")
    style.name_curve(ax, 0.97, 5.2, "y = 0:  −ln(1 − ŷ)", ORANGE, va="center", ha="right")
    _set_axes(ax, "prediction ŷ", 5.5, 5)
    return [ones, zeros]


def draw_accuracy_step(ax: Axes) -> list[Line2D]:
    """Draw what a prediction ŷ costs when y = 1: by its loss, and by counting mistakes."""
    y_prob = np.linspace(0.02, 1, 500)
    (loss,) = ax.plot(y_prob, -np.log(y_prob), color=BLUE)
    (count,) = ax.plot([0, 0.5, 0.5, 1], [1, 1, 0, 0], color=INK, linestyle=DASHED, clip_on=False)
    style.name_curve(ax, 0.14, 2.3, "the loss −ln ŷ: it always slopes", BLUE)
    style.name_curve(ax, 0.53, 0.85, "mistakes: 1 or 0, flat", INK)
    _set_axes(ax, "prediction ŷ, when y = 1", 4, 4)
    return [loss, count]


def draw_label_one(ax: Axes, right: Callable, wrong: Callable, name: str) -> list[Line2D]:
    """Draw two loss functions of (y, ŷ) over ŷ for y = 1: the right one, and one called `name`."""
    y_prob = np.linspace(0.01, 0.99, 400)
    (curve,) = ax.plot(y_prob, right(1, y_prob), color=BLUE, linestyle=SOLID)
    (other,) = ax.plot(y_prob, wrong(1, y_prob), color=ORANGE, linestyle=DASHED)
    style.name_curve(ax, 0.09, 3, "right", BLUE)
    style.name_curve(ax, 0.91, 3, name, ORANGE, ha="right")
    _set_axes(ax, "prediction ŷ, when y = 1", 4.8, 5)
    return [curve, other]


def _set_axes(ax, name, top, ticks):
    marks = [0, 0.5, 1] if style.is_tall(ax) else [0, 0.25, 0.5, 0.75, 1]
    ax.set_xticks(marks, labels=[f"{mark:g}" for mark in marks])
    ax.set(xlim=(0, 1), xlabel=name, ylim=(0, top), yticks=range(ticks))
    style.name_y(ax, "price in nats", left=24)
