"""Explorers of the penalty itself: one probability at a time (lessons 00 and 01)."""

import numpy as np

from helpers import figures, losses
from helpers.explorers.parts import PROBABILITIES, signed
from helpers.figures import INK, ORANGE, QUIET
from helpers.interactive import Explorer, Handle, slider

MIDDLE, STEEPNESS = 20, 0.25  # of the S-curve over the size of a lump in mm


def s_curve() -> Explorer:
    """Move one dot along an S-curve: lump size in, probability of the label out."""
    figure, ax = figures.new_figure()
    move, dot = _on_s_curve(ax, markersize=14)
    with figures.tall_type():
        tall, ax = figures.new_tall_figure()
        move_tall, dot_tall = _on_s_curve(ax)
        ax.set(xlim=(-2, 42), yticks=[0, 0.5, 1])  # the halo keeps off the numbers

    def update(size):
        return *move(size), *move_tall(size)

    def sentence(size):
        return f"A lump of {size} mm → predicted probability of “ill” {_risk(size):.2f}"

    handles = [Handle("size", dot, "x"), Handle("size", dot_tall, "x")]
    sizes = slider("Size (mm)", list(range(0, 41)), 10, form="{:d}")
    return Explorer(figure, update, sentence, tall=tall, handles=handles, size=sizes)


def _risk(size):
    return losses.sigmoid(STEEPNESS * (size - MIDDLE))


def _on_s_curve(ax, **looks):
    """Draw the S-curve; return what moves dot and guide, and the dot, which has these looks."""
    figures.draw_s_curve(ax, MIDDLE, STEEPNESS, 0, 40)
    ax.set(xlabel="size of a lump (mm)", ylabel="probability of “ill”")
    (guide,) = ax.plot([], [], color=QUIET, linewidth=1.5, linestyle=":")
    (dot,) = ax.plot([], [], "o", color=ORANGE, **looks)

    def move(size):
        dot.set_data([size], [_risk(size)])
        guide.set_data([size, size, 0], [-0.06, _risk(size), _risk(size)])
        return guide, dot

    return move, dot


def minus_log() -> Explorer:
    """Move x along −ln(x); the tangent shows the slope −1/x."""
    figure, ax = figures.new_figure()
    move, dot = _on_minus_log(ax)
    with figures.tall_type():
        tall, ax = figures.new_tall_figure()
        move_tall, dot_tall = _on_minus_log(ax, xticks=[0, 0.5, 1])

    def update(x):
        return *move(x), *move_tall(x)

    def sentence(x):
        value = losses.binary_cross_entropy(1, x)
        slope = losses.binary_cross_entropy_grad(1, x)
        return f"x = {x:.3f} → −ln(x) = {value:.3f} nats, slope −1/x = {signed(slope)}"

    handles = [Handle("x", dot, "x"), Handle("x", dot_tall, "x")]
    x = slider("x", [*PROBABILITIES, 1.0], 0.5, form="{:.3f}")
    return Explorer(figure, update, sentence, tall=tall, handles=handles, x=x)


def _on_minus_log(ax, **looks):
    """Draw the curve; return what moves dot, tangent and reading, and the dot."""
    figures.draw_minus_log(ax)
    ax.set(**looks)
    (tangent,) = ax.plot([], [], color=ORANGE, linestyle="--", linewidth=2)
    (guide,) = ax.plot([], [], color=QUIET, linestyle=":", linewidth=1.5)
    (dot,) = ax.plot([], [], "o", color=INK)
    note = ax.text(0.98, 0.93, "", transform=ax.transAxes, ha="right", va="top", fontsize="large")

    def move(x):
        value, slope = -np.log(x), -1 / x
        ends = np.array([0.0, 1.03])
        tangent.set_data(ends, value + slope * (ends - x))
        guide.set_data([x, x, 0], [-0.15, value, value])
        dot.set_data([x], [value])
        note.set_text(f"−ln({x:.3f}) = {value:z.3f} nats\nslope −1/x = {signed(slope)}")
        return guide, tangent, dot, note

    return move, dot
