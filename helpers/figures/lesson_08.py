"""The picture of several labels at once (lesson 08)."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from helpers.figures import style
from helpers.figures.picture import laid_out
from helpers.figures.style import BLUE, PAPER, QUIET


@laid_out(tall={"height": 480, "margins": (62, 18, 46, 50)})
def draw_sigmoids_beside_softmax(
    ax: Axes, photos: Sequence[str], names: Sequence[str], sigmoids, softmaxes
) -> list[BarContainer]:
    """Draw a pair of bars for each label of each photo: its sigmoid, and its share of a softmax.

    `sigmoids` and `softmaxes` hold one row for each photo, one column for each label. On a narrow
    screen the bars lie on their side.
    """
    rows, columns = np.shape(sigmoids)
    gap = 1.5 if style.is_tall(ax) else 0.7
    places = np.add.outer(np.arange(rows) * (columns + gap), np.arange(columns))
    plain, striped = {"color": BLUE}, {"color": QUIET, "hatch": "//", "edgecolor": PAPER}
    draw = ax.barh if style.is_tall(ax) else ax.bar
    both = [
        draw((places - 0.19).ravel(), np.ravel(sigmoids), 0.36, **plain),
        draw((places + 0.19).ravel(), np.ravel(softmaxes), 0.36, linewidth=0, **striped),
    ]
    named = {"weight": 600, "fontsize": "large"}
    if style.is_tall(ax):
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
        style.name_y(ax, "prediction ŷ", left=24)
    return both
