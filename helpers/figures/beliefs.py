"""Pictures of entropy and of what beliefs cost (lesson 08)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures.look import BLUE, DASHED, INK, ORANGE, QUIET, SOLID
from helpers.losses import binary_cross_entropy

# Line and height of the name, which keeps the names apart where their curves end close together.
FORECASTERS = {
    0.99: (INK, "-.", 1.39),
    0.9: (ORANGE, DASHED, 0.82),
    0.5: (QUIET, ":", 0.70),
    0.7: (BLUE, SOLID, 0.58),
}


def draw_entropy(ax: Axes) -> list[Line2D]:
    """Draw the entropy of a yes-or-no event over its probability: nats left, bits right."""
    p = np.linspace(0.0005, 0.9995, 1000)
    nats = binary_cross_entropy(p, p, reduction="none")
    (curve,) = ax.plot([0, *p, 1], [0, *nats, 0], color=BLUE, clip_on=False)
    named = ((0.5, "fair coin", (0, 9), "center"), (0.7, "rain, p = 0.7", (10, 4), "left"))
    marks = []
    for share, name, offset, side in named:
        height = binary_cross_entropy(share, share)
        marks += ax.plot([share], [height], "o", color=INK)
        ax.annotate(name, (share, height), offset, textcoords="offset points", ha=side)
    bits = ax.secondary_yaxis("right", (lambda n: n / np.log(2), lambda b: b * np.log(2)))
    bits.set(ylabel="entropy  (bits)", yticks=[0, 0.25, 0.5, 0.75, 1])
    ax.set(xlim=(0, 1), ylim=(0, 0.85), xlabel="probability p", ylabel="entropy  (nats)")
    ax.set_yticks([0, 0.2, 0.4, 0.6, 0.8])
    return [curve, *marks]


def draw_running_means(ax: Axes, means: dict[float, np.ndarray]) -> list[Line2D]:
    """Draw what each forecaster has paid on average so far, one value a day.

    The keys of `means` are those of FORECASTERS: what each of them says every day.
    """
    lines = []
    for q, paid in means.items():
        colour, style, height = FORECASTERS[q]
        days = np.arange(1, len(paid) + 1)
        lines += ax.plot(days, paid, color=colour, linestyle=style)
        ax.text(1.15 * len(paid), height, f"says {q:g}", color=colour, va="center")
    ax.set(xscale="log", xlim=(1, 4.2 * len(paid)), ylim=(0, 1.6))
    ax.set(xlabel="days so far  (logarithmic)", ylabel="mean price so far  (nats)")
    ax.set_xticks([1, 10, 100, 1000, 10000], labels=["1", "10", "100", "1,000", "10,000"])
    ax.minorticks_off()
    return lines
