"""Explorer of finite digits: one loss, computed in three ways and three types (lesson 11)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from helpers import figures
from helpers.explorers.parts import signed
from helpers.figures import BLUE, HAIR, INK, ORANGE, PALE_BLUE, QUIET, style
from helpers.figures.lesson_11 import WAYS, LossWays, loss_by_each_way, nothing_tag
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

_HALF = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 16, 17, 18, 20, 25, 30, 33, 36, 37, 40, 60]
_HALF += [88, 89, 100, 200, 400, 709, 710, 1000]
LOGITS = [-z for z in reversed(_HALF)] + [0] + _HALF
TYPES = {"float64": np.float64, "float32": np.float32, "float16": np.float16}
WAYS_IN_ORDER = ("naive", "clipped", "stable")
NEAR = 3.5  # logits that the strip of floats shows on either side
FEW = np.arange(1, 31)  # the last floats before 1; beyond them the ticks run together


def naive_and_stable() -> Explorer:
    """Move z out to ±1000: the loss by the naive formula, with a clip, and by the stable form.

    Everything is computed in the chosen type, nan and inf are shown as what they are; beside it
    stand loss and slope of each way, and the floats that ŷ can be, near the chosen z.
    """

    def sentence(z, y, kind):
        found = loss_by_each_way(y, TYPES[kind](z))
        naive, clipped, stable = (_loss(found[way][0]) for way in WAYS_IN_ORDER)
        return (
            f"y = {y}, z = {signed(z, 'd')}, {kind} → naive {naive}; "
            f"clipped {clipped}, slope {_slope(found['clipped'][1])}; stable {stable} nats"
        )

    task = Task(
        "Find the first logit at which the naive loss dies.",
        _first_to_die,
        "the step before, it was still a number",
    )
    return Explorer.from_draw(
        _draw_naive_and_stable,
        sentence,
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


@figures.laid_out(
    panels=2,
    wide={"height": 360, "margins": (56, 22, 72, 52), "gap": 44, "width_ratios": [500, 278]},
    tall={"height": 556, "margins": (44, 20, 68, 6), "gap": 70, "height_ratios": [210, 202]},
)
def _draw_naive_and_stable(axes) -> Drawn:
    """Draw the curves, and beside them a table and the floats that ŷ can be."""
    ax, side = axes
    width, height = side.get_window_extent().size * 100 / side.get_figure().dpi
    side.set(xlim=(0, width), ylim=(0, height))
    side.set_axis_off()
    return together(_draw_curves(ax), _draw_table(side), _draw_floats(side))


def _draw_curves(ax: Axes) -> Drawn:
    """Draw the loss by each way; the dot of the stable form can be dragged."""
    few, many = [-1000, -10, 0, 10, 1000], [-1000, -100, -10, 0, 10, 100, 1000]
    ways = LossWays(ax, few if style.is_tall(ax) else many)
    style.name_y(ax, "loss in nats", left=40, above=36)
    guide = ax.axvline(0, color=HAIR, linewidth=style.SIDE, zorder=1.1)
    clipped = style.side_dot(ax, ORANGE)
    dot, tag = style.handle_dot(ax), nothing_tag(ax)
    jump = ax.text(-1100, 5, "e⁻ᶻ overflows:\nŷ drops to 0", color=QUIET, va="top")

    def move(z, y, kind):
        found = loss_by_each_way(y, TYPES[kind](z))
        loss = {way: float(loss) for way, (loss, _) in found.items()}
        guide.set_xdata([z, z])
        dot.set_data([z], [loss["stable"]])
        clipped.set_data([z], [loss["clipped"]])
        clipped.set_visible(bool(np.isfinite(loss["clipped"])))
        tag.set(x=z, text="" if np.isfinite(loss["naive"]) else f"naive {loss['naive']:.0f}")
        jump.set_visible(kind == "float16" and y == 1)
        return *ways.show(y, TYPES[kind], abs(z)), guide, clipped, dot, tag, jump

    return Drawn(move, [Handle("z", dot, "x")])


def _loss(number) -> str:
    return f"{float(number):z.3f}"


def _slope(number) -> str:
    """Format a slope; one of exactly 0 has no decimals, as nothing at all is left of it."""
    return "0" if number == 0 else signed(float(number), "z.3f")


def _draw_table(ax: Axes) -> Drawn:
    """Write a row for each way, with a piece of its line and two numbers."""
    width, height = ax.get_xlim()[1], ax.get_ylim()[1]
    columns = 0.66 * width, width
    for x, head in zip(columns, ("loss", "slope dL/dz"), strict=True):
        ax.text(x, height, head, ha="right", va="center", color=QUIET)
    cells = {}
    for row, way in enumerate(WAYS_IN_ORDER, 1):
        y = height - 29 * row
        colour, dashes, thick = WAYS[way]
        line = {"color": colour, "linestyle": dashes, "linewidth": thick}
        ax.plot([0, 26], [y, y], clip_on=False, solid_capstyle="butt", **line)
        ax.text(36, y, way, va="center_baseline", color=colour, weight=600)
        number = {"ha": "right", "va": "center_baseline", "weight": 600}
        cells[way] = [ax.text(x, y, "", **number) for x in columns]
    cells["stable"][0].set_fontsize(style.NUMBER)

    def move(z, y, kind):
        for way, (loss, slope) in loss_by_each_way(y, TYPES[kind](z)).items():
            for cell, text in zip(cells[way], (_loss(loss), _slope(slope)), strict=True):
                cell.set(text=text, color=ORANGE if text in ("nan", "inf", "−inf") else INK)
        return [cell for row in cells.values() for cell in row]

    return Drawn(move)


def _draw_floats(ax: Axes) -> Drawn:
    """Draw a strip of the floats that ŷ can be, z in its middle."""
    width, low, high = ax.get_xlim()[1], 30, 58
    heading = "the floats that ŷ can be, near this z"
    ax.text(0, high + 14, heading, va="bottom", weight=600)
    ax.plot([0, width], [low, low], color=HAIR, linewidth=style.SIDE)
    dense = ax.add_patch(Rectangle((0, low), 0, high - low, facecolor=PALE_BLUE, linewidth=0))
    (ticks,) = ax.plot([], [], color=BLUE, linewidth=1.5 * style.PX)
    here = style.side_dot(ax, INK)
    note = ax.text(0, 4, "", va="bottom")

    def position(logit, z):
        return width * (0.5 + (logit - z) / (2 * NEAR))

    def move(z, y, kind):
        gap = float(np.finfo(TYPES[kind]).epsneg)  # between 1 and the float before it
        before_one = np.log((1 - FEW * gap) / (FEW * gap))
        overflow = np.log(float(np.finfo(TYPES[kind]).max))
        ends = position(np.array([-overflow, before_one[-1]]), z)
        left, right = np.clip(ends, 0, width)
        dense.set_bounds(left, low, max(right - left, 0), high - low)
        seen = [x for x in position(before_one, z) if 0 <= x <= width]
        ticks.set_data(np.repeat(seen, 3), [low, high, np.nan] * len(seen))
        ticks.set_visible(bool(seen))
        logit, text, colour = _nearest_float(z, TYPES[kind], gap, bool(seen))
        here.set_data([position(logit, z)], [low])
        note.set(text=text, color=colour)
        return dense, ticks, here, note

    return Drawn(move)


def _nearest_float(z, number, gap, few) -> tuple[float, str, str]:
    """The logit of the float that ŷ becomes, at an end of the strip if infinite; a note, its ink.

    few: whether the strip shows single floats near z.
    """
    with np.errstate(over="ignore"):
        p = float(1 / (1 + np.exp(-number(z))))
    if p == 1:
        return z + NEAR, "ŷ is 1 exactly, 1 − ŷ is 0", ORANGE
    if p == 0:
        return z - NEAR, "e⁻ᶻ overflows, ŷ is 0 exactly", ORANGE
    if not few:
        return z, "too many to be told apart", QUIET
    k = round((1 - p) / gap)
    return np.log((1 - k * gap) / (k * gap)), f"few are left before 1: {k - 1} between", QUIET
