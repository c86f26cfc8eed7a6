"""The explorer of several labels at once: one sigmoid and one loss each (lesson 07)."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from helpers import figures, losses
from helpers.figures import BLUE, INK, ORANGE, PAPER
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
    figure, (table, chart) = figures.new_figure(2, height=300, sharey=True, width_ratios=[4, 7])
    table.axis("off")
    move, bars = _on_label_losses(table, chart)
    with figures.tall_type():
        tall, chart = figures.new_tall_figure()
        tall.get_layout_engine().set(rect=(0.02, 0, 0.98, 1))  # halos at 0 have room
        move_tall, bars_tall = _on_label_losses(chart, chart, above=0.42)

    def losses_of(values):
        """y, ŷ and the loss of each label, from controls in the order of `controls` below."""
        given = list(values.values())
        y_true, y_prob = given[::2], given[1::2]
        return y_true, y_prob, losses.binary_cross_entropy(y_true, y_prob, reduction="none")

    def update(**values):
        given = losses_of(values)
        return *move(*given), *move_tall(*given)

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
        for drawn in (bars, bars_tall)
        for name, bar in zip(NAMES, drawn, strict=False)
    ]
    return Explorer(figure, update, sentence, tall=tall, handles=handles, **controls)


def _on_label_losses(table, chart, above=0):
    """Draw the rows, their names and labels `above` the bars; return what moves, and the bars."""
    letters, numbers, gap = (11, 10, 0.33) if above else (15, 14, 0.07)
    cells = _draw_table(table, above, letters)
    bars = _draw_bars(chart, above)
    prices = [chart.text(0, row, "", va="center", fontsize=numbers) for row in range(len(bars))]

    def move(y_true, y_prob, each):
        mean = losses.binary_cross_entropy(y_true, y_prob)
        for bar, price, loss in zip(bars, prices, [*each, mean], strict=True):
            bar.set_width(loss)
            price.set(x=loss + gap, text=f"{loss:.3f}")
        prices[TOGETHER].set_text(f"mean {mean:.3f}")
        for bar, cell, y, prob in zip(bars, cells, y_true, y_prob, strict=False):
            bar.set(facecolor=BLUE if y else ORANGE, hatch="" if y else "//")
            cell.set_text(f"y = {y}   ŷ = {prob:.2f}")
        cells[TOGETHER].set_text(f"ŷ add up to {sum(y_prob):.2f}")
        return *bars, *prices, *cells

    return move, bars


def _draw_table(ax: Axes, above: float, fontsize: float) -> list[Text]:
    """Name the rows; return the texts for label and output, those of all together last."""
    looks = {"transform": ax.get_yaxis_transform(), "va": "center", "fontsize": fontsize}
    for row, name in enumerate(NAMES):
        ax.text(0.02, row - above, name, **looks)
    rows = range(TOGETHER + 1)
    return [ax.text(0.98, row - above, "", ha="right", **looks) for row in rows]


def _draw_bars(ax: Axes, above: float) -> list[Rectangle]:
    """A bar for the loss of each label and a thin black one for their mean, of width 0."""
    heights = [0.45 if above else 0.6] * TOGETHER + [0.3]
    bars = ax.barh(range(TOGETHER + 1), 0, heights, color=INK, edgecolor=PAPER, linewidth=0)
    ax.set(xlim=(-0.14, 6.6) if above else (0, 6), xticks=range(6), xlabel="loss  (nats)")
    ax.set_ylim(TOGETHER + 0.5, -0.5 - above / 2)
    ax.tick_params(left=False, labelleft=False)
    ax.grid(visible=False, axis="y")
    return list(bars)
