"""The look that every figure of a lesson shares; importing this module sets it.

Large type for a projector, and the colour-blind-safe palette of Okabe and Ito
(https://jfly.uni-koeln.de/color/). Colour never stands alone: y = 1 and cross-entropy are blue and
solid, y = 0 and squared error are vermilion and dashed.
"""

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

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
