"""Pictures of entropy and of what beliefs cost (lesson 10)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from helpers.figures import style
from helpers.figures.picture import laid_out
from helpers.figures.style import BLUE, DASHED, HAIR, INK, ORANGE, PALE_BLUE, PAPER, QUIET, SOLID
from helpers.losses import binary_cross_entropy

# Colour, line, and height of the name, apart from each other where curves end close together.
FORECASTERS = {
    0.99: (INK, (0, (6, 2, 1, 2)), 1.39),
    0.9: (ORANGE, DASHED, 0.83),
    0.5: (QUIET, (0, (1, 1.5)), 0.70),
    0.7: (BLUE, SOLID, 0.57),
}


def cost_curve(p: float) -> tuple[np.ndarray, np.ndarray]:
    """Return beliefs q from 0 to 1 and CE(p, q), so near to both ends that it runs out there."""
    edge, inside = np.geomspace(1e-300, 1e-3, 60), np.linspace(0.001, 0.999, 400)
    q = np.concatenate([edge, inside, 1 - edge[::-1]])
    rest = np.concatenate([1 - edge, 1 - inside, edge[::-1]])  # 1 − q, to the last digit
    return q, -p * np.log(q) - (1 - p) * np.log(rest)


def stacked_bar(ax: Axes, **options) -> tuple[Rectangle, Rectangle]:
    """Return two bars of no size: pale for the floor H, hatched orange for the KL above it."""
    ways = (
        {"facecolor": HAIR, "edgecolor": QUIET, "linewidth": style.SIDE},
        {"facecolor": ORANGE, "edgecolor": PAPER, "linewidth": 0, "hatch": "//"},
    )
    return tuple(ax.add_patch(Rectangle((0, 0), 0, 0, **way, **options)) for way in ways)


@laid_out(wide={"margins": (56, 48, 44, 52)}, tall={"margins": (36, 36, 46, 50)})
def draw_entropy(ax: Axes) -> list[Line2D]:
    """Draw the entropy of a yes-or-no event over its probability: nats left, bits right."""
    p = np.linspace(0.0005, 0.9995, 1000)
    nats = binary_cross_entropy(p, p, reduction="none")
    (curve,) = ax.plot([0, *p, 1], [0, *nats, 0], color=BLUE, clip_on=False)
    ax.fill_between([0, *p, 1], [0, *nats, 0], color=PALE_BLUE, linewidth=0)
    marks = []
    for share in (0.5, 0.7):
        mark = style.side_dot(ax, INK)
        mark.set_data([share], [binary_cross_entropy(share, share)])
        marks.append(mark)
    ax.text(0.5, 0.735, "fair coin", ha="center", weight=600)
    ax.text(0.735, 0.635, "rain, p = 0.7", weight=600)
    bits = ax.secondary_yaxis("right", (lambda n: n / np.log(2), lambda b: b * np.log(2)))
    bits.set_yticks([0, 0.5, 1], labels=["0", "0.5", "1"])
    bits.spines["right"].set_visible(False)
    ax.set(xlim=(0, 1), ylim=(0, 0.82), xlabel="probability p")
    ax.set_xticks([0, 0.5, 1], labels=["0", "0.5", "1"])
    ax.set_yticks([0, 0.2, 0.4, 0.6], labels=["0", "0.2", "0.4", "0.6"])
    style.name_y(ax, "entropy in nats", left=28)
    name = style.name_y(ax, "in bits", left=-28)
    name.set(ha="right")
    name.xy = (1, 1)
    return [curve, *marks]


@laid_out(wide={"margins": (56, 150, 44, 52)}, tall={"margins": (36, 90, 46, 50)})
def draw_running_means(ax: Axes, means: dict[float, np.ndarray]) -> list[Line2D]:
    """Draw what each forecaster has paid on average so far, one value a day.

    The keys of `means` are those of FORECASTERS: what each of them says every day.
    """
    lines, tall = [], style.is_tall(ax)
    for q, paid in means.items():
        colour, dashes, height = FORECASTERS[q]
        days = np.arange(1, len(paid) + 1)
        lines += ax.plot(days, paid, color=colour, linestyle=dashes)
        style.name_curve(ax, 1.15 * len(paid), height, f"says {q:g}", colour, va="center")
    ax.set(xscale="log", xlim=(1, len(paid)), ylim=(0, 1.6), yticks=[0, 0.5, 1, 1.5])
    ax.set_xlabel("days so far, each step ten times as many")
    shown = [1, 100, 10000] if tall else [1, 10, 100, 1000, 10000]
    ax.set_xticks(shown, labels=[f"{day:,}" for day in shown])
    ax.minorticks_off()
    style.name_y(ax, "mean price so far, in nats", left=28)
    return lines
