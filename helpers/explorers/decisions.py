"""An explorer of decisions: a threshold turns probabilities into errors that cost (lesson 10)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from helpers import figures, inputs
from helpers.figures import BLUE, DASHED, INK, ORANGE, PAPER, QUIET
from helpers.interactive import Explorer, Handle, slider, switch

# A small set to look at without a lesson's data: sixteen predictions, made up.
SAMPLE_TRUE = (0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 1, 1)
SAMPLE_PROB = tuple(n / 32 for n in range(1, 32, 2))

THRESHOLDS = [n / 100 for n in range(1, 100)]
PRICES = [1, 5, 20]
HIGHEST = 1.35


def decision_threshold(y_true=SAMPLE_TRUE, y_prob=SAMPLE_PROB) -> Explorer:
    """Move the threshold and the price of a miss: the four counts, and what the errors cost.

    y_true, y_prob: shape (n,), labels 0 and 1, both of them present. A false alarm costs 1.
    """
    y_true, y_prob = inputs.labels_and_probabilities(y_true, y_prob)
    ill = y_true == 1
    if y_true.ndim != 1 or not np.isin(y_true, (0, 1)).all() or ill.all() or not ill.any():
        raise ValueError("decision_threshold needs a list of labels 0 and 1, both of them present")
    errors = {threshold: _errors(ill, y_prob, threshold) for threshold in THRESHOLDS}
    sick, healthy = int(ill.sum()), int((~ill).sum())
    figure, axes = figures.new_figure(2, height=380, gridspec_kw={"width_ratios": [1, 1.55]})
    move, dot = _on_decision_threshold(*axes, errors, sick, healthy)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(2, height_ratios=[2, 3])
        tall.set_size_inches(3.58, 5.2)
        tall.get_layout_engine().set(hspace=0.1)
        move_tall, dot_tall = _on_decision_threshold(
            *axes, errors, sick, healthy, fontsize=20, blind_rule="blind"
        )
        axes[0].xaxis.tick_top()
        axes[0].tick_params(axis="y", labelrotation=90)
        axes[1].set_xticks([0, 0.5, 1])
        axes[1].tick_params(axis="y", pad=9)
        axes[1].texts[1].set_y(1.07)  # the dot may lie right below its end
        for text in axes[1].texts:  # the curve may run behind them
            text.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 1, "alpha": 0.85})
        dot_tall.set_clip_on(False)

    def update(threshold, price):
        return *move(threshold, price), *move_tall(threshold, price)

    def sentence(threshold, price):
        missed, false = errors[threshold]
        alarms = "false alarm" if false == 1 else "false alarms"
        return (
            f"Threshold {threshold:.2f}: {missed} missed, {false} {alarms}, accuracy "
            f"{1 - (missed + false) / len(ill):.1%} → cost {missed} · {price} + {false} = "
            f"{price * missed + false} (blind rule {min(healthy, price * sick)})"
        ).replace("%", " %")

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("threshold", dot, "x"), Handle("threshold", dot_tall, "x")],
        threshold=slider("Threshold", THRESHOLDS, 0.5),
        price=switch("Price of a miss", {str(price): price for price in PRICES}, 1),
    )


def _on_decision_threshold(
    table, ax, errors, sick, healthy, *, fontsize=26, blind_rule="blind rule"
):
    """Draw the four counts and the cost; return what moves them, and the dot to take."""
    counts = _draw_table(table, fontsize)
    _draw_scale(ax)
    (curve,) = ax.plot([], [], color=BLUE)
    (dot,) = ax.plot([], [], "o", color=INK, zorder=3)
    (best,) = ax.plot([], [], color=QUIET, linestyle=":", linewidth=1.5)
    name = ax.text(0, 1.24, "", color=QUIET, va="center")
    blind = ax.text(0, 1.03, "", color=ORANGE, va="bottom")
    missed_and_false = np.array([*errors.values()])

    def move(threshold, price):
        missed, false = errors[threshold]
        four = sick - missed, missed, false, healthy - false
        for text, count in zip(counts, four, strict=True):
            text.set_text(f"{count}")
        yardstick = min(healthy, price * sick)
        curve.set_data(THRESHOLDS, missed_and_false @ [price, 1] / yardstick)
        dot.set_data([threshold], [min((price * missed + false) / yardstick, HIGHEST)])
        rule = 1 / (1 + price)
        best.set_data([rule, rule], [0, HIGHEST])
        name.set(x=rule + 0.02, text=f"1/(1 + {price}) = {rule:.2f}")
        everyone = "all" if healthy <= price * sick else "none"
        blind.set(x=rule + 0.02, text=f"{blind_rule}: call {everyone} ill")
        return *counts, curve, dot, best, name, blind

    return move, dot


def _errors(ill, y_prob, threshold) -> tuple[int, int]:
    """How many ill are missed and how many healthy are called ill, from `threshold` on."""
    called = y_prob >= threshold
    return int((ill & ~called).sum()), int((~ill & called).sum())


def _draw_table(ax: Axes, fontsize: float) -> list:
    """Draw an empty confusion matrix; return its four texts: found, missed, false, all-clear."""
    ax.set(xlim=(0, 2), ylim=(0, 2), xticks=[0.5, 1.5], yticks=[0.5, 1.5])
    ax.set_xticklabels(["called ill", "called healthy"])
    ax.set_yticklabels(["healthy", "ill"])
    ax.set(ylabel="truth")
    ax.tick_params(length=0)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    texts = []
    for x, y, caption, wrong in (
        (0, 1, "found", False),
        (1, 1, "missed", True),
        (0, 0, "false alarm", True),
        (1, 0, "all-clear", False),
    ):
        colour = ORANGE if wrong else BLUE
        ax.add_patch(
            Rectangle(
                (x + 0.04, y + 0.05),
                0.92,
                0.9,
                facecolor="none",
                edgecolor=colour,
                linewidth=2,
                alpha=0.9,
            )
        )
        ax.text(x + 0.5, y + 0.2, caption, ha="center", va="center", color=colour)
        texts.append(ax.text(x + 0.5, y + 0.58, "", ha="center", va="center", fontsize=fontsize))
    return texts


def _draw_scale(ax: Axes) -> None:
    ax.set(xlim=(0, 1), ylim=(0, HIGHEST), yticks=[0, 0.5, 1])
    ax.set(xlabel="threshold", ylabel="cost ÷ cost of the blind rule")
    ax.axhline(1, color=ORANGE, linestyle=DASHED, linewidth=1.5)
