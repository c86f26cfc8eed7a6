"""The explorer of several labels at once, by sigmoids or by a softmax (lesson 08)."""

import numpy as np
from matplotlib.axes import Axes

from helpers import figures, losses
from helpers.figures import BLUE, HAIR, INK, ORANGE, PALE_BLUE, PALE_ORANGE, PAPER, QUIET, style
from helpers.interactive import Explorer, Handle, Task, slider, switch

NAMES = ("beach", "dog", "sunset")
TRUTH = (1, 0, 1)
LOGITS = [-4, -2, -1, 0, 1, 2, 4]  # a published page holds them all: 2 · 7³ states
FIRST = (2, 0, 1)
CHEAP = 0.1  # nats
FURTHEST = 4.2  # what costs more runs out of the picture


def label_losses() -> Explorer:
    """Three labels, a logit and a price each: three sigmoids leave them alone, a softmax does not.

    The end of each fader can be taken; in a softmax it moves the other two as well.
    """
    figure, axes = figures.new_figure(
        2, height=340, margins=(132, 84, 52, 50), gap=122, width_ratios=[2, 3]
    )
    move, dots = _on_label_losses(*axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(
            2, height=540, margins=(104, 60, 52, 48), gap=104, height_ratios=[1, 1]
        )
        move_tall, dots_tall = _on_label_losses(*axes)

    def update(how, **logits):
        state = [*logits.values()], *_outcome(how, *logits.values())
        return *move(*state), *move_tall(*state)

    def sentence(how, **logits):
        y_prob, each = _outcome(how, *logits.values())
        return (
            f"Losses {' + '.join(f'{loss:.3f}' for loss in each)} = {each.sum():.3f}, "
            f"mean {each.mean():.3f} nats; the three ŷ add up to {sum(y_prob):.2f}"
        )

    task = Task(
        "Bring all three prices below 0.1 nats.",
        lambda how, **logits: bool(max(_outcome(how, *logits.values())[1]) < CHEAP),
        "only three sigmoids can",
    )
    kinds = {"3 sigmoids": "sigmoids", "1 softmax": "softmax"}
    controls = {"how": switch("Outputs", kinds, "softmax")}
    for name, z in zip(NAMES, FIRST, strict=True):
        controls[name] = slider(f"z {name}", LOGITS, z, form="{:d}")
    handles = [
        Handle(name, dot, "x", position=_output_of(place), position_args=("how", *NAMES))
        for drawn in (dots, dots_tall)
        for place, (name, dot) in enumerate(zip(NAMES, drawn, strict=True))
    ]
    return Explorer(figure, update, sentence, tall=tall, handles=handles, task=task, **controls)


def _outputs(how: str, *logits: float) -> np.ndarray:
    """The ŷ of each label."""
    z = np.array(logits, dtype=float)
    return losses.sigmoid(z) if how == "sigmoids" else np.exp(z) / np.exp(z).sum()


def _outcome(how: str, *logits: float) -> tuple[np.ndarray, np.ndarray]:
    """The ŷ of each label, and its loss."""
    y_prob = _outputs(how, *logits)
    return y_prob, losses.binary_cross_entropy(TRUTH, y_prob, reduction="none")


def _output_of(place: int):
    return lambda how, *logits: _outputs(how, *logits)[place]


def _on_label_losses(faders: Axes, prices: Axes):
    """Draw a fader and a price for each label; return what moves them, and the faders' dots."""
    rows, tall = range(len(NAMES)), style.is_tall(faders)
    away = -0.09 if tall else -0.07  # out of the halos
    for ax, name, ticks in ((faders, "prediction ŷ", [0, 1]), (prices, "price in nats", range(5))):
        ax.set(ylim=(2.5, -0.5), yticks=[], xticks=ticks)
        style.name_y(ax, name, left=96 if tall else 0, above=16)
    faders.set(xlim=(0, 1))
    prices.set(xlim=(0, FURTHEST))
    faders.barh(rows, 1, 0.42, color=HAIR)
    filled = faders.barh(rows, 0, 0.42, color=HAIR, linewidth=style.SIDE, zorder=2)
    paid = prices.barh(rows, 0, 0.42, color=HAIR, edgecolor=PAPER, linewidth=0, zorder=2)
    for fill, price, y in zip(filled, paid, TRUTH, strict=True):
        ink, pale = (BLUE, PALE_BLUE) if y else (ORANGE, PALE_ORANGE)
        fill.set(facecolor=pale, edgecolor=ink, hatch="" if y else "//")
        price.set(facecolor=ink, hatch="" if y else "//")
    dots = [style.handle_dot(faders) for _ in rows]
    logits = [_row(faders, row, away, 0.2, QUIET, ha="right") for row in rows]
    outputs = [_row(faders, row, 1 - 1.1 * away, 0, INK) for row in rows]
    told = [_row(prices, row, 0, 0, INK, weight=600) for row in rows]
    for row, name in enumerate(NAMES):
        _row(faders, row, away, -0.2, INK, ha="right", weight=600).set_text(name)
        if tall:
            _row(prices, row, -0.17, 0, INK, ha="right", weight=600).set_text(name)
    total, mean = _corner(faders, 48), _corner(prices, 48)

    def move(z, y_prob, each):
        for row in rows:
            filled[row].set_width(y_prob[row])
            dots[row].set_data([y_prob[row]], [row])
            outputs[row].set_text(f"{y_prob[row]:.3f}")
            logits[row].set_text(f"y = {TRUTH[row]}, z = {z[row]}".replace("-", "−"))
            paid[row].set_width(each[row])
            told[row].set_x(min(each[row], FURTHEST) + 0.1)
            told[row].set_text(f"{each[row]:.3f}")
        total.set_text(f"add up to {y_prob.sum():.2f}")
        mean.set_text(f"mean {each.mean():.3f}")
        return *filled, *paid, *dots, *logits, *outputs, *told, total, mean

    return move, dots


def _row(ax: Axes, row: int, x: float, down: float, colour: str, **options):
    """A text in the row of a label, so far down from its middle."""
    return ax.text(x, row + down, "", color=colour, va="center", **options)


def _corner(ax: Axes, right: float):
    """The number that matters of a panel, above its right end."""
    number = style.number_text(ax, ha="right", va="bottom")
    number.set_transform(ax.transAxes)
    width, height = ax.bbox.width, ax.bbox.height
    number.set_position((1 + right / width, 1 + 15 / height))
    return number
