"""Explorer of the sigmoid and the cross-entropy as a pair: which factors cancel (lesson 04)."""

import numpy as np
from matplotlib.patches import Polygon, Rectangle

from helpers import figures, losses
from helpers.explorers.parts import signed
from helpers.figures import HAIR, INK, QUIET, style
from helpers.figures.lesson_02 import LABEL_LINES
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

LOGITS = [n / 4 for n in range(-32, 33)]


def sigmoid_pairing() -> Explorer:
    """Move the logit z: σ(z), the loss of z, and what their two slopes make of a push on z.

    Two arrows on a logarithmic scale multiply by being laid end to end: the slope of the loss in
    ŷ leads from 1 to the right, the flatness of the S-curve back. What is left is a plain bar
    between 0 and 1.
    """

    def sentence(z, y):
        y_prob, loss = losses.sigmoid(z), losses.binary_cross_entropy_with_logits(y, z)
        by_prob, by_logit, product = _factors(z, y)
        return (
            f"y = {y}, z = {signed(z)} → ŷ = {y_prob:.4f}, loss {loss:.3f} nats; "
            f"dL/dŷ {signed(by_prob, '.3f')} × dŷ/dz {by_logit:.6f} = "
            f"dL/dz {signed(product, '.4f')}"
        )

    return Explorer.from_draw(
        _draw_sigmoid_pairing,
        sentence,
        task=Task(
            "Find where the push on z is strongest.",
            lambda z, y: z == (min(LOGITS) if y else max(LOGITS)),
            "as wrong as can be, S-curve flattest",
        ),
        z=slider("Logit z", LOGITS, 0.0),
        y=switch("Label", {"y = 1": 1, "y = 0": 0}, 0),
    )


def _factors(z: float, y: int) -> tuple[float, float, float]:
    """dL/dŷ, dŷ/dz and their product dL/dz."""
    by_prob = losses.binary_cross_entropy_grad(y, losses.sigmoid(z))
    by_logit = losses.sigmoid(z) * losses.sigmoid(-z)
    return by_prob, by_logit, losses.binary_cross_entropy_with_logits_grad(y, z)


@figures.laid_out(
    panels=2,
    wide={"height": 400, "margins": (48, 28, 36, 50), "gap": 72, "width_ratios": [10, 11]},
    tall={"height": 560, "margins": (28, 20, 34, 28), "gap": 76, "height_ratios": [25, 21]},
)
def _draw_sigmoid_pairing(axes) -> Drawn:
    if style.is_tall(axes[0]):
        (sigmoid, loss), (arrows, rest) = _split(axes[0], 42, [1, 1]), _split(axes[1], 70, [13, 3])
    else:
        (sigmoid, loss), (arrows, rest) = _split(axes[0], 44, [1, 1]), _split(axes[1], 88, [17, 3])
    return together(
        _draw_sigmoid(sigmoid), _draw_loss(loss), _draw_arrows(arrows), _draw_rest(rest)
    )


def _split(ax, gap, ratios):
    """Put axes one below the other, so many pixels apart, in the place of `ax`."""
    figure, rows = ax.get_figure(), len(ratios)
    inside = 100 * ax.get_position().height * figure.get_figheight() - gap * (rows - 1)
    places = ax.get_subplotspec().subgridspec(
        rows, 1, height_ratios=ratios, hspace=gap * rows / inside
    )
    ax.remove()
    return places.subplots()


def _draw_sigmoid(ax) -> Drawn:
    """Draw the S-curve with its tangent at z, and the gap between prediction and label."""
    figures.draw_s_curve(ax, 0, 1, -8.3, 8.3)
    ax.set(yticks=[0, 0.5, 1], yticklabels=["0", "0.5", "1"])
    ax.tick_params(labelbottom=False)
    style.name_y(ax, "prediction ŷ = σ(z)", left=20, above=8)
    tangent = _tangent(ax)
    (gap,) = ax.plot([], [], linewidth=6 * style.PX, solid_capstyle="butt")
    slope, dot = ax.text(0, 0, "", color=QUIET), style.handle_dot(ax)

    def move(z, y):
        y_prob, steep = losses.sigmoid(z), _factors(z, y)[1]
        tangent.set_data([z - 2.5, z + 2.5], [y_prob - 2.5 * steep, y_prob + 2.5 * steep])
        gap.set(data=([z, z], [y_prob, y]), color=LABEL_LINES[y][0])
        slope.set_text(f"slope {steep:.4f}")
        # The gap runs up for y = 1, so that the place below the curve is free, and else down.
        place, side = ((8, 0.22), "right") if y else ((-8, 0.78), "left")
        slope.set(position=place, ha=side, va="center")
        dot.set_data([z], [y_prob])
        return gap, tangent, slope, dot

    return Drawn(move, [Handle("z", dot, "x")])


def _draw_loss(ax) -> Drawn:
    """Draw the loss of either label, with the tangent at z of the true one."""
    curves = figures.draw_softplus(ax, -8.3, 8.3, bound=False)
    for curve in curves:
        curve.set_linewidth(style.SILENT)
    ax.set(xticks=[-8, -4, 0, 4, 8], yticks=[0, 4, 8])
    ax.texts[-1].set_text("loss L in nats")
    (active,) = ax.plot([], [], linewidth=style.ACTIVE)
    tangent, dot = _tangent(ax), style.side_dot(ax, INK)
    slope = ax.text(0, 6.7, "", color=QUIET, ha="center")

    def move(z, y):
        loss, steep = losses.binary_cross_entropy_with_logits(y, z), _factors(z, y)[2]
        colour, dashes = LABEL_LINES[y]
        active.set(data=curves[1 - y].get_data(), color=colour, linestyle=dashes)
        tangent.set_data([z - 4, z + 4], [loss - 4 * steep, loss + 4 * steep])
        slope.set_text(f"slope {signed(steep, '.4f')}")
        dot.set_data([z], [loss])
        return active, tangent, slope, dot

    return Drawn(move)


def _tangent(ax):
    (line,) = ax.plot([], [], color=QUIET, linestyle=style.DASHED, linewidth=style.SIDE, zorder=1.9)
    return line


def _draw_arrows(ax) -> Drawn:
    """Draw two arrows that are laid end to end, which multiplies; 1 is in the middle."""
    ax.set(xscale="log", xlim=(2e-4, 5e3), ylim=(-0.34, 1.66), yticks=[])
    ax.set(xticks=[1e-3, 1, 1e3], xticklabels=["1/1000", "1", "1000"])
    ax.minorticks_off()
    ax.spines["bottom"].set_visible(False)
    numbers = [
        _write_name(ax, 1.42, "slope of the loss in ŷ"),
        _write_name(ax, 0.42, "flatness of σ"),
    ]
    for row in (1, 0):
        ax.plot([1, 1], [row - 0.3, row + 0.3], color=QUIET, linewidth=style.HAIRLINE)
    (meeting,) = ax.plot([], [], color=QUIET, linestyle=style.DOTTED, linewidth=style.SIDE)
    there, back = (ax.add_patch(Polygon([(1, 0)], linewidth=0)) for _ in range(2))
    back.set_facecolor(QUIET)

    def move(z, y):
        by_prob, by_logit, product = map(abs, _factors(z, y))
        there.set(xy=_arrow(1, by_prob, 1), facecolor=LABEL_LINES[y][0])
        back.set_xy(_arrow(by_prob, product, 0))
        meeting.set_data([by_prob, by_prob], [0.86, 0.14])
        numbers[0].set_text(f"× {_short(by_prob)}")
        numbers[1].set_text(f"÷ {_short(1 / by_logit)}")
        return meeting, there, back, *numbers

    return Drawn(move)


def _arrow(start, end, height):
    """The outline of an arrow on a logarithmic scale."""
    start, end = np.log10([start, end])
    head, way = min(0.34, abs(end - start)), np.sign(end - start)
    neck, shaft, wing = end - way * head, 0.07, 0.21
    x = np.array([start, neck, neck, end, neck, neck, start])
    y = np.array([shaft, shaft, wing, 0, -wing, -shaft, -shaft])
    return np.column_stack([10**x, height + y])


def _short(factor):
    return format(factor, ".2f" if factor < 100 else ".0f")


def _draw_rest(ax) -> Drawn:
    """Draw the product of both factors as a bar between 0 and 1."""
    ax.set(xlim=(0, 1), ylim=(0, 1), yticks=[], xticks=[0, 0.5, 1], xticklabels=["0", "0.5", "1"])
    ax.spines["bottom"].set_visible(False)
    ax.add_patch(Rectangle((0, 0), 1, 1, color=HAIR, linewidth=0))
    bar = ax.add_patch(Rectangle((0, 0), 0, 1, linewidth=0))
    number = _write_name(ax, 1.35, "push on z")

    def move(z, y):
        size = abs(_factors(z, y)[2])
        bar.set(width=size, facecolor=LABEL_LINES[y][0])
        number.set_text(f"= {size:.4f}")
        return bar, number

    return Drawn(move)


def _write_name(ax, height, name):
    """Write a name above an arrow or a bar; return the number that goes before it."""
    ends = {"transform": ax.get_yaxis_transform(), "va": "baseline"}
    ax.text(0.24 if style.is_tall(ax) else 0.235, height, name, **ends)
    number = style.number_text(ax, **ends)
    number.set_position((0, height))
    return number
