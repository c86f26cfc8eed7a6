"""The explorer of several labels at once, by sigmoids or by a softmax (lesson 08)."""

import numpy as np
from matplotlib.axes import Axes

from helpers import figures, losses
from helpers.explorers.parts import signed
from helpers.figures import BLUE, HAIR, INK, ORANGE, PALE_BLUE, PALE_ORANGE, PAPER, QUIET, style
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

NAMES = ("beach", "dog", "sunset")
TRUTH = (1, 0, 1)
ROWS = range(len(NAMES))
LOGITS = [-4, -2, -1, 0, 1, 2, 4]  # a published page holds every state: 2 · 7³
FIRST = {"beach": 2, "dog": 0, "sunset": 1}
SMALL_LOSS = 0.1  # nats, which the task asks for
LONGEST = 4.2  # nats; a larger loss runs out of the picture


def label_losses() -> Explorer:
    """Three labels, a logit and a loss each: three sigmoids leave them alone, a softmax does not.

    The end of each fader can be dragged; in a softmax it moves the other two as well.
    """

    def sentence(how, **logits):
        loss = _losses(how, *logits.values())
        return (
            f"Losses {loss[0]:.3f} + {loss[1]:.3f} + {loss[2]:.3f} = {loss.sum():.3f}, "
            f"mean {loss.mean():.3f} nats; the three ŷ add up to "
            f"{_outputs(how, *logits.values()).sum():.2f}"
        )

    task = Task(
        f"Bring all three prices below {SMALL_LOSS} nats.",
        lambda how, **logits: bool(_losses(how, *logits.values()).max() < SMALL_LOSS),
        "only three sigmoids can",
    )
    how = switch("Outputs", {"3 sigmoids": "sigmoids", "1 softmax": "softmax"}, "softmax")
    logits = {name: slider(f"z {name}", LOGITS, FIRST[name], form="{:d}") for name in NAMES}
    return Explorer.from_draw(_draw_label_losses, sentence, task=task, how=how, **logits)


def _outputs(how: str, *logits: float) -> np.ndarray:
    """The ŷ of each label."""
    z = np.array(logits, dtype=float)
    return losses.sigmoid(z) if how == "sigmoids" else np.exp(z) / np.exp(z).sum()


def _losses(how: str, *logits: float) -> np.ndarray:
    return losses.binary_cross_entropy(TRUTH, _outputs(how, *logits), reduction="none")


@figures.laid_out(
    panels=2,
    wide={"height": 340, "margins": (132, 84, 52, 50), "gap": 122, "width_ratios": [2, 3]},
    tall={"height": 540, "margins": (104, 60, 52, 48), "gap": 104},
)
def _draw_label_losses(axes) -> Drawn:
    return together(_draw_faders(axes[0]), _draw_losses(axes[1]))


def _draw_faders(ax: Axes) -> Drawn:
    """Draw the ŷ of each label as a fader."""
    total = _prepare(ax, "prediction ŷ", 1, range(2))
    beside = 0.09 if style.is_tall(ax) else 0.07  # past the halo of a dot at either end
    ax.barh(ROWS, 1, 0.42, color=HAIR)
    bars = ax.barh(ROWS, 0, 0.42, linewidth=style.SIDE, zorder=2)
    for bar, y in zip(bars, TRUTH, strict=True):
        bar.set(facecolor=PALE_BLUE if y else PALE_ORANGE, edgecolor=BLUE if y else ORANGE)
        bar.set_hatch("" if y else "//")
    dots = [style.handle_dot(ax) for _ in ROWS]
    inputs = [_text(ax, row + 0.2, -beside, QUIET, ha="right") for row in ROWS]
    outputs = [_text(ax, row, 1 + 1.1 * beside, INK) for row in ROWS]
    for row, name in enumerate(NAMES):
        _text(ax, row - 0.2, -beside, INK, ha="right", weight=600).set_text(name)

    def move(how, **logits):
        y_prob = _outputs(how, *logits.values())
        for row, logit in enumerate(logits.values()):
            bars[row].set_width(y_prob[row])
            dots[row].set_data([y_prob[row]], [row])
            outputs[row].set_text(f"{y_prob[row]:.3f}")
            inputs[row].set_text(f"y = {TRUTH[row]}, z = {signed(logit, 'd')}")
        total.set_text(f"add up to {y_prob.sum():.2f}")
        return *bars, *dots, *inputs, *outputs, total

    handles = [Handle(NAMES[row], dots[row], "x", _output_of(row), ("how", *NAMES)) for row in ROWS]
    return Drawn(move, handles)


def _output_of(row: int):
    return lambda how, *logits: _outputs(how, *logits)[row]


def _draw_losses(ax: Axes) -> Drawn:
    """Draw the loss of each label as a bar."""
    mean = _prepare(ax, "price in nats", LONGEST, range(5))
    bars = ax.barh(ROWS, 0, 0.42, edgecolor=PAPER, linewidth=0, zorder=2)
    for bar, y in zip(bars, TRUTH, strict=True):
        bar.set(facecolor=BLUE if y else ORANGE, hatch="" if y else "//")
    numbers = [_text(ax, row, 0, INK, weight=600) for row in ROWS]
    if style.is_tall(ax):
        for row, name in enumerate(NAMES):
            _text(ax, row, -0.17, INK, ha="right", weight=600).set_text(name)

    def move(how, **logits):
        loss = _losses(how, *logits.values())
        for row in ROWS:
            bars[row].set_width(loss[row])
            numbers[row].set(text=f"{loss[row]:.3f}", x=min(loss[row], LONGEST) + 0.1)
        mean.set_text(f"mean {loss.mean():.3f}")
        return *bars, *numbers, mean

    return Drawn(move)


def _prepare(ax: Axes, name: str, right: float, ticks):
    """Set the axes of a panel; return its most important number, above its right end."""
    ax.set(xlim=(0, right), ylim=(2.5, -0.5), yticks=[], xticks=ticks)
    style.name_y(ax, name, left=96 if style.is_tall(ax) else 0, above=16)
    place = 1 + 48 / ax.bbox.width, 1 + 15 / ax.bbox.height
    across = {"transform": ax.transAxes, "position": place}
    return style.number_text(ax, ha="right", va="bottom", **across)


def _text(ax: Axes, y: float, x: float, colour: str, **options):
    return ax.text(x, y, "", color=colour, va="center", **options)
