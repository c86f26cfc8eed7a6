"""The explorer of a rare label: what a threshold finds, and what it calls wrongly (lesson 09)."""

from types import SimpleNamespace

import numpy as np
from matplotlib.axes import Axes

from helpers import figures, losses
from helpers.explorers.parts import false_alarms, labels_and_probabilities
from helpers.figures import BLUE, HAIR, INK, ORANGE, PAPER, QUIET, style
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

THRESHOLDS = [n / 100 for n in range(1, 91)]
USUAL = 0.5
ENDS = (-5.25, 5.25)  # logits; what is more certain runs out of the picture
TICKS = {0.01: "0.01", 0.05: "0.05", 0.2: "0.2", 0.5: "½", 0.8: "0.8", 0.99: "0.99"}
RECALL, ALARMS = 0.75, 250  # the task: recall to reach, false alarms that are allowed
SENTENCE = (
    "Threshold {threshold:.2f}: {found} found, {missed} missed, {false_alarms} false alarms → "
    "recall {recall:.2f}, precision {precision:.2f}, promised {promised:.2f}"
)
SENTENCE_OF_ONE_ALARM = (
    "Threshold {threshold:.2f}: {found} found, {missed} missed, 1 false alarm → "
    "recall {recall:.2f}, precision {precision:.2f}, promised {promised:.2f}"
)


def rare_label(y_true=None, plain=None, weighted=None, weight: int = 20) -> Explorer:
    """Move the threshold of two models of a rare label: who is found, and who is called wrongly.

    y_true: shape (n,), labels 0 and 1. plain: shape (n,), ŷ of a model that counts each example
    once; weighted: of one that counts each y = 1 `weight` times. Without them, photos made up.
    """
    if y_true is None:
        y_true, plain, weighted = _photos(weight)
    models = {1: _Model(y_true, plain), weight: _Model(y_true, weighted)}
    surest = min(model.prob.max() for model in models.values())

    @figures.laid_out(
        panels=2,
        wide={"height": 400, "margins": (20, 64, 12, 54), "gap": 60, "width_ratios": [12, 5]},
        tall={"height": 570, "margins": (14, 14, 8, 20), "gap": 60, "height_ratios": [5, 3]},
    )
    def draw(axes):
        return together(_draw_photos(axes[0], models), _draw_shares(axes[1], models))

    def sentence(threshold, counts):
        now = models[counts].outcome(threshold)
        form = SENTENCE_OF_ONE_ALARM if now.false_alarms == 1 else SENTENCE
        return form.format(threshold=threshold, **vars(now))

    def done(threshold, counts):
        now = models[counts].outcome(threshold)
        return now.recall >= RECALL and now.false_alarms <= ALARMS

    return Explorer.from_draw(
        draw,
        sentence,
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


class _Model:
    """The examples, as one model sees them."""

    def __init__(self, y_true, y_prob):
        y_true, self.prob = labels_and_probabilities("rare_label", y_true, y_prob)
        self.ones, self.z = y_true == 1, losses.logit(self.prob)

    def outcome(self, threshold) -> SimpleNamespace:
        """What is found and called at a threshold, and what the mean ŷ of the calls promises."""
        called = self.prob > threshold
        found, ones, calls = np.sum([called & self.ones, self.ones, called], axis=1).tolist()
        return SimpleNamespace(
            found=found,
            missed=ones - found,
            ones=ones,
            calls=calls,
            false_alarms=calls - found,
            recall=found / ones,
            precision=found / calls,
            promised=self.prob[called].mean(),
        )

    def stack(self, some, edges):
        """Column and level of each example of `some` with y = 1, stacked in columns of ŷ."""
        order = np.flatnonzero(self.ones)[np.argsort(self.prob[self.ones])]
        columns = np.digitize(self.z[order], edges) - 1
        levels = np.arange(len(order)) - np.searchsorted(columns, columns)
        shown = some[order] & (columns >= 0) & (columns < len(edges) - 1)
        return columns[shown], levels[shown]

    def histogram(self, some, edges):
        return np.histogram(self.z[some], edges)[0]


def _draw_photos(ax: Axes, models) -> Drawn:
    """Draw those with y = 1 as dots, and below them those with y = 0 as a histogram."""
    width, height = ax.get_window_extent().size * 100 / ax.get_figure().dpi
    edges = np.linspace(*ENDS, 1 + round(width / (7 if style.is_tall(ax) else 8)))
    middles, pitch = (edges[:-1] + edges[1:]) / 2, width / (len(edges) - 1)
    floor = 0.57 * height  # of the dots
    tops, headers = (height - 26, floor - 34), (height - 13, floor - 15)
    ones = models[1].ones
    scale = tops[1] / max(model.histogram(~ones, edges).max() for model in models.values())
    ax.set(xlim=ENDS, ylim=(0, height), yticks=[], xlabel="prediction ŷ, and the threshold on it")
    ax.set_xticks([losses.logit(p) for p in TICKS], [*TICKS.values()])
    ax.axhline(floor, color=HAIR, linewidth=style.SIDE, zorder=0.7)
    kinds = f"{ones.sum()} with a dog", f"{(~ones).sum():,} without a dog"
    for y, text in zip(headers, kinds, strict=True):
        ax.text(ENDS[0], y, text, color=QUIET, va="center", zorder=4)
    wrong = {"color": ORANGE, "weight": 600, "ha": "right", "va": "center", "zorder": 4}
    missed, alarms = (ax.text(ENDS[1], y, "", **wrong) for y in headers)
    line = {"color": INK, "linewidth": style.SIDE, "zorder": 3}
    sides = [ax.plot([0, 0], ends, **line)[0] for ends in ((floor, tops[0]), (0, tops[1]))]
    points = {"linestyle": "none", "marker": "o", "markersize": (pitch - 1) * style.PX}
    hollow = {"markerfacecolor": PAPER, "markeredgewidth": 1.6 * style.PX}
    (found_dots,) = ax.plot([], [], color=BLUE, **points)
    (missed_dots,) = ax.plot([], [], color=ORANGE, **points, **hollow)
    everyone, called_wrongly = (
        ax.stairs(edges[1:], edges, fill=True, color=ink) for ink in (HAIR, ORANGE)
    )
    dot = style.handle_dot(ax)

    def move(threshold, counts):
        model, z = models[counts], losses.logit(threshold)
        called, outcome = model.prob > threshold, model.outcome(threshold)
        for dots, some in ((found_dots, called), (missed_dots, ~called)):
            columns, levels = model.stack(some, edges)
            dots.set_data(middles[columns], floor + (levels + 0.6) * pitch)
        everyone.set_data(scale * model.histogram(~ones, edges), edges)
        right_of_z = np.maximum(edges, z)
        called_wrongly.set_data(scale * model.histogram(~ones & called, edges), right_of_z)
        for side in sides:
            side.set_xdata([z, z])
        dot.set_data([z], [0.55 * tops[1]])
        missed.set_text(f"{outcome.missed} missed")
        alarms.set_text(false_alarms(outcome.false_alarms))
        return found_dots, missed_dots, everyone, called_wrongly, *sides, dot, missed, alarms

    return Drawn(move, [Handle("threshold", dot, "x", losses.logit, ("threshold",))])


def _draw_shares(ax: Axes, models) -> Drawn:
    """Draw recall and precision as shares of a bar, and what the ŷ of the calls promised."""
    height = ax.get_window_extent().height * 100 / ax.get_figure().dpi
    thick, line = 26, 22
    ax.set(xlim=(0, 1), ylim=(0, height), xticks=[], yticks=[])
    ax.spines["bottom"].set_visible(False)

    def share(name, foot):
        """The blue part of a bar, its share as a number, and the text that counts."""
        bar = {"align": "edge", "linewidth": 0}
        ax.barh(foot, 1, thick, color=ORANGE, hatch="////", edgecolor=PAPER, **bar)
        (part,) = ax.barh(foot, 0, thick, color=BLUE, **bar)
        head = foot + thick + 1.5 * line
        ax.text(0, head, name, color=INK, weight=600, va="center")
        number = style.number_text(ax, ha="right", va="center", position=(1, head))
        return part, number, ax.text(0, head - line, "", color=QUIET, va="center")

    found = share("recall", height - 2 * line - thick)
    foot = height / 2 - 2 * line - thick - 4
    right = share("precision", foot)
    (mark,) = ax.plot([0, 0], [foot - 8, foot + thick], color=INK, linewidth=style.SIDE, zorder=3)
    promised = ax.text(0, foot - 10, "", color=INK, va="top")

    def move(threshold, counts):
        outcome = models[counts].outcome(threshold)
        for (part, number, _), value in ((found, outcome.recall), (right, outcome.precision)):
            part.set_width(value)
            number.set_text(f"{value:.2f}")
        found[-1].set_text(f"{outcome.found} of {outcome.ones} dogs")
        right[-1].set_text(f"{outcome.found} of {outcome.calls} calls")
        mark.set_xdata([outcome.promised, outcome.promised])
        promised.set(text=f"promised {outcome.promised:.2f}", x=outcome.promised)
        promised.set_ha("left" if outcome.promised < 0.5 else "right")
        return *found, *right, mark, promised

    return Drawn(move)
