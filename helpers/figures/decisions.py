"""Pictures of real data: a fair race of two losses, and how far ŷ can be trusted (lesson 10)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures.look import BLUE, DASHED, INK, ORANGE, QUIET, SOLID

GOAL = 0.01


def draw_way_left(ax: Axes, squared: np.ndarray, crossed: np.ndarray, title: str) -> list[Line2D]:
    """Draw over the steps how much of the way to its lowest loss each training has left."""
    ax.axhline(GOAL, color=QUIET, linewidth=1.5, linestyle=":")
    ax.text(39.6, GOAL * 1.1, "goal", color=QUIET, ha="right", va="bottom")
    curves = []
    looks = [("squared error", squared, ORANGE, DASHED, 0.93, "s")]
    looks += [("cross-entropy", crossed, BLUE, SOLID, 0.81, "o")]
    for name, left, colour, style, height, marker in looks:
        curves += ax.plot(left, color=colour, linestyle=style)
        there = _steps_needed(left)
        if there < len(left):
            ax.plot(there, left[there], marker, color=colour)
        told = f"{there} steps" if there < len(left) else "not yet"
        ax.text(0.97, height, f"{name}: {told}", color=colour, ha="right",
                transform=ax.transAxes)
    ax.set(yscale="log", xlim=(0, 40), ylim=(0.004, 1.15), title=title)
    ax.set(xlabel="step", ylabel="share of the way left")
    ax.yaxis.set_major_formatter("{x:g}")
    return curves


def _steps_needed(left) -> int:
    """The first step from which on less than GOAL is left; the length of the run if none."""
    far = np.flatnonzero(~(np.asarray(left) < GOAL))
    return int(far[-1]) + 1 if far.size else 0


def draw_reliability(ax: Axes, said, happened, low, high, counts) -> Line2D:
    """Draw for each group of predictions what was said and what happened.

    said, happened, low, high: shape (groups,), mean prediction, share of ones, and the range in
    which that share would lie if the predictions were honest. counts: examples in each group.
    """
    (honest,) = ax.plot([0, 1], [0, 1], color=QUIET, linestyle=":", linewidth=1.5)
    ax.vlines(said, low, high, color=QUIET, linewidth=12, alpha=0.3)
    (seen,) = ax.plot(said, happened, "o", color=BLUE, linestyle="none")
    for place, count in zip(said, counts, strict=True):
        ax.text(place, -0.17, f"{count}", ha="center", va="center", color=INK)
    ax.text(0.48, -0.17, "examples per group", ha="center", va="center", color=QUIET)
    ax.annotate("if honest", (0.5, 0.5), (8, -16), textcoords="offset points", color=QUIET)
    ax.set(xlim=(-0.04, 1.04), ylim=(-0.25, 1.08), yticks=[0, 0.5, 1])
    ax.set(xlabel="mean prediction ŷ of the group", ylabel="share that was ill")
    return seen
