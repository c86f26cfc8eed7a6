"""Pictures of losses that learn (lesson 05)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures.look import BLUE, DASHED, ORANGE, QUIET, SOLID


def draw_epochs_needed(
    ax: Axes, rates: np.ndarray, squared: list[int], crossed: list[int], *, most: int
) -> list[Line2D]:
    """Draw how many epochs each loss needs at each learning rate, and mark the fewest.

    A count above `most` means "not within `most` epochs" and becomes a cross at the top.
    """
    looks = [
        ("squared error", squared, ORANGE, DASHED, "o", 1.9, "left"),
        ("cross-entropy", crossed, BLUE, SOLID, "s", 3.1, "right"),
    ]
    curves = []
    for name, needed, colour, style, marker, row, side in looks:
        needed = np.array(needed, dtype=float)
        there = needed <= most
        curves += ax.plot(rates, np.where(there, needed, np.nan), color=colour, linestyle=style)
        ax.plot(rates[~there], np.full(np.sum(~there), most * row), "x", color=colour, markersize=6)
        fewest = np.argmin(needed)
        ax.plot(rates[fewest], needed[fewest], marker, color=colour)
        text = f"{name}:\n{needed[fewest]:.0f} epochs at η = {rates[fewest]:.1f}"
        ax.annotate(text, (rates[fewest], needed[fewest]), (0, -32), textcoords="offset points",
                    ha=side, va="center", color=colour)
    ax.text(0.9, most * 2.4, f"×  not within {most} epochs", ha="center", va="center", color=QUIET)
    ax.set(xscale="log", yscale="log", xlim=(0.08, 125), ylim=(0.35, most * 5))
    ax.set(xlabel="learning rate η", ylabel="epochs needed")
    ax.xaxis.set_major_formatter("{x:g}")
    ax.yaxis.set_major_formatter("{x:g}")
    return curves
