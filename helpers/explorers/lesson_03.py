"""The explorer of a batch: six losses and their one mean (lesson 03)."""

import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.transforms import offset_copy

from helpers import figures, losses
from helpers.figures import BLUE, GREEN, HAIR, INK, ORANGE, PAPER, QUIET, style
from helpers.interactive import Explorer, Handle, Task, slider, switch

# Three of each label, so that always saying ½ costs ln 2, and nobody is badly wrong at first.
LABELS = np.array([1, 0, 1, 1, 0, 0])
PREDICTIONS = np.array([0.90, 0.20, 0.72, 0.60, 0.35, 0.10])
COLOURS = [BLUE if label else ORANGE for label in LABELS]
SURENESS = [n / 100 for n in range(5, 96)]


def batch_losses() -> Explorer:
    """Take the top of one bar of six: the mean rises with it, and meets the yardstick.

    The other five stay as given, so that a state depends on what the controls show alone.
    """
    figure, axes = figures.new_figure(
        2, height=400, margins=(36, 16, 44, 64), gap=110, width_ratios=[5, 2]
    )
    move, bars = _on_batch(*axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(
            2, height=540, margins=(122, 20, 34, 46), gap=92, height_ratios=[7, 5]
        )
        move_tall, bars_tall = _on_batch(*axes)

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
            Handle("y_prob", bar, along, position=price, also_set={"example": example})
            for along, drawn in (("y", bars), ("x", bars_tall))
            for example, bar in enumerate(drawn, 1)
        ],
        follows={"y_prob": lambda example: PREDICTIONS[example - 1]},
        task=Task(
            "With one example alone, lift the mean above 0.693.",
            lambda example, y_prob: _mean(example, y_prob) > np.log(2),
            "worse than saying one half to all",
        ),
        example=switch("Example", {str(n): n for n in range(1, len(LABELS) + 1)}, 3),
        y_prob=slider("Its prediction ŷ", SURENESS, PREDICTIONS[2]),
    )


def _batch(example, y_prob):
    """The given predictions with that of one example changed."""
    predictions = PREDICTIONS.copy()
    predictions[example - 1] = y_prob
    return predictions


def _mean(example, y_prob):
    return losses.binary_cross_entropy(LABELS, _batch(example, y_prob))


def _on_batch(ax, side):
    """Draw bars, their level and the arch; return what moves them, and what can be taken."""
    across, count = style.is_tall(ax), len(LABELS)
    bars, tops, names = _draw_bars(ax, across)
    level, veil = (ax.add_patch(_band(across, count)) for _ in range(2))
    level.set(facecolor=HAIR, zorder=1.5)
    veil.set(facecolor=PAPER, alpha=0.6, zorder=3)
    (line,) = ax.plot([], [], color=INK, linewidth=style.SIDE, zorder=5)
    rest, dot, number = style.side_dot(ax, QUIET), style.handle_dot(ax), style.number_text(ax)
    number.set(**{"ha": "left", "va": "center"} if across else {"ha": "center", "va": "bottom"})
    told = ax.text(0, 0, "", weight=600, va="bottom" if across else "center")
    move_on_arch = _draw_yardstick(side)

    def put(along, beside):
        return (along, beside) if across else (beside, along)

    def reach(bar, length):
        (bar.set_width if across else bar.set_height)(length)

    def move(example, y_prob):
        predictions = _batch(example, y_prob)
        each = losses.binary_cross_entropy(LABELS, predictions, reduction="none")
        loss, mean = each[example - 1], _mean(example, y_prob)
        for place in range(count):
            reach(bars[place], each[place])
            reach(tops[place], each[place])
            chosen = place == example - 1
            names[place].set(text=f"ŷ = {predictions[place]:.2f}", color=INK if chosen else QUIET)
        reach(level, mean)
        veil.set_bounds(*_veiled(ax, mean, across))
        line.set_data(*put([mean, mean], [0.5, count + 0.5]))
        others = np.delete(np.arange(count), example - 1)
        rest.set_data(*put(each[others], others + 1))
        dot.set_data(*put([loss], [example]))
        above = max(loss + 0.25, mean + 0.05) if across else max(loss + 0.15, mean + 0.04)
        number.set(text=f"{loss:.3f}", position=put(above, example))
        told.set(text=f"mean {mean:.3f}", position=put(mean, 0.42 if across else count + 0.6))
        return *bars, *tops, *names, level, veil, line, rest, dot, number, told, *move_on_arch(mean)

    return move, tops


def _band(across, count):
    return Rectangle((0, 0.5), 0, count) if across else Rectangle((0.5, 0), count, 0)


def _veiled(ax, mean, across):
    """All that stands above the mean, as x, y, width and height."""
    count = len(LABELS)
    if across:
        return mean, 0.5, ax.get_xlim()[1] - mean, count
    return 0.5, mean, count, ax.get_ylim()[1] - mean


def _draw_bars(ax, across):
    """Draw a bar for each example; return the bars, their edges, which are taken, and the names."""
    bars, tops, names = [], [], []
    for place, (label, colour) in enumerate(zip(LABELS, COLOURS, strict=True), 1):
        at, size = ((0, place - 0.34), (0, 0.68)) if across else ((place - 0.34, 0), (0.68, 0))
        bars.append(ax.add_patch(Rectangle(at, *size, facecolor=colour, zorder=2)))
        edge = Rectangle(at, *size, fill=False, edgecolor=colour, linewidth=style.SIDE, zorder=4)
        tops.append(ax.add_patch(edge))
        _name(ax, across, place, 0, f"y = {label}", color=colour, weight=600)
        names.append(_name(ax, across, place, 1))
    far = len(LABELS) + 0.6
    if across:
        ax.set(ylim=(far, 0.4), xlim=(0, 3.9), xticks=range(4), yticks=[], xlabel="loss in nats")
        ax.grid(visible=False)
    else:
        ax.set(xlim=(0.4, far), xticks=[], ylim=(0, 3.4), yticks=range(4))
        style.name_y(ax, "loss in nats", left=24)
    return bars, tops, names


def _name(ax, across, place, part, words="", **looks):
    """Write one of the two parts of a bar's name: below it, or in one line before it."""
    if across:
        at, off, sides = (0, place), (-(74, 12)[part], 0), {"ha": "right", "va": "center"}
    else:
        at, off, sides = (place, 0), (0, -(10, 32)[part]), {"ha": "center", "va": "top"}
    x, y = (style.PX * pixels for pixels in off)
    aside = offset_copy(ax.transData, ax.figure, x, y, units="points")
    return ax.text(*at, words, transform=aside, **sides, **looks)


def _draw_yardstick(ax):
    """Draw the arch of always saying the share; return what moves the mean beside it."""
    figures.draw_arch(ax)
    ax.set_yticks([0, np.log(2)], labels=["0", f"{np.log(2):.3f}"])
    ax.plot(
        [0, 0.5], [np.log(2)] * 2, color=QUIET, linestyle=style.DOTTED, linewidth=style.HAIRLINE
    )
    style.name_y(ax, "yardstick: always say the share", left=48)
    if style.is_tall(ax):  # it needs no room for names
        box = ax.get_position()
        ax.set_position([0.15, box.y0, box.x1 - 0.15, box.height])
    style.name_curve(ax, 0.5, 0.06, "better", GREEN, ha="center")
    ax.text(0.02, 0.88, "worse", color=QUIET, va="top")
    (line,) = ax.plot([], [], color=INK, linewidth=style.SIDE)
    dot = style.side_dot(ax, INK)

    def move(mean):
        line.set_data([0, 1], [mean, mean])
        dot.set_data([0.5], [mean])
        return line, dot

    return move
