"""Explorer of bugs: what a wrong program reports, beside what it is worth (lesson 11)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, losses, training
from helpers.explorers.parts import signed
from helpers.figures import BLUE, ORANGE, QUIET, SOLID
from helpers.interactive import Explorer, Handle, slider, switch

EPOCHS, RATE = 30, 1.0
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

    told: Callable[[np.ndarray, np.ndarray], float]
    slope: Callable[[np.ndarray, np.ndarray], np.ndarray]
    bias_first: bool = False


def _last_twice(y):
    return np.where(np.arange(y.size) == y.size - 1, 2, 1)


_loss, _slope = (
    losses.binary_cross_entropy_with_logits,
    losses.binary_cross_entropy_with_logits_grad,
)

PROGRAMS = {
    HEALTHY: Program(_loss, _slope),
    "1 swapped": Program(
        lambda y, z: _loss(1 - y, z),
        lambda y, z: _slope(1 - y, z),
    ),
    "2 no minus": Program(
        lambda y, z: -_loss(y, z),
        lambda y, z: -_slope(y, z),
    ),
    "3 sign labels": Program(  # the label 0 has become −1; softplus(z) is ln(1 + e^z)
        lambda y, z: np.mean(np.logaddexp(0, z) - (2 * y - 1) * z),
        lambda y, z: losses.sigmoid(z) - (2 * y - 1),
    ),
    "4 one too many": Program(
        lambda y, z: np.mean(_last_twice(y) * _loss(y, z, reduction="none")),
        lambda y, z: _last_twice(y) * _slope(y, z),
    ),
    "5 two sigmoids": Program(
        lambda y, z: _loss(y, losses.sigmoid(z)),
        lambda y, z: _slope(y, losses.sigmoid(z)) * losses.sigmoid(z) * losses.sigmoid(-z),
    ),
    "6 a table": Program(  # every prediction meets every label, which is to say their mean
        lambda y, z: _loss(np.full(y.size, y.mean()), z),
        lambda y, z: _slope(np.full(y.size, y.mean()), z),
    ),
    "8 dL/dŷ": Program(
        _loss,
        lambda y, z: losses.binary_cross_entropy_grad(y, losses.sigmoid(z)),
    ),
    "9 bias first": Program(_loss, _slope, bias_first=True),
}
BUGS = [name for name in PROGRAMS if name != HEALTHY]


@dataclass(frozen=True, eq=False)
class Run:
    """One number per epoch, from 0 to EPOCHS, in nats."""

    told: np.ndarray  # what the program reports on the 40 mails
    new: np.ndarray  # what helpers.losses says of its predictions for the 200 new ones


@cache
def run(name: str) -> Run:
    """Train a program on the mails, from w = b = 0."""
    program = PROGRAMS[name]
    x, y = mails()
    path = _path(program, x[:40], y[:40])
    told = [program.told(y[:40], w * x[:40] + b) for w, b in path]
    return Run(np.array(told), np.array([_loss(y[40:], w * x[40:] + b) for w, b in path]))


def _path(program, x, y):
    def step(parameters):
        w, b = parameters
        by_b = np.mean(program.slope(y, w * x + b))
        if program.bias_first:
            b = b - RATE * by_b
        return np.array([np.mean(program.slope(y, w * x + b) * x), by_b])

    return training.gradient_descent(step, [0.0, 0.0], learning_rate=RATE, steps=EPOCHS)


def bug_curves() -> Explorer:
    """Choose a bug and an epoch: what the program reports, and what it is worth on new mails."""
    figure, axes = figures.new_figure(2, height=390)
    panels = _on_bug_curves(*axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(2, sharex=True)
        tall.set_size_inches(3.58, 5.3)
        panels += _on_bug_curves(*axes)
        axes[0].label_outer()
        for ax in axes:
            ax.set_title(ax.get_title(), pad=20)
            for reading in ax.texts:  # above the axes, where no mark comes
                reading.set(y=1.01, va="bottom")
            ax.locator_params(axis="y", nbins=3)
            ax.lines[-1].set_clip_on(False)

    def update(bug, epoch):
        return [artist for move, _ in panels for artist in move(bug, epoch)]

    def sentence(bug, epoch):
        wrong, right = run(bug), run(HEALTHY)
        return (
            f"Bug {bug}, epoch {epoch}: reports {signed(wrong.told[epoch], '.3f')}, healthy "
            f"{right.told[epoch]:.3f}; new mails {wrong.new[epoch]:.3f}, "
            f"healthy {right.new[epoch]:.3f} nats"
        )

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("epoch", dot, "x") for _, dot in panels],
        bug=switch("Bug", {name[0]: name for name in BUGS}, BUGS[0]),
        epoch=slider("Epoch", range(EPOCHS + 1), 30, form="{:d}", time=True),
    )


def _on_bug_curves(left, right):
    """Draw both panels; of each, what moves it, and its dot."""
    return [
        _panel(left, "what the program reports", "reported loss (nats)", (-1, 1.3), "told"),
        _panel(right, "200 new mails, judged by helpers", "loss (nats)", (0, 2.3), "new"),
    ]


def _panel(ax, title, label, heights, part):
    """Draw the healthy curve whole; return what moves the other one, and the dot to take."""
    low, high = heights
    top = high - 0.12 * (high - low)  # above it stand the numbers
    ax.set(title=title, xlabel="epoch", ylabel=label, xlim=(-1, 31.5), ylim=heights)
    ax.axhline(0, color=QUIET, linewidth=1)
    healthy = getattr(run(HEALTHY), part)
    ax.plot(healthy, color=BLUE, linestyle=SOLID, linewidth=6, alpha=0.45)
    (curve,) = ax.plot([], [], color=ORANGE, linestyle="--")
    curve.set_clip_path(Rectangle((-1, low), 32.5, top - low, transform=ax.transData))
    hollow = {"color": ORANGE, "markersize": 12, "fillstyle": "none", "markeredgewidth": 2.5}
    dots = [ax.plot([], [], "o", color=BLUE)[0], ax.plot([], [], "s", **hollow)[0]]
    place = {"transform": ax.transAxes, "va": "top", "y": 0.99}
    reading = ax.text(x=0.02, s="", color=BLUE, **place)
    wrong_reading = ax.text(x=0.98, s="", color=ORANGE, ha="right", **place)

    def move(bug, epoch):
        wrong = getattr(run(bug), part)[: epoch + 1]
        curve.set_data(range(epoch + 1), wrong)
        dots[0].set_data([epoch], [healthy[epoch]])
        at = np.clip(wrong[-1], low + 0.03 * (high - low), top)
        dots[1].set_data([epoch], [at])
        dots[1].set_marker("v" if wrong[-1] < low else "^" if wrong[-1] > top else "s")
        reading.set_text(f"healthy {healthy[epoch]:.3f}")
        wrong_reading.set_text(f"bug {bug[0]}: {signed(wrong[-1], '.3f')}")
        return curve, *dots, reading, wrong_reading

    return move, dots[0]
