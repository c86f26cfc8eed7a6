"""Explorer of a training run: a small network that learns what no line can split (lesson 06)."""

from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from helpers import figures, losses, training
from helpers.explorers.parts import signed
from helpers.figures import INK, PALE_BLUE, QUIET
from helpers.interactive import Explorer, Handle, slider, switch

RATES = {"0.02": 0.02, "1": 1, "40": 40}
LAST = 100
EPOCHS = [*range(21), *range(25, LAST + 1, 5)]
HIDDEN = 3
SHAPES = [(2, HIDDEN), (HIDDEN,), (HIDDEN, 1), (1,)]  # W1, b1, W2, b2
GRID = np.linspace(-2.4, 2.4, 61)  # wider than the axes, so that no edge shows beside them


@cache
def clouds() -> tuple[np.ndarray, np.ndarray]:
    """Four clouds of ten points, shape (40, 2), and their labels, (40, 1), as in lesson 06."""
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
    """What the hidden units say, shape (n, 3), and the logits, shape (n, 1)."""
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


def training_run() -> Explorer:
    """Replay a run of 100 epochs at three learning rates: one crawls, one converges, one thrashes.

    The weight w whose slope is shown leads from the first hidden unit to the output.
    """
    figure = Figure(figsize=(9, 4.2), layout="constrained")
    mosaic = [["plane", "loss"], ["plane", "slope"]]
    move, dots = _on_training_run(figure.subplot_mosaic(mosaic, width_ratios=[9, 10]))
    with figures.tall_type():
        tall, (plane, loss, slope) = figures.new_tall_figure(3, height_ratios=[9, 5, 5])
        tall.set_size_inches(3.58, 5.6)
        panels = {"plane": plane, "loss": loss, "slope": slope}
        move_tall, dots_tall = _on_training_run(panels)
        loss.set_yticks([0.1, np.log(2), 10], labels=["0.1", "ln 2", "10"])
        loss.texts[0].set_text("knows nothing")
        slope.set(ylim=(-1.1, 1.1), yticks=[-0.5, 0, 0.5])
        for words, height in zip(slope.texts, (1.06, -1.06), strict=True):
            words.set_y(height)
        tall.align_ylabels([loss, slope])

    def update(rate, epoch):
        return *move(rate, epoch), *move_tall(rate, epoch)

    def sentence(rate, epoch):
        loss, right, slope = (record[epoch] for record in training_record(rate))
        sign, way = ("negative", "up") if slope < 0 else ("positive", "down")
        return (
            f"η = {rate:g}, epoch {epoch}: loss {loss:.3f} nats, {right} of 40 right; "
            f"∂L/∂w = {signed(slope, '.4f')}, {sign}, so w goes {way}"
        )

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("epoch", dot, "x") for dot in (*dots, *dots_tall)],
        rate=switch("Learning rate η", RATES, 1),
        epoch=slider("Epoch", EPOCHS, 20, form="{:d}", time=True),
    )


def _on_training_run(axes):
    """Draw plane, loss and slope; return what moves the region and both dots, and the dots."""
    region = axes["plane"].add_patch(
        PathPatch(Path(np.empty((0, 2))), facecolor=PALE_BLUE, edgecolor=INK, linewidth=2)
    )
    points = figures.draw_clouds(axes["plane"], *clouds())
    axes["plane"].set_title("● label 1   × label 0   shaded: it says 1", fontsize="medium")
    _draw_loss_axes(axes["loss"])
    _draw_slope_axes(axes["slope"])
    curves = [axes[name].plot([], [], color=QUIET, linewidth=1.2)[0] for name in ("loss", "slope")]
    dots = [axes[name].plot([], [], "o", color=INK)[0] for name in ("loss", "slope")]

    def move(rate, epoch):
        region.set_path(says_one(rate, epoch))
        loss, _, slope = training_record(rate)
        for curve, dot, record in zip(curves, dots, (loss, slope), strict=True):
            curve.set_data(np.arange(epoch + 1), record[: epoch + 1])
            dot.set_data([epoch], [record[epoch]])
        return region, *points, *curves, *dots  # the points stay, but above the region

    return move, dots


def _draw_loss_axes(ax: Axes) -> None:
    ax.set(xlim=(-5, LAST + 5), ylim=(0.03, 30), yscale="log", ylabel="loss (nats)")
    ax.set_yticks([0.1, 1, 10], labels=["0.1", "1", "10"])
    ax.minorticks_off()
    ax.tick_params(labelbottom=False)
    ax.axhline(np.log(2), color=QUIET, linewidth=1.5, linestyle=":")
    ax.text(LAST, np.log(2) * 0.7, "ln 2: knows nothing", color=QUIET, ha="right", va="top")


def _draw_slope_axes(ax: Axes) -> None:
    ax.set(xlim=(-5, LAST + 5), ylim=(-0.9, 0.9), xlabel="epoch", ylabel="slope ∂L/∂w")
    ax.axhline(0, color=QUIET, linewidth=1.2)
    ax.text(LAST, 0.86, "positive: w goes down", color=QUIET, ha="right", va="top")
    ax.text(LAST, -0.86, "negative: w goes up", color=QUIET, ha="right", va="bottom")
