"""Explorers of beliefs: what a wrong one costs, and which one a row of tosses asks for (08)."""

import numpy as np
from matplotlib.axes import Axes

from helpers import figures, losses
from helpers.figures import BLUE, DASHED, INK, ORANGE, PAPER, QUIET
from helpers.interactive import Explorer, Handle, slider

TRUTHS = [n / 20 for n in range(21)]  # 0 and 1 included: a truth may be certain
BELIEFS = [n / 100 for n in range(5, 96)]
Q_GRID = np.linspace(0.001, 0.999, 500)

# A bent coin, tossed twenty times: 14 heads.
TOSSES = np.array([1 if toss == "H" else 0 for toss in "HHTHHHTHHTHHHTHHTHTH"])


def wrong_belief() -> Explorer:
    """Move truth p and belief q: entropy and KL as a stacked bar, cross-entropy over q."""
    figure, (left, right) = figures.new_figure(
        2, height=420, sharey=True, gridspec_kw={"width_ratios": [2, 3]}
    )
    move, *dots = _on_wrong_belief(left, right, across=False)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(2, height_ratios=[1, 3])
        tall.set_size_inches(3.58, 5.1)
        tall.get_layout_engine().set(hspace=0.06)
        move_tall, *dots_tall = _on_wrong_belief(*axes, across=True)

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
        handles=[Handle(*each, "x") for each in zip("pqpq", dots + dots_tall, strict=True)],
        p=slider("Truth p", TRUTHS, 0.7),
        q=slider("Belief q", BELIEFS, 0.9),
    )


def likelihood() -> Explorer:
    """Move the belief q in heads: the product of the twenty probabilities, and their mean −ln."""
    figure, axes = figures.new_figure(2)
    move, *dots = _on_likelihood(*axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(2, sharex=True)
        move_tall, *dots_tall = _on_likelihood(*axes)
        axes[0].label_outer()
        for dot in dots_tall:
            dot.set_clip_on(False)

    def update(q):
        return *move(q), *move_tall(q)

    def sentence(q):
        return (
            f"q = {q:.2f} → product {1e6 * _product(q):.3f} millionths, "
            f"mean −ln {_mean_price(q):.3f} nats"
        )

    handles = [Handle("q", dot, "x") for dot in dots + dots_tall]
    q = slider("Belief q", BELIEFS, 0.5)
    return Explorer(figure, update, sentence, tall=tall, handles=handles, q=q)


def _on_likelihood(left: Axes, right: Axes):
    """Draw product and mean over q; return what moves their dots, and the dots."""
    grid = np.linspace(0.02, 0.98, 481)
    products = np.array([_product(q) for q in grid])
    means = np.array([_mean_price(q) for q in grid])
    left.plot(grid, 1e6 * products, color=INK)
    left.set(title=f"product: highest at q = {grid[products.argmax()]:.2f}")
    left.set(ylim=(0, 5.6), ylabel="product  (millionths)")
    right.plot(grid, means, color=BLUE)
    right.set(title=f"mean −ln: lowest at q = {grid[means.argmin()]:.2f}")
    right.set(ylim=(0, 2.6), ylabel="mean −ln  (nats)")
    for ax in (left, right):
        ax.set(xlim=(0, 1), xlabel="belief q in heads")
        ax.axvline(TOSSES.mean(), color=QUIET, linestyle=":", linewidth=1.8)
    (on_product,) = left.plot([], [], "o", color=INK)
    (on_mean,) = right.plot([], [], "o", color=BLUE)

    def move(q):
        on_product.set_data([q], [1e6 * _product(q)])
        on_mean.set_data([q], [_mean_price(q)])
        return on_product, on_mean

    return move, on_product, on_mean


def _parts(p: float, q: float) -> tuple[float, float, float]:
    """H(p), KL(p‖q) and their sum CE(p, q), in nats."""
    entropy = losses.binary_cross_entropy(p, p)
    cost = losses.binary_cross_entropy(p, q)
    return entropy, cost - entropy, cost


def _product(q: float) -> float:
    return float(np.prod(np.where(TOSSES == 1, q, 1 - q)))


def _mean_price(q: float) -> float:
    return losses.binary_cross_entropy(TOSSES, q)


def _on_wrong_belief(bars: Axes, curve: Axes, *, across: bool):
    """Draw bars and curve; return what moves them, and the ring at p and the dot at q."""
    move_bars = _stacked_bars(bars, across)
    move_curve, ring, dot = _cost_curve(curve)
    if across:
        curve.set(xticks=[0, 0.5, 1], ylim=(0, 3.4), yticks=range(4), ylabel="mean price  (nats)")
        curve.set_title(curve.get_title(), pad=9)
        curve.tick_params(pad=10)  # else the ring in a corner covers the numbers
        dot.set_clip_on(False)

    def move(p, q):
        entropy, divergence, cost = _parts(p, q)
        return *move_bars(entropy, divergence, cost), *move_curve(p, q, entropy, cost)

    return move, ring, dot


def _stacked_bars(ax: Axes, across: bool):
    """H with KL on top, each with its number beside it, and their sum above.

    If `across`, the bars lie on their side.
    """
    looks = [{"color": colour, "edgecolor": PAPER, "linewidth": 0} for colour in (QUIET, ORANGE)]
    if across:
        along, length, nearest = "x", "width", (0.4, 1.4)  # the two numbers stand in one row
        (floor,), (extra,) = (ax.barh([0], [0], height=0.7, **look) for look in looks)
        ax.set(title="plain H + hatched KL = CE", xlabel="mean price  (nats)")
        ax.set(xlim=(0, 3.9), xticks=range(4), ylim=(-0.6, 1), yticks=[])
        places = [{"y": 0.42, "ha": "center", "va": "bottom"}] * 2
        places += [{"y": 0, "ha": "left", "va": "center"}]
    else:
        along, length, nearest = "y", "height", (0.13, 0.13)
        (floor,), (extra,) = (ax.bar([0], [0], width=0.7, **look) for look in looks)
        ax.set(title="H + KL = CE", xlim=(-1.1, 1.1), ylim=(0, 3.4), ylabel="mean price  (nats)")
        ax.set(xticks=[], xlabel="plain H, hatched KL")
        places = [{"x": -0.42, "ha": "right", "va": "center"}]
        places += [{"x": 0.42, "ha": "left", "va": "center"}]
        places += [{"x": 0, "ha": "center", "va": "bottom"}]
    extra.set_hatch("//")
    below, above, total = (ax.text(**{along: 0, "s": ""} | place) for place in places)
    below.set_color(QUIET)
    above.set_color(ORANGE)
    total.set(color=BLUE, weight=600)

    def move(entropy, divergence, cost):
        floor.set(**{length: entropy})
        extra.set(**{along: entropy, length: divergence})
        middles = entropy / 2, entropy + divergence / 2
        below.set(**{along: max(middles[0], nearest[0])}, text=f"H {entropy:.3f}")
        above.set(**{along: max(middles[1], nearest[1])}, text=f"KL {divergence:z.3f}")
        total.set(**{along: cost + 0.05}, text=f"CE {cost:.3f}")
        return floor, extra, below, above, total

    return move


def _cost_curve(ax: Axes):
    """CE over q for this p; a ring at its lowest point, a dot at q, the KL between them."""
    ax.set(title="CE over q: the ring is its lowest point", xlim=(0, 1), xlabel="belief q")
    (level,) = ax.plot([], [], color=QUIET, linestyle=DASHED, linewidth=1.8)
    (curve,) = ax.plot([], [], color=BLUE)
    (gap,) = ax.plot([], [], color=ORANGE, linewidth=6, solid_capstyle="butt", alpha=0.85)
    (ring,) = ax.plot([], [], "o", color=INK, mfc=PAPER, mew=2, ms=12, clip_on=False)
    (dot,) = ax.plot([], [], "o", color=INK, zorder=3)

    def move(p, q, entropy, cost):
        level.set_data([0, 1], [entropy, entropy])
        curve.set_data(Q_GRID, losses.binary_cross_entropy(p, Q_GRID, reduction="none"))
        gap.set_data([q, q], [entropy, cost])
        ring.set_data([p], [entropy])
        dot.set_data([q], [cost])
        return level, curve, gap, ring, dot

    return move, ring, dot
