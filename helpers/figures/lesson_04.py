"""Pictures of the sigmoid and its logit (lesson 04)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures import style
from helpers.figures.lesson_00 import draw_s_curve
from helpers.figures.picture import laid_out
from helpers.figures.style import BLUE, DASHED, DOTTED, INK, ORANGE, QUIET, SOLID
from helpers.losses import binary_cross_entropy_with_logits, sigmoid

LOOKS = {1: (BLUE, SOLID), 0: (ORANGE, DASHED)}


def draw_softplus(ax: Axes, low: float, high: float, *, bound: bool = True) -> list[Line2D]:
    """Draw the loss of a logit between `low` and `high`, one curve per label, named beside it.

    bound: whether to draw |z|, dotted, and to mark where the curves cross.
    """
    z = np.linspace(low, high, 201)
    curves = []
    for y, (colour, dashes) in LOOKS.items():
        loss = binary_cross_entropy_with_logits(y, z, reduction="none")
        curves += ax.plot(z, loss, color=colour, linestyle=dashes)
        at = 0.8 * (low if y else high)
        ax.annotate(
            f"y = {y}",
            (at, abs(at)),
            ((22 if y else -22) * style.PX, 0),
            textcoords="offset points",
            ha="left" if y else "right",
            color=colour,
            weight=600,
        )
    ax.set(xlim=(low, high), ylim=(0, high + 0.5), xlabel="logit z", yticks=[0, 2, 4, 6, 8])
    ax.set_xticks(range(-8, 9, 4))
    style.name_y(ax, "loss in nats", left=24)
    if bound:
        ax.plot(
            [low, 0, high], [-low, 0, high], linestyle=DOTTED, color=QUIET, linewidth=style.SIDE
        )
        ax.text(1.7, 0.9, "dotted: |z|", va="center", color=QUIET)
        style.side_dot(ax, INK).set_data([0], [np.log(2)])
        ax.text(0, 2.9 if style.is_tall(ax) else 1.5, "0.693", ha="center", color=INK, weight=600)
    return curves


def draw_sure_and_wrong(ax: Axes) -> Line2D:
    """Draw a prediction far out on the S-curve, and its way down to the truth 0."""
    curve = draw_s_curve(ax, 0, 1, -8.3, 8.3)
    z, prob = 6, sigmoid(6)
    ax.plot([z, z], [0, prob], color=ORANGE, linewidth=6 * style.PX, solid_capstyle="butt")
    style.side_dot(ax, INK).set_data([z], [prob])
    ax.text(z - 0.5, 0.45, f"says {prob:.3f}", ha="right", weight=600)
    ax.text(z - 0.5, 0.04, "the truth is 0", ha="right", color=ORANGE, weight=600)
    ax.set(xlabel="what the neuron adds up", xticks=[], yticks=[0, 0.5, 1])
    ax.set_yticklabels(["0", "0.5", "1"])
    style.name_y(ax, "what it says", left=24)
    return curve


def draw_sigmoid_points(ax: Axes) -> Line2D:
    """Draw σ(z) and write the probabilities of five logits beside it."""
    curve = draw_s_curve(ax, 0, 1, -8.3, 8.3)
    style.side_dot(ax, INK).set_data([-4, -2, 0, 2, 4], sigmoid(np.array([-4, -2, 0, 2, 4])))
    for z in (-4, -2, 0, 2, 4):
        (x, y), side = ((-10, 8), "right") if z <= 0 else ((10, -10), "left")
        ax.annotate(
            f"σ({z}) = {sigmoid(z):.3f}".replace("-", "−"),
            (z, sigmoid(z)),
            (x * style.PX, y * style.PX),
            textcoords="offset points",
            ha=side,
            va="bottom" if z <= 0 else "top",
        )
    ax.set(
        xlabel="logit z", xticks=range(-8, 9, 4), yticks=[0, 0.5, 1], yticklabels=["0", "0.5", "1"]
    )
    style.name_y(ax, "probability ŷ = σ(z)", left=24)
    return curve


@laid_out(panels=2)
def draw_sigmoid_twice(axes: np.ndarray) -> list[Line2D]:
    """Draw the loss over the logit with one sigmoid and with two, for y = 1 and for y = 0.

    The second has a floor, which is dotted.
    """
    curves = []
    for ax, y in zip(axes, (1, 0), strict=True):
        z = np.linspace(-8, 8, 201)
        once = binary_cross_entropy_with_logits(y, z, reduction="none")
        twice = binary_cross_entropy_with_logits(y, sigmoid(z), reduction="none")
        floor = float(binary_cross_entropy_with_logits(y, y))
        ax.axhline(floor, color=QUIET, linestyle=DOTTED, linewidth=style.SIDE)
        curves += ax.plot(z, once, color=BLUE)
        curves += ax.plot(z, twice, color=ORANGE, linestyle=DASHED)
        wrong, inward = (-1, "left") if y else (1, "right")  # the side where y is missed
        style.name_curve(ax, 3.7 * wrong, 4.2, "one sigmoid", BLUE, ha=inward)
        style.name_curve(
            ax, 7.8 * wrong, twice[0 if y else -1] + 0.15, "sigmoid twice", ORANGE, ha=inward
        )
        ax.text(
            -7.8 * wrong,
            floor + 0.12,
            f"floor {floor:.3f}",
            color=QUIET,
            ha="right" if y else "left",
        )
        ax.set(xlim=(-8, 8), ylim=(0, 5), xlabel="logit z", yticks=[0, 1, 2, 3, 4, 5])
        ax.set(title=f"y = {y}: loss in nats", xticks=[-8, -4, 0, 4, 8])
    return curves
