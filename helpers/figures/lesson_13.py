"""Picture of a program with a bug beside the healthy one (lesson 13)."""

import numpy as np

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

    healthy, sick: the runs of two programs, each with `told` and `new` in nats and the share
    `right` of the new mails. A curve that leaves the picture is named where it leaves.
    """
    far = max(sick.new) > LOW
    _panel(axes[0], f"What {name} reports", healthy.told, sick.told, far)
    _panel(axes[1], "What 200 new mails cost", healthy.new, sick.new, far)
    reports = [f" {run.told[-1]:.3f}".replace("-", "−") for run in (healthy, sick)]
    right = [f": {100 * run.right:.0f} % right" for run in (healthy, sick)]
    for ax, ends in zip(axes, (reports, right), strict=True):
        _name_ends(ax, [who + end for who, end in zip(("healthy", name), ends, strict=True)])
    if style.is_tall(axes[0]):
        axes[0].set_xlabel("")
        axes[0].tick_params(labelbottom=False)


def _panel(ax, title, healthy, sick, far):
    epochs = np.arange(len(healthy))
    ax.plot(epochs, healthy, color=BLUE)
    ax.plot(epochs, sick, color=ORANGE, linestyle=style.DASHED, zorder=2.5)
    ax.fill_between(epochs, healthy, sick, color=PALE_ORANGE, linewidth=0, zorder=1.2)
    ax.axhline(0, color=QUIET, linewidth=style.HAIRLINE)
    low = -HIGH / 2 if min(sick) < 0 else 0
    high = low + (HIGH if far else LOW)
    ticks = {-1: "−1", 0: "0", np.log(2): "ln 2", 2: "2"}
    ticks = {tick: words for tick, words in ticks.items() if low <= tick <= high}
    ax.set_title(title, pad=34 * PX)
    ax.set(xlabel="epoch", xlim=(0, epochs[-1]), xticks=range(0, len(epochs), 10), ylim=(low, high))
    ax.set_yticks([*ticks], [*ticks.values()])
    style.name_y(ax, "mean loss in nats", left=0, above=8)


def _name_ends(ax, names):
    """Name each curve where it ends or leaves the picture; names that are near make room."""
    low, high = ax.get_ylim()
    curves = [line for line in ax.lines if line.get_color() in (BLUE, ORANGE)]
    x, y = np.zeros(2), np.zeros(2)
    for i, values in enumerate(line.get_ydata() for line in curves):
        inside = (low <= values) & (values <= high)
        x[i] = len(values) - 1 if inside.all() else np.argmin(inside)
        edge = 0.08 * (high - low)
        y[i] = np.clip(values[int(x[i])], low + edge, high - edge)
    if x[0] == x[1]:
        side = 1 if y[1] > y[0] - 1e-9 else -1
        room = max(0, (high - low) / 8 - abs(y[1] - y[0])) / 2
        y += room * np.array([-side, side])
    for line, name, at, height in zip(curves, names, x, y, strict=True):
        style.name_curve(ax, at + 1, height, name, line.get_color(), va="center")
