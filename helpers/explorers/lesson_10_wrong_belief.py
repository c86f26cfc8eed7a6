"""Explorer of a wrong belief: what it costs beyond the entropy of the truth (lesson 10)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from helpers import figures, losses
from helpers.figures import BLUE, HAIR, ORANGE, PAPER, QUIET, style
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, together

TRUTHS = [n / 10 for n in range(11)]  # 0 and 1 included: a truth may be certain
BELIEFS = [n / 100 for n in range(1, 100)]
HIGHEST = 2.2  # nats; a larger loss runs out of the picture


def wrong_belief() -> Explorer:
    """Move truth p and belief q: the bar of entropy and KL stands on q and reaches the curve."""

    def sentence(p, q):
        entropy, divergence, loss = _parts(p, q)
        return (
            f"Truth p = {p:.2f}, belief q = {q:.2f} → "
            f"H {entropy:.3f} + KL {divergence:z.3f} = CE {loss:.3f} nats"
        )

    return Explorer.from_draw(
        _draw_wrong_belief,
        sentence,
        task=Task(
            "Find the belief that costs least.",
            lambda p, q: q == p,
            "q = p: nothing but the floor",
        ),
        p=slider("Truth p", TRUTHS, 0.7),
        q=slider("Belief q", BELIEFS, 0.9),
    )


def _parts(p: float, q: float) -> tuple[float, float, float]:
    """H(p), KL(p‖q) and their sum CE(p, q), in nats."""
    entropy = losses.binary_cross_entropy(p, p)
    loss = losses.binary_cross_entropy(p, q)
    return entropy, loss - entropy, loss


@figures.laid_out(
    wide={"height": 400, "margins": (40, 196, 40, 54)},
    tall={"rows": 2, "height": 500, "margins": (28, 24, 54, 50), "height_ratios": [1, 6]},
)
def _draw_wrong_belief(axes) -> Drawn:
    """Draw the curve, and the numbers beside it or, on a narrow screen, along a bar above it."""
    *above, ax = np.ravel(axes)
    numbers = _draw_bar_with_numbers(*above) if above else _draw_numbers_beside(ax)
    return together(_draw_parts(ax), numbers)


def _draw_parts(ax: Axes) -> Drawn:
    """Draw curve and floor, and the bar of both parts under the dot."""
    width = 0.12 if style.is_tall(ax) else 0.066
    ax.set(xlim=(0, 1), ylim=(0, HIGHEST), yticks=range(3), xlabel="belief q")
    ax.set_xticks([0, 0.5, 1], labels=["0", "0.5", "1"])
    style.name_y(ax, "mean price in nats", left=22)
    ground = ax.add_patch(Rectangle((0, 0), 1, 0, facecolor=HAIR, linewidth=0, zorder=1.5))
    lower, upper = figures.stacked_bar(ax, zorder=2)
    (floor,) = ax.plot([], [], color=QUIET, linestyle=style.DASHED, linewidth=style.SIDE)
    (curve,) = ax.plot([], [], color=BLUE, zorder=3)
    ring = style.side_dot(ax, PAPER, markeredgecolor=BLUE, zorder=4)
    ring.set_markersize(20 * style.PX)
    dot = style.handle_dot(ax)

    def move(p, q):
        entropy, divergence, loss = _parts(p, q)
        ground.set_height(entropy)
        lower.set_bounds(q - width / 2, 0, width, entropy)
        upper.set_bounds(q - width / 2, entropy, width, divergence)
        floor.set_data([0, 1], [entropy, entropy])
        curve.set_data(*figures.cost_curve(p))
        ring.set_data([p], [entropy])
        dot.set_data([q], [min(loss, HIGHEST)])
        return ground, lower, upper, floor, curve, ring, dot

    return Drawn(move, [Handle("q", dot, "x")], hidden=[ring])


def _draw_numbers_beside(ax: Axes) -> Drawn:
    """Write the numbers right of the curve, in the order of the bar."""
    place = {"transform": ax.get_yaxis_transform(), "va": "center"}
    total = style.number_text(ax, position=(1.04, 1.66), **place)
    extra = ax.text(1.04, 1.38, "", color=ORANGE, weight=600, **place)
    floor = ax.text(1.04, 1.16, "", color=QUIET, weight=600, **place)
    return Drawn(lambda p, q: _write_parts(total, extra, floor, *_parts(p, q)))


def _draw_bar_with_numbers(ax: Axes) -> Drawn:
    """Draw the bar once more, on its side, with its three numbers."""
    ax.set(xlim=(0, HIGHEST), ylim=(0, 1), xticks=[], yticks=[])
    lower, upper = figures.stacked_bar(ax)
    place = {"transform": ax.transAxes, "va": "bottom"}
    total = style.number_text(ax, position=(0, 1.72), **place)
    floor = ax.text(0, 1.12, "", color=QUIET, weight=600, **place)
    extra = ax.text(1, 1.12, "", color=ORANGE, weight=600, ha="right", **place)

    def move(p, q):
        entropy, divergence, loss = _parts(p, q)
        lower.set_bounds(0, 0, entropy, 1)
        upper.set_bounds(entropy, 0, divergence, 1)
        return lower, upper, *_write_parts(total, extra, floor, entropy, divergence, loss)

    return Drawn(move)


def _write_parts(total, extra, floor, entropy, divergence, loss):
    total.set_text(f"CE {loss:.3f} nats")
    extra.set_text(f"KL {divergence:z.3f}, yours")
    floor.set_text(f"H {entropy:.3f}, the floor")
    return total, extra, floor
