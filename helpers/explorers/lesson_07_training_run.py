"""Explorer of a training run: a small network that learns what no line can split (lesson 07)."""

from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from helpers import figures, losses, training
from helpers.explorers.parts import signed
from helpers.figures import BLUE, INK, ORANGE, PALE_BLUE, PAPER, QUIET, style
from helpers.figures.lesson_07 import arrow_points
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

RATES = {"0.02": 0.02, "1": 1, "5": 5, "20": 20, "40": 40}
LOWEST = 20  # the rate whose run ends with the lowest loss
TOPS = {0.02: 1, 1: 1, 5: 1, 20: 6, 40: 16}  # of the axis of losses, in nats
LAST = 100
EPOCHS = [*range(11), *range(15, LAST + 1, 5)]  # half of the slider is for the first 30
HIDDEN = 3
SHAPES = [(2, HIDDEN), (HIDDEN,), (HIDDEN, 1), (1,)]  # W1, b1, W2, b2
REACH = {0.02: 8, 1: 8, 5: 12, 20: 40, 40: 80}  # learning rate that would lead to the end of WAY
WAY = np.linspace(-0.25, 1, 51)  # along the slope, in units of REACH; 0 is the epoch shown
GRID = np.linspace(-2.4, 2.4, 61)  # wider than the axes, so that no edge shows beside them
SLOPE_BELOW_0 = (
    "η = {rate:g}, epoch {epoch}: loss {loss:.3f} nats, {right} of 40 right; "
    "dL/dw = {slope}, negative, so w goes up"
)
SLOPE_ABOVE_0 = (
    "η = {rate:g}, epoch {epoch}: loss {loss:.3f} nats, {right} of 40 right; "
    "dL/dw = {slope}, positive, so w goes down"
)


@cache
def clouds() -> tuple[np.ndarray, np.ndarray]:
    """Four clouds of ten points, shape (40, 2), and their labels, (40, 1), as in lesson 07."""
    corners = np.array([[-1, -1], [1, 1], [-1, 1], [1, -1]])
    noise = np.random.default_rng(2).normal(0, 0.4, size=(40, 2))
    return np.repeat(corners, 10, axis=0) + noise, np.repeat([[0], [0], [1], [1]], 10, axis=0)


def start() -> np.ndarray:
    """The 13 parameters before the first step: random weights, biases of 0."""
    rng = np.random.default_rng(10)
    return pack([rng.normal(size=(2, 3)), np.zeros(3), rng.normal(size=(3, 1)), np.zeros(1)])


def pack(parameters: list[np.ndarray]) -> np.ndarray:
    """All numbers of W1, b1, W2 and b2 in one row, as gradient descent walks with them."""
    return np.concatenate([np.ravel(part) for part in parameters])


def unpack(row: np.ndarray) -> list[np.ndarray]:
    """W1, b1, W2 and b2 out of one row."""
    ends = np.cumsum([np.prod(shape) for shape in SHAPES])
    parts = zip(np.split(row, ends[:-1]), SHAPES, strict=True)
    return [part.reshape(shape) for part, shape in parts]


def forward(row: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Activations of the hidden units, shape (n, 3), and the logits, shape (n, 1)."""
    W1, b1, W2, b2 = unpack(row)
    hidden = np.tanh(points @ W1 + b1)
    return hidden, hidden @ W2 + b2


def gradient(row: np.ndarray) -> np.ndarray:
    """Derivative of the mean loss of the clouds by each of the 13 parameters."""
    points, labels = clouds()
    hidden, logits = forward(row, points)
    by_logit = losses.binary_cross_entropy_with_logits_grad(labels, logits) / len(labels)
    by_sum = by_logit @ unpack(row)[2].T * (1 - hidden**2)
    by_bias = by_sum.sum(axis=0), by_logit.sum(axis=0)
    return pack([points.T @ by_sum, by_bias[0], hidden.T @ by_logit, by_bias[1]])


@cache
def training_path(rate: float) -> np.ndarray:
    """The parameters after each epoch, shape (101, 13)."""
    return training.gradient_descent(gradient, start(), learning_rate=rate, steps=LAST)


@cache
def training_record(rate: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Loss in nats, how many of 40 are right, and the slope of the weight w, at each epoch."""
    points, labels = clouds()
    logits = [forward(row, points)[1] for row in training_path(rate)]
    loss = [losses.binary_cross_entropy_with_logits(labels, z) for z in logits]
    right = [int(np.sum((z > 0) == labels)) for z in logits]
    slope = [unpack(gradient(row))[2][0, 0] for row in training_path(rate)]
    return np.array(loss), np.array(right), np.array(slope)


@cache
def says_one(rate: float, epoch: int) -> Path:
    """The outline of the region where the network says 1, that is, where its logit is above 0."""
    points = np.stack(np.meshgrid(GRID, GRID), axis=-1).reshape(-1, 2)
    logits = forward(training_path(rate)[epoch], points)[1].reshape(GRID.size, GRID.size)
    if logits.max() <= 0:
        return Path(np.empty((0, 2)))
    filled = _scratch_axes().contourf(GRID, GRID, logits, levels=[0, logits.max() + 1])
    filled.remove()
    return filled.get_paths()[0]


@cache
def _scratch_axes() -> Axes:
    """Axes that nobody sees: matplotlib finds contours by drawing them, and new axes are slow."""
    return Figure().subplots()


@cache
def along_step(rate: float, epoch: int) -> tuple[np.ndarray, float, float]:
    """The loss on the way from an epoch on, at each of WAY; that of the next; the slope at 0.

    All 13 parameters move together: along one alone, a step that thrashes would seem to descend.
    """
    points, labels = clouds()
    row = training_path(rate)[epoch]
    slopes = gradient(row)
    ways = np.append(WAY * REACH[rate], rate)
    logits = np.stack([forward(row - way * slopes, points)[1] for way in ways])
    loss = losses.binary_cross_entropy_with_logits(
        np.broadcast_to(labels, logits.shape), logits, reduction="none"
    ).mean(axis=(1, 2))
    return loss[:-1], loss[-1], -REACH[rate] * float(slopes @ slopes)


def training_run() -> Explorer:
    """Replay a run of 100 epochs: where the network says 1, the next step, the loss so far."""

    def sentence(rate, epoch):
        loss, right, slope = (record[epoch] for record in training_record(rate))
        words = SLOPE_BELOW_0 if slope < 0 else SLOPE_ABOVE_0
        numbers = {"rate": rate, "epoch": epoch, "loss": loss, "right": right}
        return words.format(slope=signed(slope, ".4f"), **numbers)

    return Explorer.from_draw(
        _draw_training_run,
        sentence,
        task=Task(
            "Which rate has the lowest loss at epoch 100?",
            lambda rate, epoch: rate == LOWEST and epoch == LAST,
            f"η = {LOWEST}, wild at first, then lowest",
        ),
        rate=switch("Learning rate η", RATES, 1),
        epoch=slider("Epoch", EPOCHS, 20, form="{:d}", time=True),
    )


@figures.laid_out(
    panels=3,
    wide={
        "height": 400,
        "margins": (36, 28, 68, 56),
        "gap": 58,
        "width_ratios": [276, 262, 182],
    },
    tall={"height": 660, "margins": (36, 22, 56, 50), "gap": 84, "height_ratios": [20, 11, 9]},
)
def _draw_training_run(axes) -> Drawn:
    plane, valley, loss = axes
    return together(_draw_plane(plane), _draw_valley(valley), _draw_loss(loss))


def _head(ax, remark):
    """Write a remark above the axes; return the bold text above it."""
    ends = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "baseline"}
    ax.annotate(remark, (0, 1), (0, 14 * style.PX), color=QUIET, **ends)
    return ax.annotate("", (0, 1), (0, 38 * style.PX), fontsize=style.NUMBER, weight=600, **ends)


def _draw_plane(ax) -> Drawn:
    """Draw the points, and the region where the network says 1."""
    tall = style.is_tall(ax)
    region = ax.add_patch(
        PathPatch(Path(np.empty((0, 2))), facecolor=PALE_BLUE, edgecolor=BLUE, linewidth=style.SIDE)
    )
    points = figures.draw_points(ax, *clouds())
    ax.set_anchor("W")
    number = _head(ax, "it says 1 in the blue")
    for place, name, colour in ((0, "● label 1", BLUE), (1, "○ label 0", ORANGE)):
        at = (1.06, 0.9 - 0.12 * place) if tall else (0.5 * place, -0.16)
        ax.text(*at, name, color=colour, transform=ax.transAxes, va="center")

    def move(rate, epoch):
        right = training_record(rate)[1][epoch]
        region.set_path(says_one(rate, epoch))
        number.set_text(f"{right} of 40 right")
        return region, *points, number  # the points do not move, but are drawn above the region

    return Drawn(move)


def _draw_valley(ax) -> Drawn:
    """Draw the loss along the slope; both axes go from 0 to 1, whatever the rate needs."""
    ax.set(xlim=WAY[[0, -1]], ylim=(0, 1.04), xticks=[0], xticklabels=["now"])
    ax.set(yticks=[0, 0.5, 1], yticklabels=["0", "", ""])
    _head(ax, "loss in nats, ○ the next epoch").set_text("the way downhill")
    ends = {"ha": "right", "va": "center", "color": QUIET}
    ticks = [ax.text(WAY[0] - 0.03, height, "", **ends) for height in (0.5, 1)]
    (curve,) = ax.plot([], [], color=BLUE)
    (tangent,) = ax.plot([], [], color=QUIET, linestyle=style.DASHED, linewidth=style.SIDE)
    (arrow,) = ax.plot([], [], color=INK, linewidth=style.SIDE, zorder=4)
    hollow = {"markerfacecolor": PAPER, "markeredgecolor": INK, "markeredgewidth": 2 * style.PX}
    landing = style.side_dot(ax, INK, **hollow)
    ball = style.side_dot(ax, BLUE, zorder=5.5)
    unit = ax.bbox.size / (1.25, 1.04)
    near = np.array([-0.15, 0.3])  # ends of the tangent

    def move(rate, epoch):
        top = TOPS[rate]
        heights, then, slope = along_step(rate, epoch)
        now, step = training_record(rate)[0][epoch], rate / REACH[rate]
        for tick, share in zip(ticks, (0.5, 1), strict=True):
            tick.set_text(f"{share * top:g}")
        curve.set_data(WAY, heights / top)
        tangent.set_data(near, (now + near * slope) / top)
        start, end = np.array([[0, now / top], [step, then / top]])
        arrow.set_data(*arrow_points(start, end, unit).T)
        landing.set_data(end[:, None])
        ball.set_data(start[:, None])
        return curve, tangent, arrow, landing, ball, *ticks

    return Drawn(move)


def _draw_loss(ax) -> Drawn:
    ax.set(xlim=(0, LAST), ylim=(0.0012, 30), yscale="log", xticks=[0, 50, 100], xlabel="epoch")
    ax.set_yticks([0.01, np.log(2), 10], labels=["0.01", "ln 2", "10"])
    ax.minorticks_off()
    number = _head(ax, "loss so far")
    (curve,) = ax.plot([], [], color=BLUE, linewidth=style.SIDE)
    dot = style.handle_dot(ax)

    def move(rate, epoch):
        record = training_record(rate)[0]
        loss = record[epoch]
        curve.set_data(np.arange(epoch + 1), record[: epoch + 1])
        dot.set_data([epoch], [loss])
        number.set_text(f"{loss:.3f} nats")
        return curve, dot, number

    return Drawn(move, [Handle("epoch", dot, "x")])
