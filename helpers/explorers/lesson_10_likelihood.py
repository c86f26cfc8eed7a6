"""Explorer of a likelihood: which belief makes a row of tosses likeliest (lesson 10)."""

import numpy as np
from matplotlib.axes import Axes

from helpers import figures, losses
from helpers.figures import BLUE, INK, ORANGE, PAPER, QUIET, style
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, together

BELIEFS = [n / 100 for n in range(1, 100)]

# A biased coin, tossed twenty times: 14 heads.
TOSSES = np.array([1 if toss == "H" else 0 for toss in "HHTHHHTHHTHHHTHHTHTH"])


def likelihood() -> Explorer:
    """Move the belief q in heads: what each of twenty tosses costs, and how likely they all are."""

    def sentence(q):
        return (
            f"q = {q:.2f} → product {_millionths(q):.3f} millionths, "
            f"mean −ln {_mean_loss(q):.3f} nats"
        )

    task = Task(
        "Find the q that makes these tosses likeliest.",
        lambda q: q == TOSSES.mean(),
        "the share of heads: no other belief makes them likelier",
    )
    q = slider("Belief q", BELIEFS, 0.5)
    return Explorer.from_draw(_draw_likelihood, sentence, task=task, q=q)


def _millionths(q: float) -> float:
    """The product of the probabilities of all tosses, in millionths."""
    return 1e6 * float(np.prod(np.where(TOSSES == 1, q, 1 - q)))


def _mean_loss(q: float) -> float:
    return losses.binary_cross_entropy(TOSSES, q)


@figures.laid_out(
    wide={"columns": 2, "height": 380, "margins": (40, 30, 72, 54), "gap": 84,
          "width_ratios": [2.4, 1]},
    tall={"rows": 3, "height": 560, "margins": (28, 24, 66, 50), "gap": 72,
          "height_ratios": [1, 1, 1.4]},
)  # fmt: skip
def _draw_likelihood(axes) -> Drawn:
    """Draw the coins in one or two rows, each with its loss, and the product of all."""
    *rows, bump = axes
    coins = map(_draw_coins, rows, np.split(TOSSES, len(rows)))
    return together(*coins, _draw_headers(rows[0]), _draw_product(bump))


def _draw_product(ax: Axes) -> Drawn:
    """Draw the product over q."""
    grid = np.linspace(0, 1, 401)
    ax.set(xlim=(0, 1), ylim=(0, 6.2), yticks=[0, 2, 4], xlabel="belief q")
    ax.set_xticks([0, 0.5, 1], labels=["0", "0.5", "1"])
    letters = 6.2 * 26 / ax.bbox.height  # millionths as high as the number and its dot
    style.name_y(ax, "product, in millionths", left=22)
    (curve,) = ax.plot(grid, [*map(_millionths, grid)], color=QUIET, linewidth=style.SIDE)
    peak = ax.text(0.7, 5.7, "highest", ha="center", color=QUIET)
    (stem,) = ax.plot([], [], color=INK, linewidth=style.ACTIVE)
    dot, number = style.handle_dot(ax), style.number_text(ax, va="center")

    def move(q):
        product = _millionths(q)
        stem.set_data([q, q], [0, product])
        dot.set_data([q], [product])
        side = 1 if q > 0.7 else -1  # away from the curve
        x = min(max(q + 0.08 * side, 0.22), 0.88)
        y = max(product, letters) if 0.3 <= q <= 0.8 else product + letters
        number.set(text=f"{product:.3f}", position=(x, y), ha="left" if side > 0 else "right")
        return stem, dot, number

    return Drawn(move, [Handle("q", dot, "x")], hidden=[curve, peak])


def _draw_headers(ax: Axes) -> Drawn:
    """Write above the coins what heads, tails and all tosses cost."""
    style.name_y(ax, "price in nats", left=22, above=34)
    heads = _header(ax, 0, 10, BLUE)
    tails, level = _header(ax, 1, 10, ORANGE), _header(ax, 1, 34, INK, fontsize=style.NUMBER)

    def move(q):
        heads.set_text(f"14 heads, {-np.log(q):.3f} each")
        tails.set_text(f"6 tails, {-np.log(1 - q):.3f} each")
        level.set_text(f"mean {_mean_loss(q):.3f}")
        return heads, tails, level

    return Drawn(move)


def _header(ax: Axes, side: int, above: float, colour: str, **options):
    """An empty text above the axes, at their left end (0) or at their right one (1)."""
    text = style.name_y(ax, "", left=0 if side else 22, above=above)
    text.set(color=colour, weight=600, va="baseline", ha="right" if side else "left", **options)
    text.xy = side, 1
    return text


def _draw_coins(ax: Axes, tosses) -> Drawn:
    """Draw a row of coins, above each its loss, and the level of their mean."""
    ax.set(xlim=(-0.6, len(tosses) - 0.4), ylim=(0, 3.4), xticks=[], yticks=range(4))
    below, down = ax.get_xaxis_transform(), -18 * style.PX * 100 / 72 / ax.bbox.height
    bars, thick = [], {"linewidth": 14 * style.PX, "solid_capstyle": "butt"}
    for side, letter, colour in ((1, "H", BLUE), (0, "T", ORANGE)):
        places = np.flatnonzero(tosses == side)
        ax.scatter(
            places, np.full(len(places), down), (21 * style.PX) ** 2, PAPER, edgecolors=colour,
            linewidths=style.SIDE, transform=below, clip_on=False,
        )  # fmt: skip
        for place in places:
            ax.text(
                place, down, letter, color=colour, weight=600, transform=below,
                ha="center", va="center_baseline",
            )  # fmt: skip
        (bar,) = ax.plot([], [], color=colour, zorder=2, **thick)
        bars.append((bar, np.repeat(places, 3)))
    (level,) = ax.plot([], [], color=INK, linestyle=style.DASHED, linewidth=style.SIDE, zorder=3)

    def move(q):
        for (bar, x), loss in zip(bars, (-np.log(q), -np.log(1 - q)), strict=True):
            bar.set_data(x, np.tile([0, loss, np.nan], len(x) // 3))
        level.set_data(ax.get_xlim(), [_mean_loss(q)] * 2)
        return *(bar for bar, _ in bars), level

    return Drawn(move)
