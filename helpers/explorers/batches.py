"""Explorers of labels and batches: two cases, one formula, one mean (lessons 02 and 03)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from helpers import figures, losses
from helpers.figures import BLUE, INK, ORANGE, PAPER, QUIET
from helpers.interactive import Explorer, Handle, slider, switch

HUNDREDTHS = [n / 100 for n in range(1, 100)]

# Three of each label, so that always saying ½ costs ln 2, and nobody is badly wrong at first.
LABELS = np.array([1, 0, 1, 1, 0, 0])
PREDICTIONS = np.array([0.90, 0.20, 0.72, 0.60, 0.35, 0.10])


def label_cases() -> Explorer:
    """Switch the label, move ŷ: one term of the loss stands, the other is always zero."""
    figure, axes = figures.new_figure(2, sharey=True, width_ratios=[5, 4])
    move, dot = _on_label_cases(*axes, across=False)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(2, height_ratios=[2, 1])
        move_tall, dot_tall = _on_label_cases(*axes, across=True)

    def update(y, y_prob):
        return *move(y, y_prob), *move_tall(y, y_prob)

    def sentence(y, y_prob):
        loss = losses.binary_cross_entropy(y, y_prob)
        first, second = _terms(y, y_prob)
        return f"y = {y}, ŷ = {y_prob:.2f} → loss {loss:.3f} nats = {first:.3f} + {second:.3f}"

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("y_prob", dot, "x"), Handle("y_prob", dot_tall, "x")],
        y=switch("Label y", {"y = 1": 1, "y = 0": 0}, 1),
        y_prob=slider("Prediction ŷ", HUNDREDTHS, 0.9),
    )


def _terms(y, y_prob):
    """Both terms of the loss, each the loss of its own label or zero."""
    ones, zeros = losses.binary_cross_entropy([1, 0], [y_prob, y_prob], reduction="none")
    return (ones, 0.0) if y == 1 else (0.0, zeros)


def _on_label_cases(left, right, *, across):
    """Draw curves and bars, the bars on their side if `across`; return what moves, and the dot."""
    curves = figures.draw_label_cases(left)
    if across:
        left.texts[1].set_y(4.2)  # the two names do not fit beside each other
    (guide,) = left.plot([], [], color=QUIET, linestyle=":", linewidth=1.5)
    (dot,) = left.plot([], [], "o", color=INK, clip_on=False)
    bars = _draw_terms(right, across)
    beside = {"ha": "left", "va": "center"} if across else {"ha": "center", "va": "bottom"}
    notes = [right.text(0, 0, "", fontsize="large", **beside) for _ in bars]

    def move(y, y_prob):
        loss = losses.binary_cross_entropy(y, y_prob)
        for curve, label in zip(curves, (1, 0), strict=True):
            curve.set_linewidth(4 if label == y else 1.2)
        dot.set_data([y_prob], [loss])
        guide.set_data([y_prob, y_prob, 1], [0, loss, loss])
        for place, bar, note, term in zip((0, 1), bars, notes, _terms(y, y_prob), strict=True):
            (bar.set_width if across else bar.set_height)(term)
            end = (term + 0.08, place)
            note.set(position=end if across else end[::-1], text=f"{term:.3f}")
        return *curves, guide, dot, *bars, *notes

    return move, dot


def batch_losses() -> Explorer:
    """Change one prediction of six: its bar, the sum and the mean move with it.

    The other five stay as given, so that a state depends on what the controls show alone.
    """
    figure, ax = figures.new_figure(height=400)
    move, bars = _on_batch(ax, across=False)
    with figures.tall_type():
        tall, ax = figures.new_tall_figure()
        move_tall, bars_tall = _on_batch(ax, across=True)

    def update(example, y_prob):
        return *move(example, y_prob), *move_tall(example, y_prob)

    def price(example, y_prob):
        return losses.binary_cross_entropy(LABELS[example - 1], y_prob)

    def sentence(example, y_prob):
        predictions = _batch(example, y_prob)
        each = losses.binary_cross_entropy(LABELS, predictions, reduction="none")
        total = losses.binary_cross_entropy(LABELS, predictions, reduction="sum")
        mean = losses.binary_cross_entropy(LABELS, predictions)
        return (
            f"Example {example}: y = {LABELS[example - 1]}, ŷ = {y_prob:.2f} → "
            f"loss {each[example - 1]:.3f} nats; sum of all six {total:.3f}, mean {mean:.3f} nats"
        )

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[
            Handle("y_prob", bar, along, at=price, sets={"example": example})
            for along, drawn in (("y", bars), ("x", bars_tall))
            for example, bar in enumerate(drawn, 1)
        ],
        follows={"y_prob": lambda example: PREDICTIONS[example - 1]},
        example=switch("Example", {str(n): n for n in range(1, len(LABELS) + 1)}, 3),
        y_prob=slider("Its prediction ŷ", HUNDREDTHS[4:-4], PREDICTIONS[2]),
    )


def _batch(example, y_prob):
    """The given predictions with that of one example changed."""
    predictions = PREDICTIONS.copy()
    predictions[example - 1] = y_prob
    return predictions


def _on_batch(ax, *, across):
    """Draw the bars, on their side if `across`; return what moves them, and the bars."""
    bars = _draw_batch(ax, across)
    line = (ax.axvline if across else ax.axhline)(0, color=INK, linestyle="-.", linewidth=2)
    if across:
        head, note = ax.text(0, 0, "", va="center"), ax.text(0, 0.25, "", va="center")
    else:
        head = ax.text(0, 0, "", ha="center", va="bottom", fontsize=15)
        note = ax.text(6.55, 0, "", va="bottom", fontsize=14)

    def move(example, y_prob):
        predictions = _batch(example, y_prob)
        each = losses.binary_cross_entropy(LABELS, predictions, reduction="none")
        for place, (bar, loss) in enumerate(zip(bars, each, strict=True), 1):
            bar.set_linewidth(3 if place == example else 0)
            (bar.set_width if across else bar.set_height)(loss)
        loss = each[example - 1]  # its text keeps beyond the mean line, which stays below 0.9
        end = (max(loss, 0.9) + (0.3 if across else 0.08), example)
        head.set(position=end if across else end[::-1])
        head.set_text(f"ŷ = {y_prob:.2f}\nloss {loss:.3f}")
        mean = losses.binary_cross_entropy(LABELS, predictions)
        (line.set_xdata if across else line.set_ydata)([mean, mean])
        (note.set_x if across else note.set_y)(mean + (0.12 if across else 0.06))
        note.set_text(f"mean {mean:.3f}")
        return *bars, head, line, note

    return move, bars


def _draw_terms(ax: Axes, across: bool) -> list[Rectangle]:
    """One bar for each term of the formula, of length 0: y = 1 plain, y = 0 hatched."""
    names, looks = ["−y·ln ŷ", "−(1 − y)·ln(1 − ŷ)"], {"color": [BLUE, ORANGE]}
    if across:
        ones, zeros = ax.barh([0, 1], 0, height=0.4, edgecolor=PAPER, **looks)
        ax.set(xlim=(0, 5.6), ylim=(1.4, -0.9), yticks=[])
        ax.set(xlabel="the two terms of the loss  (nats)")
        for place, name in enumerate(names):
            ax.text(0, place - 0.33, name, va="bottom")
    else:
        ones, zeros = ax.bar([0, 1], 0, width=0.5, edgecolor=PAPER, **looks)
        ax.set(xlim=(-0.6, 1.6), xticks=[0, 1], xlabel="the two terms of the loss")
        ax.set_xticklabels(names)
        ax.grid(visible=False, axis="x")
    zeros.set_hatch("//")
    return [ones, zeros]


def _draw_batch(ax: Axes, across: bool) -> list[Rectangle]:
    """A bar for the loss of each example: y = 1 plain, y = 0 hatched.

    A dotted outline stays where each bar was given.
    """
    places, draw = range(1, len(LABELS) + 1), ax.barh if across else ax.bar
    given = losses.binary_cross_entropy(LABELS, PREDICTIONS, reduction="none")
    draw(places, given, 0.6, fill=False, edgecolor=QUIET, linestyle=":", linewidth=1.5)
    bars = draw(places, given, 0.6, edgecolor=INK, linewidth=0)
    for bar, label in zip(bars, LABELS, strict=True):
        bar.set(facecolor=BLUE if label else ORANGE, hatch="" if label else "//")
    names = [f"{n}:  y = {LABELS[n - 1]}\nŷ = {PREDICTIONS[n - 1]:.2f}" for n in places]
    what, price = "example, its label, its given prediction", "loss  (nats)"
    if across:
        ax.set_yticks(places, labels=names)
        ax.set(ylim=(len(LABELS) + 0.5, -0.1), xlim=(0, 4.8), xticks=range(4), xlabel=price)
        ax.figure.suptitle(what, x=0.02, ha="left", fontsize="medium", color=QUIET)
        ax.tick_params(axis="y", pad=11)  # the halo of a short bar keeps off its name
        ax.grid(visible=False, axis="y")
    else:
        ax.set_xticks(places, labels=names)
        ax.set(xlim=(0.4, len(LABELS) + 1.6), xlabel=what)
        ax.set(ylim=(0, 4.1), yticks=range(4), ylabel=price)
        ax.grid(visible=False, axis="x")
    return list(bars)
