"""Explorer of which loss pulls how hard (lesson 05)."""

import numpy as np

from helpers import figures, losses
from helpers.explorers.parts import signed
from helpers.figures import ORANGE, PALE_ORANGE, QUIET, style
from helpers.figures.lesson_05 import LOOKS
from helpers.interactive import Explorer, Handle, Task, slider, switch

PULLS = {
    "sse": losses.squared_error_with_logits_grad,
    "bce": losses.binary_cross_entropy_with_logits_grad,
}

HARDEST = 0.7  # the place of z nearest to ln 2, where ŷ = 2/3
SCALE = 4  # places of z that an arrow is long for a slope of 1


def gradients() -> Explorer:
    """Move z and the label: how hard squared error and cross-entropy pull, as arrows."""
    figure, ax = figures.new_figure(height=400, margins=(136, 84, 44, 52))
    move, dot, secrets = _on_gradients(ax)
    with figures.tall_type():
        tall, ax = figures.new_tall_figure(height=500, margins=(36, 16, 44, 50))
        move_tall, dot_tall, more = _on_gradients(ax)

    def update(z, y):
        return *move(z, y), *move_tall(z, y)

    def sentence(z, y):
        squared, crossed = (PULLS[loss](y, z) for loss in LOOKS)
        return (
            f"z = {signed(z, '.1f')}, ŷ = {losses.sigmoid(z):.3f}, y = {y} → dL/dz: "
            f"squared error {signed(squared, '.5f')}, cross-entropy {signed(crossed, '.5f')}, "
            f"{crossed / squared:.1f} times as steep"
        )

    task = Task(
        "Find where squared error pulls hardest.",
        lambda z, y: z == (HARDEST if y == 0 else -HARDEST),
        "2/3 wrong: a worse mistake pulls less",
        hidden=[*secrets, *more],
    )
    z = slider("z", [n / 10 for n in range(-60, 61)], 4, form="{:.1f}")
    y = switch("True label y", {"y = 0": 0, "y = 1": 1}, 0)
    handles = [Handle("z", dot, "x"), Handle("z", dot_tall, "x")]
    return Explorer(figure, update, sentence, tall=tall, handles=handles, task=task, z=z, y=y)


def _on_gradients(ax):
    """Draw slopes over z, the road below; return what moves them, the dot, and what is hidden."""
    tall, z_grid = style.is_tall(ax), np.linspace(-6.4, 6.4, 257)
    road = -0.54 if tall else -0.5
    rows = {"bce": -0.17, "sse": -0.36} if tall else {"bce": -0.15, "sse": -0.31}
    ax.set(xlim=(-6.4, 6.4), ylim=(road, 1.04), xticks=range(-6, 7, 3 if tall else 2))
    ax.set(yticks=[0, 0.5, 1], yticklabels=["0", "0.5", "1"])
    ax.set_xlabel(f"z  (each arrow is {SCALE} × the slope)")
    style.name_y(ax, "size of the slope dL/dz", left=28)
    weaker = ax.axvspan(0, 1, 0.01, color=PALE_ORANGE, zorder=0.4, linewidth=0)
    says = ax.text(0, 0.5, "the worse the\nmistake, the\nweaker the pull", color=ORANGE)
    says.set(ha="center", va="center")
    (guide,) = ax.plot([], [], color=QUIET, linewidth=style.HAIRLINE, zorder=1.5)
    curves, dots, arrows, names, numbers, rowed = {}, {}, {}, {}, {}, {}
    for loss, (name, colour, dashes) in LOOKS.items():
        (curves[loss],) = ax.plot([], [], color=colour, linestyle=dashes)
        dots[loss] = style.side_dot(ax, colour)
        (arrows[loss],) = ax.fill([0], [0], color=colour, linewidth=0, zorder=3)
        names[loss] = style.name_curve(ax, 0, 0, name, colour, va="center")
        rowed[loss], numbers[loss] = _name_row(ax, rows[loss], name, colour)
    dot = style.handle_dot(ax)
    # On a narrow screen the names of the rows stand above their arrows, and the guide leaves room.
    gaps = [-0.32, np.nan, -0.23, -0.13, np.nan, -0.04] if tall else []

    def move(z, y):
        side = 1 if y == 0 else -1  # to which the mistake grows
        for loss in LOOKS:
            slope = PULLS[loss](y, z)
            curves[loss].set_data(z_grid, abs(PULLS[loss](y, z_grid)))
            dots[loss].set_data([z], [abs(slope)])
            arrows[loss].set_xy(_arrow(ax, z, rows[loss], -SCALE * slope))
            numbers[loss].set_text(f"{abs(slope):.3f}")
        names["bce"].set(position=(0.3 * side, 0.76), ha="right" if side > 0 else "left")
        names["sse"].set(position=(0.4 * side, 0.23), ha="left" if side > 0 else "right")
        weaker.set(x=np.log(2) * side, width=(6.4 - np.log(2)) * side)
        says.set_x(3.9 * side)
        places = [road, *gaps, dots["sse"].get_ydata()[0]]
        guide.set_data([z] * len(places), places)
        dot.set_data([z], [road])
        moved = (curves, dots, arrows, names, numbers, rowed)  # the region lies under all of them
        return guide, dot, weaker, says, *(artist for of in moved for artist in of.values())

    return move, dot, (curves["sse"], names["sse"], weaker, says)


def _name_row(ax, row, name, colour):
    """Write whose arrow lies on a row; return that, and the text at its other end for the size."""
    tall, texts = style.is_tall(ax), []
    for end, text, weight in ((0, name, 400), (1, "", 600)):
        out = (10, -10)[end == 0] if not tall else 0
        side = ("right", "left") if not tall else ("left", "right")
        texts.append(
            ax.annotate(
                text,
                (end, row),
                (out * style.PX, 20 * style.PX * tall),
                xycoords=ax.get_yaxis_transform(),
                textcoords="offset points",
                color=colour,
                weight=weight,
                ha=side[end],
                va="center",
            )
        )
    return texts


def _arrow(ax, start, row, length):
    """The outline of an arrow along x, however short: then it is all head."""
    pixels = ax.get_position().size * ax.get_figure().get_size_inches() * 100
    x, y = np.array([np.ptp(ax.get_xlim()), np.ptp(ax.get_ylim())]) / pixels  # of one pixel
    way = np.sign(length)
    neck = start + length - way * min(12 * x, abs(length))
    half = [(start, 2.5), (neck, 2.5), (neck, 7), (start + length, 0)]
    return [(at, row + height * y) for at, height in (*half, *((a, -h) for a, h in half[::-1]))]
