"""Pictures of losses that learn (lesson 05)."""

import numpy as np
from matplotlib.axes import Axes

from helpers.figures import style
from helpers.figures.style import BLUE, DASHED, HAIR, INK, ORANGE, QUIET, SOLID

LOSS_LINES = {  # name, colour and line of each loss
    "sse": ("squared error", ORANGE, DASHED),
    "bce": ("cross-entropy", BLUE, SOLID),
}


def draw_epochs_needed(
    ax: Axes, rates: np.ndarray, squared: list[int], crossed: list[int], *, most: int
) -> None:
    """Draw how many epochs each loss needs at each learning rate, and mark the fewest.

    A count above `most` means "not within `most` epochs": a cross in a band at the top.
    """
    tall = style.is_tall(ax)
    ax.set(xscale="log", yscale="log", xlim=(0.08, 125), ylim=(0.35, most * 8))
    ax.axhspan(most * 1.8, most * 8, color=HAIR, linewidth=0)
    places = {"sse": (120, 2.4) if tall else (52, 4.4), "bce": (3.3, 2.1)}  # of the names
    for loss, epochs, height in (("sse", squared, 2.9), ("bce", crossed, 5)):
        name, colour, dashes = LOSS_LINES[loss]
        epochs = np.array(epochs, dtype=float)
        late, best = epochs > most, np.argmin(epochs)
        ax.plot(rates, np.where(late, np.nan, epochs), color=colour, linestyle=dashes)
        (crosses,) = ax.plot(rates[late], np.full(np.sum(late), most * height), "x", color=colour)
        crosses.set(markersize=7 * style.PX, markeredgewidth=style.SIDE)
        rate, fewest = rates[best], epochs[best]
        style.side_dot(ax, colour).set_data([rate], [fewest])
        words = f"{name}:\n{fewest:.0f} epochs at η = {rate:.1f}"
        style.name_curve(ax, *places[loss], words, colour, ha="right", va="top")
    never = f"never: not within\n{most} epochs" if tall else f"never: not within {most} epochs"
    ax.text(1.3, most * 3.8, never, ha="center", va="center", color=QUIET)
    ax.set(xlabel="learning rate η", xticks=[0.1, 1, 10, 100], yticks=[1, 10, 100])
    style.name_y(ax, "epochs needed", left=36 if tall else 44)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter("{x:g}")


def draw_descent_step(ax: Axes) -> None:
    """Draw one step of descent on a curve: where the ground rises to the right, w goes left."""
    start, rate = 2.2, 0.7
    weights = np.linspace(-2.4, 2.9, 107)

    def loss(w):
        return 0.5 * w**2 + 0.4

    slope = start  # of that loss
    end = start - rate * slope
    ax.set(xlim=(-2.4, 2.9), ylim=(0, 4.4), xticks=[end, start], xticklabels=["new w", "w"])
    ax.set(yticks=[])
    style.name_y(ax, "loss", left=0)
    ax.fill_between(weights, loss(weights), color=HAIR, linewidth=0)
    ax.plot(weights, loss(weights), color=BLUE)
    near = np.array([start - 0.75, start + 0.6])
    ax.plot(near, loss(start) + slope * (near - start), color=QUIET, linewidth=style.SIDE,
            linestyle=DASHED, zorder=2.5)  # fmt: skip
    ax.plot([start, start, np.nan, end, end], [0, loss(start), np.nan, 0, loss(end)],
            color=QUIET, linewidth=style.HAIRLINE)  # fmt: skip
    ax.annotate("", (end, 0.16), (start, 0.16), color=INK,
                arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": style.SIDE,
                            "shrinkA": 0, "shrinkB": 0, "mutation_scale": 13})  # fmt: skip
    ax.text((start + end) / 2, 0.3, "η · slope", ha="center", va="bottom", weight=600)
    style.name_curve(ax, start - 0.25, loss(start) + 0.25, "slope", QUIET, ha="right", weight=400)
    style.side_dot(ax, BLUE).set_data([end], [loss(end)])
    style.side_dot(ax, INK).set_data([start], [loss(start)])
    ax.text(-0.3, 3.6, "w ← w − η · slope", ha="center", weight=600, fontsize=style.NUMBER)
