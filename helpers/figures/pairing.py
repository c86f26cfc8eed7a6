"""Pictures of the sigmoid and its logit (lesson 04)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures.look import BLUE, DASHED, INK, ORANGE, QUIET, SOLID
from helpers.figures.penalty import draw_s_curve
from helpers.losses import binary_cross_entropy_with_logits, sigmoid


def draw_softplus(ax: Axes, low: float, high: float) -> list[Line2D]:
    """Draw the loss of a logit between `low` and `high`, one curve per label, named beside it."""
    z = np.linspace(low, high, 400)
    curves = []
    for y, colour, style in ((1, BLUE, SOLID), (0, ORANGE, DASHED)):
        loss = binary_cross_entropy_with_logits(y, z, reduction="none")
        curves += ax.plot(z, loss, color=colour, linestyle=style)
        at, side = (0.82 * low, "left") if y else (0.82 * high, "right")
        ax.annotate(
            f"y = {y}",
            (at, abs(at)),
            (10 if y else -10, 2),
            textcoords="offset points",
            ha=side,
            color=colour,
        )
    ax.set(xlim=(low, high), ylim=(-0.5, high + 0.7), xlabel="logit z", ylabel="loss (nats)")
    return curves


def draw_sigmoid_points(ax: Axes) -> Line2D:
    """Draw σ(z) and write the probabilities of five logits beside it."""
    curve = draw_s_curve(ax, 0, 1, -8.3, 8.3)
    for z in (-4, -2, 0, 2, 4):
        ax.plot(z, sigmoid(z), "o", color=INK)
        where, side = ((-10, 6), "right") if z <= 0 else ((10, -16), "left")
        label = f"σ({z}) = {sigmoid(z):.3f}".replace("-", "−")
        ax.annotate(label, (z, sigmoid(z)), where, textcoords="offset points", ha=side)
    ax.set(xlabel="logit z", ylabel="probability ŷ = σ(z)", yticks=[0, 0.5, 1])
    return curve


def draw_sigmoid_twice(ax: Axes, y: int) -> list[Line2D]:
    """Draw the loss over the logit with one sigmoid and with two, and the floor of the latter."""
    z = np.linspace(-8.3, 8.3, 400)
    once = binary_cross_entropy_with_logits(y, z, reduction="none")
    twice = binary_cross_entropy_with_logits(y, sigmoid(z), reduction="none")
    floor = float(binary_cross_entropy_with_logits(y, y))
    curves = ax.plot(z, once, color=BLUE) + ax.plot(z, twice, color=ORANGE, linestyle=DASHED)
    ax.axhline(floor, color=QUIET, linestyle=":", linewidth=1.5)
    side = -1 if y else 1
    ax.annotate("one sigmoid", (4.6 * side, 4.6), (-12 * side, 0), textcoords="offset points",
                ha="left" if y else "right", color=BLUE)
    ax.annotate("sigmoid twice", (5.2 * side, twice[0 if y else -1]), (0, 7),
                textcoords="offset points", ha="center", color=ORANGE)
    ax.set(xlim=(-8.3, 8.3), ylim=(-0.15, 5), title=f"y = {y}: floor {floor:.3f} nats")
    ax.set(xlabel="logit z", ylabel="loss (nats)")
    return curves
