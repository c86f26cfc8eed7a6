"""Explorers of beliefs: what a wrong one costs, and which one a row of tosses asks for (09)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from helpers import figures, losses
from helpers.figures import BLUE, HAIR, INK, ORANGE, PAPER, QUIET, style
from helpers.interactive import Explorer, Handle, Task, slider

TRUTHS = [n / 10 for n in range(11)]  # 0 and 1 included: a truth may be certain
BELIEFS = [n / 100 for n in range(1, 100)]
TOP = 2.2  # nats; what costs more runs out of the picture

# A biased coin, tossed twenty times: 14 heads.
TOSSES = np.array([1 if toss == "H" else 0 for toss in "HHTHHHTHHTHHHTHHTHTH"])


def wrong_belief() -> Explorer:
    """Move truth p and belief q: the bar of entropy and KL stands on q and reaches the curve."""
    figure, ax = figures.new_figure(height=400, margins=(40, 196, 40, 54))
    move, dot, *found = _on_wrong_belief(ax, told=_beside(ax))
    with figures.tall_type():
        tall, (bar, ax) = figures.new_tall_figure(
            2, height=500, margins=(28, 24, 54, 50), gap=84, height_ratios=[1, 6]
        )
        move_tall, dot_tall, *found_tall = _on_wrong_belief(ax, told=_on_its_side(bar))

    def update(p, q):
        return *move(p, q), *move_tall(p, q)

    def sentence(p, q):
        entropy, divergence, cost = _parts(p, q)
        return (
            f"Truth p = {p:.2f}, belief q = {q:.2f} → "
            f"H {entropy:.3f} + KL {divergence:z.3f} = CE {cost:.3f} nats"
        )

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("q", dot, "x"), Handle("q", dot_tall, "x")],
        task=Task(
            "Find the belief that costs least.",
            lambda p, q: q == p,
            "q = p: nothing but the floor",
            hidden=found + found_tall,
        ),
        p=slider("Truth p", TRUTHS, 0.7),
        q=slider("Belief q", BELIEFS, 0.9),
    )


def likelihood() -> Explorer:
    """Move the belief q in heads: what each of twenty tosses costs, and how likely they all are."""
    figure, axes = figures.new_figure(
        2, height=380, margins=(40, 30, 72, 54), gap=84, width_ratios=[2.4, 1]
    )
    move, dot, *found = _on_likelihood(axes[:1], axes[1])
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(
            3, height=560, margins=(28, 24, 66, 50), gap=72, height_ratios=[1, 1, 1.4]
        )
        move_tall, dot_tall, *found_tall = _on_likelihood(axes[:2], axes[2])

    def update(q):
        return *move(q), *move_tall(q)

    def sentence(q):
        return (
            f"q = {q:.2f} → product {1e6 * _product(q):.3f} millionths, "
            f"mean −ln {_mean_price(q):.3f} nats"
        )

    asked = "Find the q that makes these tosses likeliest."
    told = "the share of heads: no other belief makes them likelier"
    task = Task(asked, lambda q: q == TOSSES.mean(), told, hidden=found + found_tall)
    handles = [Handle("q", dot, "x"), Handle("q", dot_tall, "x")]
    q = slider("Belief q", BELIEFS, 0.5)
    return Explorer(figure, update, sentence, tall=tall, handles=handles, task=task, q=q)


# wrong_belief


def _parts(p: float, q: float) -> tuple[float, float, float]:
    """H(p), KL(p‖q) and their sum CE(p, q), in nats."""
    entropy = losses.binary_cross_entropy(p, p)
    cost = losses.binary_cross_entropy(p, q)
    return entropy, cost - entropy, cost


def _on_wrong_belief(ax: Axes, told):
    """Draw curve, floor and bar; return what moves them, the dot, and what shows once found."""
    width = 0.12 if style.is_tall(ax) else 0.066
    ax.set(xlim=(0, 1), ylim=(0, TOP), yticks=range(3), xlabel="belief q")
    ax.set_xticks([0, 0.5, 1], labels=["0", "0.5", "1"])
    style.name_y(ax, "mean price in nats", left=22)
    ground = ax.add_patch(Rectangle((0, 0), 1, 0, facecolor=HAIR, linewidth=0, zorder=1.5))
    below, above = figures.stacked_bar(ax, zorder=2)
    (floor,) = ax.plot([], [], color=QUIET, linestyle=style.DASHED, linewidth=style.SIDE)
    (curve,) = ax.plot([], [], color=BLUE, zorder=3)
    ring = style.side_dot(ax, PAPER, markeredgecolor=BLUE)
    ring.set(markersize=20 * style.PX, zorder=4)
    dot = style.handle_dot(ax)

    def move(p, q):
        entropy, divergence, cost = _parts(p, q)
        ground.set_height(entropy)
        below.set_bounds(q - width / 2, 0, width, entropy)
        above.set_bounds(q - width / 2, entropy, width, divergence)
        floor.set_data([0, 1], [entropy, entropy])
        curve.set_data(*figures.cost_curve(p))
        ring.set_data([p], [entropy])
        dot.set_data([q], [min(cost, TOP)])
        return ground, below, above, floor, curve, ring, dot, *told(entropy, divergence, cost)

    return move, dot, ring


def _beside(ax: Axes):
    """The reading of the wide picture, right of the curve, in the order of the bar."""
    place = {"transform": ax.get_yaxis_transform(), "va": "center", "clip_on": False}
    total = style.number_text(ax, **place)
    extra = ax.text(1.04, 1.38, "", color=ORANGE, weight=600, **place)
    floor = ax.text(1.04, 1.16, "", color=QUIET, weight=600, **place)
    total.set_position((1.04, 1.66))

    def tell(entropy, divergence, cost):
        total.set_text(f"CE {cost:.3f} nats")
        extra.set_text(f"KL {divergence:z.3f}, yours")
        floor.set_text(f"H {entropy:.3f}, the floor")
        return total, extra, floor

    return tell


def _on_its_side(ax: Axes):
    """The bar of the tall picture, lying above the curve with its three numbers."""
    ax.set(xlim=(0, TOP), ylim=(0, 1), xticks=[], yticks=[])
    below, above = figures.stacked_bar(ax)
    place = {"transform": ax.transAxes, "va": "bottom", "clip_on": False}
    total = style.number_text(ax, **place)
    total.set_position((0, 1.72))
    floor = ax.text(0, 1.12, "", color=QUIET, weight=600, **place)
    extra = ax.text(1, 1.12, "", color=ORANGE, weight=600, ha="right", **place)

    def tell(entropy, divergence, cost):
        below.set_bounds(0, 0, entropy, 1)
        above.set_bounds(entropy, 0, divergence, 1)
        total.set_text(f"CE {cost:.3f} nats")
        floor.set_text(f"H {entropy:.3f}, the floor")
        extra.set_text(f"KL {divergence:z.3f}, yours")
        return below, above, total, floor, extra

    return tell


# likelihood


def _product(q: float) -> float:
    return float(np.prod(np.where(TOSSES == 1, q, 1 - q)))


def _mean_price(q: float) -> float:
    return losses.binary_cross_entropy(TOSSES, q)


def _on_likelihood(rows, bump: Axes):
    """Draw coins with prices, and the product; return mover, dot, and what shows once found."""
    move_rows = [_coins(*each) for each in zip(rows, np.split(TOSSES, len(rows)), strict=True)]
    style.name_y(rows[0], "price in nats", left=22, above=34)
    heads, tails = _header(rows[0], 0, 10, BLUE), _header(rows[0], 1, 10, ORANGE)
    level = _header(rows[0], 1, 34, INK, fontsize=style.NUMBER)
    grid = np.linspace(0, 1, 401)
    bump.set(xlim=(0, 1), ylim=(0, 6.2), yticks=[0, 2, 4], xlabel="belief q")
    bump.set_xticks([0, 0.5, 1], labels=["0", "0.5", "1"])
    letters = 6.2 * 26 / bump.bbox.height  # millionths as high as the number and its dot
    style.name_y(bump, "product, in millionths", left=22)
    (curve,) = bump.plot(grid, [1e6 * _product(q) for q in grid], color=QUIET, linewidth=style.SIDE)
    peak = bump.text(0.7, 5.7, "highest", ha="center", color=QUIET)
    (stem,) = bump.plot([], [], color=INK, linewidth=style.ACTIVE)
    dot, number = style.handle_dot(bump), style.number_text(bump, va="center")

    def move(q):
        product, mean = 1e6 * _product(q), _mean_price(q)
        heads.set_text(f"14 heads, {-np.log(q):.3f} each")
        tails.set_text(f"6 tails, {-np.log(1 - q):.3f} each")
        level.set_text(f"mean {mean:.3f}")
        stem.set_data([q, q], [0, product])
        dot.set_data([q], [product])
        side = 1 if q > 0.7 else -1  # out of the bump
        at = min(max(q + 0.08 * side, 0.22), 0.88)
        high = max(product, letters) if 0.3 <= q <= 0.8 else product + letters
        number.set(text=f"{product:.3f}", position=(at, high))
        number.set_ha("left" if side > 0 else "right")
        moved = [artist for row in move_rows for artist in row(q, mean)]
        return *moved, heads, tails, level, stem, dot, number

    return move, dot, curve, peak


def _header(ax: Axes, side: int, up: float, colour: str, **looks):
    """A reading above the axes, at their left end or at their right one."""
    return ax.annotate(
        "",
        (side, 1),
        (0 if side else -22 * style.PX, up * style.PX),
        xycoords="axes fraction",
        textcoords="offset points",
        color=colour,
        weight=600,
        ha="right" if side else "left",
        **looks,
    )


def _coins(ax: Axes, tosses):
    """Draw a row of coins; return what moves the price above each, and the level of their mean."""
    ax.set(xlim=(-0.6, len(tosses) - 0.4), ylim=(0, 3.4), xticks=[], yticks=range(4))
    below, looks = ax.get_xaxis_transform(), {"linewidth": 14 * style.PX, "solid_capstyle": "butt"}
    bars = []
    for side, letter, colour in ((1, "H", BLUE), (0, "T", ORANGE)):
        places = np.flatnonzero(tosses == side)
        down = np.full(len(places), -18 * style.PX * 100 / 72 / ax.bbox.height)
        ax.scatter(
            places, down, (21 * style.PX) ** 2, PAPER, edgecolors=colour, linewidths=style.SIDE,
            transform=below, clip_on=False,
        )  # fmt: skip
        for place in places:
            ax.text(
                place, down[0], letter, color=colour, weight=600, transform=below,
                ha="center", va="center_baseline",
            )  # fmt: skip
        bars += ax.plot([], [], color=colour, zorder=2, **looks)
        bars[-1].places = np.repeat(places, 3)
    (level,) = ax.plot([], [], color=INK, linestyle=style.DASHED, linewidth=style.SIDE, zorder=3)

    def move(q, mean):
        for bar, price in zip(bars, (-np.log(q), -np.log(1 - q)), strict=True):
            bar.set_data(bar.places, np.tile([0, price, np.nan], len(bar.places) // 3))
        level.set_data(ax.get_xlim(), [mean, mean])
        return *bars, level

    return move
