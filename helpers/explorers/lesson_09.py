"""The explorer of a rare label: what a threshold finds, and what it calls wrongly (lesson 09)."""

import numpy as np
from matplotlib.axes import Axes

from helpers import figures, inputs, losses
from helpers.figures import BLUE, HAIR, INK, ORANGE, PAPER, QUIET, style
from helpers.interactive import Explorer, Handle, Task, slider, switch

THRESHOLDS = [n / 100 for n in range(1, 91)]
USUAL = 0.5
ENDS = (-5.25, 5.25)  # logits: what is surer runs out of the picture
TICKS = {0.01: "0.01", 0.05: "0.05", 0.2: "0.2", 0.5: "½", 0.8: "0.8", 0.99: "0.99"}
FOUND, ALARMS = 0.75, 250  # the task: recall to reach, false alarms that are allowed


def rare_label(y_true=None, plain=None, weighted=None, weight: int = 20) -> Explorer:
    """Move the threshold of two models of a rare label: who is found, and who is called wrongly.

    y_true: shape (n,), labels 0 and 1. plain: shape (n,), ŷ of a model that counts each example
    once; weighted: of one that counts each y = 1 `weight` times. Without them, photos made up.
    """
    if y_true is None:
        y_true, plain, weighted = _photos(weight)
    models = {1: _Model(y_true, plain), weight: _Model(y_true, weighted)}
    surest = min(model.prob.max() for model in models.values())
    figure, axes = figures.new_figure(
        2, height=400, margins=(20, 64, 12, 54), gap=60, width_ratios=[12, 5]
    )
    move, dot = _on_rare_label(*axes, models)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(
            2, height=570, margins=(14, 14, 8, 20), gap=60, height_ratios=[5, 3]
        )
        move_tall, dot_tall = _on_rare_label(*axes, models)

    def update(threshold, counts):
        return *move(threshold, counts), *move_tall(threshold, counts)

    def sentence(threshold, counts):
        found, missed, false, promised = models[counts].outcome(threshold)
        return (
            f"Threshold {threshold:.2f}: {found} found, {missed} missed, {_alarms(false)} → recall "
            f"{found / (found + missed):.2f}, precision {found / (found + false):.2f}, "
            f"promised {promised:.2f}"
        )

    def done(threshold, counts):
        found, missed, false, _ = models[counts].outcome(threshold)
        return found >= FOUND * (found + missed) and false <= ALARMS

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("threshold", each, "x", position=losses.logit, position_args=("threshold",))
                 for each in (dot, dot_tall)],
        task=Task(f"Find ¾ of the dogs, at most {ALARMS} false alarms.", done,
                  "either model can, at a threshold of its own"),
        threshold=slider("Threshold", [t for t in THRESHOLDS if t < surest], USUAL),
        counts=switch("Each dog counts", {"1 time": 1, f"{weight} times": weight}, 1),
    )  # fmt: skip


def _photos(weight):
    """Photos like those of lesson 09, judged by whoever knows how they were made."""
    rng = np.random.default_rng(1)
    z = 3 * rng.normal(size=4000) - 7
    y_true = (rng.random(4000) < losses.sigmoid(z)).astype(int)
    return y_true, losses.sigmoid(z), losses.sigmoid(z + np.log(weight))


def _alarms(number) -> str:
    return f"{number} false alarm" + "s" * (number != 1)


class _Model:
    """The examples, as one model sees them."""

    def __init__(self, y_true, y_prob):
        y_true, self.prob = inputs.labels_and_probabilities(y_true, y_prob)
        self.ones = y_true == 1
        whole = np.isin(y_true, (0, 1)).all()
        if y_true.ndim != 1 or not whole or self.ones.all() or not self.ones.any():
            raise ValueError("rare_label needs a list of labels 0 and 1, both of them present")
        self.z = losses.logit(self.prob)

    def outcome(self, threshold):
        """How many are found, missed and called wrongly, and the mean ŷ of all that are called."""
        called = self.prob > threshold
        found, false = int((called & self.ones).sum()), int((called & ~self.ones).sum())
        return found, int(self.ones.sum()) - found, false, float(self.prob[called].mean())

    def heap(self, some, edges):
        """Where those of `some` stand, one upon another in columns of ŷ: column, level."""
        order = np.flatnonzero(self.ones)[np.argsort(self.prob[self.ones])]
        columns = np.digitize(self.z[order], edges) - 1
        levels = np.arange(len(order)) - np.searchsorted(columns, columns)
        shown = some[order] & (columns >= 0) & (columns < len(edges) - 1)
        return columns[shown], levels[shown]

    def hill(self, some, edges):
        """How many of `some` stand in each column."""
        return np.histogram(self.z[some], edges)[0]


def _on_rare_label(photos: Axes, shares: Axes, models):
    """Draw the examples by ŷ, and two shares; return what moves them, and the dot to take."""
    move_photos, dot = _on_photos(photos, models)
    move_shares = _on_shares(shares)

    def move(threshold, counts):
        outcome = models[counts].outcome(threshold)
        return *move_photos(threshold, models[counts], outcome), *move_shares(*outcome)

    return move, dot


def _on_photos(ax: Axes, models):
    """Those with y = 1 as dots in a row above, those with y = 0 as a hill below."""
    tall = style.is_tall(ax)
    width, height = ax.get_window_extent().size * 100 / ax.get_figure().dpi
    edges = np.linspace(*ENDS, 1 + round(width / (7 if tall else 8)))
    pitch, head = width / (len(edges) - 1), 26
    floor = 0.57 * height  # of the dots
    top = height - head, floor - head - 8  # of the dots, of the hill
    ones, zeros = (int((models[1].ones == kind).sum()) for kind in (True, False))
    high = top[1] / max(m.hill(~m.ones, edges).max() for m in models.values())
    ax.set(xlim=ENDS, ylim=(0, height), yticks=[], xlabel="prediction ŷ, and the threshold on it")
    ax.set_xticks([losses.logit(p) for p in TICKS], [*TICKS.values()])
    ax.axhline(floor, color=HAIR, linewidth=style.SIDE, zorder=0.7)
    words = {"va": "center", "zorder": 4}
    ax.text(ENDS[0], height - head / 2, f"{ones} with a dog", color=QUIET, **words)
    ax.text(ENDS[0], floor - head / 2 - 2, f"{zeros:,} without a dog", color=QUIET, **words)
    told = [
        ax.text(ENDS[1], at, "", color=ORANGE, weight=600, ha="right", **words)
        for at in (height - head / 2, floor - head / 2 - 2)
    ]
    line = {"color": INK, "linewidth": style.SIDE, "zorder": 3}
    sides = [ax.plot([0, 0], ends, **line)[0] for ends in ((floor, top[0]), (0, top[1]))]
    round_dots = {"linestyle": "none", "marker": "o", "markersize": (pitch - 1) * style.PX}
    (found_dots,) = ax.plot([], [], color=BLUE, **round_dots)
    (missed_dots,) = ax.plot([], [], color=ORANGE, markerfacecolor=PAPER,
                             markeredgewidth=1.6 * style.PX, **round_dots)  # fmt: skip
    hills = [ax.stairs(edges[1:], edges, fill=True, color=ink) for ink in (HAIR, ORANGE)]
    dot = style.handle_dot(ax)

    def move(threshold, model, outcome):
        called, z = model.prob > threshold, losses.logit(threshold)
        for dots, some in ((found_dots, called), (missed_dots, ~called)):
            columns, levels = model.heap(some, edges)
            dots.set_data((edges[:-1] + edges[1:])[columns] / 2, floor + (levels + 0.6) * pitch)
        for hill, some, start in ((hills[0], ~model.ones, -9), (hills[1], ~model.ones & called, z)):
            hill.set_data(high * model.hill(some, edges), np.maximum(edges, start))
        for side in sides:
            side.set_xdata([z, z])
        dot.set_data([z], [0.55 * top[1]])
        told[0].set_text(f"{outcome[1]} missed")
        told[1].set_text(_alarms(outcome[2]))
        return found_dots, missed_dots, *hills, *sides, dot, *told

    return move, dot


def _on_shares(ax: Axes):
    """Recall and precision as shares of a bar, and what the ŷ of the calls promised."""
    height = ax.get_window_extent().height * 100 / ax.get_figure().dpi
    thick, line = 26, 22
    rows = (height - 2 * line - thick, height / 2 - 2 * line - thick - 4)  # the feet of the bars
    ax.set(xlim=(0, 1), ylim=(0, height), xticks=[], yticks=[])
    ax.spines["bottom"].set_visible(False)
    right, told = [], []
    for foot, name in zip(rows, ("recall", "precision"), strict=True):
        here = {"align": "edge", "linewidth": 0}
        ax.barh(foot, 1, thick, color=ORANGE, hatch="////", edgecolor=PAPER, **here)
        right += ax.barh(foot, 0, thick, color=BLUE, **here)
        head, beside = foot + thick + 1.5 * line, foot + thick + 0.5 * line
        ax.text(0, head, name, color=INK, weight=600, va="center")
        told += [
            style.number_text(ax, ha="right", va="center", position=(1, head)),
            ax.text(0, beside, "", color=QUIET, va="center"),
        ]
    ends = [rows[1] - 8, rows[1] + thick]
    (mark,) = ax.plot([0, 0], ends, color=INK, linewidth=style.SIDE, zorder=3)
    said = ax.text(0, rows[1] - 10, "", color=INK, va="top")

    def move(found, missed, false, promised):
        for n, (whole, noun) in enumerate(((found + missed, "dogs"), (found + false, "calls"))):
            right[n].set_width(found / whole)
            told[2 * n].set_text(f"{found / whole:.2f}")
            told[2 * n + 1].set_text(f"{found} of {whole} {noun}")
        mark.set_xdata([promised, promised])
        said.set_text(f"promised {promised:.2f}")
        said.set(x=promised, ha="left" if promised < 0.5 else "right")
        return *right, *told, mark, said

    return move
