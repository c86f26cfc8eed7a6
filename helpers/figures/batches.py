"""Pictures of labels and batches (lessons 02 and 03)."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures.look import BLUE, DASHED, INK, ORANGE, SOLID
from helpers.losses import binary_cross_entropy


def draw_label_cases(ax: Axes) -> list[Line2D]:
    """Draw the loss of a prediction ŷ under either label: first y = 1, then y = 0."""
    y_prob = np.linspace(0.0085, 0.9915, 400)
    (ones,) = ax.plot(y_prob, -np.log(y_prob), color=BLUE, linestyle=SOLID)
    (zeros,) = ax.plot(y_prob, -np.log(1 - y_prob), color=ORANGE, linestyle=DASHED)
    ax.text(0.05, 4.78, "y = 1:  −ln ŷ", color=BLUE)
    ax.text(0.95, 4.78, "y = 0:  −ln(1 − ŷ)", color=ORANGE, ha="right")
    ax.set(xlim=(0, 1), ylim=(0, 5.2), yticks=range(5))
    ax.set(xlabel="prediction ŷ", ylabel="loss  (nats)")
    return [ones, zeros]


def draw_accuracy_step(ax: Axes) -> list[Line2D]:
    """Draw what a prediction ŷ costs when y = 1: by its loss, and by counting mistakes."""
    y_prob = np.linspace(0.02, 1, 500)
    (loss,) = ax.plot(y_prob, -np.log(y_prob), color=BLUE)
    (count,) = ax.plot([0, 0.5, 0.5, 1], [1, 1, 0, 0], color=INK, linestyle=DASHED, clip_on=False)
    ax.text(0.14, 2.2, "loss −ln ŷ (nats)", color=BLUE)
    ax.text(0.52, 1.05, "mistakes (1 below one half, else 0)")
    ax.set(xlim=(0, 1), ylim=(0, 3.9), yticks=range(4))
    ax.set(xlabel="prediction ŷ, when y = 1", ylabel="price")
    return [loss, count]


def draw_label_one(ax: Axes, right: Callable, wrong: Callable, name: str) -> list[Line2D]:
    """Draw two loss functions of (y, ŷ) over ŷ for y = 1: the right one, and one called `name`."""
    y_prob = np.linspace(0.01, 0.99, 400)
    (curve,) = ax.plot(y_prob, right(1, y_prob), color=BLUE, linestyle=SOLID)
    (other,) = ax.plot(y_prob, wrong(1, y_prob), color=ORANGE, linestyle=DASHED)
    ax.text(0.1, 3, "right", color=BLUE)
    ax.text(0.9, 3, name, color=ORANGE, ha="right")
    ax.set(xlim=(0, 1), ylim=(0, 4.8), yticks=range(5))
    ax.set(xlabel="prediction ŷ, when y = 1", ylabel="loss  (nats)")
    return [curve, other]


def draw_base_rate(ax: Axes, loss: float) -> list[Line2D]:
    """Draw the loss of always predicting the share of ones, and a line at `loss` to compare."""
    share = np.linspace(0.001, 0.999, 999)
    entropy = binary_cross_entropy(share, share, reduction="none")
    (curve,) = ax.plot(share, entropy, color=INK)
    (level,) = ax.plot([0, 1], [loss, loss], color=BLUE, linestyle=DASHED)
    ax.text(0.5, 0.705, "always say the share of ones", ha="center", va="bottom")
    ax.text(0.5, loss + 0.01, f"a model with loss {loss:.3f}", color=BLUE, ha="center", va="bottom")
    ax.set(xlim=(0, 1), ylim=(0, 0.8), xlabel="share of ones in the data", ylabel="loss  (nats)")
    return [curve, level]
