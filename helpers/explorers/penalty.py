"""Explorers of the penalty itself: one probability at a time (lessons 00 and 01)."""

import numpy as np

from helpers import figures, losses
from helpers.explorers.parts import PROBABILITIES, signed
from helpers.figures import BLUE, HAIR, PALE_BLUE, QUIET, look
from helpers.interactive import Explorer, Handle, Task, slider

MIDDLE, STEEPNESS = 20, 0.25  # of the S-curve over the size of a lump in mm


def s_curve() -> Explorer:
    """Move one dot along an S-curve: lump size in, probability of the label out."""
    figure, axes = figures.new_figure(
        2, height=380, margins=(56, 20, 56, 56), gap=60, width_ratios=[2.5, 1]
    )
    move, dot = _on_s_curve(*axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(
            2, height=500, margins=(36, 22, 46, 12), gap=86, height_ratios=[1.75, 1]
        )
        move_tall, dot_tall = _on_s_curve(*axes)

    def update(size):
        return *move(size), *move_tall(size)

    def sentence(size):
        return f"A lump of {size} mm → predicted probability of “ill” {_risk(size):.2f}"

    task = Task(
        "Find the size at which the model is least sure.",
        lambda size: _risk(size) == 0.5,
        f"{MIDDLE} mm: as likely ill as not",
    )
    handles = [Handle("size", dot, "x"), Handle("size", dot_tall, "x")]
    sizes = slider("Size (mm)", list(range(0, 41)), 10, form="{:d}")
    return Explorer(figure, update, sentence, tall=tall, handles=handles, task=task, size=sizes)


def _risk(size):
    return losses.sigmoid(STEEPNESS * (size - MIDDLE))


def _on_s_curve(ax, crowd):
    """Draw the S-curve, and a hundred people; return what moves them, and the dot."""
    figures.draw_s_curve(ax, MIDDLE, STEEPNESS, 0, 40)
    ax.set(xlabel="size of a lump (mm)", yticks=[0, 0.5, 1])
    look.name_y(ax, "probability of “ill”", left=24)
    (stem,) = ax.plot([], [], color=BLUE, linewidth=look.SIDE)
    dot, number = look.handle_dot(ax), look.number_text(ax)
    columns = 20 if look.is_tall(ax) else 10
    place = np.arange(100)
    x, y = place % columns, -(place // columns)
    crowd.set(xlim=(-0.7, columns - 0.3), ylim=(0.7 - 100 / columns, 0.7), xticks=[], yticks=[])
    crowd.set_aspect("equal", anchor="N")
    crowd.spines["bottom"].set_visible(False)
    crowd.grid(visible=False)
    people = {"linestyle": "none", "marker": "o", "clip_on": False, "markersize": 9 * look.PX}
    crowd.plot(x, y, color=HAIR, **people)
    (ill,) = crowd.plot([], [], color=BLUE, **people)
    look.name_y(crowd, "of 100 people with such a lump", left=0, above=30)
    told = crowd.annotate(
        "",
        (0, 1),
        (0, 10 * look.PX),
        xycoords="axes fraction",
        textcoords="offset points",
        color=BLUE,
        weight=600,
    )

    def move(size):
        risk, count = _risk(size), round(100 * _risk(size))
        stem.set_data([size, size], [0, risk])
        dot.set_data([size], [risk])
        number.set_text(f"{risk:.2f}")
        side = 1 if size > MIDDLE else -1  # the curve leaves room above it on the left
        number.set(
            position=(size + 1.6 * side, risk - 0.06 * side),
            ha="left" if side > 0 else "right",
            va="top" if side > 0 else "bottom",
        )
        if size < 6:
            number.set(position=(size + 0.4, risk + 0.09), ha="left", va="bottom")
        elif size > 34:
            number.set(position=(size - 0.4, risk - 0.09), ha="right", va="top")
        ill.set_data(x[:count], y[:count])
        told.set_text(f"about {count} are ill")
        return stem, dot, number, ill, told

    return move, dot


def minus_log() -> Explorer:
    """Move x along −ln(x): its price as an area, the tangent, and a stair for each halving."""
    figure, ax = figures.new_figure(height=400, margins=(40, 40, 40, 54))
    move, dot = _on_minus_log(ax, range(8), np.linspace(0, 1, 5))
    with figures.tall_type():
        tall, ax = figures.new_tall_figure(height=440, margins=(28, 24, 40, 50))
        move_tall, dot_tall = _on_minus_log(ax, range(0, 8, 2), [0, 0.5, 1])

    def update(x):
        return *move(x), *move_tall(x)

    def sentence(x):
        value = losses.binary_cross_entropy(1, x)
        slope = losses.binary_cross_entropy_grad(1, x)
        return f"x = {x:.3f} → −ln(x) = {value:z.3f} nats, slope −1/x = {signed(slope)}"

    task = Task(
        "Find the x that costs exactly twice as much as 0.5.",
        lambda x: x == 0.25,
        "0.25: halved twice, 0.693 + 0.693",
    )
    handles = [Handle("x", dot, "x"), Handle("x", dot_tall, "x")]
    x = slider("x", [*PROBABILITIES, 1.0], 0.5, form="{:.3f}")
    return Explorer(figure, update, sentence, tall=tall, handles=handles, task=task, x=x)


def _on_minus_log(ax, prices, probabilities):
    """Draw the curve; return what moves price, tangent, stairs and reading, and the dot."""
    figures.draw_minus_log(ax)
    ax.set(ylim=(0, 7.2), yticks=prices, xticks=probabilities)
    ax.set(xlabel="x, the probability you gave to what happened")
    look.name_y(ax, "price in nats", left=22)
    price = ax.fill_between([0], [0], color=PALE_BLUE, zorder=1.5, linewidth=0)
    (stairs,) = ax.plot([], [], color=QUIET, linewidth=look.SIDE, zorder=1.8)
    (stem,) = ax.plot([], [], color=BLUE, linewidth=look.SIDE)
    (tangent,) = ax.plot([], [], color=QUIET, linestyle=look.DASHED, linewidth=look.SIDE)
    dot, number = look.handle_dot(ax), look.number_text(ax)
    note = ax.text(0, 0, "", color=QUIET, va="top")
    halving = ax.text(0.98, 0.95, "", transform=ax.transAxes, ha="right", va="top", color=QUIET)

    def move(x):
        value, slope = -np.log(x), -1 / x
        reach = 0.12 / np.hypot(1, slope / 7)  # of the tangent, as long on the screen everywhere
        ends = np.array([x - reach, min(x + reach, 1)])
        tangent.set_data(ends, value + slope * (ends - x))
        price.set_data([0, x], [value, value], [0, 0])
        stem.set_data([x, x], [0, value])
        dot.set_data([x], [value])
        halvings = int(np.floor(-np.log2(x) + 1e-9))
        steps = [1 / 2**n for n in range(halvings + 1)]
        stairs.set_data(np.repeat(steps, 2)[1:], -np.log(np.repeat(steps, 2)[:-1]))
        halving.set_text(f"{halvings} × halved = {halvings} × 0.693 nats" if halvings else "")
        beside, above = x + 0.035, value + 0.3
        number.set(text=f"{value:z.3f} nats", position=(min(beside, 0.86), above), va="bottom")
        note.set(text=f"slope −1/x = {signed(slope)}", position=(min(beside, 0.78), above))
        return price, stairs, stem, tangent, dot, number, note, halving

    return move, dot
