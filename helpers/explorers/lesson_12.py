"""An explorer of decisions: a threshold turns probabilities into errors that cost (lesson 12)."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures
from helpers.explorers.parts import false_alarms, labels_and_probabilities
from helpers.figures import BLUE, DOTTED, GREEN, INK, ORANGE, QUIET, style
from helpers.figures.lesson_12 import HIGHEST, DecisionPanel
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

# A small set to look at without a lesson's data: twenty-four predictions, made up.
SAMPLE_TRUE = (0,) * 10 + (1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1)
SAMPLE_PROB = tuple(n / 48 for n in range(1, 48, 2))

THRESHOLDS = [n / 100 for n in range(1, 100)]
PRICES = [1, 5, 20]
TASK_PRICE, USUAL = PRICES[-1], 0.5  # the threshold that the task starts from
SENTENCE = (
    "Threshold {threshold:.2f}: {missed} missed, {false} false alarms, accuracy {accuracy:.1f} % → "
    "cost {missed} · {price} + {false} = {cost} (blind rule {blind})"
)
SENTENCE_OF_ONE_ALARM = (
    "Threshold {threshold:.2f}: {missed} missed, 1 false alarm, accuracy {accuracy:.1f} % → "
    "cost {missed} · {price} + 1 = {cost} (blind rule {blind})"
)


def decision_threshold(y_true=SAMPLE_TRUE, y_prob=SAMPLE_PROB) -> Explorer:
    """Move the threshold and the price of a miss: who is missed, and what the errors cost.

    y_true, y_prob: shape (n,), labels 0 and 1, both of them present. A false alarm costs 1.
    """
    y_true, y_prob = labels_and_probabilities("decision_threshold", y_true, y_prob)
    ill = y_true == 1
    costs = _Costs(ill, y_prob)

    @figures.laid_out(
        wide={"height": 400, "margins": (84, 196, 34, 52)},
        tall={"height": 520, "margins": (62, 20, 36, 50)},
    )
    def draw(ax):
        tall = style.is_tall(ax)
        panel = DecisionPanel(ax, pitch=5.2 if tall else 7, row=92 if tall else 74)
        patients = _draw_patients(panel, ill, y_prob, costs)
        return together(patients, _draw_cost(panel, costs), _draw_cheapest(ax, costs))

    def sentence(threshold, price):
        missed, false = costs.errors[threshold]
        return (SENTENCE_OF_ONE_ALARM if false == 1 else SENTENCE).format(
            threshold=threshold,
            missed=missed,
            false=false,
            accuracy=100 * (1 - (missed + false) / len(ill)),
            price=price,
            cost=price * missed + false,
            blind=costs.blind(price),
        )

    return Explorer.from_draw(
        draw,
        sentence,
        task=_task(costs),
        threshold=slider("Threshold", THRESHOLDS, USUAL),
        price=switch("Price of a miss", {str(price): price for price in PRICES}, 1),
    )


def _task(costs) -> Task:
    halve = f"Halve the cost at price {TASK_PRICE}."
    find = f"Find the lowest cost at price {TASK_PRICE}."
    return Task(
        halve if costs.halved else find,
        lambda threshold, price: price == TASK_PRICE and costs.of(threshold, price) <= costs.goal,
        "the same model, only an earlier alarm",
    )


class _Costs:
    """What each threshold costs at each price, and what the task asks for."""

    def __init__(self, ill, y_prob):
        self.sick, self.healthy = int(ill.sum()), int((~ill).sum())
        called = y_prob >= np.array(THRESHOLDS)[:, None]
        missed, false = (ill & ~called).sum(axis=1), (~ill & called).sum(axis=1)
        both = zip(missed.tolist(), false.tolist(), strict=True)
        self.errors = dict(zip(THRESHOLDS, both, strict=True))
        self.curves = {price: price * missed + false for price in PRICES}
        self.start, lowest = self.of(USUAL, TASK_PRICE), self.best(TASK_PRICE)[1]
        self.halved = self.start / 2 >= lowest
        self.goal = self.start / 2 if self.halved else lowest

    def of(self, threshold, price) -> int:
        missed, false = self.errors[threshold]
        return price * missed + false

    def blind(self, price) -> int:
        """The cost of calling everybody ill, or nobody, whichever is cheaper."""
        return min(self.healthy, price * self.sick)

    def best(self, price) -> tuple[float, int]:
        """The cheapest threshold, the middle of several, and its cost."""
        cheapest = np.flatnonzero(self.curves[price] == self.curves[price].min())
        return THRESHOLDS[cheapest[len(cheapest) // 2]], int(self.curves[price].min())


def _draw_patients(panel, ill, y_prob, costs) -> Drawn:
    """Draw a dot for each patient, orange for those who are called wrongly."""
    ax = panel.ax
    p_ill, x_ill, y_ill = panel.place(y_prob[ill], 1)
    p_healthy, x_healthy, y_healthy = panel.place(y_prob[~ill], 0)
    called = ax.add_patch(
        Rectangle((0, panel.floor), 0, 0, facecolor=BLUE, alpha=0.13, linewidth=0, zorder=0.6)
    )
    line = {"color": INK, "linewidth": style.SIDE, "zorder": 2}
    edges = [ax.plot([0, 0], ends, **line)[0] for ends in panel.edges]
    dots = {"linestyle": "none", "marker": "o", "markersize": (panel.pitch - 1) * style.PX}
    ax.plot(x_ill, y_ill, color=BLUE, **dots)
    ax.plot(x_healthy, y_healthy, color=QUIET, markerfacecolor="none", **dots)
    dots |= {"color": ORANGE, "markersize": 1.35 * dots["markersize"], "zorder": 4}
    (missed_dots,) = ax.plot([], [], **dots)
    (false_dots,) = ax.plot([], [], markerfacecolor="none", markeredgewidth=2 * style.PX, **dots)
    missed_text, false_text = panel.name_rows(len(p_ill), len(p_healthy))

    def move(threshold, price):
        missed, false = costs.errors[threshold]
        called.set_bounds(threshold, panel.floor, panel.right - threshold, panel.top - panel.floor)
        for edge in edges:
            edge.set_xdata([threshold, threshold])
        wrong = p_ill < threshold, p_healthy >= threshold
        missed_dots.set_data(x_ill[wrong[0]], y_ill[wrong[0]])
        false_dots.set_data(x_healthy[wrong[1]], y_healthy[wrong[1]])
        missed_text.set_text(f"{missed} missed")
        false_text.set_text(false_alarms(false))
        return called, *edges, missed_dots, false_dots, missed_text, false_text

    return Drawn(move)


def _draw_cost(panel, costs) -> Drawn:
    """Draw the cost over the threshold."""
    ax = panel.ax
    (stem,) = ax.plot([0, 0], [0, HIGHEST], color=INK, linewidth=style.SIDE, zorder=2)
    (curve,) = ax.plot([], [], color=INK)
    dot = style.handle_dot(ax)
    total, number, blind = panel.name_cost()
    goal = []
    if costs.halved:
        goal = panel.mark_cost(costs.goal / costs.blind(TASK_PRICE), f"{costs.start} ÷ 2")

    def move(threshold, price):
        missed, false = costs.errors[threshold]
        cost, blind_cost = costs.of(threshold, price), costs.blind(price)
        shares = costs.curves[price] / blind_cost
        share = min(cost / blind_cost, HIGHEST)
        stem.set_data([threshold, threshold], [share, HIGHEST])
        curve.set_data(THRESHOLDS, np.where(shares <= HIGHEST, shares, np.nan))
        dot.set_data([threshold], [share])
        total.set_text(f"{missed} · {price} + {false} =")
        number.set_text(f"{cost}")
        blind.set_text(panel.blind_text(blind_cost, costs.healthy <= price * costs.sick))
        for artist in goal:
            artist.set_visible(price == TASK_PRICE)
        return stem, curve, dot, total, number, blind, *goal

    return Drawn(move, [Handle("threshold", dot, "x")])


def _draw_cheapest(ax, costs) -> Drawn:
    """Draw the cheapest threshold, and the one that honest predictions would ask for."""
    (rule,) = ax.plot([], [], color=QUIET, linestyle=DOTTED, linewidth=style.SIDE)
    rule_name = ax.text(0, HIGHEST, "", color=QUIET, va="bottom")
    (ring,) = ax.plot([], [], "o", color=GREEN, markerfacecolor="none", markersize=2 * style.DOT,
                      markeredgewidth=style.SIDE, zorder=3)  # fmt: skip

    def move(threshold, price):
        turn = 1 / (1 + price)
        rule.set_data([turn, turn], [0, HIGHEST])
        rule_name.set(x=turn, text=f"1/(1 + {price})", ha="center" if turn > 0.2 else "left")
        best, lowest = costs.best(price)
        ring.set_data([best], [lowest / costs.blind(price)])
        return rule, rule_name, ring

    return Drawn(move, hidden=[rule, rule_name, ring])
