"""Pictures of what a small network learns from (lessons 06 and 07)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures import style
from helpers.figures.style import BLUE, ORANGE, PAPER


def draw_clouds(ax: Axes, points: np.ndarray, labels: np.ndarray) -> list[Line2D]:
    """Draw points of shape (n, 2): full and blue where the label is 1, hollow and orange where 0.

    The names stand above the clouds of the upper half.
    """
    dots = draw_points(ax, points, labels)
    ax.set(xlabel="input 1")
    style.name_y(ax, "input 2", left=30, above=6)
    for x, label, colour in ((-1, 1, BLUE), (1, 0, ORANGE)):
        style.name_curve(ax, x, 2.42, f"label {label}", colour, ha="center", va="bottom")
    return dots


def draw_points(ax: Axes, points: np.ndarray, labels: np.ndarray) -> list[Line2D]:
    """Draw the points alone, in a square."""
    ones = np.ravel(labels) == 1
    full = {"color": BLUE, "markeredgecolor": PAPER, "markeredgewidth": style.PX}
    hollow = {"color": PAPER, "markeredgecolor": ORANGE, "markeredgewidth": 2 * style.PX}
    size = {"linestyle": "none", "marker": "o", "markersize": 8.5 * style.PX}
    lines = [
        ax.plot(*points[ones].T, **size, **full)[0],
        ax.plot(*points[~ones].T, **size, **hollow)[0],
    ]
    ax.set(xlim=(-2.3, 2.3), ylim=(-2.3, 2.3), aspect="equal")
    ax.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    return lines
