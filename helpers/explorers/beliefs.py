"""Explorers of beliefs: what a wrong one costs, and which one a row of tosses asks for (08)."""

import numpy as np
from matplotlib.axes import Axes

from helpers import figures, losses
from helpers.figures import BLACK, BLUE, DASHED, GREY, VERMILION
from helpers.interactive import Explorer, Handle, slider

TRUTHS = [n / 20 for n in range(21)]  # 0 and 1 included: a truth may be certain
BELIEFS = [n / 100 for n in range(5, 96)]
Q_GRID = np.linspace(0.001, 0.999, 500)

# A bent coin, tossed twenty times: 14 heads.
TOSSES = np.array([1 if toss == "H" else 0 for toss in "HHTHHHTHHTHHHTHHTHTH"])


def wrong_belief() -> Explorer:
    """Move truth p and belief q: entropy and KL as a stacked bar, cross-entropy over q."""
    figure, (left, right) = figures.new_figure(
        2, height=4.2, sharey=True, gridspec_kw={"width_ratios": [2, 3]}
    )
    move_bars = _stacked_bars(left)
    move_curve, ring, dot = _cost_curve(right)

    def update(p, q):
        entropy, divergence, cost = _parts(p, q)
        return *move_bars(entropy, divergence, cost), *move_curve(p, q, entropy, cost)

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
        handles=[Handle("p", ring, "x"), Handle("q", dot, "x")],
        p=slider("Truth p", TRUTHS, 0.7),
        q=slider("Belief q", BELIEFS, 0.9),
    )


def likelihood() -> Explorer:
    """Move the belief q in heads: the product of the twenty probabilities, and their mean −ln."""
    grid = np.linspace(0.02, 0.98, 481)
    products = np.array([_product(q) for q in grid])
    means = np.array([_mean_price(q) for q in grid])
    figure, (left, right) = figures.new_figure(2)
    left.plot(grid, 1e6 * products, color=BLACK)
    left.set(title=f"product: highest at q = {grid[products.argmax()]:.2f}")
    left.set(ylim=(0, 5.6), ylabel="product  (millionths)")
    right.plot(grid, means, color=BLUE)
    right.set(title=f"mean −ln: lowest at q = {grid[means.argmin()]:.2f}")
    right.set(ylim=(0, 2.6), ylabel="mean −ln  (nats)")
    for ax in (left, right):
        ax.set(xlim=(0, 1), xlabel="belief q in heads")
        ax.axvline(TOSSES.mean(), color=GREY, linestyle=":", linewidth=1.8)
    (on_product,) = left.plot([], [], "o", color=BLACK)
    (on_mean,) = right.plot([], [], "o", color=BLUE)

    def update(q):
        on_product.set_data([q], [1e6 * _product(q)])
        on_mean.set_data([q], [_mean_price(q)])
        return on_product, on_mean

    def sentence(q):
        return (
            f"q = {q:.2f} → product {1e6 * _product(q):.3f} millionths, "
            f"mean −ln {_mean_price(q):.3f} nats"
        )

    handles = [Handle("q", on_product, "x"), Handle("q", on_mean, "x")]
    q = slider("Belief q", BELIEFS, 0.5)
    return Explorer(figure, update, sentence, handles=handles, q=q)


def _parts(p: float, q: float) -> tuple[float, float, float]:
    """H(p), KL(p‖q) and their sum CE(p, q), in nats."""
    entropy = losses.binary_cross_entropy(p, p)
    cost = losses.binary_cross_entropy(p, q)
    return entropy, cost - entropy, cost


def _product(q: float) -> float:
    return float(np.prod(np.where(TOSSES == 1, q, 1 - q)))


def _mean_price(q: float) -> float:
    return losses.binary_cross_entropy(TOSSES, q)


def _stacked_bars(ax: Axes):
    """H with KL on top, each with its number beside it, and their sum above."""
    ax.set(title="H + KL = CE", xlim=(-1.1, 1.1), ylim=(0, 3.4), ylabel="mean price  (nats)")
    ax.set(xticks=[], xlabel="plain H, hatched KL")
    (floor,) = ax.bar([0], [0], width=0.7, color=GREY, edgecolor="white", linewidth=0)
    (extra,) = ax.bar([0], [0], width=0.7, color=VERMILION, edgecolor="white", linewidth=0)
    extra.set_hatch("//")
    below = ax.text(-0.42, 0, "", ha="right", va="center", color=GREY)
    above = ax.text(0.42, 0, "", ha="left", va="center", color=VERMILION)
    total = ax.text(0, 0, "", ha="center", va="bottom", color=BLUE, weight=600)

    def move(entropy, divergence, cost):
        floor.set_height(entropy)
        extra.set(y=entropy, height=divergence)
        below.set(y=max(entropy / 2, 0.13), text=f"H {entropy:.3f}")
        above.set(y=max(entropy + divergence / 2, 0.13), text=f"KL {divergence:z.3f}")
        total.set(y=cost + 0.05, text=f"CE {cost:.3f}")
        return floor, extra, below, above, total

    return move


def _cost_curve(ax: Axes):
    """CE over q for this p; a ring at its lowest point, a dot at q, the KL between them."""
    ax.set(title="CE over q: the ring is its lowest point", xlim=(0, 1), xlabel="belief q")
    (level,) = ax.plot([], [], color=GREY, linestyle=DASHED, linewidth=1.8)
    (curve,) = ax.plot([], [], color=BLUE)
    (gap,) = ax.plot([], [], color=VERMILION, linewidth=6, solid_capstyle="butt", alpha=0.85)
    (ring,) = ax.plot([], [], "o", color=BLACK, mfc="white", mew=2, ms=12, clip_on=False)
    (dot,) = ax.plot([], [], "o", color=BLACK, zorder=3)

    def move(p, q, entropy, cost):
        level.set_data([0, 1], [entropy, entropy])
        curve.set_data(Q_GRID, losses.binary_cross_entropy(p, Q_GRID, reduction="none"))
        gap.set_data([q, q], [entropy, cost])
        ring.set_data([p], [entropy])
        dot.set_data([q], [cost])
        return level, curve, gap, ring, dot

    return move, ring, dot
