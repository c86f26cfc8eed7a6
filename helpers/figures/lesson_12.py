"""Pictures of real data: two classes apart, how far ŷ can be trusted, a decision (lesson 12)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

from helpers.figures import style
from helpers.figures.picture import laid_out
from helpers.figures.style import BLUE, DOTTED, HAIR, INK, ORANGE, PX, QUIET

GOLDEN = 0.618  # step between dots as a share of the row's height, which keeps neighbours apart
SURE = 0.01  # no threshold is below it, or above 1 − SURE
HIGHEST = 1.35  # times the cost of the blind rule; the patients are drawn above it


@laid_out(
    panels=2,
    wide={"margins": (70, 20, 64, 52)},
    tall={"height": 560, "margins": (64, 14, 64, 50), "gap": 96},
)
def draw_apart(axes, rows: dict[str, tuple]):
    """Draw each example at its logit, those with label 1 above, and the line that parts them.

    rows: for each of the axes a title, labels and logits. Whoever is on the wrong side is orange.
    """
    for ax, (title, (y_true, z)) in zip(axes, rows.items(), strict=True):
        y_true, z = np.asarray(y_true), np.asarray(z)
        wrong = (z >= 0) != (y_true == 1)
        ax.set_title(f"{title}: {wrong.sum()} of {len(z)} wrong", pad=36 * PX)
        ax.set_xscale("symlog", linthresh=1)
        ax.set(xlim=(-300, 300), ylim=(0, 2), xlabel="z = w · x + b")
        ax.set_xticks([-100, -10, -1, 0, 1, 10, 100], ["−100", "−10", "−1", "0", "1", "10", "100"])
        ax.set_yticks([0.5, 1.5], ["healthy", "ill"])
        ax.grid(visible=False)
        ax.axhline(1, color=HAIR, linewidth=style.SIDE)
        ax.axvline(0, color=INK, linewidth=style.SIDE)
        says = {"transform": ax.get_xaxis_transform(), "va": "bottom"}
        ax.text(-300, 1.02, "← called healthy", color=QUIET, **says)
        ax.text(300, 1.02, "called ill →", color=BLUE, ha="right", **says)
        height = y_true + 0.1 + 0.8 * (np.arange(len(z)) * GOLDEN % 1)
        dots = {"linestyle": "none", "marker": "o"}
        for label, ink in ((1, BLUE), (0, QUIET)):
            for some, colour, size in ((~wrong, ink, 5), (wrong, ORANGE, 9)):
                here = some & (y_true == label)
                ax.plot(z[here], height[here], color=colour, markersize=size * PX,
                        markerfacecolor=colour if label else "none", **dots)  # fmt: skip


EDGES = (0.05, 0.2, 0.5, 0.8, 0.95)  # between groups of predictions


def in_groups(y_true, y_prob, edges=EDGES, worlds: int = 2000):
    """What `draw_reliability` draws: said, happened, low, high and counts of each group of ŷ.

    low, high: where the share of ones falls at least nine times of ten if each ŷ is true, by
    `worlds` draws.
    """
    y_true, y_prob = np.asarray(y_true), np.asarray(y_prob)
    group = np.digitize(y_prob, edges)
    members = [group == k for k in range(len(edges) + 1)]
    drawn = np.random.default_rng(0).random((worlds, len(y_prob))) < y_prob
    shares = [drawn[:, here].mean(axis=1) for here in members]
    low, high = np.quantile(shares, [0.05, 0.95], axis=1)
    said, happened = ([of[here].mean() for here in members] for of in (y_prob, y_true))
    return said, happened, low, high, np.bincount(group)


@laid_out(tall={"height": 420})
def draw_reliability(ax: Axes, said, happened, low, high, counts) -> Line2D:
    """Draw for each group of predictions what was said and what happened.

    said, happened, low, high: shape (groups,), mean prediction, share of ones, and the range in
    which that share would lie if the predictions were honest. counts: examples in each group.
    """
    ax.plot([0, 1], [0, 1], color=QUIET, linestyle=DOTTED, linewidth=style.SIDE)
    ax.vlines(said, low, high, color=QUIET, linewidth=16 * PX, alpha=0.22, zorder=0.9)
    (seen,) = ax.plot(said, happened, "o", color=BLUE, linestyle="none", clip_on=False)
    most = max(counts)
    for place, count in zip(said, counts, strict=True):
        ax.bar(place, 0.22 * count / most, 0.03, -0.32, color=QUIET, linewidth=0)
        ax.text(place, -0.34, f"{count}", ha="center", va="top", color=INK)
    ax.text(0.5, -0.12, "patients in each group", ha="center", va="center", color=QUIET)
    ax.text(0.5, 0.64, "if honest", color=QUIET, ha="center", va="bottom")
    ax.set(xlim=(-0.05, 1.05), ylim=(-0.46, 1.05))
    ax.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])
    ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
    ax.set_xlabel("mean prediction ŷ of the group")
    style.name_y(ax, "share that was ill", left=24)
    return seen


class DecisionPanel:
    """Axes with two rows of patients, the ill above the healthy, over the cost of a threshold.

    pitch, row: pixels from a patient to the next, and of a row's height.
    """

    def __init__(self, ax: Axes, pitch: float, row: float):
        self.ax, self.pitch = ax, pitch
        self.tall = style.is_tall(ax)
        width, height = ax.get_window_extent().size * 100 / ax.get_figure().dpi
        head = 24 if self.tall else 0  # for the text above a row, which has no room beside it
        gap = 50 if self.tall else 26
        cost = height - 2 * (row + head) - gap  # pixels that are left for the cost
        self.unit = HIGHEST / cost
        self.floor = HIGHEST + gap * self.unit
        self.row, self.head = row * self.unit, head * self.unit
        self.top = self.floor + 2 * (self.row + self.head)
        self.edges = [(self.floor, self.top)]  # of the shaded area; it leaves the texts alone
        if self.tall:
            self.edges = [(self.base(level), self.base(level) + self.row) for level in (0, 1)]
        self.capacity = int(row / pitch) - 1
        self.left, self.right = (-0.2, 1.12) if self.tall else (-0.13, 1.09)
        self.step = pitch * (self.right - self.left) / width
        ax.set(xlim=(self.left, self.right), ylim=(0, self.top), yticks=[])
        ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        ax.set_xlabel("predicted ŷ, and the threshold" if self.tall else
                      "predicted probability ŷ of “ill”, and the threshold on it")  # fmt: skip
        for level in (0, 1):
            ax.axhline(self.base(level), color=HAIR, linewidth=style.SIDE, zorder=0.7)
        ax.axhline(1, color=QUIET, linestyle=style.DASHED, linewidth=style.SIDE, zorder=1)

    def base(self, level: int) -> float:
        return self.floor + level * (self.row + self.head)

    def place(self, y_prob, level: int):
        """Sort the ŷ of a row and return it with the x and y of each dot; near ones are stacked.

        No threshold divides those below 0.01, nor those from 0.99 on: they lie further out.
        """
        p = np.sort(y_prob)
        x, y = p.copy(), np.zeros(len(p))
        for sure, end, out in ((p < SURE, 0, self.left), (p >= 1 - SURE, 1, self.right)):
            column, y[sure] = np.divmod(np.arange(sure.sum()), self.capacity)
            room = abs(out - end) - self.step / 2
            step = min(self.step, room / max(column.max(initial=1), 1))
            x[sure] = end + np.sign(out) * column * step if end else -column * step
        between = (p >= SURE) & (p < 1 - SURE)
        columns = np.round(p / self.step).astype(int)
        for number in np.unique(columns[between]):
            here = np.flatnonzero(between & (columns == number))
            y[here] = np.arange(len(here)) * min(1, self.capacity / len(here))
        return p, x, self.base(level) + (y + 0.8) * self.pitch * self.unit

    def name_rows(self, ill: int, healthy: int) -> list[Text]:
        """Name both ends and rows; return the empty texts for the errors in each row."""
        ends = {"transform": self.ax.transAxes, "va": "bottom"}
        self.ax.text(0, 1.02, "← called healthy", color=QUIET, **ends)
        self.ax.text(1, 1.02, "called ill →", color=BLUE, ha="right", **ends)
        errors = []
        for level, name in ((1, f"{ill}\nill"), (0, f"{healthy}\nhealthy")):
            middle = self.base(level) + self.row / 2
            self._quiet(self.left - 0.02, middle, name, ha="right", linespacing=1.3)
            place = self.right + 0.03, middle
            if self.tall:
                place = 0.5, self.base(level) + self.row + 0.5 * self.head
            wrong = {"color": ORANGE, "weight": 600, "ha": "center" if self.tall else "left"}
            errors.append(self.ax.text(*place, "", va="center", **wrong))
        return errors

    def name_cost(self) -> tuple[Text, Text, Text]:
        """Name the cost; return the empty texts for its sum, the number, and the blind rule."""
        if self.tall:
            line = (HIGHEST + self.floor) / 2
            self._quiet(self.left, line, "cost")
            total, place = self._quiet(0.72, line, ha="right"), (0.75, line)
            blind = self._quiet(self.left - 0.02, 1, ha="right", linespacing=1.2)
        else:
            beside = self.right + 0.03
            self._quiet(self.left - 0.02, HIGHEST, "cost", ha="right")
            total, place = self._quiet(beside, 0.62), (beside, 0.4)
            blind = self._quiet(beside, 1.02, linespacing=1.3)
        return total, style.number_text(self.ax, va="center", position=place), blind

    def _quiet(self, x: float, y: float, text: str = "", **options) -> Text:
        return self.ax.text(x, y, text, color=QUIET, va="center", **options)

    def blind_text(self, cost: int, all_ill: bool) -> str:
        """Tell what the blind rule costs, and which of the two rules it is."""
        if self.tall:
            return f"blind\n{cost}"
        if all_ill:
            return f"blind rule {cost}:\ncall all ill"
        return f"blind rule {cost}:\ncall nobody ill"

    def mark_cost(self, height: float, name: str) -> list:
        """Draw a named line at a cost; nothing if there is no room."""
        if height > 0.8:
            return []
        dotted = {"color": QUIET, "linestyle": DOTTED, "linewidth": style.SIDE, "zorder": 1}
        line = self.ax.axhline(height, **dotted)
        return [line, self._quiet(self.left - 0.02, height, name, ha="right")]
