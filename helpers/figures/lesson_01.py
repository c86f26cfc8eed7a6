"""Pictures of −ln(x) (lesson 01)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures import style
from helpers.figures.style import BLUE, DASHED, DOTTED, INK, ORANGE, QUIET, SOLID


def draw_minus_log(ax: Axes) -> Line2D:
    """Draw −ln(x) in nats over (0, 1]."""
    x = np.linspace(0.0008, 1, 2000)
    (curve,) = ax.plot(x, -np.log(x), color=BLUE)
    ax.set(xlim=(0, 1), ylim=(0, 7.2))
    return curve


def draw_log_bases(ax: Axes) -> list[Line2D]:
    """Draw −log(x) to base 2, e and 10; each is named at its value at x = 0.1."""
    x = np.geomspace(1e-5, 1, 1000)
    bases = [
        (np.log2, "base 2: {loss:.2f} bits", ORANGE, DASHED),
        (np.log, "base e: {loss:.2f} nats", BLUE, SOLID),
        (np.log10, "base 10: {loss:.2f}", INK, DOTTED),
    ]
    curves = []
    for log, name, colour, dashes in bases:
        loss = -log(0.1)
        curves += ax.plot(x, -log(x), color=colour, linestyle=dashes)
        ax.plot([0.1, 0.62], [loss, loss], color=QUIET, linewidth=style.HAIRLINE, zorder=1)
        style.side_dot(ax, colour).set_data([0.1], [loss])
        style.name_curve(ax, 0.63, loss, name.format(loss=loss), colour, va="center")
    ax.grid(visible=False)
    ax.set(xlim=(0, 1), ylim=(0, 5), yticks=range(6), xlabel="x")
    ax.set_xticks([0, 0.1, 0.5, 1], ["0", "0.1", "0.5", "1"])
    style.name_y(ax, "−log(x)", left=20)
    return curves
