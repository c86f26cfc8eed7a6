"""Explorer of two purses: what rainy and dry days cost, stacked up to one curve (lesson 10)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from helpers import figures, losses
from helpers.figures import BLUE, INK, ORANGE, PAPER, style
from helpers.interactive import Drawn, Explorer, Handle, Task, slider

RAINY, DRY = 7, 3  # days; ten are the fewest that make shares of 0.7 and 0.3
DAYS = RAINY + DRY
BELIEFS = [n / 100 for n in range(10, 100)]  # below them the bar runs out of the picture
HIGHEST = 1.75  # nats
PURSES = -0.85, -0.45  # left of the beliefs, which run from 0 to 1
KINDS = {"facecolor": BLUE}, {"facecolor": ORANGE, "hatch": "//"}  # of rainy and of dry days


def two_purses() -> Explorer:
    """Move the belief q: two purses fill day by day, and stacked they are the bar on q."""

    def sentence(q):
        rainy, dry = _shares(q)
        loss = losses.binary_cross_entropy(RAINY / DAYS, q)
        return f"q = {q:.2f} → rainy {rainy:.3f} + dry {dry:.3f} = {loss:.3f} nats"

    task = Task(
        "Make both purses equally full, or nearly so.",
        lambda q: q == min(BELIEFS, key=lambda other: abs(np.subtract(*_shares(other)))),
        "nearly equal: is this the lowest stack?",
    )
    q = slider("Belief q", BELIEFS, 0.9)
    return Explorer.from_draw(_draw_two_purses, sentence, task=task, q=q)


def _shares(q: float) -> tuple[float, float]:
    """What the rainy and the dry days add to the mean loss of a day."""
    return -RAINY * np.log(q) / DAYS, -DRY * np.log(1 - q) / DAYS


@figures.laid_out(wide={"height": 340}, tall={"height": 380})
def _draw_two_purses(ax: Axes) -> Drawn:
    """Draw the curve; purses, and the bar under the dot, move."""
    tall = style.is_tall(ax)
    ax.set(xlim=(-1.1, 1), ylim=(0, HIGHEST), yticks=[0, 0.5, 1, 1.5])
    places = {PURSES[0]: f"{RAINY} rainy", PURSES[1]: f"{DRY} dry", 0: "0", 0.5: "0.5", 1: "1"}
    ax.set_xticks([*places], labels=[*places.values()])
    ax.set_xlabel("belief q", x=0.76)
    style.name_y(ax, "nats a day, of ten days", left=28)
    ax.plot(*figures.cost_curve(RAINY / DAYS), color=BLUE, zorder=3)
    block = {"linewidth": 0, "edgecolor": PAPER, "zorder": 2, "clip_on": False}
    purses, bar = (
        [ax.add_collection(PolyCollection([], **kind, **block)) for kind in KINDS] for _ in range(2)
    )
    numbers = [
        ax.text(x, 0, "", color=kind["facecolor"], weight=600, ha="center", va="bottom")
        for x, kind in zip(PURSES, KINDS, strict=True)
    ]
    total = style.number_text(ax, ha="center", va="center", color=INK)
    total.set_position((0.58 if tall else 0.52, 1.6))
    dot, half_bar, half_purse = style.handle_dot(ax), 0.05 if tall else 0.03, 0.15

    def move(q):
        low = 0
        for k, (days, height) in enumerate(zip((RAINY, DRY), _shares(q), strict=True)):
            purses[k].set_verts(_blocks(PURSES[k], half_purse, 0, height, days))
            bar[k].set_verts(_blocks(q, half_bar, low, height, days))
            numbers[k].set(text=f"{height:.3f}", y=height + 0.03)
            low += height
        total.set_text(f"stacked {low:.3f}")
        dot.set_data([q], [low])
        return *purses, *bar, *numbers, total, dot

    return Drawn(move, [Handle("q", dot, "x")])


def _blocks(middle, half, low, height, days):
    """The corners of one block for each day, with a gap between two of them."""
    left, right, each = middle - half, middle + half, height / days
    return [
        [(left, y), (right, y), (right, y + 0.88 * each), (left, y + 0.88 * each)]
        for y in low + each * np.arange(days)
    ]
