"""Explorer of one example on its way through a network, and of its blame on the way back (07)."""

import numpy as np

from helpers import figures
from helpers.explorers.lesson_07_passes import (
    BACK,
    BLAME,
    HIDDEN_LAYER,
    INPUTS,
    LOSS,
    OUTPUT,
    SLOPES,
    STEPS,
    UPDATE,
    WEIGHTS,
    W,
    passed,
    sums,
    two_decimals,
)
from helpers.figures import BLUE, DASHED, HAIR, INK, ORANGE, PALE_BLUE, QUIET, SOLID, style
from helpers.figures.lesson_07 import arrow_points
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, together

LINES = [(i, j) for i in (0, 1) for j in (2, 3, 4)] + [(j, 5) for j in (2, 3, 4)]
OF_U, OF_W = 0, 6  # among the lines
BUSY = {  # the lines on which something happens at a step
    HIDDEN_LAYER: range(6),
    OUTPUT: range(6, 9),
    BACK: range(6, 9),
    SLOPES: (OF_U, OF_W),
    UPDATE: range(9),
}
SENTENCE = "w = {w}, step {step}. {title}: {sums}"


def there_and_back() -> Explorer:
    """Walk one example forward through a network, and its blame back, number by number.

    The weight w from the upper hidden neuron to the output can be set: over a weight of 0 no blame
    comes back.
    """

    def sentence(w, step):
        title, lines = sums(w, step)
        return SENTENCE.format(w=two_decimals(w), step=step, title=title, sums="; ".join(lines))

    return Explorer.from_draw(
        _draw_there_and_back,
        sentence,
        task=Task(
            "Find a weight w that sends no blame back.",
            lambda w, step: w == 0 and step in (BACK, SLOPES),
            "over w = 0 nothing comes back",
        ),
        w=slider("Weight w", WEIGHTS, W),
        step=slider("Step", STEPS, INPUTS, form="{:d}", time=True),
    )


@figures.laid_out(
    wide={"height": 420, "margins": (24, 24, 34, 38)},
    tall={"height": 500, "margins": (18, 18, 34, 34)},
)
def _draw_there_and_back(ax) -> Drawn:
    """Draw everything in pixels of the axes."""
    tall = style.is_tall(ax)
    width, height = 100 * ax.get_figure().get_size_inches() * ax.get_position().size
    ax.set(xlim=(0, width), ylim=(0, height), xticks=[], yticks=[])
    ax.spines["bottom"].set_visible(False)
    columns = (26, 156, 288) if tall else (40, 230, 420)
    radius, apart, top = (22, 84, height - 44) if tall else (27, 100, height - 40)
    rows = [(0, 0.5), (0, 1.5), (1, 0), (1, 1), (1, 2), (2, 1)]
    nodes = np.array([(columns[column], top - apart * row) for column, row in rows])
    for column, name in zip(columns, ("inputs", "hidden", "output"), strict=True):
        ax.text(column, height + 8, name, ha="center", va="bottom", color=QUIET)
    notes = (0, 142, 24) if tall else (530, height - 60, 30)
    return together(
        _draw_neurons(ax, nodes, radius),
        _draw_weights(ax, nodes, radius + 4),
        _draw_notes(ax, *notes),
        _draw_track(ax, 16, width - 16),
    )


def _ink(step):
    return BLUE if step < LOSS else ORANGE if step in (BLAME, BACK, SLOPES) else INK


def _draw_neurons(ax, nodes, radius) -> Drawn:
    """Draw the neurons with their values inside, and their blame below."""
    circles = {"facecolor": PALE_BLUE, "edgecolor": BLUE, "linewidth": style.SIDE}
    ax.scatter(*nodes.T, s=(2 * radius * style.PX) ** 2, zorder=3, clip_on=False, **circles)
    bold = {"ha": "center", "weight": 600, "zorder": 4}
    says = [ax.text(*place, "", va="center", color=BLUE, **bold) for place in nodes]
    blames = [ax.text(x, y - radius - 4, "", va="top", color=ORANGE, **bold) for x, y in nodes[2:]]

    def move(w, step):
        at = passed(w)
        reached = {INPUTS: 2, HIDDEN_LAYER: 5}.get(step, 6)
        for n, text in enumerate(says):
            value = at["new_values" if step == UPDATE else "values"][n]
            text.set_text(two_decimals(value) if n < reached else "")
        for n, text in enumerate(blames):
            known = step in (BACK, SLOPES) or step == BLAME and n == 3
            text.set_text(two_decimals(at["blames"][n]) if known else "")
        return *says, *blames

    return Drawn(move)


def _draw_weights(ax, nodes, short) -> Drawn:
    """Draw a line for each weight, and the names and numbers of two; all end before the neurons."""
    ends = np.array([(nodes[one], nodes[other]) for one, other in LINES])
    along = ends[:, 1] - ends[:, 0]
    along /= np.hypot(*along.T)[:, None]
    ends += short * np.stack([along, -along], axis=1)
    for way in ends:
        ax.plot(*way.T, color=HAIR, linewidth=style.SIDE, zorder=1)
    lines = [ax.plot([], [], linewidth=style.SIDE, zorder=2)[0] for _ in ends]
    names = [
        ax.text(*ends[n].mean(axis=0) + (x, 12), "", ha=side, va="bottom", color=QUIET, zorder=4)
        for n, x, side in ((OF_U, 0, "right"), (OF_W, 12, "left"))
    ]

    def move(w, step):
        at, travels, colour = passed(w), step in (HIDDEN_LAYER, OUTPUT, BACK), _ink(step)
        for n, line in enumerate(lines):
            way = ends[n][::-1] if step == BACK else ends[n]
            points = arrow_points(*way, np.ones(2)) if travels else way
            line.set_data(*(points.T if n in BUSY.get(step, ()) else ([], [])))
            line.set(color=colour, linestyle=DASHED if colour == ORANGE else SOLID)
        for name, text, value in zip(
            "uw", names, at["new_weights" if step == UPDATE else "weights"], strict=True
        ):
            text.set_text(f"{name} = {two_decimals(value)}")
        return *lines, *names

    return Drawn(move)


def _draw_notes(ax, left, top, down) -> Drawn:
    """Write what is done and its sums, from a place on."""
    title = style.number_text(ax, ha="left", va="center")
    title.set_position((left, top))
    rows = [
        ax.text(left, top - down * (row + 1.3), "", va="center", weight=600, zorder=4)
        for row in range(3)
    ]

    def move(w, step):
        words, lines = sums(w, step)
        title.set_text(words)
        for text, line in zip(rows, [*lines, "", ""], strict=False):
            text.set(text=line, color=_ink(step))
        return title, *rows

    return Drawn(move)


def _draw_track(ax, left, right) -> Drawn:
    """Draw the way forward and back as a line at the foot, and the dot that is dragged along it."""
    at = np.linspace(left, right, len(STEPS))
    low = 12
    ax.plot(at[[0, -1]], [low, low], color=HAIR, linewidth=style.CURVE, zorder=1)
    for name, x, step in (
        ("forward", (at[LOSS] + left) / 2, INPUTS),
        ("back", at[BACK], BACK),
        ("update", right - 10, UPDATE),
    ):
        ax.text(x, -10, name, color=_ink(step), ha="center", va="top")
    (walked,) = ax.plot([], [], color=QUIET, linewidth=style.SIDE, zorder=2)
    dot = style.handle_dot(ax)

    def move(w, step):
        walked.set_data(at[[0, step]], [low, low])
        dot.set_data([at[step]], [low])
        return walked, dot

    return Drawn(move, [Handle("step", dot, "x", position=lambda step: at[step])])
