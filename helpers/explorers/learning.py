"""Explorers of learning: which loss pulls, and who is faster (lesson 05)."""

from functools import cache

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, losses, training
from helpers.explorers.parts import signed
from helpers.figures import BLUE, DASHED, HAIR, ORANGE, PALE_ORANGE, PAPER, QUIET, SOLID, look
from helpers.interactive import Explorer, Handle, Task, slider, switch

# Name of the loss as a learner reads it, its colour and its line.
LOOKS = {
    "sse": ("squared error", ORANGE, DASHED),
    "bce": ("cross-entropy", BLUE, SOLID),
}
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
    tall, z_grid = look.is_tall(ax), np.linspace(-6.4, 6.4, 257)
    road = -0.54 if tall else -0.5
    rows = {"bce": -0.17, "sse": -0.36} if tall else {"bce": -0.15, "sse": -0.31}
    ax.set(xlim=(-6.4, 6.4), ylim=(road, 1.04), xticks=range(-6, 7, 3 if tall else 2))
    ax.set(yticks=[0, 0.5, 1], yticklabels=["0", "0.5", "1"])
    ax.set_xlabel(f"z  (each arrow is {SCALE} × the slope)")
    look.name_y(ax, "size of the slope dL/dz", left=28)
    weaker = ax.axvspan(0, 1, 0.01, color=PALE_ORANGE, zorder=0.4, linewidth=0)
    says = ax.text(0, 0.5, "the worse the\nmistake, the\nweaker the pull", color=ORANGE)
    says.set(ha="center", va="center")
    (guide,) = ax.plot([], [], color=QUIET, linewidth=look.HAIRLINE, zorder=1.5)
    curves, dots, arrows, names, numbers, rowed = {}, {}, {}, {}, {}, {}
    for loss, (name, colour, style) in LOOKS.items():
        (curves[loss],) = ax.plot([], [], color=colour, linestyle=style)
        dots[loss] = look.side_dot(ax, colour)
        (arrows[loss],) = ax.fill([0], [0], color=colour, linewidth=0, zorder=3)
        names[loss] = look.name_curve(ax, 0, 0, name, colour, va="center")
        rowed[loss], numbers[loss] = _name_row(ax, rows[loss], name, colour)
    dot = look.handle_dot(ax)
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
    tall, texts = look.is_tall(ax), []
    for end, text, weight in ((0, name, 400), (1, "", 600)):
        out = (10, -10)[end == 0] if not tall else 0
        side = ("right", "left") if not tall else ("left", "right")
        texts.append(
            ax.annotate(
                text,
                (end, row),
                (out * look.PX, 20 * look.PX * tall),
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


RACE_STARTS = {"easy (0.6, 0.9)": (0.6, 0.9), "stuck (2, 2)": (2.0, 2.0), "far (3, 3)": (3.0, 3.0)}
RACE_RATES = [0.005, 0.05, 0.15, 1.5]
RACE_EPOCHS, GOAL = 300, 0.1


@cache
def race_run(loss: str, start: tuple[float, float], rate: float) -> np.ndarray:
    """ŷ after each epoch, shape (301,), of one neuron that must learn x = 1 → y = 0."""
    weight, bias = start
    return training.train_neuron(
        1, 0, loss=loss, weight=weight, bias=bias, learning_rate=rate, epochs=RACE_EPOCHS
    ).y_prob


def race() -> Explorer:
    """Race squared error against cross-entropy: one neuron that must learn to say 0."""
    figure, ax = figures.new_figure(height=330, margins=(84, 176, 44, 52))
    move, dot = _on_race(ax)
    with figures.tall_type():
        tall, ax = figures.new_tall_figure(height=440, margins=(62, 76, 44, 50))
        move_tall, dot_tall = _on_race(ax)

    def update(start, rate_sse, rate_bce, epoch):
        runs = {"sse": race_run("sse", start, rate_sse), "bce": race_run("bce", start, rate_bce)}
        return *move(runs, epoch), *move_tall(runs, epoch)

    def sentence(start, rate_sse, rate_bce, epoch):
        squared = race_run("sse", start, rate_sse)[epoch]
        crossed = race_run("bce", start, rate_bce)[epoch]
        return (
            f"From ({start[0]:g}, {start[1]:g}), epoch {epoch}: squared error (η {rate_sse:g}) "
            f"ŷ = {squared:.4f}, cross-entropy (η {rate_bce:g}) ŷ = {crossed:.4f}"
        )

    def squared_error_wins(start, rate_sse, rate_bce, epoch):
        squared, crossed = race_run("sse", start, rate_sse), race_run("bce", start, rate_bce)
        return bool(squared[epoch] <= GOAL < crossed[epoch])

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("epoch", dot, "x"), Handle("epoch", dot_tall, "x")],
        task=Task(
            "Let squared error reach the goal first.",
            squared_error_wins,
            "it took the larger η",
        ),
        start=switch("Start (w, b)", RACE_STARTS, (2.0, 2.0)),
        rate_sse=switch("η squared error", {f"{rate:g}": rate for rate in RACE_RATES}, 0.15),
        rate_bce=switch("η cross-entropy", {f"{rate:g}": rate for rate in RACE_RATES}, 0.15),
        epoch=slider("Epoch", range(0, RACE_EPOCHS + 1, 10), 150, form="{:d}", time=True),
    )


def _on_race(ax):
    """Draw the track; return what moves both runs, and the dot that is taken.

    The gap is drawn for the whole race; a curtain covers what has not been run.
    """
    tall = look.is_tall(ax)
    # Half of the way between two names, the highest place of one, how far beside its runner.
    apart, highest, beside = (0.08, 0.93, 16) if tall else (0.095, 0.96, 6)
    ax.set(xlim=(0, RACE_EPOCHS), ylim=(-0.1, 1.02), xlabel="epoch")
    ax.grid(visible=False)
    ax.set_xticks(range(0, RACE_EPOCHS + 1, 100 if tall else 50))
    ax.set_yticks([0, GOAL, 0.5, 1], ["0", f"goal {GOAL}", "0.5", "1"])
    look.name_y(ax, "prediction ŷ  (the truth is 0)", left=54)
    gap = ax.fill_between([0], [0], color=PALE_ORANGE, linewidth=0, zorder=1)
    curtain = ax.add_patch(Rectangle((0, -0.095), 0, 1.2, color=PAPER, linewidth=0, zorder=1.2))
    hairs = ax.hlines([0, 0.5, 1], 0, RACE_EPOCHS, color=HAIR, linewidth=look.HAIRLINE, zorder=1.4)
    (goal,) = ax.plot([], [], color=QUIET, linewidth=look.HAIRLINE, linestyle=DASHED, zorder=1.6)
    curves, dots, names, readings = {}, {}, {}, {}
    for loss, (name, colour, style) in LOOKS.items():
        (curves[loss],) = ax.plot([], [], color=colour, linestyle=style)
        dots[loss] = look.side_dot(ax, colour)
        words = name.replace(" ", "\n").replace("-", "-\n") if tall else name
        names[loss] = look.name_curve(ax, 0, 0, words, colour, va="bottom", linespacing=1)
        readings[loss] = ax.text(0, 0, "", color=QUIET, va="top")
    dot = look.handle_dot(ax)
    some = [*range(20), *range(20, RACE_EPOCHS + 1, 5)]  # epochs that are enough to draw the gap

    def move(runs, epoch):
        squared, crossed = runs["sse"][some], runs["bce"][some]
        gap.set_data(some, squared, crossed, where=squared >= crossed)
        curtain.set(x=epoch, width=RACE_EPOCHS + 1 - epoch)
        goal.set_data([0, epoch], [GOAL, GOAL])
        dot.set_data([epoch], [-0.1])
        ends = {loss: run[epoch] for loss, run in runs.items()}
        upper = np.clip(max(ends.values()), 0.03 + 2 * apart, highest)
        lower = np.clip(min(ends.values()), 0.03, upper - 2 * apart)
        sse_above = ends["sse"] >= ends["bce"]
        for loss, run in runs.items():
            curves[loss].set_data(range(epoch + 1), run[: epoch + 1])
            dots[loss].set_data([epoch], run[[epoch]])
            height = upper if sse_above == (loss == "sse") else lower
            names[loss].set_position((epoch + beside, height))
            readings[loss].set(position=(epoch + beside, height), text=_result(run, epoch, tall))
        moved = (curves, dots, names, readings)
        return gap, curtain, hairs, goal, dot, *(artist for of in moved for artist in of.values())

    return move, dot


def _result(run, epoch, short):
    """Where a runner is after so many epochs, or when it reached the goal."""
    if run[epoch] <= GOAL:
        first = np.argmax(run <= GOAL)
        return f"goal: {first}" if short else f"goal after {first} epochs"
    return f"{run[epoch]:.3f}" if short or epoch < RACE_EPOCHS else f"{run[epoch]:.3f}: not there"
