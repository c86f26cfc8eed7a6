"""Pictures of a small network that learns (lesson 06)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures.look import BLUE, ORANGE


def draw_clouds(ax: Axes, points: np.ndarray, labels: np.ndarray) -> list[Line2D]:
    """Draw points of shape (n, 2): blue dots where the label is 1, orange crosses where 0."""
    ones = np.ravel(labels) == 1
    (dots,) = ax.plot(*points[ones].T, "o", color=BLUE, markersize=6)
    (crosses,) = ax.plot(*points[~ones].T, "x", color=ORANGE, markersize=7, markeredgewidth=2)
    ax.set(xlim=(-2.3, 2.3), ylim=(-2.3, 2.3), xlabel="input 1", ylabel="input 2", aspect="equal")
    ax.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    return [dots, crosses]
