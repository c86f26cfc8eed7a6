"""Pictures of the loss of a batch (lesson 03)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures import style
from helpers.figures.style import BLUE, DASHED, GREEN, HAIR, INK, QUIET
from helpers.losses import binary_cross_entropy


def draw_arch(ax: Axes) -> Line2D:
    """Draw the loss of always saying the share of ones: less is better, more is worse."""
    share = np.linspace(0.0005, 0.9995, 999)
    entropy = binary_cross_entropy(share, share, reduction="none")
    ax.fill_between(share, entropy, color=GREEN, alpha=0.16, linewidth=0)
    ax.fill_between(share, entropy, 0.9, color=HAIR, alpha=0.6, linewidth=0)
    (curve,) = ax.plot(share, entropy, color=INK)
    ax.grid(visible=False)
    ax.set(xlim=(0, 1), ylim=(0, 0.9), xlabel="share of ones in the data")
    for axis, marks in ((ax.xaxis, [0, 0.5, 1]), (ax.yaxis, [0, 0.2, 0.4, 0.6, 0.8])):
        axis.set_ticks(marks, labels=[f"{mark:g}" for mark in marks])
    return curve


def draw_base_rate(ax: Axes, loss: float) -> list[Line2D]:
    """Draw the loss of always predicting the share of ones, and a line at `loss` to compare."""
    curve = draw_arch(ax)
    (level,) = ax.plot([0, 1], [loss, loss], color=BLUE, linestyle=DASHED)
    style.name_y(ax, "loss in nats", left=30)
    style.name_curve(ax, 0.5, 0.72, "always say the share of ones", INK, ha="center", va="bottom")
    model = f"a model with loss {loss:g}"
    style.name_curve(ax, 0.5, loss + 0.02, model, BLUE, ha="center", va="bottom")
    style.name_curve(ax, 0.5, 0.07, "below the arch: better", GREEN, ha="center", va="bottom")
    ax.text(0.015, 0.88, "above it: worse", color=QUIET, va="top")
    return [curve, level]
