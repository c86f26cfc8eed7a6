"""Pictures of a small network and of what it learns from (lesson 06)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

from helpers.figures import look
from helpers.figures.look import BLUE, HAIR, ORANGE, PALE_BLUE, PAPER, QUIET
from helpers.figures.picture import laid_out
from helpers.losses import sigmoid


def draw_clouds(ax: Axes, points: np.ndarray, labels: np.ndarray) -> list[Line2D]:
    """Draw points of shape (n, 2): full and blue where the label is 1, hollow and orange where 0.

    The names stand above the clouds of the upper half.
    """
    dots = draw_points(ax, points, labels)
    ax.set(xlabel="input 1")
    look.name_y(ax, "input 2", left=30, above=6)
    for x, label, colour in ((-1, 1, BLUE), (1, 0, ORANGE)):
        look.name_curve(ax, x, 2.42, f"label {label}", colour, ha="center", va="bottom")
    return dots


def draw_points(ax: Axes, points: np.ndarray, labels: np.ndarray) -> list[Line2D]:
    """Draw the points alone, in a square."""
    ones = np.ravel(labels) == 1
    full = {"color": BLUE, "markeredgecolor": PAPER, "markeredgewidth": look.PX}
    hollow = {"color": PAPER, "markeredgecolor": ORANGE, "markeredgewidth": 2 * look.PX}
    size = {"linestyle": "none", "marker": "o", "markersize": 8.5 * look.PX}
    lines = [
        ax.plot(*points[ones].T, **size, **full)[0],
        ax.plot(*points[~ones].T, **size, **hollow)[0],
    ]
    ax.set(xlim=(-2.3, 2.3), ylim=(-2.3, 2.3), aspect="equal")
    ax.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    return lines


def arrow_points(start: np.ndarray, end: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """The points of a line from `start` to `end` that has a head, if it is long enough for one.

    unit: how many pixels the two axes have to 1; the head leaves room for a dot at the end.
    """
    way = (end - start) * unit
    length = np.hypot(*way)
    if length < 24:
        return np.array([start, end])
    along = way / length
    aside = np.array([-along[1], along[0]])
    tip, left, right = (
        end - (8 * along + part) / unit
        for part in (0, 10 * along + 5 * aside, 10 * along - 5 * aside)
    )
    return np.array([start, tip, left, tip, right, tip, end])


@laid_out(tall=520)
def draw_network(ax: Axes, params: list[np.ndarray], x: np.ndarray, y: int) -> list[Text]:
    """Draw a 2–3–1 network with the numbers of one example: forward in blue, blame in orange.

    params: W1, b1, W2 and b2, as lesson 06 has them; x: the two inputs; y: the label. One path is
    followed and worked out: the first input, the first hidden neuron, the output.
    """
    W1, b1, W2, b2 = params
    hidden = np.tanh(x @ W1 + b1)
    y_prob = sigmoid(hidden @ W2 + b2)[0]
    gap = y_prob - y
    blame = gap * W2[:, 0] * (1 - hidden**2)
    tall = look.is_tall(ax)
    low = -7.6 if tall else 0  # the sums stand below on a narrow screen
    ax.set(xlim=(0, 10), ylim=(low, 10), xticks=[], yticks=[])
    ax.spines["bottom"].set_visible(False)
    at = (0.9, 5, 9.1) if tall else (0.6, 3.2, 5.8)
    nodes = [(at[0], 6.9), (at[0], 3.1), *((at[1], up) for up in (8.2, 5, 1.8)), (at[2], 5)]
    radius = 21 if tall else 27
    unit = 100 * ax.get_figure().get_size_inches() * ax.get_position().size / (10, 10 - low)
    followed = (0, 2), (2, 5)
    for one, other in [(i, j) for i in (0, 1) for j in (2, 3, 4)] + [(j, 5) for j in (2, 3, 4)]:
        ends = np.array([nodes[one], nodes[other]])
        way = (ends[1] - ends[0]) * unit
        along = way / np.hypot(*way)
        ends += np.outer([1, -1], along) * (radius + 4) / unit
        if (one, other) not in followed:
            ax.plot(*ends.T, color=HAIR, linewidth=look.SIDE, zorder=1)
            continue
        aside = np.array([-along[1], along[0]]) * 5 / unit
        for (start, end), colour, style in (
            (ends + aside, BLUE, "solid"),
            (ends[::-1] - aside, ORANGE, "dashed"),
        ):
            arrow = {"arrowstyle": "-|>", "color": colour, "linestyle": style, "shrinkA": 0}
            arrow |= {"shrinkB": 0, "linewidth": look.SIDE, "mutation_scale": 12 * look.PX}
            ax.annotate("", end, start, arrowprops=arrow)
        weight = W1[0, 0] if one == 0 else W2[0, 0]
        middle = ends.mean(axis=0) + aside * 4.4
        ax.text(*middle, _number(weight), ha="center", va="center", color=QUIET)
    looks = {"facecolor": PALE_BLUE, "edgecolor": BLUE, "linewidth": look.SIDE}
    ax.scatter(*np.transpose(nodes), s=(2 * radius * look.PX) ** 2, clip_on=False, **looks)
    bold = {"ha": "center", "weight": 600}
    for place, value in zip(nodes, [*x, *hidden, y_prob], strict=True):
        ax.text(*place, _number(value), va="center", color=BLUE, **bold)
    for place, value in zip(nodes[2:], [*blame, gap], strict=True):
        below = {"xytext": (0, -(radius + 4) * look.PX), "textcoords": "offset points"}
        ax.annotate(_number(value), place, va="top", color=ORANGE, **below, **bold)
    for column, name in zip(at, ("inputs", "hidden", "output"), strict=True):
        ax.text(column, 10, name, ha="center", va="bottom", color=QUIET)
    shown = [_number(value) for value in (y_prob, gap, W2[0, 0], hidden[0], blame[0], x[0])]
    out, fault, weight, inner, handed, given = shown
    sums = [
        (f"{out} − {y} = {fault}", "blame of the output: ŷ − y"),
        (f"{fault} · {weight} · (1 − {inner}²) = {handed}", "handed on to the upper neuron"),
        (f"{handed} · ({given}) = {_number(blame[0] * x[0])}", "slope of its first weight"),
    ]
    written = []
    for row, (numbers, words) in enumerate(sums):
        place = (0.2, -1.0 - 2.1 * row) if tall else (6.9, 8.4 - 2.9 * row)
        written.append(ax.text(*place, numbers, color=ORANGE, weight=600))
        ax.text(place[0], place[1] - (0.85 if tall else 0.8), words, color=QUIET)
    return written


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
