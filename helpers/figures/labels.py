"""Pictures of several labels at once and of a rare one (lesson 07)."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.lines import Line2D

from helpers.figures.look import BLUE, DASHED, GREEN, INK, ORANGE, PAPER, QUIET, SOLID


def draw_sigmoids_beside_softmax(
    ax: Axes, photos: Sequence[str], names: Sequence[str], sigmoids, softmaxes
) -> list[BarContainer]:
    """Draw a pair of bars for each label of each photo: its sigmoid, and its share of a softmax.

    `sigmoids` and `softmaxes` hold one row for each photo, one column for each label.
    """
    rows, columns = np.shape(sigmoids)
    places = np.add.outer(np.arange(rows) * (columns + 0.7), np.arange(columns))
    both = [
        ax.bar((places - 0.19).ravel(), np.ravel(sigmoids), 0.38, color=BLUE),
        ax.bar(
            (places + 0.19).ravel(), np.ravel(softmaxes), 0.38,
            color=GREEN, hatch="//", edgecolor=PAPER, linewidth=0,
        ),
    ]  # fmt: skip
    for row, photo in zip(places, photos, strict=True):
        ax.text(row.mean(), 1.14, photo, ha="center", fontsize=14, fontweight=600)
    ax.text(places[0, 0] - 0.42, 1.03, "sigmoid", color=INK)
    ax.text(places[0, 0] + 0.03, np.ravel(softmaxes)[0] + 0.03, "softmax", color=INK)
    ax.set_xticks(places.ravel(), labels=list(names) * rows)
    ax.set(ylim=(0, 1.22), yticks=[0, 0.5, 1], ylabel="output for the label")
    ax.grid(visible=False, axis="x")
    return both


def draw_precision_recall(ax: Axes, thresholds, precision, recall, marks) -> list[Line2D]:
    """Draw precision and recall of one model over the threshold from which it says “yes”.

    `marks` maps a threshold to the words that stand at its vertical line.
    """
    (found,) = ax.plot(thresholds, recall, color=BLUE, linestyle=SOLID)
    (right,) = ax.plot(thresholds, precision, color=ORANGE, linestyle=DASHED)
    for place, words in marks.items():
        ax.plot([place, place], [0, 1], color=QUIET, linestyle=":", linewidth=1.5)
        ax.text(place, 1.02, words, color=INK, ha="center", va="bottom")
    ax.text(thresholds[0] * 1.1, recall[0] - 0.05, "recall", color=BLUE, va="top")
    ax.text(thresholds[0] * 1.1, precision[0] + 0.06, "precision", color=ORANGE)
    ax.set_xscale("log")
    ax.set_xticks([0.01, 0.03, 0.1, 0.3], labels=["0.01", "0.03", "0.1", "0.3"])
    ax.set_xticks([], minor=True)
    ax.set(xlim=(thresholds[0], thresholds[-1]), ylim=(0, 1.12), yticks=[0, 0.5, 1])
    ax.set(xlabel="threshold: say “yes” if ŷ is above it  (log scale)", ylabel="share")
    return [found, right]
