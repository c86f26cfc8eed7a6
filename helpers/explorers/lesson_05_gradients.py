"""Explorer of which loss pulls how hard (lesson 05)."""

import numpy as np

from helpers import figures, losses
from helpers.explorers.parts import signed
from helpers.figures import ORANGE, PALE_ORANGE, QUIET, style
from helpers.figures.lesson_05 import LOSS_LINES
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

SLOPES = {
    "sse": losses.squared_error_with_logits_grad,
    "bce": losses.binary_cross_entropy_with_logits_grad,
}
HARDEST = 0.7  # the value of the slider nearest to z = ln 2, where ŷ = 2/3
EDGE = 6.4  # of z, either way
SCALE = 4  # length of an arrow along z for a slope of 1


def gradients() -> Explorer:
    """Move z and the label: how hard squared error and cross-entropy pull, as arrows."""

    def sentence(z, y):
        squared, crossed = SLOPES["sse"](y, z), SLOPES["bce"](y, z)
        y_prob, ratio = losses.sigmoid(z), crossed / squared
        return (
            f"z = {signed(z, '.1f')}, ŷ = {y_prob:.3f}, y = {y} → dL/dz: "
            f"squared error {signed(squared, '.5f')}, cross-entropy {signed(crossed, '.5f')}, "
            f"{ratio:.1f} times as steep"
        )

    return Explorer.from_draw(
        _draw_gradients,
        sentence,
        task=Task(
            "Find where squared error pulls hardest.",
            lambda z, y: z == (HARDEST if y == 0 else -HARDEST),
            "2/3 wrong: a worse mistake pulls less",
        ),
        z=slider("z", [n / 10 for n in range(-60, 61)], 4, form="{:.1f}"),
        y=switch("True label y", {"y = 0": 0, "y = 1": 1}, 0),
    )


@figures.laid_out(
    wide={"height": 400, "margins": (136, 84, 44, 52)},
    tall={"height": 500, "margins": (36, 16, 44, 50)},
)
def _draw_gradients(ax) -> Drawn:
    tall = style.is_tall(ax)
    ax.set(xlim=(-EDGE, EDGE), xticks=range(-6, 7, 3 if tall else 2))
    ax.set(ylim=(-0.54 if tall else -0.5, 1.04), yticks=[0, 0.5, 1], yticklabels=["0", "0.5", "1"])
    ax.set_xlabel(f"z  (each arrow is {SCALE} × the slope)")
    style.name_y(ax, "size of the slope dL/dz", left=28)
    return together(_draw_curves(ax), _draw_arrows(ax))


def _draw_curves(ax) -> Drawn:
    """Draw the size of both slopes, and where that of squared error falls with the mistake."""
    weaker = ax.axvspan(0, 1, 0.01, color=PALE_ORANGE, zorder=0.4, linewidth=0)
    remark = ax.text(0, 0.5, "the worse the\nmistake, the\nweaker the pull", color=ORANGE)
    remark.set(ha="center", va="center")
    curves, dots, names = {}, {}, {}
    for loss, (name, colour, dashes) in LOSS_LINES.items():
        (curves[loss],) = ax.plot([], [], color=colour, linestyle=dashes)
        dots[loss] = style.side_dot(ax, colour)
        names[loss] = style.name_curve(ax, 0, 0, name, colour, va="center")
    every_z = np.linspace(-EDGE, EDGE, 257)

    def move(z, y):
        side, inward, outward = (1, "right", "left") if y == 0 else (-1, "left", "right")
        weaker.set(x=np.log(2) * side, width=(EDGE - np.log(2)) * side)
        remark.set_x(3.9 * side)
        for loss, slope in SLOPES.items():
            curves[loss].set_data(every_z, abs(slope(y, every_z)))
            dots[loss].set_data([z], [abs(slope(y, z))])
        names["bce"].set(position=(0.3 * side, 0.76), ha=inward)
        names["sse"].set(position=(0.4 * side, 0.23), ha=outward)
        return weaker, remark, *curves.values(), *dots.values(), *names.values()

    return Drawn(move, hidden=[curves["sse"], names["sse"], weaker, remark])


def _draw_arrows(ax) -> Drawn:
    """Draw below the curves how far each loss would move z, and the dot that is dragged."""
    tall, low = style.is_tall(ax), ax.get_ylim()[0]
    rows = {"sse": -0.36, "bce": -0.17} if tall else {"sse": -0.31, "bce": -0.15}
    (guide,) = ax.plot([], [], color=QUIET, linewidth=style.HAIRLINE, zorder=1.5)
    arrows, names, numbers = {}, {}, {}
    for loss, (name, colour, _) in LOSS_LINES.items():
        (arrows[loss],) = ax.fill([0], [0], color=colour, linewidth=0, zorder=3)
        names[loss], numbers[loss] = _name_row(ax, rows[loss], name, colour)
    dot = style.handle_dot(ax)
    # On a narrow screen the names of the rows are above their arrows, and the guide leaves room.
    gaps = [-0.32, np.nan, -0.23, -0.13, np.nan, -0.04] if tall else []

    def move(z, y):
        heights = [low, *gaps, abs(SLOPES["sse"](y, z))]
        guide.set_data([z] * len(heights), heights)
        dot.set_data([z], [low])
        for loss, row in rows.items():
            slope = SLOPES[loss](y, z)
            arrows[loss].set_xy(_arrow(ax, z, row, -SCALE * slope))
            numbers[loss].set_text(f"{abs(slope):.3f}")
        return guide, dot, *arrows.values(), *numbers.values(), *names.values()

    return Drawn(move, [Handle("z", dot, "x")])


def _name_row(ax, row, name, colour):
    """Write a loss at the left end of its row, and make a text at the right end for the size."""
    out, up = (0, 20 * style.PX) if style.is_tall(ax) else (10 * style.PX, 0)
    left, right = ("left", "right") if style.is_tall(ax) else ("right", "left")
    options = {"xycoords": ax.get_yaxis_transform(), "textcoords": "offset points"}
    options |= {"color": colour, "va": "center"}
    return (
        ax.annotate(name, (0, row), (-out, up), ha=left, **options),
        ax.annotate("", (1, row), (out, up), ha=right, weight=600, **options),
    )


def _arrow(ax, start, row, length):
    """The outline of an arrow along x, however short: then it is all head."""
    pixels = ax.get_position().size * ax.get_figure().get_size_inches() * 100
    x, y = np.array([np.ptp(ax.get_xlim()), np.ptp(ax.get_ylim())]) / pixels  # of one pixel
    way = np.sign(length)
    neck = start + length - way * min(12 * x, abs(length))
    half = [(start, 2.5), (neck, 2.5), (neck, 7), (start + length, 0)]
    return [(at, row + height * y) for at, height in (*half, *((a, -h) for a, h in half[::-1]))]
