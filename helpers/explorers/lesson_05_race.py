"""Explorer of a race: which loss learns faster (lesson 05)."""

from functools import cache

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, training
from helpers.figures import DASHED, HAIR, PALE_ORANGE, PAPER, QUIET, style
from helpers.figures.lesson_05 import LOSS_LINES
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

STARTS = {"easy (0.6, 0.9)": (0.6, 0.9), "stuck (2, 2)": (2.0, 2.0), "far (3, 3)": (3.0, 3.0)}
RATES = {f"{rate:g}": rate for rate in (0.005, 0.05, 0.15, 1.5)}
EPOCHS, GOAL = 300, 0.1
NARROW_NAMES = {"sse": "squared\nerror", "bce": "cross-\nentropy"}


@cache
def race_run(loss: str, start: tuple[float, float], rate: float) -> np.ndarray:
    """ŷ after each epoch, shape (301,), of one neuron that must learn x = 1 → y = 0."""
    weight, bias = start
    return training.train_neuron(
        1, 0, loss=loss, weight=weight, bias=bias, learning_rate=rate, epochs=EPOCHS
    ).y_prob


def _both_runs(start, rate_sse, rate_bce):
    return race_run("sse", start, rate_sse), race_run("bce", start, rate_bce)


def race() -> Explorer:
    """Race squared error against cross-entropy: one neuron that must learn to say 0."""

    def sentence(start, rate_sse, rate_bce, epoch):
        w, b = start
        squared, crossed = (run[epoch] for run in _both_runs(start, rate_sse, rate_bce))
        return (
            f"From ({w:g}, {b:g}), epoch {epoch}: squared error (η {rate_sse:g}) "
            f"ŷ = {squared:.4f}, cross-entropy (η {rate_bce:g}) ŷ = {crossed:.4f}"
        )

    def squared_error_wins(start, rate_sse, rate_bce, epoch):
        squared, crossed = (run[epoch] for run in _both_runs(start, rate_sse, rate_bce))
        return bool(squared <= GOAL < crossed)

    return Explorer.from_draw(
        _draw_race,
        sentence,
        task=Task(
            "Let squared error reach the goal first.",
            squared_error_wins,
            "it took the larger η",
        ),
        start=switch("Start (w, b)", STARTS, (2.0, 2.0)),
        rate_sse=switch("η squared error", RATES, 0.15),
        rate_bce=switch("η cross-entropy", RATES, 0.15),
        epoch=slider("Epoch", range(0, EPOCHS + 1, 10), 150, form="{:d}", time=True),
    )


@figures.laid_out(
    wide={"height": 330, "margins": (84, 176, 44, 52)},
    tall={"height": 440, "margins": (62, 76, 44, 50)},
)
def _draw_race(ax) -> Drawn:
    ax.set(xlim=(0, EPOCHS), ylim=(-0.1, 1.02), xlabel="epoch")
    ax.grid(visible=False)
    ax.set_xticks(range(0, EPOCHS + 1, 100 if style.is_tall(ax) else 50))
    ax.set_yticks([0, GOAL, 0.5, 1], ["0", f"goal {GOAL}", "0.5", "1"])
    style.name_y(ax, "prediction ŷ  (the truth is 0)", left=54)
    return together(_draw_gap(ax), _draw_runners(ax))


def _draw_gap(ax) -> Drawn:
    """Draw the gap between the runs once, for the whole race, and cover what has not been run."""
    gap = ax.fill_between([0], [0], color=PALE_ORANGE, linewidth=0, zorder=1)
    curtain = ax.add_patch(Rectangle((0, -0.095), 0, 1.2, color=PAPER, linewidth=0, zorder=1.2))
    hairs = ax.hlines([0, 0.5, 1], 0, EPOCHS, color=HAIR, linewidth=style.HAIRLINE, zorder=1.4)
    (goal,) = ax.plot([], [], color=QUIET, linewidth=style.HAIRLINE, linestyle=DASHED, zorder=1.6)
    some = [*range(20), *range(20, EPOCHS + 1, 5)]  # epochs that are enough to draw the gap

    def move(start, rate_sse, rate_bce, epoch):
        squared, crossed = (run[some] for run in _both_runs(start, rate_sse, rate_bce))
        gap.set_data(some, squared, crossed, where=squared >= crossed)
        curtain.set(x=epoch, width=EPOCHS + 1 - epoch)
        goal.set_data([0, epoch], [GOAL, GOAL])
        return gap, curtain, hairs, goal

    return Drawn(move)


def _draw_runners(ax) -> Drawn:
    """Draw the way of each loss, with its name and result beside the runner."""
    tall = style.is_tall(ax)
    aside = 16 if tall else 6  # epochs from a runner to its name
    curves, dots, names, results = {}, {}, {}, {}
    for loss, (name, colour, dashes) in LOSS_LINES.items():
        (curves[loss],) = ax.plot([], [], color=colour, linestyle=dashes)
        dots[loss] = style.side_dot(ax, colour)
        words = NARROW_NAMES[loss] if tall else name
        names[loss] = style.name_curve(ax, 0, 0, words, colour, va="bottom", linespacing=1)
        results[loss] = ax.text(0, 0, "", color=QUIET, va="top")
    dot = style.handle_dot(ax)

    def move(start, rate_sse, rate_bce, epoch):
        runs = _both_runs(start, rate_sse, rate_bce)
        heights = _heights_of_names(*(run[epoch] for run in runs), tall)
        for loss, run, height in zip(curves, runs, heights, strict=True):
            curves[loss].set_data(range(epoch + 1), run[: epoch + 1])
            dots[loss].set_data([epoch], [run[epoch]])
            place = epoch + aside, height
            names[loss].set_position(place)
            results[loss].set(position=place, text=_result(run, epoch, tall))
        dot.set_data([epoch], [ax.get_ylim()[0]])
        parts = curves, dots, names, results
        return dot, *(artist for part in parts for artist in part.values())

    return Drawn(move, [Handle("epoch", dot, "x")])


def _heights_of_names(squared, crossed, tall):
    """Where the names are written: beside the runners, but never over one another."""
    least, highest = (0.16, 0.93) if tall else (0.19, 0.96)
    upper = np.clip(max(squared, crossed), 0.03 + least, highest)
    lower = np.clip(min(squared, crossed), 0.03, upper - least)
    return (upper, lower) if squared >= crossed else (lower, upper)


def _result(run, epoch, short):
    """The prediction of a runner now, or the epoch at which it reached the goal."""
    if run[epoch] <= GOAL:
        first = np.argmax(run <= GOAL)
        return f"goal: {first}" if short else f"goal after {first} epochs"
    y_prob = run[epoch]
    return f"{y_prob:.3f}" if short or epoch < EPOCHS else f"{y_prob:.3f}: not there"
