"""An explorer of decisions: a threshold turns probabilities into errors that cost (lesson 12)."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, inputs
from helpers.figures import BLUE, DOTTED, GREEN, INK, ORANGE, QUIET, style
from helpers.figures.lesson_12 import HIGHEST, DecisionPanel
from helpers.interactive import Explorer, Handle, Task, slider, switch

# A small set to look at without a lesson's data: twenty-four predictions, made up.
SAMPLE_TRUE = (0,) * 10 + (1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1)
SAMPLE_PROB = tuple(n / 48 for n in range(1, 48, 2))

THRESHOLDS = [n / 100 for n in range(1, 100)]
PRICES = [1, 5, 20]
DEAR, USUAL = PRICES[-1], 0.5  # the task's price, and the threshold that it starts from


def decision_threshold(y_true=SAMPLE_TRUE, y_prob=SAMPLE_PROB) -> Explorer:
    """Move the threshold and the price of a miss: who is missed, and what the errors cost.

    y_true, y_prob: shape (n,), labels 0 and 1, both of them present. A false alarm costs 1.
    """
    y_true, y_prob = inputs.labels_and_probabilities(y_true, y_prob)
    ill = y_true == 1
    if y_true.ndim != 1 or not np.isin(y_true, (0, 1)).all() or ill.all() or not ill.any():
        raise ValueError("decision_threshold needs a list of labels 0 and 1, both of them present")
    costs = _Costs(ill, y_prob)
    figure, ax = figures.new_figure(height=400, margins=(84, 196, 34, 52))
    move, dot, hidden = _on_decision_threshold(ax, ill, y_prob, costs)
    with figures.tall_type():
        tall, ax = figures.new_tall_figure(height=520, margins=(62, 20, 36, 50))
        move_tall, dot_tall, hidden_tall = _on_decision_threshold(ax, ill, y_prob, costs)

    def update(threshold, price):
        return *move(threshold, price), *move_tall(threshold, price)

    def sentence(threshold, price):
        missed, false = costs.errors[threshold]
        return (
            f"Threshold {threshold:.2f}: {missed} missed, {_alarms(false)}, accuracy "
            f"{1 - (missed + false) / len(ill):.1%} → cost {missed} · {price} + {false} = "
            f"{price * missed + false} (blind rule {costs.blind(price)})"
        ).replace("%", " %")

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("threshold", dot, "x"), Handle("threshold", dot_tall, "x")],
        task=costs.task([*hidden, *hidden_tall]),
        threshold=slider("Threshold", THRESHOLDS, USUAL),
        price=switch("Price of a miss", {str(price): price for price in PRICES}, 1),
    )


def _alarms(number) -> str:
    return f"{number} false alarm" + "s" * (number != 1)


class _Costs:
    """What each threshold costs at each price, and what the task makes of it."""

    def __init__(self, ill, y_prob):
        self.sick, self.healthy = int(ill.sum()), int((~ill).sum())
        called = y_prob >= np.array(THRESHOLDS)[:, None]
        missed, false = (ill & ~called).sum(axis=1), (~ill & called).sum(axis=1)
        self.errors = dict(
            zip(THRESHOLDS, zip(missed.tolist(), false.tolist(), strict=True), strict=True)
        )
        self.curves = {price: price * missed + false for price in PRICES}
        self._start = int(self.curves[DEAR][THRESHOLDS.index(USUAL)])
        self._half = self._start / 2 >= self.curves[DEAR].min()

    def blind(self, price) -> int:
        """The cost of calling everybody ill, or nobody, whichever is cheaper."""
        return min(self.healthy, price * self.sick)

    def best(self, price) -> tuple[float, int]:
        """The cheapest threshold, the middle of several, and its cost."""
        cheapest = np.flatnonzero(self.curves[price] == self.curves[price].min())
        return THRESHOLDS[cheapest[len(cheapest) // 2]], int(self.curves[price].min())

    def goal(self) -> float:
        """What the task asks for, at the highest price."""
        return self._start / 2 if self._half else int(self.curves[DEAR].min())

    def task(self, hidden) -> Task:
        what = "Halve the cost" if self._half else "Find the lowest cost"
        return Task(
            f"{what} at price {DEAR}.",
            lambda threshold, price: (
                price == DEAR and self.curves[price][THRESHOLDS.index(threshold)] <= self.goal()
            ),
            "the same model, only an earlier alarm",
            hidden,
        )

    def name_of_goal(self) -> str:
        return f"{self._start} ÷ 2" if self._half else ""


def _on_decision_threshold(ax, ill, y_prob, costs):
    """Draw patients and cost; return what moves them, the dot to take, and what is hidden."""
    tall = style.is_tall(ax)
    panel = DecisionPanel(ax, pitch=5.2 if tall else 7, row=92 if tall else 74)
    rows = [panel.heap(y_prob[group], level) for group, level in ((ill, 1), (~ill, 0))]
    curtain = ax.add_patch(
        Rectangle((0, panel.floor), 0, 0, facecolor=BLUE, alpha=0.13, linewidth=0, zorder=0.6)
    )
    line = {"color": INK, "linewidth": style.SIDE, "zorder": 2}
    edges = [ax.plot([0, 0], ends, **line)[0] for ends in [(0, HIGHEST), *panel.edges]]
    size = {"linestyle": "none", "marker": "o", "markersize": (panel.pitch - 1) * style.PX}
    ax.plot(*rows[0][1:], color=BLUE, **size)
    ax.plot(*rows[1][1:], color=QUIET, markerfacecolor="none", **size)
    size["markersize"] *= 1.35
    (missed_dots,) = ax.plot([], [], color=ORANGE, zorder=4, **size)
    (false_dots,) = ax.plot(
        [], [], color=ORANGE, markerfacecolor="none", markeredgewidth=2 * style.PX, zorder=4, **size
    )
    (curve,) = ax.plot([], [], color=INK)
    dot = style.handle_dot(ax)
    told = panel.words(costs.sick, costs.healthy)
    goal = panel.goal(costs.goal() / costs.blind(DEAR), costs.name_of_goal())
    (rule,) = ax.plot([], [], color=QUIET, linestyle=DOTTED, linewidth=style.SIDE)
    rule_name = ax.text(0, HIGHEST, "", color=QUIET, va="bottom")
    (ring,) = ax.plot([], [], "o", color=GREEN, markerfacecolor="none", markersize=2 * style.DOT,
                      markeredgewidth=style.SIDE, zorder=3)  # fmt: skip

    def move(threshold, price):
        missed, false = costs.errors[threshold]
        cost, yardstick = price * missed + false, costs.blind(price)
        curtain.set_bounds(threshold, panel.floor, panel.right - threshold, panel.top - panel.floor)
        height = costs.curves[price] / yardstick
        here = min(cost / yardstick, HIGHEST)
        for part in edges:
            part.set_xdata([threshold, threshold])
        edges[0].set_ydata([here, HIGHEST])
        curve.set_data(THRESHOLDS, np.where(height <= HIGHEST, height, np.nan))
        dot.set_data([threshold], [here])
        for dots, (x, y), wrong in (
            (missed_dots, rows[0][1:], rows[0][0] < threshold),
            (false_dots, rows[1][1:], rows[1][0] >= threshold),
        ):
            dots.set_data(x[wrong], y[wrong])
        told["missed"].set_text(f"{missed} missed")
        told["false"].set_text(_alarms(false))
        told["sum"].set_text(f"{missed} · {price} + {false} =")
        told["cost"].set_text(f"{cost}")
        everyone = "all" if costs.healthy <= price * costs.sick else "nobody"
        told["blind"].set_text(panel.blind(yardstick, everyone))
        for part in goal:
            part.set_visible(price == DEAR)
        turn = 1 / (1 + price)
        rule.set_data([turn, turn], [0, HIGHEST])
        rule_name.set(x=turn, text=f"1/(1 + {price})", ha="center" if turn > 0.2 else "left")
        best, lowest = costs.best(price)
        ring.set_data([best], [lowest / yardstick])
        moved = [curtain, *edges, missed_dots, false_dots, curve, dot]
        return [*moved, *told.values(), *goal, rule, rule_name, ring]

    return move, dot, [rule, rule_name, ring]
