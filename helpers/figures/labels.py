"""Pictures of several labels at once and of a rare one (lesson 07)."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.lines import Line2D

from helpers.figures import look
from helpers.figures.look import BLUE, DASHED, INK, ORANGE, PAPER, QUIET, SOLID
from helpers.figures.picture import laid_out


@laid_out(tall=480, tall_margins=(62, 18, 46, 50))
def draw_sigmoids_beside_softmax(
    ax: Axes, photos: Sequence[str], names: Sequence[str], sigmoids, softmaxes
) -> list[BarContainer]:
    """Draw a pair of bars for each label of each photo: its sigmoid, and its share of a softmax.

    `sigmoids` and `softmaxes` hold one row for each photo, one column for each label. On a narrow
    screen the bars lie on their side.
    """
    rows, columns = np.shape(sigmoids)
    gap = 1.5 if look.is_tall(ax) else 0.7
    places = np.add.outer(np.arange(rows) * (columns + gap), np.arange(columns))
    plain, striped = {"color": BLUE}, {"color": QUIET, "hatch": "//", "edgecolor": PAPER}
    draw = ax.barh if look.is_tall(ax) else ax.bar
    both = [
        draw((places - 0.19).ravel(), np.ravel(sigmoids), 0.36, **plain),
        draw((places + 0.19).ravel(), np.ravel(softmaxes), 0.36, linewidth=0, **striped),
    ]
    named = {"weight": 600, "fontsize": "large"}
    if look.is_tall(ax):
        for row, photo in zip(places, photos, strict=True):
            ax.text(0, row[0] - 0.85, photo, va="center", **named)
        ax.text(0, -1.85, "sigmoid", color=BLUE, weight=600)
        ax.text(0.35, -1.85, "softmax, striped", color=QUIET, weight=600)
        ax.set_yticks(places.ravel(), labels=list(names) * rows)
        ax.set(xlim=(0, 1), ylim=(places.max() + 0.6, -1.3), xlabel="prediction ŷ")
        ax.set_xticks([0, 0.5, 1], labels=["0", "½", "1"])
        ax.grid(visible=False, axis="y")
    else:
        for row, photo in zip(places, photos, strict=True):
            ax.text(row.mean(), 1.1, photo, ha="center", **named)
        ax.text(0.45, 0.86, "sigmoid", color=BLUE, weight=600)
        ax.text(0.45, 0.56, "softmax", color=QUIET, weight=600)
        ax.set_xticks(places.ravel(), labels=list(names) * rows)
        ax.set(xlim=(-0.6, places.max() + 0.6), ylim=(0, 1.2))
        ax.set_yticks([0, 0.5, 1], labels=["0", "½", "1"])
        look.name_y(ax, "prediction ŷ", left=24)
    return both


def draw_precision_recall(ax: Axes, thresholds, precision, recall, marks) -> list[Line2D]:
    """Draw precision and recall of one model over the threshold from which it says “yes”.

    `marks` maps a threshold to the words that stand at its vertical line.
    """
    (found,) = ax.plot(thresholds, recall, color=BLUE, linestyle=SOLID)
    (right,) = ax.plot(thresholds, precision, color=ORANGE, linestyle=DASHED)
    for place, words in marks.items():
        ax.plot([place, place], [0, 1], color=INK, linewidth=look.SIDE)
        ax.text(place, 1.03, words, color=INK, weight=600, ha="center", va="bottom")
        for curve, colour in ((recall, BLUE), (precision, ORANGE)):
            dot = look.side_dot(ax, colour)
            dot.set_data([place], [np.interp(place, thresholds, curve)])
    start = thresholds[0] * 1.08
    names = "recall: found of all dogs", "precision: right of all calls"
    if look.is_tall(ax):
        names = "recall", "precision"
    look.name_curve(ax, start, recall[0] - 0.06, names[0], BLUE, va="top")
    look.name_curve(ax, start, precision[0] + 0.12, names[1], ORANGE)
    ax.set_xscale("log")
    shown = [0.01, 0.1, 0.5] if look.is_tall(ax) else [0.01, 0.03, 0.1, 0.3]
    ax.set_xticks(shown, labels=[f"{tick:g}" for tick in shown])
    ax.set_xticks([], minor=True)
    ax.set(xlim=(thresholds[0], thresholds[-1]), ylim=(0, 1.15), yticks=[0, 0.5, 1])
    ax.set_xlabel("threshold from which it says “dog”")
    look.name_y(ax, "share", left=30)
    return [found, right]
