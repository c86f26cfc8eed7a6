"""The explorer of several labels at once: one sigmoid and one loss each (lesson 07)."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from helpers import figures, losses
from helpers.figures import BLACK, BLUE, VERMILION
from helpers.interactive import Explorer, Handle, slider, switch

NAMES = ("beach", "dog", "sunset")
TRUTH = (1, 0, 1)
OUTPUTS = (0.9, 0.1, 0.5)
# Few values: three sliders and three switches have 8 · 5³ states together, and a published page
# holds them all.
CHOICES = [0.01, 0.1, 0.5, 0.9, 0.99]
TOGETHER = len(NAMES)  # the row below the labels


def label_losses() -> Explorer:
    """Three labels with an output each: three losses, their mean, and outputs that add up freely.

    A switch and a slider for each label, side by side in the controls, since they belong together.
    """
    figure, (table, chart) = figures.new_figure(2, height=3.0, sharey=True, width_ratios=[4, 7])
    cells = _draw_table(table)
    bars = _draw_bars(chart)
    prices = [chart.text(0, row, "", va="center", fontsize=14) for row in range(len(bars))]

    def losses_of(values):
        """y, ŷ and the loss of each label, from controls in the order of `controls` below."""
        given = list(values.values())
        y_true, y_prob = given[::2], given[1::2]
        return y_true, y_prob, losses.binary_cross_entropy(y_true, y_prob, reduction="none")

    def update(**values):
        y_true, y_prob, each = losses_of(values)
        mean = losses.binary_cross_entropy(y_true, y_prob)
        for bar, price, loss in zip(bars, prices, [*each, mean], strict=True):
            bar.set_width(loss)
            price.set(x=loss + 0.07, text=f"{loss:.3f}")
        prices[TOGETHER].set_text(f"mean {mean:.3f}")
        for bar, cell, y, prob in zip(bars, cells, y_true, y_prob, strict=False):
            bar.set(facecolor=BLUE if y else VERMILION, hatch="" if y else "//")
            cell.set_text(f"y = {y}   ŷ = {prob:.2f}")
        cells[TOGETHER].set_text(f"ŷ add up to {sum(y_prob):.2f}")
        return *bars, *prices, *cells

    def sentence(**values):
        y_true, y_prob, each = losses_of(values)
        total = losses.binary_cross_entropy(y_true, y_prob, reduction="sum")
        mean = losses.binary_cross_entropy(y_true, y_prob)
        return (
            f"Losses {' + '.join(f'{loss:.3f}' for loss in each)} = {total:.3f}, "
            f"mean {mean:.3f} nats; the three ŷ add up to {sum(y_prob):.2f}"
        )

    controls = {}
    for name, y, y_prob in zip(NAMES, TRUTH, OUTPUTS, strict=True):
        controls[name] = switch(f"{name.capitalize()}?", {"y = 0": 0, "y = 1": 1}, y)
        controls[f"{name}_prob"] = slider(f"ŷ {name}", CHOICES, y_prob)
    price = losses.binary_cross_entropy
    handles = [
        Handle(f"{name}_prob", bar, "x", at=price, given=(name, f"{name}_prob"))
        for name, bar in zip(NAMES, bars, strict=False)
    ]
    return Explorer(figure, update, sentence, handles=handles, **controls)


def _draw_table(ax: Axes) -> list[Text]:
    """Name the rows; return the texts for label and output, those of all together last."""
    ax.axis("off")
    ax.set_xlim(0, 1)
    for row, name in enumerate(NAMES):
        ax.text(0.02, row, name, va="center", fontsize=15)
    rows = range(TOGETHER + 1)
    return [ax.text(0.98, row, "", ha="right", va="center", fontsize=15) for row in rows]


def _draw_bars(ax: Axes) -> list[Rectangle]:
    """A bar for the loss of each label and a thin black one for their mean, of width 0."""
    heights = [0.6] * TOGETHER + [0.3]
    bars = ax.barh(range(TOGETHER + 1), 0, heights, color=BLACK, edgecolor="white", linewidth=0)
    ax.set(xlim=(0, 6), ylim=(TOGETHER + 0.5, -0.5), xticks=range(6), xlabel="loss  (nats)")
    ax.tick_params(left=False, labelleft=False)
    ax.grid(visible=False, axis="y")
    return list(bars)
