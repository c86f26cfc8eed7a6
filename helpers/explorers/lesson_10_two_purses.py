"""Explorer of two purses: what rainy and dry days cost, stacked up to one curve (lesson 10)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from helpers import figures, losses
from helpers.figures import BLUE, INK, ORANGE, PAPER, style
from helpers.interactive import Explorer, Handle, Task, slider

RAINY, DRY = 7, 3  # of ten days, as few as show a share in tenths
DAYS = RAINY + DRY
BELIEFS = [n / 100 for n in range(10, 100)]  # below them the bar runs out of the picture
TOP = 1.75  # nats
PURSES = -0.85, -0.45  # where they stand, left of the beliefs from 0 to 1
HALF = 0.15  # of the width of a purse


def two_purses() -> Explorer:
    """Move the belief q: two purses fill day by day, and stacked they are the bar on q."""
    figure, ax = figures.new_figure(height=340)
    move, dot = _on_two_purses(ax)
    with figures.tall_type():
        tall, ax = figures.new_tall_figure(height=380)
        move_tall, dot_tall = _on_two_purses(ax)

    def update(q):
        return *move(q), *move_tall(q)

    def sentence(q):
        rainy, dry = _held(q)
        cost = losses.binary_cross_entropy(RAINY / DAYS, q)
        return f"q = {q:.2f} → rainy {rainy:.3f} + dry {dry:.3f} = {cost:.3f} nats"

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("q", dot, "x"), Handle("q", dot_tall, "x")],
        task=Task(
            "Make both purses equally full, or nearly so.",
            lambda q: q == min(BELIEFS, key=lambda other: abs(np.subtract(*_held(other)))),
            "nearly equal: is this the lowest stack?",
        ),
        q=slider("Belief q", BELIEFS, 0.9),
    )


def _held(q: float) -> tuple[float, float]:
    """What the purses of the rainy and of the dry days hold, a tenth of each day's price."""
    return -RAINY * np.log(q) / DAYS, -DRY * np.log(1 - q) / DAYS


def _on_two_purses(ax: Axes):
    """Draw purses, bar and curve; return what moves them, and the dot on top of the bar."""
    ax.set(xlim=(-1.1, 1), ylim=(0, TOP), yticks=[0, 0.5, 1, 1.5])
    places = {PURSES[0]: f"{RAINY} rainy", PURSES[1]: f"{DRY} dry", 0: "0", 0.5: "0.5", 1: "1"}
    ax.set_xticks([*places], labels=[*places.values()])
    ax.set_xlabel("belief q", x=0.76)
    style.name_y(ax, "nats a day, of ten days", left=28)
    ax.plot(*figures.cost_curve(RAINY / DAYS), color=BLUE, zorder=3)
    looks = {"linewidth": 0, "edgecolor": PAPER, "zorder": 2, "clip_on": False}
    kinds = {"facecolor": BLUE}, {"facecolor": ORANGE, "hatch": "//"}
    purses, bar = (
        [ax.add_collection(PolyCollection([], **kind, **looks)) for kind in kinds] for _ in range(2)
    )
    numbers = [
        ax.text(at, 0, "", color=kind["facecolor"], weight=600, ha="center", va="bottom")
        for at, kind in zip(PURSES, kinds, strict=True)
    ]
    total = style.number_text(ax, ha="center", va="center", color=INK)
    total.set_position((0.58 if style.is_tall(ax) else 0.52, 1.6))
    dot, half = style.handle_dot(ax), 0.05 if style.is_tall(ax) else 0.03  # of the bar

    def move(q):
        held, low = _held(q), 0
        for k, (days, height) in enumerate(zip((RAINY, DRY), held, strict=True)):
            purses[k].set_verts(_blocks(PURSES[k], HALF, 0, height, days))
            bar[k].set_verts(_blocks(q, half, low, height, days))
            numbers[k].set(text=f"{height:.3f}", position=(PURSES[k], height + 0.03))
            low += height
        total.set_text(f"stacked {low:.3f}")
        dot.set_data([q], [low])
        return *purses, *bar, *numbers, total, dot

    return move, dot


def _blocks(middle, half, low, height, days):
    """The corners of one block for each day, with a little air between two of them."""
    left, right = middle - half, middle + half
    each = height / days
    return [
        [(left, y), (right, y), (right, y + 0.88 * each), (left, y + 0.88 * each)]
        for y in low + each * np.arange(days)
    ]
