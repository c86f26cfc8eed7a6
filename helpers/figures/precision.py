"""Pictures of what is left of a loss when numbers have finitely many digits (lesson 09)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from helpers.figures.look import BLUE, DASHED, INK, ORANGE, PALE_BLUE, PALE_ORANGE, PAPER, SOLID

EPSILON = 1e-7  # the clip that Keras uses
FURTHEST = 2000
# A way to compute the loss → colour, line style, line width, marker.
WAYS = {
    "stable": (PALE_BLUE, SOLID, 9, "o"),
    "clipped": (ORANGE, DASHED, 2.5, "s"),
    "naive": (INK, SOLID, 2, "X"),
}


@np.errstate(all="ignore")  # overflow, 0·∞ and the logarithm of 0 are what is to be seen
def loss_by_each_way(y: int, z) -> dict[str, tuple]:
    """Return (loss in nats, dL/dz) of each way, computed in the type of the logit `z`.

    "naive" is -[y ln ŷ + (1 - y) ln(1 - ŷ)] with ŷ = 1 / (1 + e^-z), "clipped" the same with ŷ
    kept between ε and 1 - ε, "stable" max(z, 0) - zy + log1p(e^-|z|). The slopes of the first two
    are products by the chain rule, as a library that differentiates for you forms them.
    """
    p = 1 / (1 + np.exp(-z))
    kept = np.clip(p, EPSILON, 1 - EPSILON)
    stable = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return {
        "naive": (_loss(y, p), _slope(y, p)),
        "clipped": (_loss(y, kept), np.where(kept == p, _slope(y, p), 0 * p)),
        "stable": (stable, p - y),
    }


def _loss(y, p):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def _slope(y, p):
    return ((1 - y) * (1 / (1 - p)) - y * (1 / p)) * (p * (1 - p))


class LossWays:
    """The three curves of a label and a type over z, and bands where the naive one has no number.

    `logits` are told below the axis; `show(y, kind)` moves the curves and returns what it moved.
    """

    def __init__(self, ax: Axes, logits=(-1000, -10, 0, 10, 1000)):
        # Straight up to 10, then by factors of ten: a plain axis would hide all that breaks.
        ax.set_xscale("symlog", linthresh=10)
        ax.set_yscale("symlog", linthresh=10)
        ax.minorticks_off()
        steps = [0, 10, 100, 1000]
        ax.set(xlim=(-FURTHEST, FURTHEST), ylim=(-1.2, FURTHEST), xlabel="logit z")
        ax.set_yticks(steps, [str(loss) for loss in steps])
        ax.set_xticks(logits, [str(z).replace("-", "−") for z in logits])
        across = ax.get_xaxis_transform()
        hatched = {"facecolor": PALE_ORANGE, "edgecolor": PAPER, "hatch": "//", "linewidth": 0}
        self._bands = [
            ax.add_patch(Rectangle((0, 0), 0, 1, transform=across, zorder=0.5, **hatched))
            for _ in range(2)
        ]
        self.curves = {way: _curve(ax, *look[:3]) for way, look in WAYS.items()}
        plain = {"facecolor": PAPER, "edgecolor": "none", "pad": 1, "alpha": 0.85}
        self._names = [
            ax.text(0, 0.08, "", transform=across, rotation=90, ha="center", bbox=plain)
            for _ in range(2)
        ]
        half = np.concatenate([np.linspace(0, 40, 321)[1:], np.geomspace(40, FURTHEST, 161)[1:]])
        self._z = np.concatenate([-half[::-1], [0], half])
        self._found = {}

    def show(self, y: int, kind) -> list:
        if (y, kind) not in self._found:  # the same at every z, and too slow for every move
            found = loss_by_each_way(y, self._z.astype(kind))
            self._found[y, kind] = {way: loss.astype(float) for way, (loss, _) in found.items()}
        for way, curve in self.curves.items():
            height = self._found[y, kind][way]
            curve.set_data(self._z, np.where(np.isfinite(height), height, np.nan))
        naive = self._found[y, kind]["naive"]
        well = self._z[np.isfinite(naive)]
        edges = [(-FURTHEST, well[0]), (well[-1], FURTHEST)]
        for band, name, edge, end in zip(self._bands, self._names, edges, (0, -1), strict=True):
            band.set_bounds(edge[0], 0, edge[1] - edge[0], 1)
            # The middle as it looks: both ends lie beyond 10, where the axis is logarithmic.
            name.set_x(np.sign(edge[0]) * np.sqrt(max(edge[0] * edge[1], 100)))
            name.set_text(f"naive {naive[end]:.0f}")
        return [*self._bands, *self.curves.values(), *self._names]


def _curve(ax, colour, style, width) -> Line2D:
    (curve,) = ax.plot([], [], color=colour, linestyle=style, linewidth=width)
    return curve


def draw_loss_ways(ax: Axes, y: int, kind=np.float64) -> LossWays:
    """Draw naive, clipped and stable loss of label `y` over z, computed in the type `kind`."""
    ways = LossWays(ax)
    ways.show(y, kind)
    side = -1 if y else 1
    notes = [
        ("stable", (190 * side, 190), (-14 * side, 4), BLUE),
        ("clipped", (FURTHEST * side, 16), (-6 * side, 8), ORANGE),
        ("naive", (6 * side, 6), (-14 * side, 6), INK),
    ]
    for text, at, shift, colour in notes:
        ha = "left" if y else "right"
        ax.annotate(text, at, shift, textcoords="offset points", color=colour, ha=ha)
    ax.set(title=f"y = {y}, {np.dtype(kind).name}", ylabel="loss (nats)")
    return ways
