"""Explorer of the ground that a loss makes of one weight: where a ball ends (lesson 05)."""

from functools import cache

import numpy as np

from helpers import figures, losses, training
from helpers.explorers.parts import signed
from helpers.figures import HAIR, PAPER, QUIET, style
from helpers.figures.lesson_05 import LOSS_LINES
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, together

# One weight, no bias: the last example, far out and labelled 0, makes the second valley.
X = np.array([0.1, 0.5, 0.5, 10.0])
Y = np.array([0.0, 1.0, 1.0, 0.0])
STARTS = [-3.0, -1.0, 0.0, 0.4, 0.5, 1.0, 2.0, 5.0]
STEPS = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 25, 30, 40, 50, 70, 100, 150, 200, 300, 500, 700]
STEPS += [1000, 1500, 2000, 3000, 5000]
RATES = {"sse": 0.1, "bce": 0.01}
LOWEST, SECOND = {"sse": -0.203, "bce": -0.297}, 3.833  # w of the minima, from a fine grid
LOSSES = {
    "sse": lambda y, z: losses.squared_error(y, losses.sigmoid(z), reduction="none"),
    "bce": lambda y, z: losses.binary_cross_entropy_with_logits(y, z, reduction="none"),
}


def valley_loss(loss: str, weights: np.ndarray) -> np.ndarray:
    """Total loss of the four examples for each of the weights, shape (m,); nats for "bce"."""
    z = np.outer(weights, X)
    return LOSSES[loss](np.broadcast_to(Y, z.shape), z).sum(axis=1)


@cache
def valley_paths(loss: str) -> np.ndarray:
    """Weights that descent visits, shape (5001, m): one column for each of STARTS."""

    _, slope_of_logits = training._LOSSES[loss]  # unchecked: there are 5,000 steps

    def slope(weights):
        return slope_of_logits(Y, np.outer(weights, X)) @ X

    return training.gradient_descent(slope, STARTS, learning_rate=RATES[loss], steps=STEPS[-1])


def _visited(loss, start, step):
    """The weights at those of STEPS that are behind the ball; its own is the last."""
    steps = STEPS[: STEPS.index(step) + 1]
    return valley_paths(loss)[steps, STARTS.index(start)]


def two_valleys() -> Explorer:
    """Let a ball roll down each loss of one weight: squared error has a second valley."""

    def sentence(start, step):
        squared, crossed = (_visited(loss, start, step)[-1] for loss in ("sse", "bce"))
        loss_sse, loss_bce = valley_loss("sse", squared)[0], valley_loss("bce", crossed)[0]
        return (
            f"From w = {signed(start, '.1f')}, {step} steps: squared error w = "
            f"{signed(squared, '.3f')}, loss {loss_sse:.3f}; "
            f"cross-entropy w = {signed(crossed, '.3f')}, loss {loss_bce:.3f} nats"
        )

    return Explorer.from_draw(
        _draw_two_valleys,
        sentence,
        task=Task(
            "Find a start that traps squared error only.",
            only_squared_error_is_trapped,
            "over the hill lies a second valley",
        ),
        start=slider("Start w", STARTS, -3, form="{:.1f}"),
        step=slider("Steps", STEPS, 0, form="{:d}", time=True),
    )


def only_squared_error_is_trapped(start: float, step: int) -> bool:
    """Whether cross-entropy's ball is at its minimum, and the other one in the wrong valley."""
    squared, crossed = (_visited(loss, start, step)[-1] for loss in ("sse", "bce"))
    return bool(abs(crossed - LOWEST["bce"]) < 0.01 and abs(squared - SECOND) < 0.3)


@figures.laid_out(
    panels=2,
    wide={"height": 400, "margins": (44, 24, 76, 52), "gap": 60},
    tall={"height": 560, "margins": (36, 18, 68, 48), "gap": 100},
)
def _draw_two_valleys(axes) -> Drawn:
    sse, bce = axes
    sse.set(ylim=(0, 1), yticks=[0, 0.5, 1], yticklabels=["0", "0.5", "1"])
    style.name_y(sse, "total loss", left=28)
    bce.set(ylim=(0, 60), yticks=[0, 20, 40, 60], xlabel="weight w")
    style.name_y(bce, "total loss in nats", left=28)
    if not style.is_tall(sse):
        sse.set_xlabel("weight w")
    marks = [_mark(sse, LOWEST["sse"], 0.3, "lowest"), _mark(sse, SECOND, 0.6, "second valley")]
    valleys = _draw_valley(sse, "sse", marks), _draw_valley(bce, "bce", [])
    return together(*valleys, _draw_close_up(bce))


def _mark(ax, weight, height, words):
    return ax.text(weight, height, words, color=QUIET, ha="center", va="top")


def _draw_valley(ax, loss, hidden) -> Drawn:
    """Draw a loss, the ball on it, where that starts, and its weight now."""
    name, colour, _ = LOSS_LINES[loss]
    rate = RATES[loss]
    _draw_ground(ax, loss, -3.6, 5.6)
    ax.set_xticks(range(-2, 5, 2))
    ax.set_title(f"{name}, η = {rate:g}", color=colour, pad=38 * style.PX)
    ball = _draw_ball(ax, loss)
    dot = style.handle_dot(ax)
    number = style.number_text(ax, ha="right", va="baseline", transform=ax.transAxes)
    height = ax.get_position().height * ax.get_figure().get_figheight() * 100
    number.set_position((1, 1 + 38 / height))

    def move(start, step):
        w = _visited(loss, start, step)[-1]
        dot.set_data([start], valley_loss(loss, start))
        number.set_text(f"w = {signed(w, '.3f')}")
        return dot, number

    return together(ball, Drawn(move, [Handle("start", dot, "x")], hidden))


def _draw_close_up(bce) -> Drawn:
    """Draw the flat bottom of cross-entropy's valley again, up where nothing else is drawn."""
    ax = bce.inset_axes([0.07, 0.42, 0.42, 0.42])
    ax.set(ylim=(1.7, 3.6), yticks=[2, 3], xticks=[-2, -1, 0])
    ax.set_title("its bottom, close up", color=QUIET, weight=400, fontsize="medium", pad=4)
    _draw_ground(ax, "bce", -2.1, 0.2)
    ball = _draw_ball(ax, "bce", clip_on=True)
    return Drawn(ball.move, hidden=[_mark(ax, LOWEST["bce"], 2.14, "lowest")])


def _draw_ground(ax, loss, low, high):
    """Draw a loss as the ground that it makes between two weights."""
    weights = np.linspace(low, high, 461)
    heights = valley_loss(loss, weights)
    ax.fill_between(weights, heights, ax.get_ylim()[0], color=HAIR, linewidth=0, zorder=1)
    ax.plot(weights, heights, color=LOSS_LINES[loss][1])
    ax.set_xlim(low, high)


def _draw_ball(ax, loss, clip_on=False) -> Drawn:
    """Draw a ball and its footprints, which are beads on the curve."""
    _, colour, _ = LOSS_LINES[loss]
    beads = {"color": PAPER, "markeredgecolor": colour, "markeredgewidth": style.SIDE}
    (trail,) = ax.plot([], [], "o", markersize=6 * style.PX, zorder=3, **beads)
    ball = style.side_dot(ax, colour)
    ball.set(markersize=17 * style.PX, clip_on=clip_on)

    def move(start, step):
        weights = _visited(loss, start, step)
        heights = valley_loss(loss, weights)
        trail.set_data(weights, heights)
        ball.set_data(weights[-1:], heights[-1:])
        return trail, ball

    return Drawn(move)
