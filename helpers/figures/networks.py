"""Pictures of what a small network learns from (lesson 07)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures import look
from helpers.figures.look import BLUE, ORANGE, PAPER


def draw_clouds(ax: Axes, points: np.ndarray, labels: np.ndarray) -> list[Line2D]:
    """Draw points of shape (n, 2): full and blue where the label is 1, hollow and orange where 0.

    The names stand above the clouds of the upper half.
    """
    dots = draw_points(ax, points, labels)
    ax.set(xlabel="input 1")
    look.name_y(ax, "input 2", left=30, above=6)
    for x, label, colour in ((-1, 1, BLUE), (1, 0, ORANGE)):
        look.name_curve(ax, x, 2.42, f"label {label}", colour, ha="center", va="bottom")
    return dots


def draw_points(ax: Axes, points: np.ndarray, labels: np.ndarray) -> list[Line2D]:
    """Draw the points alone, in a square."""
    ones = np.ravel(labels) == 1
    full = {"color": BLUE, "markeredgecolor": PAPER, "markeredgewidth": look.PX}
    hollow = {"color": PAPER, "markeredgecolor": ORANGE, "markeredgewidth": 2 * look.PX}
    size = {"linestyle": "none", "marker": "o", "markersize": 8.5 * look.PX}
    lines = [
        ax.plot(*points[ones].T, **size, **full)[0],
        ax.plot(*points[~ones].T, **size, **hollow)[0],
    ]
    ax.set(xlim=(-2.3, 2.3), ylim=(-2.3, 2.3), aspect="equal")
    ax.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    return lines


def arrow_points(start: np.ndarray, end: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """The points of a line from `start` to `end` that has a head, if it is long enough for one.

    unit: how many pixels the two axes have to 1; the head leaves room for a dot at the end.
    """
    way = (end - start) * unit
    length = np.hypot(*way)
    if length < 24:
        return np.array([start, end])
    along = way / length
    aside = np.array([-along[1], along[0]])
    tip, left, right = (
        end - (8 * along + part) / unit
        for part in (0, 10 * along + 5 * aside, 10 * along - 5 * aside)
    )
    return np.array([start, tip, left, tip, right, tip, end])
