"""The explorer of a batch: six losses and their one mean (lesson 03)."""

import numpy as np
from matplotlib.transforms import offset_copy

from helpers import figures, losses
from helpers.explorers.parts import Bars
from helpers.figures import GREEN, HAIR, INK, PAPER, QUIET, style
from helpers.figures.lesson_02 import LABEL_LINES
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

# Three of each label, so that always saying ½ costs ln 2, and nobody is badly wrong at first.
LABELS = np.array([1, 0, 1, 1, 0, 0])
PREDICTIONS = np.array([0.90, 0.20, 0.72, 0.60, 0.35, 0.10])
COUNT = len(LABELS)
HUNDREDTHS = [n / 100 for n in range(5, 96)]


def batch_losses() -> Explorer:
    """Drag the end of one bar of six: the mean rises with it, and meets the yardstick.

    The other five stay as given, so that a state depends on what the controls show alone.
    """

    def sentence(example, y_prob):
        y, loss = LABELS[example - 1], _loss_of(example, y_prob)
        total, mean = _reduce(example, y_prob, "sum"), _reduce(example, y_prob, "mean")
        return (
            f"Example {example}: y = {y}, ŷ = {y_prob:.2f} → "
            f"loss {loss:.3f} nats; sum of all six {total:.3f}, mean {mean:.3f} nats"
        )

    return Explorer.from_draw(
        _draw_batch_losses,
        sentence,
        follows={"y_prob": lambda example: PREDICTIONS[example - 1]},
        task=Task(
            "With one example alone, lift the mean above 0.693.",
            lambda example, y_prob: _reduce(example, y_prob, "mean") > np.log(2),
            "worse than saying one half to all",
        ),
        example=switch("Example", {str(n): n for n in range(1, COUNT + 1)}, 3),
        y_prob=slider("Its prediction ŷ", HUNDREDTHS, PREDICTIONS[2]),
    )


def _loss_of(example, y_prob):
    return losses.binary_cross_entropy(LABELS[example - 1], y_prob)


def _predictions(example, y_prob):
    """The given predictions with that of one example changed."""
    predictions = PREDICTIONS.copy()
    predictions[example - 1] = y_prob
    return predictions


def _reduce(example, y_prob, reduction):
    predictions = _predictions(example, y_prob)
    return losses.binary_cross_entropy(LABELS, predictions, reduction=reduction)


@figures.laid_out(
    panels=2,
    wide={"height": 400, "margins": (36, 16, 44, 64), "gap": 110, "width_ratios": [5, 2]},
    tall={"height": 540, "margins": (122, 20, 34, 46), "gap": 92, "height_ratios": [7, 5]},
)
def _draw_batch_losses(axes) -> Drawn:
    bars, yardstick = axes
    return together(_draw_bars(bars), _draw_yardstick(yardstick))


def _draw_bars(ax) -> Drawn:
    """Draw a bar for each example, whose end can be dragged, and the level of their mean."""
    row = Bars(style.is_tall(ax))
    bars, ends = [], []
    for n, label in enumerate(LABELS, 1):
        colour, _ = LABEL_LINES[label]
        bars.append(ax.add_patch(row.bar(n, 0.68, facecolor=colour, zorder=2)))
        end = row.bar(n, 0.68, fill=False, edgecolor=colour, linewidth=style.SIDE, zorder=4)
        ends.append(ax.add_patch(end))
    names = _name_bars(ax, row)
    _set_axes(ax, row.across)
    move_mean = _draw_mean(ax, row)
    others, dot, number = style.side_dot(ax, QUIET), style.handle_dot(ax), style.number_text(ax)
    number.set(**row.beyond)

    def move(example, y_prob):
        predictions = _predictions(example, y_prob)
        each, mean = _reduce(example, y_prob, "none"), _reduce(example, y_prob, "mean")
        for bar, end, name, loss, prediction in zip(
            bars, ends, names, each, predictions, strict=True
        ):
            row.set_length(bar, loss)
            row.set_length(end, loss)
            name.set(text=f"ŷ = {prediction:.2f}", color=QUIET)
        names[example - 1].set_color(INK)
        loss = each[example - 1]
        rest = np.delete(np.arange(COUNT), example - 1)
        others.set_data(*row.point(each[rest], rest + 1))
        dot.set_data(*row.point([loss], [example]))
        above = max(loss + 0.25, mean + 0.05) if row.across else max(loss + 0.15, mean + 0.04)
        number.set(text=f"{loss:.3f}", position=row.point(above, example))
        return *bars, *ends, *names, *move_mean(mean), others, dot, number

    axis = "x" if row.across else "y"
    handles = [
        Handle("y_prob", end, axis, position=_loss_of, also_set={"example": example})
        for example, end in enumerate(ends, 1)
    ]
    return Drawn(move, handles)


def _set_axes(ax, across):
    if across:
        ax.set(ylim=(COUNT + 0.6, 0.4), xlim=(0, 3.9), yticks=[], xticks=range(4))
        ax.set_xlabel("loss in nats")
        ax.grid(visible=False)
    else:
        ax.set(xlim=(0.4, COUNT + 0.6), xticks=[], ylim=(0, 3.4), yticks=range(4))
        style.name_y(ax, "loss in nats", left=24)


def _name_bars(ax, row):
    """Write label and prediction below each bar, or in one line before it; return the latter."""

    def write(n, words, down, before, **options):
        x, y = (-before, 0) if row.across else (0, -down)
        aside = offset_copy(ax.transData, ax.figure, x * style.PX, y * style.PX, units="points")
        ha, va = ("right", "center") if row.across else ("center", "top")
        return ax.text(*row.point(0, n), words, transform=aside, ha=ha, va=va, **options)

    names = []
    for n, label in enumerate(LABELS, 1):
        write(n, f"y = {label}", 10, 74, color=LABEL_LINES[label][0], weight=600)
        names.append(write(n, "", 32, 12))
    return names


def _draw_mean(ax, row):
    """Draw the mean as a level, with a veil over what rises above it; return what moves both."""
    middle = (COUNT + 1) / 2
    level = ax.add_patch(row.bar(middle, COUNT, facecolor=HAIR, zorder=1.5))
    veil = ax.add_patch(row.bar(middle, COUNT, facecolor=PAPER, alpha=0.6, zorder=3))
    (line,) = ax.plot([], [], color=INK, linewidth=style.SIDE, zorder=5)
    name = ax.text(0, 0, "", weight=600, va="bottom" if row.across else "center")
    top = (ax.get_xlim() if row.across else ax.get_ylim())[1]

    def move(mean):
        row.set_length(level, mean)
        veil.set_xy(row.point(mean, 0.5))
        row.set_length(veil, top - mean)
        line.set_data(*row.point([mean, mean], [0.5, COUNT + 0.5]))
        place = row.point(mean, 0.42 if row.across else COUNT + 0.6)
        name.set(text=f"mean {mean:.3f}", position=place)
        return level, veil, line, name

    return move


def _draw_yardstick(ax) -> Drawn:
    """Draw the loss of always saying the share of ones, with the mean beside it."""
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

    def move(example, y_prob):
        mean = _reduce(example, y_prob, "mean")
        line.set_data([0, 1], [mean, mean])
        dot.set_data([0.5], [mean])
        return line, dot

    return Drawn(move)
