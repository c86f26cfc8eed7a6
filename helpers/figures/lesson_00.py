"""Pictures of what a loss is (lesson 00)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.figures import style
from helpers.figures.picture import laid_out
from helpers.figures.style import BLUE, DOTTED, INK, ORANGE
from helpers.losses import sigmoid


def draw_s_curve(ax: Axes, middle: float, steepness: float, low: float, high: float) -> Line2D:
    """Draw the sigmoid of steepness · (x − middle) between `low` and `high`."""
    x = np.linspace(low, high, 400)
    (curve,) = ax.plot(x, sigmoid(steepness * (x - middle)), color=BLUE)
    ax.set(xlim=(low, high), ylim=(-0.06, 1.06))
    return curve


@laid_out(
    panels=2,
    wide={"height": 380, "margins": (56, 24, 66, 52)},
    tall={"margins": (36, 18, 66, 50), "gap": 124},
)
def draw_two_questions(axes) -> Line2D:
    """Draw how much, and which one (both made up, seeded); return the line that fits labels."""
    _draw_line_through_numbers(axes[0])
    return _draw_s_curve_through_labels(axes[1])


def _draw_line_through_numbers(ax):
    area = np.linspace(25, 110, 10)
    rent = 150 + 11 * area + np.random.default_rng(1).normal(0, 70, area.size)
    slope, start = np.polyfit(area, rent, 1)
    ax.plot(area, start + slope * area, color=BLUE)
    _dots(ax, area, rent)
    ax.set(xlim=(20, 115), ylim=(0, 1600), yticks=[0, 500, 1000, 1500])
    ax.set(xticks=[25, 50, 75, 100], xlabel="floor area (m²)")
    _ask(ax, "How much?", "rent in euros")


def _draw_s_curve_through_labels(ax):
    hours = np.linspace(2, 38, 25)
    label = np.random.default_rng(296).random(hours.size) < sigmoid(0.25 * (hours - 20))
    slope, start = np.polyfit(hours, label, 1)
    ends = np.array([0.0, 40.0])
    straight = {"color": ORANGE, "linestyle": DOTTED, "clip_on": False}
    (line,) = ax.plot(ends, start + slope * ends, **straight)
    draw_s_curve(ax, 20, 0.25, 0, 40)
    _dots(ax, hours, label)
    across = 29 if style.is_tall(ax) else 31
    style.name_curve(ax, across, 1.25, "a straight line", ORANGE, ha="right", va="center")
    style.name_curve(ax, 23, 0.5, "an S-curve", BLUE, va="center")
    ax.set(ylim=(-0.4, 1.4), xticks=range(0, 41, 10), xlabel="hours of practice")
    ax.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    _ask(ax, "Which one?", "passed (1) or not (0)")
    return line


def _dots(ax, x, y):
    ax.plot(x, y, "o", color=INK, markersize=8 * style.PX, clip_on=False)


def _ask(ax, question, name):
    ax.set_title(question, pad=34 * style.PX)
    style.name_y(ax, name, left=0, above=10)
