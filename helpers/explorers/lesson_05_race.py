"""Explorer of a race: which loss learns faster (lesson 05)."""

from functools import cache

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, training
from helpers.figures import DASHED, HAIR, PALE_ORANGE, PAPER, QUIET, style
from helpers.figures.lesson_05 import LOOKS
from helpers.interactive import Explorer, Handle, Task, slider, switch

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
    tall = style.is_tall(ax)
    # Half of the way between two names, the highest place of one, how far beside its runner.
    apart, highest, beside = (0.08, 0.93, 16) if tall else (0.095, 0.96, 6)
    ax.set(xlim=(0, RACE_EPOCHS), ylim=(-0.1, 1.02), xlabel="epoch")
    ax.grid(visible=False)
    ax.set_xticks(range(0, RACE_EPOCHS + 1, 100 if tall else 50))
    ax.set_yticks([0, GOAL, 0.5, 1], ["0", f"goal {GOAL}", "0.5", "1"])
    style.name_y(ax, "prediction ŷ  (the truth is 0)", left=54)
    gap = ax.fill_between([0], [0], color=PALE_ORANGE, linewidth=0, zorder=1)
    curtain = ax.add_patch(Rectangle((0, -0.095), 0, 1.2, color=PAPER, linewidth=0, zorder=1.2))
    hairs = ax.hlines([0, 0.5, 1], 0, RACE_EPOCHS, color=HAIR, linewidth=style.HAIRLINE, zorder=1.4)
    (goal,) = ax.plot([], [], color=QUIET, linewidth=style.HAIRLINE, linestyle=DASHED, zorder=1.6)
    curves, dots, names, readings = {}, {}, {}, {}
    for loss, (name, colour, dashes) in LOOKS.items():
        (curves[loss],) = ax.plot([], [], color=colour, linestyle=dashes)
        dots[loss] = style.side_dot(ax, colour)
        words = name.replace(" ", "\n").replace("-", "-\n") if tall else name
        names[loss] = style.name_curve(ax, 0, 0, words, colour, va="bottom", linespacing=1)
        readings[loss] = ax.text(0, 0, "", color=QUIET, va="top")
    dot = style.handle_dot(ax)
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
