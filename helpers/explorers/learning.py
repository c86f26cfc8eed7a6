"""Explorers of learning: which loss pulls, where it gets stuck, who is faster (lesson 05)."""

from functools import cache

import numpy as np
from matplotlib.axes import Axes

from helpers import figures, losses, training
from helpers.explorers.parts import signed
from helpers.figures import BLUE, DASHED, INK, ORANGE, PAPER, QUIET, SOLID
from helpers.interactive import Explorer, Handle, slider, switch

# Name of the loss as a learner reads it, its colour and its line.
LOOKS = {
    "sse": ("squared error", ORANGE, DASHED),
    "bce": ("cross-entropy", BLUE, SOLID),
}
PULLS = {
    "sse": losses.squared_error_with_logits_grad,
    "bce": losses.binary_cross_entropy_with_logits_grad,
}


def gradients() -> Explorer:
    """Move z and the label: the derivative by z of squared error and of cross-entropy."""
    figure, axes = figures.new_figure(2, gridspec_kw={"width_ratios": [1.75, 1]})
    move, dots = _on_gradients(*axes, spots={"bce": (-5.9, 0.62), "sse": (0.7, -0.16)})
    with figures.tall_type():
        tall, (ax, bars) = figures.new_tall_figure(2, height_ratios=[2, 1])
        spots = {"bce": (-5.6, 0.6), "sse": (0.7, -0.24)}
        move_tall, dots_tall = _on_gradients(ax, bars, spots=spots)
        ax.set(xlim=(-6.6, 6.6), xticks=[-6, -3, 0, 3, 6], yticks=[-1, 0, 1])
        bars.set(xticks=[0, 0.5, 1])
        for name in ax.texts:  # the guide passes behind it
            name.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 1})

    def update(z, y):
        return *move(z, y), *move_tall(z, y)

    def sentence(z, y):
        squared, crossed = (PULLS[loss](y, z) for loss in LOOKS)
        return (
            f"z = {signed(z, '.1f')}, ŷ = {losses.sigmoid(z):.3f}, y = {y} → dL/dz: "
            f"squared error {signed(squared, '.5f')}, cross-entropy {signed(crossed, '.5f')}, "
            f"{crossed / squared:.1f} times as steep"
        )

    z = slider("z", [n / 5 for n in range(-30, 31)], 4, form="{:.1f}")
    y = switch("True label y", {"y = 0": 0, "y = 1": 1}, 0)
    handles = [Handle("z", dot, "x") for dot in (*dots, *dots_tall)]
    return Explorer(figure, update, sentence, tall=tall, handles=handles, z=z, y=y)


def _on_gradients(ax, bars, *, spots):
    """Draw both slopes over z, and their sizes as bars; return what moves them, and the dots.

    spots: where the name of each curve stands for y = 0; for y = 1 it is on the opposite side.
    """
    z_grid = np.linspace(-6.2, 6.2, 249)
    ax.set(xlim=(-6.2, 6.2), ylim=(-1.12, 1.12), xlabel="z", ylabel="slope dL/dz  (per unit of z)")
    ax.axhline(0, color=QUIET, linewidth=1)
    guide = ax.axvline(0, color=QUIET, linewidth=1.5, linestyle=":")
    bars.set(xlim=(0, 1.05), ylim=(-0.5, 1.75), yticks=[], xlabel="size of the slope |dL/dz|")
    curves, dots, names, lengths, readings = {}, {}, {}, {}, {}
    for row, (loss, (name, colour, style)) in enumerate(LOOKS.items()):
        (curves[loss],) = ax.plot([], [], color=colour, linestyle=style)
        (dots[loss],) = ax.plot([], [], "s" if row else "o", color=colour, zorder=3)
        names[loss] = ax.text(0, 0, name, color=colour, ha="center", va="center")
        (lengths[loss],) = bars.barh([row], [0], height=0.5, color=colour, hatch=["//", ""][row])
        lengths[loss].set(edgecolor=PAPER, linewidth=0)
        readings[loss] = bars.text(0.015, row + 0.33, "", color=colour, va="bottom")

    def move(z, y):
        side = 1 if y == 0 else -1
        names["bce"].set_ha("left" if y == 0 else "right")
        guide.set_xdata([z, z])
        for loss, (name, *_) in LOOKS.items():
            slope = PULLS[loss](y, z)
            curves[loss].set_data(z_grid, PULLS[loss](y, z_grid))
            dots[loss].set_data([z], [slope])
            names[loss].set_position([side * place for place in spots[loss]])
            lengths[loss].set_width(abs(slope))
            readings[loss].set_text(f"{name} {abs(slope):.5f}")
        moved = (curves, dots, names, lengths, readings)
        return guide, *(artist for of_loss in moved for artist in of_loss.values())

    return move, dots.values()


# One weight, no bias: the last example, far out and labelled 0, makes the second valley.
VALLEY_X = np.array([0.1, 0.5, 0.5, 10.0])
VALLEY_Y = np.array([0.0, 1.0, 1.0, 0.0])
VALLEY_STARTS = [-3.0, -1.0, 0.0, 0.4, 0.5, 1.0, 2.0, 5.0]
VALLEY_STEPS = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 25, 30, 40, 50, 70, 100, 150, 200, 300, 500, 700]
VALLEY_STEPS += [1000, 1500, 2000, 3000, 5000]
VALLEY_RATES = {"sse": 0.1, "bce": 0.01}
VALLEY_LOSSES = {
    "sse": lambda y, z: losses.squared_error(y, losses.sigmoid(z), reduction="none"),
    "bce": lambda y, z: losses.binary_cross_entropy_with_logits(y, z, reduction="none"),
}


def valley_loss(loss: str, weights: np.ndarray) -> np.ndarray:
    """Total loss of the four examples for each of the weights, shape (m,); nats for "bce"."""
    z = np.outer(weights, VALLEY_X)
    return VALLEY_LOSSES[loss](np.broadcast_to(VALLEY_Y, z.shape), z).sum(axis=1)


@cache
def valley_paths(loss: str) -> np.ndarray:
    """Weights that descent visits, shape (5001, m): one column for each of VALLEY_STARTS."""

    def slope(weights):
        z = np.outer(weights, VALLEY_X)
        return PULLS[loss](np.broadcast_to(VALLEY_Y, z.shape), z) @ VALLEY_X

    return training.gradient_descent(
        slope, VALLEY_STARTS, learning_rate=VALLEY_RATES[loss], steps=VALLEY_STEPS[-1]
    )


def two_valleys() -> Explorer:
    """Let a ball roll down each loss of one weight: squared error has a second valley."""
    figure, axes = figures.new_figure(2)
    move, starts = _on_two_valleys(axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(2)
        tall.set_size_inches(3.58, 5.0)
        move_tall, starts_tall = _on_two_valleys(axes, size=0.8)
        axes[0].set(xlabel="")
        axes[1].set(yticks=[0, 25, 50])
        tall.align_ylabels()

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

    start = slider("Start w", VALLEY_STARTS, 5, form="{:.1f}")
    step = slider("Steps", VALLEY_STEPS, VALLEY_STEPS[-1], form="{:d}", time=True)
    handles = [Handle("start", mark, "x") for mark in (*starts, *starts_tall)]
    return Explorer(figure, update, sentence, tall=tall, handles=handles, start=start, step=step)


def _on_two_valleys(axes, *, size=1):
    """Draw a valley on each of the axes; return what rolls the balls, and where they start."""
    starts, balls, trails, notes = {}, {}, {}, {}
    for ax, loss, heights in zip(axes, LOOKS, ((0.3, 1.0), (-4, 66)), strict=True):
        _draw_valley(ax, loss, heights)
        (starts[loss],) = ax.plot([], [], "o", color=QUIET, markersize=11 * size, fillstyle="none")
        (trails[loss],) = ax.plot([], [], ".", color=QUIET, markersize=7 * size)
        (balls[loss],) = ax.plot([], [], "o", color=INK, markersize=13 * size, zorder=3)
        notes[loss] = ax.text(0.02, 0.9, "", transform=ax.transAxes, va="center")

    def move(start, step):
        for loss in LOOKS:
            trail = _trail(loss, start, step)
            starts[loss].set_data(trail[:1], valley_loss(loss, trail[:1]))
            trails[loss].set_data(trail, valley_loss(loss, trail))
            balls[loss].set_data(trail[-1:], valley_loss(loss, trail[-1:]))
            notes[loss].set_text(f"ball at w = {signed(trail[-1], '.3f')}")
        return *starts.values(), *trails.values(), *balls.values(), *notes.values()

    return move, starts.values()


def _trail(loss, start, step):
    """The weights at those of VALLEY_STEPS that lie behind the ball, the ball's own as the last."""
    steps = VALLEY_STEPS[: VALLEY_STEPS.index(step) + 1]
    return valley_paths(loss)[steps, VALLEY_STARTS.index(start)]


def _draw_valley(ax: Axes, loss: str, heights: tuple[float, float]) -> None:
    weights = np.linspace(-3.6, 5.6, 921)
    name, colour, style = LOOKS[loss]
    ax.plot(weights, valley_loss(loss, weights), color=colour, linestyle=style)
    unit = "  (nats)" if loss == "bce" else ""
    ax.set(xlim=(-3.7, 5.7), ylim=heights, xlabel="w", ylabel=f"total loss{unit}")
    ax.set_title(f"{name}, η = {VALLEY_RATES[loss]:g}", color=colour)


RACE_STARTS = {"easy (0.6, 0.9)": (0.6, 0.9), "stuck (2, 2)": (2.0, 2.0), "far (3, 3)": (3.0, 3.0)}
RACE_RATES = [0.005, 0.05, 0.15, 1.5]
RACE_EPOCHS = 300


@cache
def race_run(loss: str, start: tuple[float, float], rate: float) -> np.ndarray:
    """ŷ after each epoch, shape (301,), of one neuron that must learn x = 1 → y = 0."""
    weight, bias = start
    return training.train_neuron(
        1, 0, loss=loss, weight=weight, bias=bias, learning_rate=rate, epochs=RACE_EPOCHS
    ).y_prob


def race() -> Explorer:
    """Race squared error against cross-entropy: one neuron that must learn to say 0."""
    figure, ax = figures.new_figure(height=320)
    move, dots = _on_race(ax, [name for name, *_ in LOOKS.values()], gap=7, apart=0.045)
    ax.set(xlim=(-4, 372), ylim=(-0.04, 1.06), xticks=range(0, RACE_EPOCHS + 1, 50))
    with figures.tall_type():
        tall, ax = figures.new_tall_figure()
        names = ["squared\nerror", "cross-\nentropy"]
        move_tall, dots_tall = _on_race(ax, names, gap=18, apart=0.06)
        ax.set(xlim=(-14, 400), ylim=(-0.08, 1.08), xticks=[0, 100, 200, 300], yticks=[0, 0.5, 1])

    def update(start, rate_sse, rate_bce, epoch):
        runs = {
            loss: race_run(loss, start, rate)[: epoch + 1]
            for loss, rate in (("sse", rate_sse), ("bce", rate_bce))
        }
        return *move(runs), *move_tall(runs)

    def sentence(start, rate_sse, rate_bce, epoch):
        squared = race_run("sse", start, rate_sse)[epoch]
        crossed = race_run("bce", start, rate_bce)[epoch]
        return (
            f"From ({start[0]:g}, {start[1]:g}), epoch {epoch}: squared error (η {rate_sse:g}) "
            f"ŷ = {squared:.4f}, cross-entropy (η {rate_bce:g}) ŷ = {crossed:.4f}"
        )

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("epoch", dot, "x") for dot in (*dots, *dots_tall)],
        start=switch("Start (w, b)", RACE_STARTS, (2.0, 2.0)),
        rate_sse=switch("η squared error", {f"{rate:g}": rate for rate in RACE_RATES}, 0.15),
        rate_bce=switch("η cross-entropy", {f"{rate:g}": rate for rate in RACE_RATES}, 0.15),
        epoch=slider("Epoch", range(0, RACE_EPOCHS + 1, 10), 150, form="{:d}", time=True),
    )


def _on_race(ax, words, *, gap, apart):
    """Draw the track; return what moves both runs, and the runners.

    Their names stand `gap` epochs to their right, each at least `apart` from the middle of the two.
    """
    ax.set(xlabel="epoch", ylabel="prediction ŷ  (truth: 0)")
    curves, dots, names = {}, {}, {}
    for marker, name, (loss, (_, colour, style)) in zip("os", words, LOOKS.items(), strict=True):
        (curves[loss],) = ax.plot([], [], color=colour, linestyle=style)
        (dots[loss],) = ax.plot([], [], marker, color=colour, zorder=3)
        names[loss] = ax.text(0, 0, name, color=colour, va="center")

    def move(runs):
        epoch, ends = len(runs["sse"]) - 1, {loss: run[-1] for loss, run in runs.items()}
        middle = np.clip((ends["sse"] + ends["bce"]) / 2, apart + 0.005, 1.015 - apart)
        for loss, run in runs.items():
            curves[loss].set_data(range(epoch + 1), run)
            dots[loss].set_data([epoch], run[-1:])
            side = 1 if (loss == "sse") == (ends["sse"] >= ends["bce"]) else -1
            height = middle + side * max(abs(ends[loss] - middle), apart)
            names[loss].set_position((epoch + gap, height))
        return *curves.values(), *dots.values(), *names.values()

    return move, dots.values()
