"""Explorer of finite digits: one loss, computed in three ways and three types (lesson 09)."""

import numpy as np

from helpers import figures
from helpers.explorers.parts import signed
from helpers.figures import BLACK, BLUE, GREY, VERMILION
from helpers.figures.precision import FURTHEST, WAYS, LossWays, loss_by_each_way
from helpers.interactive import Explorer, Handle, slider, switch

_HALF = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 17, 18, 20, 25, 30, 33, 36, 37, 40, 60, 88, 89]
_HALF += [100, 200, 400, 709, 710, 1000]
LOGITS = [-z for z in reversed(_HALF)] + [0] + _HALF
TYPES = {"float64": np.float64, "float32": np.float32, "float16": np.float16}
INK = {"naive": BLACK, "clipped": VERMILION, "stable": BLUE}


def naive_and_stable() -> Explorer:
    """Move z out to ±1000: the loss by the naive formula, with a clip, and by the stable form.

    Everything is computed in the chosen type, nan and inf are shown as what they are, and a
    table tells loss and slope of each way.
    """
    figure, (ax, side) = figures.new_figure(2, height=3.9, width_ratios=[7, 4])
    ways = LossWays(ax)
    ax.set(ylabel="loss (nats)")
    guide = ax.axvline(0, color=GREY, linestyle=":", linewidth=1.5)
    dots = {
        way: ax.plot([], [], WAYS[way][3], color=INK[way], markersize=size, zorder=4)[0]
        for way, size in (("stable", 13), ("clipped", 9), ("naive", 7))
    }
    cells = _table(side)

    def update(z, y, kind):
        found = loss_by_each_way(y, TYPES[kind](z))
        guide.set_xdata([z, z])
        for way, (loss, slope) in found.items():
            dots[way].set_data([z], [loss if np.isfinite(loss) else 2 * FURTHEST])
            for cell, text in zip(cells[way], (_loss(loss), _slope(slope)), strict=True):
                cell.set_text(text)
        return [*ways.show(y, TYPES[kind]), guide, *dots.values(), *sum(cells.values(), [])]

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
        handles=[Handle("z", dots["stable"], "x")],
        z=slider("Logit z", LOGITS, 20, form="{:d}"),
        y=switch("Label", {"y = 1": 1, "y = 0": 0}, 0),
        kind=switch("Type", {name: name for name in TYPES}, "float64"),
    )


def _loss(number) -> str:
    return f"{float(number):z.3f}"


def _slope(number) -> str:
    """A slope of exactly 0 has no decimals: nothing at all is left of the pull."""
    return "0" if number == 0 else signed(float(number), "z.3f")


def _table(ax) -> dict[str, list]:
    """Write a row per way, with the mark of its dot, and return its two numbers to be set."""
    ax.set(xlim=(0, 1), ylim=(-0.6, 3.6))
    ax.set_axis_off()
    for x, head in ((0.66, "loss\n(nats)"), (1, "slope\ndL/dz")):
        ax.text(x, 3, head, ha="right", va="center", color=GREY)
    cells = {}
    for row, way in ((2, "naive"), (1, "clipped"), (0, "stable")):
        ax.plot([0.02], [row], WAYS[way][3], color=INK[way], clip_on=False)
        ax.text(0.09, row, way, va="center", color=INK[way], weight=600)
        cells[way] = [ax.text(x, row, "", ha="right", va="center") for x in (0.66, 1)]
    return cells
