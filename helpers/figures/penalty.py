"""Pictures of what a loss is and of −ln(x) (lessons 00 and 01)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures.look import BLUE, DASHED, GREEN, INK, ORANGE, QUIET, SOLID
from helpers.losses import sigmoid


def draw_minus_log(ax: Axes) -> Line2D:
    """Draw −ln(x) in nats over (0, 1]."""
    x = np.linspace(0.0008, 1, 2000)
    (curve,) = ax.plot(x, -np.log(x), color=BLUE)
    ax.set(xlim=(0, 1), ylim=(0, 7.2))
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
        (np.log2, "base 2 (bits)", ORANGE, DASHED),
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
    ax.plot(area, rent, "o", color=INK, markersize=7)
    (line,) = ax.plot(area, start + slope * area, color=BLUE)
    ax.set(title="How much?", xlabel="floor area (m²)", ylabel="rent (euros)")
    return line


def draw_s_curve_through_labels(ax: Axes) -> Line2D:
    """Draw classification: labels over sizes (made up, seeded), an S-curve and a bad line."""
    size = np.linspace(2, 38, 25)
    label = np.random.default_rng(17).random(size.size) < sigmoid(0.25 * (size - 20))
    slope, start = np.polyfit(size, label, 1)
    ends = np.array([0.0, 40.0])
    ax.plot(ends, start + slope * ends, color=QUIET, linestyle=":")
    curve = draw_s_curve(ax, 20, 0.25, 0, 40)
    ax.plot(size, label, "o", color=INK, markersize=7)
    ax.set(ylim=(-0.35, 1.35), title="Which one?")
    ax.set(xlabel="size of a lump (mm)", ylabel="ill (1) or not (0)")
    return curve
