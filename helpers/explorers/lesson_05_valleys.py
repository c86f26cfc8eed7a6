"""Explorer of the ground that a loss makes of one weight: where a ball ends (lesson 05)."""

from functools import cache

import numpy as np

from helpers import figures, losses, training
from helpers.explorers.parts import signed
from helpers.figures import HAIR, PAPER, QUIET, style
from helpers.figures.lesson_05 import LOOKS
from helpers.interactive import Explorer, Handle, Task, slider

# One weight, no bias: the last example, far out and labelled 0, makes the second valley.
X = np.array([0.1, 0.5, 0.5, 10.0])
Y = np.array([0.0, 1.0, 1.0, 0.0])
STARTS = [-3.0, -1.0, 0.0, 0.4, 0.5, 1.0, 2.0, 5.0]
STEPS = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 25, 30, 40, 50, 70, 100, 150, 200, 300, 500, 700]
STEPS += [1000, 1500, 2000, 3000, 5000]
RATES = {"sse": 0.1, "bce": 0.01}
LOSSES = {
    "sse": lambda y, z: losses.squared_error(y, losses.sigmoid(z), reduction="none"),
    "bce": lambda y, z: losses.binary_cross_entropy_with_logits(y, z, reduction="none"),
}


def valley_loss(loss: str, weights: np.ndarray) -> np.ndarray:
    """Total loss of the four examples for each of the weights, shape (m,); nats for "bce"."""
    z = np.outer(weights, X)
    return LOSSES[loss](np.broadcast_to(Y, z.shape), z).sum(axis=1)


LOWEST, SECOND = {"sse": -0.203, "bce": -0.297}, 3.833  # w of the bottoms, from a fine grid


@cache
def valley_paths(loss: str) -> np.ndarray:
    """Weights that descent visits, shape (5001, m): one column for each of STARTS."""

    _, slope_of_logits = training._LOSSES[loss]  # unchecked: there are 5,000 steps

    def slope(weights):
        return slope_of_logits(Y, np.outer(weights, X)) @ X

    return training.gradient_descent(slope, STARTS, learning_rate=RATES[loss], steps=STEPS[-1])


def two_valleys() -> Explorer:
    """Let a ball roll down each loss of one weight: squared error has a second valley."""
    figure, axes = figures.new_figure(2, height=400, margins=(44, 24, 76, 52), gap=60)
    move, dots, secrets = _on_two_valleys(axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(2, height=560, margins=(36, 18, 68, 48), gap=100)
        move_tall, dots_tall, more = _on_two_valleys(axes)
        axes[0].set(xlabel="")

    def update(start, step):
        return *move(start, step), *move_tall(start, step)

    def sentence(start, step):
        squared, crossed = (_trail(loss, start, step)[-1:] for loss in LOOKS)
        return (
            f"From w = {signed(start, '.1f')}, {step} steps: squared error w = "
            f"{signed(squared[0], '.3f')}, loss {valley_loss('sse', squared)[0]:.3f}; "
            f"cross-entropy w = {signed(crossed[0], '.3f')}, "
            f"loss {valley_loss('bce', crossed)[0]:.3f} nats"
        )

    task = Task(
        "Find a start that traps squared error only.",
        only_squared_error_is_trapped,
        "over the hill lies a second valley",
        hidden=[*secrets, *more],
    )
    start = slider("Start w", STARTS, -3, form="{:.1f}")
    step = slider("Steps", STEPS, 0, form="{:d}", time=True)
    handles = [Handle("start", dot, "x") for dot in (*dots, *dots_tall)]
    return Explorer(
        figure, update, sentence, tall=tall, handles=handles, task=task, start=start, step=step
    )


def only_squared_error_is_trapped(start: float, step: int) -> bool:
    """Whether cross-entropy's ball lies at its bottom, and the other one in the wrong valley."""
    ends = {loss: _trail(loss, start, step)[-1] for loss in LOOKS}
    home = abs(ends["bce"] - LOWEST["bce"]) < 0.01
    return bool(home and abs(ends["sse"] - SECOND) < 0.3)


def _on_two_valleys(axes):
    """Draw both grounds; return what rolls the balls, where they start, and what is hidden."""
    sse, bce = axes
    sse.set(ylim=(0, 1), yticks=[0, 0.5, 1], yticklabels=["0", "0.5", "1"])
    bce.set(ylim=(0, 60), yticks=[0, 20, 40, 60])
    lens = bce.inset_axes([0.07, 0.42, 0.42, 0.42])  # up there nothing else is drawn
    lens.set(ylim=(1.7, 3.6), yticks=[2, 3], xticks=[-2, -1, 0])
    lens.set_title("its bottom, close up", color=QUIET, weight=400, fontsize="medium", pad=4)
    balls, trails, starts, numbers = {}, {}, {}, {}
    for ax, loss, ends in ((sse, "sse", (-3.6, 5.6)), (bce, "bce", (-3.6, 5.6))):
        _draw_ground(ax, loss, ends)
        ax.set(xlabel="weight w", xticks=range(-2, 5, 2))
        ax.set_title(
            f"{LOOKS[loss][0]}, η = {RATES[loss]:g}", color=LOOKS[loss][1], pad=38 * style.PX
        )
        style.name_y(ax, "total loss" + " in nats" * (loss == "bce"), left=28)
        trails[loss], balls[loss] = _ball(ax, loss)
        starts[loss] = style.handle_dot(ax)
        numbers[loss] = style.number_text(ax, ha="right", va="baseline", transform=ax.transAxes)
        height = ax.get_position().height * ax.get_figure().get_figheight() * 100
        numbers[loss].set_position((1, 1 + 38 / height))
    _draw_ground(lens, "bce", (-2.1, 0.2))
    trails["lens"], balls["lens"] = _ball(lens, "bce")
    marks = [
        sse.text(LOWEST["sse"], 0.3, "lowest", color=QUIET, ha="center", va="top"),
        sse.text(SECOND, 0.6, "second valley", color=QUIET, ha="center", va="top"),
        lens.text(LOWEST["bce"], 2.14, "lowest", color=QUIET, ha="center", va="top"),
    ]

    def move(start, step):
        for place, trail in trails.items():
            loss = "bce" if place == "lens" else place
            weights = _trail(loss, start, step)
            heights = valley_loss(loss, weights)
            trail.set_data(weights, heights)
            balls[place].set_data(weights[-1:], heights[-1:])
            if place == loss:
                starts[loss].set_data(weights[:1], heights[:1])
                numbers[loss].set_text(f"w = {signed(weights[-1], '.3f')}")
        return (artist for of in (trails, balls, starts, numbers) for artist in of.values())

    return move, starts.values(), marks


def _draw_ground(ax, loss, ends):
    """Draw a loss as the ground that it makes between two weights."""
    weights = np.linspace(*ends, 461)
    heights = valley_loss(loss, weights)
    ax.fill_between(weights, heights, ax.get_ylim()[0], color=HAIR, linewidth=0, zorder=1)
    ax.plot(weights, heights, color=LOOKS[loss][1])
    ax.set_xlim(ends)


def _ball(ax, loss):
    """A ball and its footprints, which are beads on the curve."""
    colour = LOOKS[loss][1]
    beads = {"color": PAPER, "markeredgecolor": colour, "markeredgewidth": style.SIDE}
    (trail,) = ax.plot([], [], "o", markersize=6 * style.PX, zorder=3, **beads)
    ball = style.side_dot(ax, colour)
    ball.set_markersize(17 * style.PX)
    ball.set_clip_on(ax.get_subplotspec() is None)  # a close-up shows what lies inside
    return trail, ball


def _trail(loss, start, step):
    """The weights at those of STEPS that lie behind the ball, the ball's own as the last."""
    steps = STEPS[: STEPS.index(step) + 1]
    return valley_paths(loss)[steps, STARTS.index(start)]
