"""Explorer of finite digits: one loss, computed in three ways and three types (lesson 09)."""

import numpy as np

from helpers import figures
from helpers.explorers.parts import signed
from helpers.figures import BLUE, INK, ORANGE, QUIET
from helpers.figures.precision import FURTHEST, WAYS, LossWays, loss_by_each_way
from helpers.interactive import Explorer, Handle, slider, switch

_HALF = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 17, 18, 20, 25, 30, 33, 36, 37, 40, 60, 88, 89]
_HALF += [100, 200, 400, 709, 710, 1000]
LOGITS = [-z for z in reversed(_HALF)] + [0] + _HALF
TYPES = {"float64": np.float64, "float32": np.float32, "float16": np.float16}
INKS = {"naive": INK, "clipped": ORANGE, "stable": BLUE}


def naive_and_stable() -> Explorer:
    """Move z out to ±1000: the loss by the naive formula, with a clip, and by the stable form.

    Everything is computed in the chosen type, nan and inf are shown as what they are, and a
    table tells loss and slope of each way.
    """
    figure, axes = figures.new_figure(2, height=390, width_ratios=[7, 4])
    logits = [-1000, -100, -10, 0, 10, 100, 1000]
    move, dot = _on_naive_and_stable(*axes, logits, heads=["loss\n(nats)", "slope\ndL/dz"])
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(2, height_ratios=[5, 2])
        tall.set_size_inches(3.58, 5)
        heads = ["loss (nats)", "slope dL/dz"]
        move_tall, dot_tall = _on_naive_and_stable(*axes, [-1000, -10, 0, 10, 1000], heads)

    def update(z, y, kind):
        return *move(z, y, kind), *move_tall(z, y, kind)

    def sentence(z, y, kind):
        found = loss_by_each_way(y, TYPES[kind](z))
        naive, clipped, stable = (_loss(found[way][0]) for way in ("naive", "clipped", "stable"))
        return (
            f"y = {y}, z = {signed(z, 'd')}, {kind} → naive {naive}; "
            f"clipped {clipped}, slope {_slope(found['clipped'][1])}; stable {stable} nats"
        )

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("z", dot, "x"), Handle("z", dot_tall, "x")],
        z=slider("Logit z", LOGITS, 20, form="{:d}"),
        y=switch("Label", {"y = 1": 1, "y = 0": 0}, 0),
        kind=switch("Type", {name: name for name in TYPES}, "float64"),
    )


def _on_naive_and_stable(ax, side, logits, heads):
    """Draw curves and table; return what moves them, and the dot of the stable form."""
    ways = LossWays(ax, logits)
    ax.set(ylabel="loss (nats)")
    guide = ax.axvline(0, color=QUIET, linestyle=":", linewidth=1.5)
    dots = {
        way: ax.plot([], [], WAYS[way][3], color=INKS[way], markersize=size, zorder=4)[0]
        for way, size in (("stable", 13), ("clipped", 9), ("naive", 7))
    }
    cells = _table(side, heads)

    def move(z, y, kind):
        found = loss_by_each_way(y, TYPES[kind](z))
        guide.set_xdata([z, z])
        for way, (loss, slope) in found.items():
            dots[way].set_data([z], [loss if np.isfinite(loss) else 2 * FURTHEST])
            for cell, text in zip(cells[way], (_loss(loss), _slope(slope)), strict=True):
                cell.set_text(text)
        return [*ways.show(y, TYPES[kind]), guide, *dots.values(), *sum(cells.values(), [])]

    return move, dots["stable"]


def _loss(number) -> str:
    return f"{float(number):z.3f}"


def _slope(number) -> str:
    """A slope of exactly 0 has no decimals: nothing at all is left of the pull."""
    return "0" if number == 0 else signed(float(number), "z.3f")


def _table(ax, heads) -> dict[str, list]:
    """Write a row per way, with the mark of its dot, and return its two numbers to be set."""
    ax.set(xlim=(0, 1), ylim=(-0.6, 3.6))
    ax.set_axis_off()
    for x, head in zip((0.66, 1), heads, strict=True):
        ax.text(x, 3, head, ha="right", va="center", color=QUIET)
    cells = {}
    for row, way in ((2, "naive"), (1, "clipped"), (0, "stable")):
        ax.plot([0.02], [row], WAYS[way][3], color=INKS[way], clip_on=False)
        ax.text(0.09, row, way, va="center", color=INKS[way], weight=600)
        cells[way] = [ax.text(x, row, "", ha="right", va="center") for x in (0.66, 1)]
    return cells
