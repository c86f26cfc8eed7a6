"""Explorer of finite digits: one loss, computed in three ways and three types (lesson 11)."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures
from helpers.explorers.parts import signed
from helpers.figures import BLUE, HAIR, INK, ORANGE, PALE_BLUE, QUIET, style
from helpers.figures.lesson_11 import WAYS, LossWays, loss_by_each_way, nothing_tag
from helpers.interactive import Explorer, Handle, Task, slider, switch

_HALF = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 16, 17, 18, 20, 25, 30, 33, 36, 37, 40, 60]
_HALF += [88, 89, 100, 200, 400, 709, 710, 1000]
LOGITS = [-z for z in reversed(_HALF)] + [0] + _HALF
TYPES = {"float64": np.float64, "float32": np.float32, "float16": np.float16}
NEAR = 3.5  # how many logits the strip of floats shows on either side
FEW = np.arange(1, 31)  # the last floats before 1; further away they are too dense to be told


def naive_and_stable() -> Explorer:
    """Move z out to ±1000: the loss by the naive formula, with a clip, and by the stable form.

    Everything is computed in the chosen type, nan and inf are shown as what they are; beside it
    stand loss and slope of each way, and the floats that ŷ can be, near the chosen z.
    """
    figure, axes = figures.new_figure(
        2, height=360, margins=(56, 22, 72, 52), gap=44, width_ratios=[500, 278]
    )
    move, dot = _on_naive_and_stable(*axes, [-1000, -100, -10, 0, 10, 100, 1000])
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(
            2, height=556, margins=(44, 20, 68, 6), gap=70, height_ratios=[210, 202]
        )
        move_tall, dot_tall = _on_naive_and_stable(*axes, [-1000, -10, 0, 10, 1000])

    def update(z, y, kind):
        return *move(z, y, kind), *move_tall(z, y, kind)

    def sentence(z, y, kind):
        found = loss_by_each_way(y, TYPES[kind](z))
        naive, clipped, stable = (_loss(found[way][0]) for way in ("naive", "clipped", "stable"))
        return (
            f"y = {y}, z = {signed(z, 'd')}, {kind} → naive {naive}; "
            f"clipped {clipped}, slope {_slope(found['clipped'][1])}; stable {stable} nats"
        )

    task = Task(
        "Find the first logit at which the naive loss dies.",
        _first_to_die,
        "the step before, it was still a number",
    )
    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("z", dot, "x"), Handle("z", dot_tall, "x")],
        task=task,
        z=slider("Logit z", LOGITS, 20, form="{:d}"),
        y=switch("Label", {"y = 1": 1, "y = 0": 0}, 0),
        kind=switch("Type", {name: name for name in TYPES}, "float64"),
    )


def _first_to_die(z, y, kind) -> bool:
    """Whether the naive loss is no number at z, and was one at the next logit towards 0."""
    before = LOGITS[LOGITS.index(z) - int(np.sign(z))]
    here, there = (loss_by_each_way(y, TYPES[kind](each))["naive"][0] for each in (z, before))
    return bool(np.isfinite(there) and not np.isfinite(here))


def _on_naive_and_stable(ax, side, logits):
    """Draw curves, table and floats; return what moves them, and the dot of the stable form."""
    ways = LossWays(ax, logits)
    style.name_y(ax, "loss in nats", left=40, above=36)
    guide = ax.axvline(0, color=HAIR, linewidth=style.SIDE, zorder=1.1)
    clipped = style.side_dot(ax, ORANGE)
    dot, tag = style.handle_dot(ax), nothing_tag(ax)
    jump = ax.text(-1100, 5, "e⁻ᶻ overflows:\nŷ drops to 0", color=QUIET, va="top")
    size = side.get_window_extent().size * 100 / side.get_figure().dpi
    side.set(xlim=(0, size[0]), ylim=(0, size[1]))
    side.set_axis_off()
    cells, move_floats = _table(side), _floats(side)

    def move(z, y, kind):
        found = loss_by_each_way(y, TYPES[kind](z))
        losses = {way: float(loss) for way, (loss, _) in found.items()}
        guide.set_xdata([z, z])
        dot.set_data([z], [losses["stable"]])
        clipped.set_data([z], [losses["clipped"]])
        clipped.set_visible(bool(np.isfinite(losses["clipped"])))
        dead = not np.isfinite(losses["naive"])
        tag.set(x=z, text=f"naive {losses['naive']:.0f}" if dead else "")
        jump.set_visible(kind == "float16" and y == 1)
        for way, (loss, slope) in found.items():
            for cell, text in zip(cells[way], (_loss(loss), _slope(slope)), strict=True):
                known = text not in ("nan", "inf", "−inf")
                cell.set(text=text, color=INK if known else ORANGE)
        shown = ways.show(y, TYPES[kind], abs(z))
        written = [*sum(cells.values(), []), *move_floats(z, kind)]
        return [*shown, guide, clipped, dot, tag, jump, *written]

    return move, dot


def _loss(number) -> str:
    return f"{float(number):z.3f}"


def _slope(number) -> str:
    """A slope of exactly 0 has no decimals: nothing at all is left of the pull."""
    return "0" if number == 0 else signed(float(number), "z.3f")


def _table(ax) -> dict[str, list]:
    """Write a row per way, with a piece of its line, and return its two numbers to be set."""
    width, height = ax.get_xlim()[1], ax.get_ylim()[1]
    columns = 0.66 * width, width
    for x, head in zip(columns, ("loss", "slope dL/dz"), strict=True):
        ax.text(x, height, head, ha="right", va="center", color=QUIET)
    cells = {}
    for row, way in enumerate(("naive", "clipped", "stable"), 1):
        y = height - 29 * row
        colour, dashes, thick = WAYS[way]
        ax.plot(
            [0, 26],
            [y, y],
            color=colour,
            linestyle=dashes,
            linewidth=thick,
            clip_on=False,
            solid_capstyle="butt",
        )
        ax.text(36, y, way, va="center_baseline", color=colour, weight=600)
        looks = {"ha": "right", "va": "center_baseline", "weight": 600}
        cells[way] = [ax.text(x, y, "", **looks) for x in columns]
    cells["stable"][0].set_fontsize(style.NUMBER)
    return cells


def _floats(ax):
    """Draw a strip of the floats that ŷ can be, z in its middle; return what moves it."""
    width = ax.get_xlim()[1]
    low, high = 30, 58
    name = {"va": "bottom", "weight": 600}
    ax.text(0, high + 14, "the floats that ŷ can be, near this z", **name)
    ground = {"color": HAIR, "linewidth": style.SIDE}
    ax.plot([0, width], [low, low], **ground)
    dense = ax.add_patch(Rectangle((0, low), 0, high - low, facecolor=PALE_BLUE, linewidth=0))
    (ticks,) = ax.plot([], [], color=BLUE, linewidth=1.5 * style.PX)
    here = style.side_dot(ax, INK)
    words = ax.text(0, 4, "", va="bottom")

    def place(logit, z):
        return width * (0.5 + (logit - z) / (2 * NEAR))

    def move(z, kind):
        number = TYPES[kind]
        gap = float(np.finfo(number).epsneg)  # between 1 and the float before it
        before_one = np.log((1 - FEW * gap) / (FEW * gap))
        overflow = np.log(float(np.finfo(number).max))
        left, right = (place(end, z) for end in (-overflow, before_one[-1]))
        left, right = np.clip([left, right], 0, width)
        dense.set_bounds(left, low, max(right - left, 0), high - low)
        seen = [x for x in place(before_one, z) if 0 <= x <= width]
        ticks.set_data(np.repeat(seen, 3), [low, high, np.nan] * len(seen))
        ticks.set_visible(bool(seen))
        with np.errstate(over="ignore"):
            p = float(1 / (1 + np.exp(-number(z))))
        at, told, colour = z, "too many to be told apart", QUIET
        if p == 1:
            at, told, colour = z + NEAR, "ŷ is 1 exactly, 1 − ŷ is 0", ORANGE
        elif p == 0:
            at, told, colour = z - NEAR, "e⁻ᶻ overflows, ŷ is 0 exactly", ORANGE
        elif seen:
            k = round((1 - p) / gap)
            at = np.log((1 - k * gap) / (k * gap))
            told = f"few are left before 1: {k - 1} between"
        here.set_data([place(at, z)], [low])
        words.set(text=told, color=colour)
        return dense, ticks, here, words

    return move
