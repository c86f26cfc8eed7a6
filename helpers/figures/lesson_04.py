"""Pictures of the sigmoid and its logit (lesson 04)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures import style
from helpers.figures.lesson_00 import draw_s_curve
from helpers.figures.lesson_02 import LABEL_LINES
from helpers.figures.picture import laid_out
from helpers.figures.style import BLUE, DASHED, DOTTED, INK, ORANGE, QUIET
from helpers.losses import binary_cross_entropy_with_logits, sigmoid


def draw_softplus(ax: Axes, low: float, high: float, *, bound: bool = True) -> list[Line2D]:
    """Draw the loss of a logit between `low` and `high`, one curve per label, named beside it.

    bound: whether to draw |z|, dotted, and to mark where the curves cross.
    """
    z = np.linspace(low, high, 201)
    curves = []
    for y, (colour, dashes) in LABEL_LINES.items():
        loss = binary_cross_entropy_with_logits(y, z, reduction="none")
        curves += ax.plot(z, loss, color=colour, linestyle=dashes)
        at = 0.8 * (low if y else high)
        aside, side = (22, "left") if y else (-22, "right")
        _write_beside(ax, at, abs(at), f"y = {y}", aside, 0, ha=side, color=colour, weight=600)
    ax.set(xlim=(low, high), ylim=(0, high + 0.5), xlabel="logit z", yticks=[0, 2, 4, 6, 8])
    ax.set_xticks(range(-8, 9, 4))
    style.name_y(ax, "loss in nats", left=24)
    if bound:
        _draw_bound(ax, low, high)
    return curves


def _draw_bound(ax, low, high):
    ax.plot([low, 0, high], [-low, 0, high], linestyle=DOTTED, color=QUIET, linewidth=style.SIDE)
    ax.text(1.7, 0.9, "dotted: |z|", va="center", color=QUIET)
    style.side_dot(ax, INK).set_data([0], [np.log(2)])
    ax.text(0, 2.9 if style.is_tall(ax) else 1.5, "0.693", ha="center", color=INK, weight=600)


def _write_beside(ax, x, y, words, right, up, **options):
    """Write words so many pixels to the right of a point and above it."""
    offset = right * style.PX, up * style.PX
    ax.annotate(words, (x, y), offset, textcoords="offset points", **options)


def draw_sure_and_wrong(ax: Axes) -> Line2D:
    """Draw a prediction far out on the S-curve, and its way down to the truth 0."""
    curve = _draw_sigmoid(ax)
    z, y_prob = 6, sigmoid(6)
    ax.plot([z, z], [0, y_prob], color=ORANGE, linewidth=6 * style.PX, solid_capstyle="butt")
    style.side_dot(ax, INK).set_data([z], [y_prob])
    ax.text(z - 0.5, 0.45, f"says {y_prob:.3f}", ha="right", weight=600)
    ax.text(z - 0.5, 0.04, "the truth is 0", ha="right", color=ORANGE, weight=600)
    ax.set(xlabel="what the neuron adds up", xticks=[])
    style.name_y(ax, "what it says", left=24)
    return curve


def draw_sigmoid_points(ax: Axes) -> Line2D:
    """Draw σ(z) and write the probabilities of five logits beside it."""
    curve = _draw_sigmoid(ax)
    logits = np.array([-4, -2, 0, 2, 4])
    style.side_dot(ax, INK).set_data(logits, sigmoid(logits))
    for z in logits:
        y_prob = sigmoid(z)
        words = f"σ({z}) = {y_prob:.3f}".replace("-", "−")
        if z <= 0:
            _write_beside(ax, z, y_prob, words, -10, 8, ha="right", va="bottom")
        else:
            _write_beside(ax, z, y_prob, words, 10, -10, ha="left", va="top")
    ax.set(xlabel="logit z", xticks=range(-8, 9, 4))
    style.name_y(ax, "probability ŷ = σ(z)", left=24)
    return curve


def _draw_sigmoid(ax):
    curve = draw_s_curve(ax, 0, 1, -8.3, 8.3)
    ax.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])
    return curve


@laid_out(panels=2)
def draw_sigmoid_twice(axes: np.ndarray) -> list[Line2D]:
    """Draw the loss of a logit with one sigmoid and with two, for y = 1 and for y = 0.

    The second has a floor, which is dotted.
    """
    curves = []
    z = np.linspace(-8, 8, 201)
    for ax, y in zip(axes, (1, 0), strict=True):
        once = binary_cross_entropy_with_logits(y, z, reduction="none")
        twice = binary_cross_entropy_with_logits(y, sigmoid(z), reduction="none")
        floor = float(binary_cross_entropy_with_logits(y, y))
        ax.axhline(floor, color=QUIET, linestyle=DOTTED, linewidth=style.SIDE)
        curves += ax.plot(z, once, color=BLUE)
        curves += ax.plot(z, twice, color=ORANGE, linestyle=DASHED)
        wrong, inward, outward = (-1, "left", "right") if y else (1, "right", "left")
        highest = max(twice) + 0.15
        style.name_curve(ax, 3.7 * wrong, 4.2, "one sigmoid", BLUE, ha=inward)
        style.name_curve(ax, 7.8 * wrong, highest, "sigmoid twice", ORANGE, ha=inward)
        ax.text(-7.8 * wrong, floor + 0.12, f"floor {floor:.3f}", color=QUIET, ha=outward)
        ax.set(xlim=(-8, 8), ylim=(0, 5), xlabel="logit z", yticks=[0, 1, 2, 3, 4, 5])
        ax.set(title=f"y = {y}: loss in nats", xticks=[-8, -4, 0, 4, 8])
    return curves
