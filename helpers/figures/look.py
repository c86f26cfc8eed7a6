"""The look that every figure of a lesson shares; importing this module sets it.

Large type for a projector, and the colour-blind-safe palette of Okabe and Ito
(https://jfly.uni-koeln.de/color/). Colour never stands alone: y = 1 and cross-entropy are blue and
solid, y = 0 and squared error are vermilion and dashed.
"""

import contextlib

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.figures import inter

BLUE, VERMILION, GREEN, GREY, BLACK = "#0072B2", "#D55E00", "#009E73", "#595959", "#000000"
SOLID, DASHED = "-", (0, (5, 2))
HALO = "#FFC22E"  # around what can be taken, and around nothing else
FONTS = [inter.FAMILY, "DejaVu Sans"]  # the second has whatever letter the first has not

inter.register()
matplotlib.rcParams.update(
    {
        "figure.figsize": (9, 3.6),
        "figure.dpi": 100,
        "figure.constrained_layout.use": True,
        "font.family": FONTS,
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


TALL_TYPE = {"font.size": 10, "axes.titlesize": 11, "lines.linewidth": 2, "lines.markersize": 8}


@contextlib.contextmanager
def tall_type():
    """Letters and lines for the picture of a narrow screen, which is not scaled down."""
    with matplotlib.rc_context(TALL_TYPE):
        yield


def new_tall_figure(rows: int = 1, **options) -> tuple[Figure, Axes]:
    """Return a figure for a narrow screen, 358 by 460 pixels, and its axes one below the other."""
    figure = Figure(figsize=(3.58, 4.6), layout="constrained")
    return figure, figure.subplots(rows, 1, **options)


def new_figure(columns: int = 1, *, height: float = 3.6, **options) -> tuple[Figure, Axes]:
    """Return a figure outside pyplot and its axes (an array of them for `columns` > 1).

    pyplot would show the figure a second time and, from matplotlib 3.11 on, takes the canvas
    away when it closes the figure, which an explorer still needs.
    """
    figure = Figure(figsize=(9, height), layout="constrained")
    return figure, figure.subplots(1, columns, **options)
