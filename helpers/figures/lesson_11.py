"""Pictures of what is left of a loss when numbers have finitely many digits (lesson 11)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from helpers.figures import style
from helpers.figures.picture import laid_out
from helpers.figures.style import BLUE, DASHED, INK, ORANGE, PALE_ORANGE, PX, QUIET, SOLID

EPSILON = 1e-7  # the clip that Keras uses
FURTHEST = 2000
# A way to compute the loss → colour, line dashes, line width. The widths nest, so that each is seen
# where all three run together.
WAYS = {
    "stable": (BLUE, SOLID, 9 * PX),
    "naive": (INK, SOLID, 5 * PX),
    "clipped": (ORANGE, DASHED, 2.4 * PX),
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

    `logits` are the ticks. `show(y, kind, reach)` moves the curves and returns what it moved; the
    naive one and its bands are drawn for |z| up to `reach`.
    """

    def __init__(self, ax: Axes, logits=(-1000, -10, 0, 10, 1000)):
        # Straight up to 10, then by factors of ten: a plain axis would hide all that breaks.
        ax.set_xscale("symlog", linthresh=10)
        ax.set_yscale("symlog", linthresh=10)
        ax.minorticks_off()
        steps = [0, 10, 100, 1000]
        ax.set(xlim=(-FURTHEST, FURTHEST), ylim=(-1.2, FURTHEST), xlabel="logit z")
        ax.set_yticks(steps, [f"{loss}" for loss in steps])
        ax.set_xticks(logits, [f"{z}".replace("-", "−") for z in logits])
        plain = {"transform": ax.get_xaxis_transform(), "facecolor": PALE_ORANGE, "zorder": 0.4}
        self._bands = [ax.add_patch(Rectangle((0, 0), 0, 1, linewidth=0, **plain)) for _ in "ab"]
        self.curves, self._names = {}, {}
        for way, (colour, dashes, width) in WAYS.items():
            (self.curves[way],) = ax.plot([], [], color=colour, linestyle=dashes, linewidth=width)
            self._names[way] = style.name_curve(ax, 0, 0, way, colour)
        self.curves["clipped"].set_zorder(2.2)
        half = np.concatenate([np.linspace(0, 40, 321)[1:], np.geomspace(40, FURTHEST, 61)[1:]])
        self._z = np.concatenate([-half[::-1], [0], half])
        self._losses = {}  # by label and type: the same at every z, and too slow for every move

    def show(self, y: int, kind, reach: float = FURTHEST) -> list:
        found = self._find(y, kind)
        for way, curve in self.curves.items():
            seen = np.isfinite(found[way])
            if way == "naive":
                seen = seen & (np.abs(self._z) <= reach)
            curve.set_data(self._z[seen], found[way][seen])
        for band, inner, outer in zip(
            self._bands, self.edges(y, kind), (-reach, reach), strict=True
        ):
            dead = abs(outer) > abs(inner)
            band.set_bounds(inner, 0, outer - inner if dead else 0, 1)
        side, align = (-1, "left") if y else (1, "right")
        self._names["stable"].set(position=(1300 * side, 36), ha=align, va="bottom")
        self._names["clipped"].set(position=(1100 * side, 12), ha=align, va="top")
        self._names["naive"].set(position=(-2.5 * side, 2), ha=align, va="bottom")
        self._names["clipped"].set_visible(bool(np.isfinite(found["clipped"][0 if y else -1])))
        return [*self._bands, *self.curves.values(), *self._names.values()]

    def edges(self, y: int, kind) -> tuple[float, float]:
        """The last logit on either side at which the naive formula gives a number."""
        finite = self._z[np.isfinite(self._find(y, kind)["naive"])]
        return finite[0], finite[-1]

    def _find(self, y, kind) -> dict[str, np.ndarray]:
        if (y, kind) not in self._losses:
            found = loss_by_each_way(y, self._z.astype(kind))
            self._losses[y, kind] = {way: loss.astype(float) for way, (loss, _) in found.items()}
        return self._losses[y, kind]


@laid_out(
    panels=2,
    wide={"margins": (56, 24, 72, 52)},
    tall={"height": 640, "margins": (44, 18, 72, 50), "gap": 122},
)
def draw_loss_ways(axes, kind=np.float64) -> list[LossWays]:
    """Draw naive, clipped and stable loss over z, of y = 1 and of y = 0, in the type `kind`."""
    drawn = []
    for y, ax in zip((1, 0), axes, strict=True):
        ways = LossWays(ax)
        ways.show(y, kind)
        values = ("inf", "nan") if y else ("nan", "inf")  # left and right of the edges
        for edge, text in zip(ways.edges(y, kind), values, strict=True):
            middle = np.sign(edge) * np.sqrt(abs(edge) * FURTHEST)
            nothing_tag(ax).set(x=middle, text=text)
        ax.set_title(f"y = {y} in {np.dtype(kind).name}: loss in nats", pad=36 * PX)
        drawn.append(ways)
    return drawn


def nothing_tag(ax: Axes):
    """Empty letters above the upper edge, for what is no number and has no place on the axis."""
    across = ax.get_xaxis_transform()
    return ax.text(0, 1.02, "", transform=across, color=ORANGE, weight=600, ha="center")


@laid_out(wide={"height": 300, "margins": (24, 24, 44, 52)}, tall={"height": 370})
def draw_floats(ax: Axes) -> np.ndarray:
    """Draw as ticks the numbers from 0 to 1 that a float of three binary digits has; return them.

    Above them ŷ = σ(-3) and σ(3), and where each of them lands.
    """
    binades = [np.arange(4, 8) / 4 * 2.0**-n for n in range(12, 0, -1)]
    kept = np.concatenate([[0], *binades, [1]])
    ax.set(xlim=(0, 1), ylim=(-0.75, 3), yticks=[], xlabel="ŷ")
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"])
    ax.grid(visible=False)
    ax.set_title("All floats of three binary digits", pad=12 * PX)
    x = np.repeat(kept, 3)
    ax.plot(x, np.tile([0, 1, np.nan], len(kept)), color=BLUE, linewidth=1.6 * PX, clip_on=False)
    quiet = {"va": "top", "color": QUIET}
    ax.text(0, -0.15, "dense near 0", **quiet)
    ax.text(1, -0.15, "sparse near 1", ha="right", **quiet)
    for z, colour, side, note in (
        (-3, INK, "left", "σ(−3) = {p:.3f}{gap}lands on {float:.3g}:\nalmost nothing is lost"),
        (3, ORANGE, "right", "σ(3) = {p:.3f}{gap}lands on {float:.3g}:\n1 − ŷ is 0"),
    ):
        p = 1 / (1 + np.exp(-z))
        nearest = kept[np.argmin(abs(kept - p))]
        ax.plot([p, nearest], [1.75, 1.05], color=colour, linewidth=style.SIDE, clip_on=False)
        style.side_dot(ax, colour).set_data([p], [1.75])
        text = note.format(p=p, float=nearest, gap="\n" if style.is_tall(ax) else " ")
        place = {"ha": side, "va": "bottom", "linespacing": 1.3}
        ax.text(0 if side == "left" else 1, 2.05, text, color=colour, weight=600, **place)
    return kept
