"""Picture of a program with a bug beside the healthy one (lesson 13)."""

import numpy as np
from matplotlib.axes import Axes

from helpers.figures import style
from helpers.figures.picture import laid_out
from helpers.figures.style import BLUE, ORANGE, PALE_ORANGE, PX, QUIET

LOW, HIGH = 0.9, 2.3  # heights of the panels, in nats: of a near and of a far curve


@laid_out(
    panels=2,
    wide={"height": 300, "margins": (48, 178, 64, 54), "gap": 206},
    tall={"height": 450, "margins": (40, 152, 54, 48), "gap": 70},
)
def draw_symptom(axes, healthy, sick, name: str):
    """Draw what a program reports and what its predictions cost on new mails, epoch by epoch.

    healthy, sick: the runs of two programs, each with `reported` and `new` in nats and the share
    `right` of the new mails. A curve that leaves the picture is named where it leaves.
    """
    height = HIGH if max(sick.new) > LOW else LOW
    runs = {"healthy": healthy, name: sick}
    reports = [f"{who} {run.reported[-1]:.3f}".replace("-", "−") for who, run in runs.items()]
    shares = [f"{who}: {100 * run.right:.0f} % right" for who, run in runs.items()]
    _panel(axes[0], f"What {name} reports", (healthy.reported, sick.reported), reports, height)
    _panel(axes[1], "What 200 new mails cost", (healthy.new, sick.new), shares, height)
    share_epochs(axes)


def _panel(ax: Axes, title: str, curves, names, height: float):
    """Draw two curves, and name each where it ends or leaves the picture."""
    low = -HIGH / 2 if min(curves[1]) < 0 else 0
    ticks = {-1: "−1", 0: "0", np.log(2): "ln 2", 2: "2"}
    ticks = {tick: label for tick, label in ticks.items() if low <= tick <= low + height}
    epochs = np.arange(len(curves[0]))
    ax.plot(epochs, curves[0], color=BLUE)
    ax.plot(epochs, curves[1], color=ORANGE, linestyle=style.DASHED, zorder=2.5)
    ax.fill_between(epochs, *curves, color=PALE_ORANGE, linewidth=0, zorder=1.2)
    ax.set_title(title, pad=34 * PX)
    over_epochs(ax, epochs[-1], (low, low + height))
    ax.set_yticks([*ticks], [*ticks.values()])
    (x, y), (x_sick, y_sick) = (_end(curve, low, low + height) for curve in curves)
    if x == x_sick:
        y, y_sick = apart(y, y_sick, height / 8)
    style.name_curve(ax, x + 1, y, names[0], BLUE, va="center")
    style.name_curve(ax, x_sick + 1, y_sick, names[1], ORANGE, va="center")


def over_epochs(ax: Axes, last: int, heights: tuple[float, float]):
    """Set axes for losses over epochs."""
    ax.set(xlabel="epoch", xlim=(0, last), xticks=range(0, last + 1, 10), ylim=heights)
    ax.axhline(0, color=QUIET, linewidth=style.HAIRLINE)
    style.name_y(ax, "mean loss in nats", left=0, above=8)


def share_epochs(axes):
    """Name the epochs once where one panel lies above the other."""
    if style.is_tall(axes[0]):
        axes[0].set_xlabel("")
        axes[0].tick_params(labelbottom=False)


def _end(values, low, high) -> tuple[int, float]:
    """Where a curve ends, or leaves the picture."""
    inside = (low <= values) & (values <= high)
    x = len(values) - 1 if inside.all() else int(np.argmin(inside))
    edge = 0.08 * (high - low)
    return x, np.clip(values[x], low + edge, high - edge)


def apart(y: float, other: float, least: float) -> tuple[float, float]:
    """Move two heights away from each other until they are `least` apart."""
    side = 1 if other > y - 1e-9 else -1
    room = max(0, least - side * (other - y)) / 2
    return y - side * room, other + side * room
