"""Draw the pictures of the lessons on axes that are given; return the artists.

Importing this module gives every figure of a lesson the same look: large type for a projector,
and the colour-blind-safe palette of Okabe and Ito (https://jfly.uni-koeln.de/color/). Colour
never stands alone: y = 1 and cross-entropy are blue and solid, y = 0 and squared error are
vermilion and dashed.
"""

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.losses import sigmoid

BLUE, VERMILION, GREEN, GREY, BLACK = "#0072B2", "#D55E00", "#009E73", "#595959", "#000000"
SOLID, DASHED = "-", (0, (5, 2))

matplotlib.rcParams.update(
    {
        "figure.figsize": (9, 3.6),
        "figure.dpi": 100,
        "figure.constrained_layout.use": True,
        "font.size": 13,
        "axes.titlesize": 14,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "grid.color": "#DDDDDD",
        "lines.linewidth": 2.5,
        "lines.markersize": 10,
        "legend.frameon": False,
        "axes.prop_cycle": matplotlib.cycler(color=[BLUE, VERMILION, GREEN, GREY]),
    }
)


def new_figure(columns: int = 1, *, height: float = 3.6, **options) -> tuple[Figure, Axes]:
    """Return a figure outside pyplot and its axes (an array of them for `columns` > 1).

    pyplot would show the figure a second time and, from matplotlib 3.11 on, takes the canvas
    away when it closes the figure, which an explorer still needs.
    """
    figure = Figure(figsize=(9, height), layout="constrained")
    return figure, figure.subplots(1, columns, **options)


def draw_minus_log(ax: Axes) -> Line2D:
    """Draw −ln(x) in nats over (0, 1]."""
    x = np.linspace(0.0008, 1, 2000)
    (curve,) = ax.plot(x, -np.log(x), color=BLUE)
    ax.set(xlim=(0, 1.03), ylim=(-0.15, 7.3), xlabel="x", ylabel="−ln(x)  (nats)")
    return curve


def draw_s_curve(ax: Axes, middle: float, steepness: float, low: float, high: float) -> Line2D:
    """Draw the sigmoid of steepness · (x − middle) between `low` and `high`."""
    x = np.linspace(low, high, 400)
    (curve,) = ax.plot(x, sigmoid(steepness * (x - middle)), color=BLUE)
    ax.set(xlim=(low, high), ylim=(-0.06, 1.06))
    return curve


def draw_log_bases(ax: Axes) -> list[Line2D]:
    """Draw −log(x) to base 2, e and 10, each labelled at its own curve."""
    x = np.linspace(0.004, 1, 1000)
    looks = [
        (np.log2, "base 2 (bits)", VERMILION, DASHED),
        (np.log, "base e (nats)", BLUE, SOLID),
        (np.log10, "base 10", GREEN, ":"),
    ]
    curves = []
    for log, name, colour, style in looks:
        curves += ax.plot(x, -log(x), color=colour, linestyle=style)
        ax.annotate(name, (0.03, -log(0.03)), (14, 4), textcoords="offset points", color=colour)
    ax.set(xlim=(0, 1.03), ylim=(-0.15, 8), xlabel="x", ylabel="−log(x)")
    return curves
