"""Draw the pictures of the lessons on axes that are given; return the artists.

Importing this module gives every figure of a lesson the same look: large type for a projector,
and the colour-blind-safe palette of Okabe and Ito (https://jfly.uni-koeln.de/color/). Colour
never stands alone: y = 1 and cross-entropy are blue and solid, y = 0 and squared error are
vermilion and dashed.
"""

from collections.abc import Callable

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.losses import binary_cross_entropy_with_logits, sigmoid

BLUE, VERMILION, GREEN, GREY, BLACK = "#0072B2", "#D55E00", "#009E73", "#595959", "#000000"
SOLID, DASHED = "-", (0, (5, 2))

matplotlib.rcParams.update(
    {
        "figure.figsize": (9, 3.6),
        "figure.dpi": 100,
        "figure.constrained_layout.use": True,
        "font.size": 13,
        "axes.titlesize": 14,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "grid.color": "#DDDDDD",
        "lines.linewidth": 2.5,
        "lines.markersize": 10,
        "legend.frameon": False,
        "axes.prop_cycle": matplotlib.cycler(color=[BLUE, VERMILION, GREEN, GREY]),
    }
)


def new_figure(columns: int = 1, *, height: float = 3.6, **options) -> tuple[Figure, Axes]:
    """Return a figure outside pyplot and its axes (an array of them for `columns` > 1).

    pyplot would show the figure a second time and, from matplotlib 3.11 on, takes the canvas
    away when it closes the figure, which an explorer still needs.
    """
    figure = Figure(figsize=(9, height), layout="constrained")
    return figure, figure.subplots(1, columns, **options)


def draw_minus_log(ax: Axes) -> Line2D:
    """Draw −ln(x) in nats over (0, 1]."""
    x = np.linspace(0.0008, 1, 2000)
    (curve,) = ax.plot(x, -np.log(x), color=BLUE)
    ax.set(xlim=(0, 1.03), ylim=(-0.15, 7.3), xlabel="x", ylabel="−ln(x)  (nats)")
    return curve


def draw_s_curve(ax: Axes, middle: float, steepness: float, low: float, high: float) -> Line2D:
    """Draw the sigmoid of steepness · (x − middle) between `low` and `high`."""
    x = np.linspace(low, high, 400)
    (curve,) = ax.plot(x, sigmoid(steepness * (x - middle)), color=BLUE)
    ax.set(xlim=(low, high), ylim=(-0.06, 1.06))
    return curve


def draw_log_bases(ax: Axes) -> list[Line2D]:
    """Draw −log(x) to base 2, e and 10; they run too close together to be labelled in place."""
    x = np.linspace(0.004, 1, 1000)
    looks = [
        (np.log2, "base 2 (bits)", VERMILION, DASHED),
        (np.log, "base e (nats)", BLUE, SOLID),
        (np.log10, "base 10", GREEN, ":"),
    ]
    curves = []
    for log, name, colour, style in looks:
        curves += ax.plot(x, -log(x), color=colour, linestyle=style, label=name)
    ax.legend(loc="upper right", fontsize=15, handlelength=3)
    ax.set(xlim=(0, 1.03), ylim=(-0.15, 8), xlabel="x", ylabel="−log(x)")
    return curves


def draw_line_through_numbers(ax: Axes) -> Line2D:
    """Draw regression: rents over floor areas (made up, seeded) and the line that fits them."""
    area = np.linspace(25, 110, 10)
    rent = 150 + 11 * area + np.random.default_rng(1).normal(0, 70, area.size)
    slope, start = np.polyfit(area, rent, 1)
    ax.plot(area, rent, "o", color=BLACK, markersize=7)
    (line,) = ax.plot(area, start + slope * area, color=BLUE)
    ax.set(title="How much?", xlabel="floor area (m²)", ylabel="rent (euros)")
    return line


def draw_s_curve_through_labels(ax: Axes) -> Line2D:
    """Draw classification: labels over sizes (made up, seeded), an S-curve and a bad line."""
    size = np.linspace(2, 38, 25)
    label = np.random.default_rng(17).random(size.size) < sigmoid(0.25 * (size - 20))
    slope, start = np.polyfit(size, label, 1)
    ends = np.array([0.0, 40.0])
    ax.plot(ends, start + slope * ends, color=GREY, linestyle=":")
    curve = draw_s_curve(ax, 20, 0.25, 0, 40)
    ax.plot(size, label, "o", color=BLACK, markersize=7)
    ax.set(ylim=(-0.35, 1.35), title="Which one?")
    ax.set(xlabel="size of a lump (mm)", ylabel="ill (1) or not (0)")
    return curve


def draw_label_cases(ax: Axes) -> list[Line2D]:
    """Draw the loss of a prediction ŷ under either label: first y = 1, then y = 0."""
    y_prob = np.linspace(0.0085, 0.9915, 400)
    (ones,) = ax.plot(y_prob, -np.log(y_prob), color=BLUE, linestyle=SOLID)
    (zeros,) = ax.plot(y_prob, -np.log(1 - y_prob), color=VERMILION, linestyle=DASHED)
    ax.text(0.05, 4.78, "y = 1:  −ln ŷ", color=BLUE)
    ax.text(0.95, 4.78, "y = 0:  −ln(1 − ŷ)", color=VERMILION, ha="right")
    ax.set(xlim=(0, 1), ylim=(0, 5.2), yticks=range(5))
    ax.set(xlabel="prediction ŷ", ylabel="loss  (nats)")
    return [ones, zeros]


def draw_accuracy_step(ax: Axes) -> list[Line2D]:
    """Draw what a prediction ŷ costs when y = 1: by its loss, and by counting mistakes."""
    y_prob = np.linspace(0.02, 1, 500)
    (loss,) = ax.plot(y_prob, -np.log(y_prob), color=BLUE)
    (count,) = ax.plot([0, 0.5, 0.5, 1], [1, 1, 0, 0], color=BLACK, linestyle=DASHED, clip_on=False)
    ax.text(0.14, 2.2, "loss −ln ŷ (nats)", color=BLUE)
    ax.text(0.52, 1.05, "mistakes (1 below one half, else 0)")
    ax.set(xlim=(0, 1), ylim=(0, 3.9), yticks=range(4))
    ax.set(xlabel="prediction ŷ, when y = 1", ylabel="price")
    return [loss, count]


def draw_label_one(ax: Axes, right: Callable, wrong: Callable, name: str) -> list[Line2D]:
    """Draw two loss functions of (y, ŷ) over ŷ for y = 1: the right one, and one called `name`."""
    y_prob = np.linspace(0.01, 0.99, 400)
    (curve,) = ax.plot(y_prob, right(1, y_prob), color=BLUE, linestyle=SOLID)
    (other,) = ax.plot(y_prob, wrong(1, y_prob), color=VERMILION, linestyle=DASHED)
    ax.text(0.1, 3, "right", color=BLUE)
    ax.text(0.9, 3, name, color=VERMILION, ha="right")
    ax.set(xlim=(0, 1), ylim=(0, 4.8), yticks=range(5))
    ax.set(xlabel="prediction ŷ, when y = 1", ylabel="loss  (nats)")
    return [curve, other]


def draw_base_rate(ax: Axes, loss: float) -> list[Line2D]:
    """Draw the loss of always predicting the share of ones, and a line at `loss` to compare."""
    share = np.linspace(0.001, 0.999, 999)
    entropy = -(share * np.log(share) + (1 - share) * np.log(1 - share))
    (curve,) = ax.plot(share, entropy, color=BLACK)
    (level,) = ax.plot([0, 1], [loss, loss], color=BLUE, linestyle=DASHED)
    ax.text(0.5, 0.705, "always say the share of ones", ha="center", va="bottom")
    ax.text(0.5, loss + 0.01, f"a model with loss {loss:.3f}", color=BLUE, ha="center", va="bottom")
    ax.set(xlim=(0, 1), ylim=(0, 0.8), xlabel="share of ones in the data", ylabel="loss  (nats)")
    return [curve, level]


def draw_softplus(ax: Axes, low: float, high: float) -> list[Line2D]:
    """Draw the loss of a logit between `low` and `high`, one curve per label, named beside it."""
    z = np.linspace(low, high, 400)
    curves = []
    for y, colour, style in ((1, BLUE, SOLID), (0, VERMILION, DASHED)):
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
        ax.plot(z, sigmoid(z), "o", color=BLACK)
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
    curves = ax.plot(z, once, color=BLUE) + ax.plot(z, twice, color=VERMILION, linestyle=DASHED)
    ax.axhline(floor, color=GREY, linestyle=":", linewidth=1.5)
    side = -1 if y else 1
    ax.annotate("one sigmoid", (4.6 * side, 4.6), (-12 * side, 0), textcoords="offset points",
                ha="left" if y else "right", color=BLUE)
    ax.annotate("sigmoid twice", (5.2 * side, twice[0 if y else -1]), (0, 7),
                textcoords="offset points", ha="center", color=VERMILION)
    ax.set(xlim=(-8.3, 8.3), ylim=(-0.15, 5), title=f"y = {y}: floor {floor:.3f} nats")
    ax.set(xlabel="logit z", ylabel="loss (nats)")
    return curves


def draw_epochs_needed(
    ax: Axes, rates: np.ndarray, squared: list[int], crossed: list[int], *, most: int
) -> list[Line2D]:
    """Draw how many epochs each loss needs at each learning rate, and mark the fewest.

    A count above `most` means "not within `most` epochs" and becomes a cross at the top.
    """
    looks = [
        ("squared error", squared, VERMILION, DASHED, "o", 1.9, "left"),
        ("cross-entropy", crossed, BLUE, SOLID, "s", 3.1, "right"),
    ]
    curves = []
    for name, needed, colour, style, marker, row, side in looks:
        needed = np.array(needed, dtype=float)
        there = needed <= most
        curves += ax.plot(rates, np.where(there, needed, np.nan), color=colour, linestyle=style)
        ax.plot(rates[~there], np.full(np.sum(~there), most * row), "x", color=colour, markersize=6)
        fewest = np.argmin(needed)
        ax.plot(rates[fewest], needed[fewest], marker, color=colour)
        text = f"{name}:\n{needed[fewest]:.0f} epochs at η = {rates[fewest]:.1f}"
        ax.annotate(text, (rates[fewest], needed[fewest]), (0, -32), textcoords="offset points",
                    ha=side, va="center", color=colour)
    ax.text(0.9, most * 2.4, f"×  not within {most} epochs", ha="center", va="center", color=GREY)
    ax.set(xscale="log", yscale="log", xlim=(0.08, 125), ylim=(0.35, most * 5))
    ax.set(xlabel="learning rate η", ylabel="epochs needed")
    ax.xaxis.set_major_formatter("{x:g}")
    ax.yaxis.set_major_formatter("{x:g}")
    return curves
