"""Explorers of labels and batches: two cases, one formula, one mean (lessons 02 and 03)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from helpers import figures, losses
from helpers.explorer import Explorer, slider, switch
from helpers.figures import BLACK, BLUE, GREY, VERMILION

HUNDREDTHS = [n / 100 for n in range(1, 100)]

# Three of each label, so that always saying ½ costs ln 2, and nobody is badly wrong at first.
LABELS = np.array([1, 0, 1, 1, 0, 0])
PREDICTIONS = np.array([0.90, 0.20, 0.72, 0.60, 0.35, 0.10])


def label_cases() -> Explorer:
    """Switch the label, move ŷ: one term of the loss stands, the other is always zero."""
    figure, (left, right) = figures.new_figure(2, sharey=True, width_ratios=[5, 4])
    curves = figures.draw_label_cases(left)
    (guide,) = left.plot([], [], color=GREY, linestyle=":", linewidth=1.5)
    (dot,) = left.plot([], [], "o", color=BLACK, clip_on=False)
    bars = _draw_terms(right)
    notes = [right.text(place, 0, "", ha="center", va="bottom", fontsize=14) for place in (0, 1)]

    def terms(y, y_prob):
        """Both terms of the loss, each the loss of its own label or zero."""
        ones, zeros = losses.binary_cross_entropy([1, 0], [y_prob, y_prob], reduction="none")
        return (ones, 0.0) if y == 1 else (0.0, zeros)

    def update(y, y_prob):
        loss = losses.binary_cross_entropy(y, y_prob)
        for curve, label in zip(curves, (1, 0), strict=True):
            curve.set_linewidth(4 if label == y else 1.2)
        dot.set_data([y_prob], [loss])
        guide.set_data([y_prob, y_prob, 1], [0, loss, loss])
        for bar, note, term in zip(bars, notes, terms(y, y_prob), strict=True):
            bar.set_height(term)
            note.set(y=term + 0.08, text=f"{term:.3f}")
        return *curves, guide, dot, *bars, *notes

    def sentence(y, y_prob):
        loss = losses.binary_cross_entropy(y, y_prob)
        first, second = terms(y, y_prob)
        return f"y = {y}, ŷ = {y_prob:.2f} → loss {loss:.3f} nats = {first:.3f} + {second:.3f}"

    return Explorer(
        figure,
        update,
        sentence,
        y=switch("Label y", {"y = 1": 1, "y = 0": 0}, 1),
        y_prob=slider("Prediction ŷ", HUNDREDTHS, 0.9),
    )


def batch_losses() -> Explorer:
    """Change one prediction of six: its bar, the sum and the mean move with it.

    The other five stay as given, so that a state depends on what the controls show alone.
    """
    figure, ax = figures.new_figure(height=4.0)
    places = np.arange(1, len(LABELS) + 1)
    bars = _draw_batch(ax)
    head = ax.text(0, 0, "", ha="center", va="bottom", fontsize=15)
    mean_line = ax.axhline(0, color=BLACK, linestyle="-.", linewidth=2)
    mean_note = ax.text(6.55, 0, "", va="bottom", fontsize=14)

    def batch(example, y_prob):
        predictions = PREDICTIONS.copy()
        predictions[example - 1] = y_prob
        return predictions, losses.binary_cross_entropy(LABELS, predictions, reduction="none")

    def update(example, y_prob):
        predictions, each = batch(example, y_prob)
        for place, bar, loss in zip(places, bars, each, strict=True):
            bar.set(height=loss, linewidth=3 if place == example else 0)
        loss = each[example - 1]  # its text keeps above the mean line, which stays below 0.9
        head.set(x=example, y=max(loss, 0.9) + 0.08, text=f"ŷ = {y_prob:.2f}\nloss {loss:.3f}")
        mean = losses.binary_cross_entropy(LABELS, predictions)
        mean_line.set_ydata([mean, mean])
        mean_note.set(y=mean + 0.06, text=f"mean {mean:.3f}")
        return *bars, head, mean_line, mean_note

    def sentence(example, y_prob):
        predictions, each = batch(example, y_prob)
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
        example=switch("Example", {str(n): n for n in places.tolist()}, 3),
        y_prob=slider("Its prediction ŷ", HUNDREDTHS[4:-4], PREDICTIONS[2]),
    )


def _draw_terms(ax: Axes) -> list[Rectangle]:
    """One bar for each term of the formula, of height 0: y = 1 plain, y = 0 hatched."""
    ones, zeros = ax.bar([0, 1], [0, 0], width=0.5, color=[BLUE, VERMILION], edgecolor="white")
    zeros.set_hatch("//")
    ax.set_xticks([0, 1], labels=["−y·ln ŷ", "−(1 − y)·ln(1 − ŷ)"])
    ax.set(xlim=(-0.6, 1.6), xlabel="the two terms of the loss")
    ax.grid(visible=False, axis="x")
    return [ones, zeros]


def _draw_batch(ax: Axes) -> list[Rectangle]:
    """A bar for the loss of each example: y = 1 plain, y = 0 hatched.

    A dotted outline stays where each bar was given.
    """
    places = range(1, len(LABELS) + 1)
    given = losses.binary_cross_entropy(LABELS, PREDICTIONS, reduction="none")
    ax.bar(places, given, width=0.6, fill=False, edgecolor=GREY, linestyle=":", linewidth=1.5)
    bars = ax.bar(places, given, width=0.6, edgecolor=BLACK, linewidth=0)
    for bar, label in zip(bars, LABELS, strict=True):
        bar.set(facecolor=BLUE if label else VERMILION, hatch="" if label else "//")
    names = zip(places, LABELS, PREDICTIONS, strict=True)
    ax.set_xticks(places, labels=[f"{n}:  y = {y}\nŷ = {p:.2f}" for n, y, p in names])
    ax.set(xlim=(0.4, len(LABELS) + 1.6), xlabel="example, its label, its given prediction")
    ax.set(ylim=(0, 4.1), yticks=range(4), ylabel="loss  (nats)")
    ax.grid(visible=False, axis="x")
    return list(bars)
