"""Explorer of bugs: what a wrong program reports, beside what it is worth (lesson 13)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from helpers import figures, losses, training
from helpers.explorers.parts import signed
from helpers.figures import BLUE, ORANGE, PALE_ORANGE, style
from helpers.figures.lesson_13 import apart, over_epochs, share_epochs
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

EPOCHS, RATE, BATCH = 30, 1.0, 16
HEALTHY = "healthy"


@cache
def mails() -> tuple[np.ndarray, np.ndarray]:
    """How spam-like 240 mails look and whether they are spam; the first 40 are for training.

    With this seed 20 of the 40 are spam, so that knowing nothing costs exactly ln 2.
    """
    rng = np.random.default_rng(52)
    x = rng.normal(size=240)
    return x, (rng.random(240) < losses.sigmoid(3 * x)).astype(int)


@dataclass(frozen=True)
class Program:
    """What a program reports for labels and logits, and the dL/dz per mail that it follows."""

    report: Callable[[np.ndarray, np.ndarray], float]
    slope: Callable[[np.ndarray, np.ndarray], np.ndarray]
    bias_first: bool = False


def _of_batches(y):
    """How often each mail counts in a mean of batch means: more in the last, smaller batch."""
    size = np.minimum(BATCH, y.size - np.arange(y.size) // BATCH * BATCH)
    return y.size / (size * np.ceil(y.size / BATCH))


_loss = losses.binary_cross_entropy_with_logits
_slope = losses.binary_cross_entropy_with_logits_grad
PROGRAMS = {
    HEALTHY: Program(_loss, _slope),
    "1 swapped": Program(lambda y, z: _loss(1 - y, z), lambda y, z: _slope(1 - y, z)),
    "2 no minus": Program(lambda y, z: -_loss(y, z), lambda y, z: -_slope(y, z)),
    "3 two sigmoids": Program(
        lambda y, z: _loss(y, losses.sigmoid(z)),
        lambda y, z: _slope(y, losses.sigmoid(z)) * losses.sigmoid(z) * losses.sigmoid(-z),
    ),
    "4 a table": Program(  # every prediction meets every label, which is to say their mean
        lambda y, z: _loss(np.full(y.size, y.mean()), z),
        lambda y, z: _slope(np.full(y.size, y.mean()), z),
    ),
    "5 dL/dŷ": Program(
        _loss,
        lambda y, z: losses.binary_cross_entropy_grad(y, losses.sigmoid(z)),
    ),
    "7 sign labels": Program(  # the label 0 has become −1; softplus(z) is ln(1 + e^z)
        lambda y, z: np.mean(np.logaddexp(0, z) - (2 * y - 1) * z),
        lambda y, z: losses.sigmoid(z) - (2 * y - 1),
    ),
    "8 batch means": Program(
        lambda y, z: np.mean(_of_batches(y) * _loss(y, z, reduction="none")),
        lambda y, z: _of_batches(y) * _slope(y, z),
    ),
    "9 bias first": Program(_loss, _slope, bias_first=True),
}
BUGS = [name for name in PROGRAMS if name != HEALTHY]


@dataclass(frozen=True, eq=False)
class Run:
    """One number per epoch, from 0 to EPOCHS, in nats."""

    reported: np.ndarray  # what the program reports on the 40 mails
    new: np.ndarray  # what helpers.losses says of its predictions for the 200 new ones
    right: float  # the share of the new ones that it calls rightly at the end


@cache
def run(name: str) -> Run:
    """Train a program on the mails, from w = b = 0."""
    program = PROGRAMS[name]
    x, y = mails()
    path = _path(program, x[:40], y[:40])
    reported = [program.report(y[:40], w * x[:40] + b) for w, b in path]
    z = [w * x[40:] + b for w, b in path]
    new = [_loss(y[40:], each) for each in z]
    return Run(np.array(reported), np.array(new), float(np.mean((z[-1] > 0) == y[40:])))


def beside_healthy(number: int) -> tuple[Run, Run, str]:
    """What `figures.draw_symptom` draws of a bug, which has no name yet but its number."""
    name = next(name for name in BUGS if name[0] == str(number))
    return run(HEALTHY), run(name), f"program {number}"


def _path(program, x, y):
    def step(parameters):
        w, b = parameters
        by_b = np.mean(program.slope(y, w * x + b))
        if program.bias_first:
            b = b - RATE * by_b
        return np.array([np.mean(program.slope(y, w * x + b) * x), by_b])

    return training.gradient_descent(step, [0.0, 0.0], learning_rate=RATE, steps=EPOCHS)


# Where each bug shows itself: the panel, the words, their position, and the first epoch.
ABOVE = 0.5, 1.08
SYMPTOMS = {
    "1 swapped": ("new", "it climbs: the opposite is learned", (0.5, 1.95), 1),
    "2 no minus": ("reported", "below 0 from the start", (0.5, -0.35), 0),
    "3 two sigmoids": ("reported", "starts at 0.724, not at ln 2", ABOVE, 0),
    "4 a table": ("reported", "it never moves", ABOVE, 1),
    "5 dL/dŷ": ("reported", "a fine curve: nudge its slope", ABOVE, 1),
    "7 sign labels": ("reported", "below 0 from epoch 2 on", (7, -0.35), 6),
    "8 batch means": ("reported", "another order, another number", ABOVE, 1),
    "9 bias first": ("reported", "a fine curve: do a step by hand", ABOVE, 1),
}
APART = 0.1  # nats; a report that is lower and new losses that are higher by it can be seen


def bug_curves() -> Explorer:
    """Choose a bug and an epoch: what the program reports, and what new mails really cost."""

    def sentence(bug, epoch):
        wrong, right = run(bug), run(HEALTHY)
        return (
            f"Bug {bug}, epoch {epoch}: reports {signed(wrong.reported[epoch], '.3f')}, healthy "
            f"{right.reported[epoch]:.3f}; new mails {wrong.new[epoch]:.3f}, "
            f"healthy {right.new[epoch]:.3f} nats"
        )

    def reports_less_and_costs_more(bug, epoch):
        wrong, right = run(bug), run(HEALTHY)
        less = right.reported[epoch] - wrong.reported[epoch]
        return less > APART and wrong.new[epoch] - right.new[epoch] > APART

    return Explorer.from_draw(
        _draw_bug_curves,
        sentence,
        task=Task(
            "Find a bug that reports less and yet costs more.",
            reports_less_and_costs_more,
            "cheap by its own formula alone",
        ),
        bug=switch("Bug", {name[0]: name for name in BUGS}, BUGS[0]),
        epoch=slider("Epoch", range(EPOCHS + 1), 12, form="{:d}", time=True),
    )


@figures.laid_out(
    panels=2,
    wide={"height": 390, "margins": (40, 136, 74, 52), "gap": 174},
    tall={"height": 540, "margins": (30, 128, 66, 50), "gap": 78},
)
def _draw_bug_curves(axes) -> Drawn:
    """Draw what is reported, and what new mails cost; both panels have one scale."""
    reported = _draw_panel(
        axes[0], "What the program reports", (-1.15, 1.3), [-1, 0, 1], "reported"
    )
    new = _draw_panel(axes[1], "What 200 new mails cost", (0, 2.45), [0, 1, 2], "new")
    share_epochs(axes)
    return together(reported, new)


def _draw_panel(ax, title, heights, ticks, part) -> Drawn:
    """Draw the curves of one panel; `part` is their name in a `Run`."""
    tall, (low, high) = style.is_tall(ax), heights
    beside, gap_of_names = (2, 0.29) if tall else (1.6, 0.22)  # epochs and nats
    ax.set_title(title, pad=28 if tall else 32)
    over_epochs(ax, EPOCHS, heights)
    ax.set_yticks(ticks)
    area = ax.fill_between([0], [0], color=PALE_ORANGE, linewidth=0, zorder=1.2)
    (healthy,) = ax.plot([], [], color=BLUE)
    (wrong,) = ax.plot([], [], color=ORANGE, linestyle=style.DASHED, zorder=2.5)
    right_dot, dot = style.side_dot(ax, BLUE), style.handle_dot(ax)
    name = style.name_curve(ax, 0, 0, "", BLUE, va="center")
    number = style.number_text(ax, color=ORANGE, va="center")
    symptom = ax.text(0, 0, "", weight=600, zorder=4)
    right = getattr(run(HEALTHY), part)

    def move(bug, epoch):
        values, past = getattr(run(bug), part), range(epoch + 1)
        healthy.set_data(past, right[: epoch + 1])
        wrong.set_data(past, values[: epoch + 1])
        area.set_data(past, right[: epoch + 1], values[: epoch + 1])
        y = np.clip(values[epoch], low + 0.12, high - 0.12)
        right_dot.set_data([epoch], [right[epoch]])
        dot.set_data([epoch], [y])
        dot.set_marker("o" if y == values[epoch] else "v" if y > values[epoch] else "^")
        y_name, y_number = apart(right[epoch], y, gap_of_names)
        name.set(text=f"healthy {right[epoch]:.3f}", position=(epoch + beside, y_name))
        number.set(text=f"bug {bug[0]}  {signed(values[epoch], '.3f')}")
        number.set_position((epoch + beside, y_number))
        where, text, position, first = SYMPTOMS[bug]
        symptom.set(text=text if where == part and epoch >= first else "", position=position)
        return area, healthy, wrong, right_dot, dot, name, number, symptom

    return Drawn(move, [Handle("epoch", dot, "x")], hidden=[symptom])
