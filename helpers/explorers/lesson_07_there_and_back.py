"""Explorer of one example on its way through a network, and of its blame on the way back (07)."""

from functools import cache

import numpy as np

from helpers import figures, losses
from helpers.explorers import lesson_07_training_run as network
from helpers.explorers.parts import signed
from helpers.figures import BLUE, DASHED, HAIR, INK, ORANGE, PALE_BLUE, QUIET, SOLID, style
from helpers.figures.lesson_07 import arrow_points
from helpers.interactive import Explorer, Handle, Task, slider

W, RATE = network.unpack(network.start())[2][0, 0], 0.5
WEIGHTS = [-1.6, -0.9, -0.3, 0, W, 1.2, 1.6]  # of the upper hidden neuron, to the output
INPUTS, HIDDEN_LAYER, OUTPUT, PRICE, BLAME, BACK, SLOPES, UPDATE = STEPS = range(8)
LINES = [(i, j) for i in (0, 1) for j in (2, 3, 4)] + [(j, 5) for j in (2, 3, 4)]
OF_U, OF_W = 0, 6  # among the lines
BUSY = {  # the lines on which something happens at a step
    HIDDEN_LAYER: range(6),
    OUTPUT: range(6, 9),
    BACK: range(6, 9),
    SLOPES: (OF_U, OF_W),
    UPDATE: range(9),
}


@cache
def passed(w: float) -> dict:
    """What one example makes of a network whose weight w is given, and what it teaches it."""
    (x, *_), (y, *_) = network.clouds()
    params = network.unpack(network.start())
    params[2][0, 0] = w
    hidden, y_prob = _said(params, x)
    blame = y_prob - y[0]
    handed = blame * params[2][:, 0] * (1 - hidden**2)
    slopes = [np.outer(x, handed), handed, np.outer(hidden, blame), np.array([blame])]
    after = [part - RATE * slope for part, slope in zip(params, slopes, strict=True)]
    return {
        "says": [*x, *hidden, y_prob],
        "blames": [*handed, blame],
        "weights": (params[0][0, 0], w),
        "slopes": (slopes[0][0, 0], slopes[2][0, 0]),
        "loss": losses.binary_cross_entropy(y[0], y_prob),
        "then": [*x, *_said(after, x)[0], _said(after, x)[1]],
        "new": (after[0][0, 0], after[2][0, 0]),
    }


def _said(params, x):
    W1, b1, W2, b2 = params
    hidden = np.tanh(x @ W1 + b1)
    return hidden, losses.sigmoid((hidden @ W2 + b2)[0])


def sums(w: float, step: int) -> tuple[str, list[str]]:
    """What is done at a step, and its sums."""
    at = passed(w)
    (x, x2, h, *_, y_prob), u = map(_number, at["says"]), _number(at["weights"][0])
    first, blame = _number(at["blames"][0]), _number(at["blames"][-1])
    of_u, of_w = map(_number, at["slopes"])
    new_u, new_w = map(_number, at["new"])
    w = _number(w)
    return [
        ("Two inputs come in", [f"{x} and {x2}"]),
        ("Each hidden neuron adds, then bends", [
            f"the upper one: tanh({_number(np.arctanh(at['says'][2]))}) = {h}"]),
        ("So does the output", [f"σ({_number(losses.logit(at['says'][-1]))}) = {y_prob}"]),
        ("The truth is 0: the price", [f"−ln(1 − ŷ) = {_number(at['loss'])} nats"]),
        ("Blame of the output, ŷ − y", [f"{y_prob} − 0 = {blame}"]),
        ("Handed back over w, through tanh", [f"{blame} · {_in(w)} · (1 − {h}²) = {first}"]),
        ("Slope: what came in · blame", [
            f"for w: {h} · {blame} = {of_w}", f"for u: {x} · {_in(first)} = {of_u}"]),
        ("The step", [
            f"w {w} − {RATE:g} · {of_w} = {new_w}", f"u {u} − {RATE:g} · {_in(of_u)} = {new_u}",
            f"ŷ {y_prob} → {_number(at['then'][-1])}"]),
    ][step]  # fmt: skip


def there_and_back() -> Explorer:
    """Walk one example forward through a network, and its blame back, number by number.

    The weight w from the upper hidden neuron to the output can be set: over a weight of 0 no blame
    comes back.
    """
    figure, ax = figures.new_figure(height=420, margins=(24, 24, 34, 38))
    move, handle = _on_network(ax)
    with figures.tall_type():
        tall, ax = figures.new_tall_figure(height=500, margins=(18, 18, 34, 34))
        move_tall, handle_tall = _on_network(ax)

    def update(w, step):
        return [*move(w, step), *move_tall(w, step)]

    def sentence(w, step):
        title, said = sums(w, step)
        return f"w = {_number(w)}, step {step}. {title}: {'; '.join(said)}"

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[handle, handle_tall],
        task=Task(
            "Find a weight w that sends no blame back.",
            lambda w, step: w == 0 and step in (BACK, SLOPES),
            "over w = 0 nothing comes back",
        ),
        w=slider("Weight w", WEIGHTS, W),
        step=slider("Step", STEPS, INPUTS, form="{:d}", time=True),
    )


def _on_network(ax):
    """Draw everything in pixels of the axes; return what moves it, and the handle of the step."""
    tall = style.is_tall(ax)
    width, height = 100 * ax.get_figure().get_size_inches() * ax.get_position().size
    ax.set(xlim=(0, width), ylim=(0, height), xticks=[], yticks=[])
    ax.spines["bottom"].set_visible(False)
    columns = (26, 156, 288) if tall else (40, 230, 420)
    radius, apart, top = (22, 84, height - 44) if tall else (27, 100, height - 40)
    rows = [(0, 0.5), (0, 1.5), (1, 0), (1, 1), (1, 2), (2, 1)]
    nodes = np.array([(columns[column], top - apart * row) for column, row in rows])
    for column, name in zip(columns, ("inputs", "hidden", "output"), strict=True):
        ax.text(column, height + 8, name, ha="center", va="bottom", color=QUIET)
    movers = [
        _circles(ax, nodes, radius),
        _lines(ax, nodes, radius + 4),
        _notes(ax, *((0, 142, 24) if tall else (530, height - 60, 30))),
    ]
    run, handle = _track(ax, 16, width - 16)

    def move(w, step):
        return [artist for mover in (*movers, run) for artist in mover(w, step)]

    return move, handle


def _ink(step):
    return BLUE if step < PRICE else ORANGE if step in (BLAME, BACK, SLOPES) else INK


def _circles(ax, nodes, radius):
    """The neurons, what each says, and its blame below."""
    looks = {"facecolor": PALE_BLUE, "edgecolor": BLUE, "linewidth": style.SIDE, "clip_on": False}
    ax.scatter(*nodes.T, s=(2 * radius * style.PX) ** 2, zorder=3, **looks)
    bold = {"ha": "center", "weight": 600, "zorder": 4}
    says = [ax.text(*place, "", va="center", color=BLUE, **bold) for place in nodes]
    blames = [ax.text(x, y - radius - 4, "", va="top", color=ORANGE, **bold) for x, y in nodes[2:]]

    def move(w, step):
        at = passed(w)
        for n, text in enumerate(says):
            there = n < {INPUTS: 2, HIDDEN_LAYER: 5}.get(step, 6)
            text.set_text(_number(at["then" if step == UPDATE else "says"][n]) if there else "")
        for n, text in enumerate(blames):
            there = step in (BACK, SLOPES) or step == BLAME and n == 3
            text.set_text(_number(at["blames"][n]) if there else "")
        return *says, *blames

    return move


def _lines(ax, nodes, short):
    """The weights: a line for each, and the names and numbers of two."""
    ends = np.array([(nodes[one], nodes[other]) for one, other in LINES])
    along = ends[:, 1] - ends[:, 0]
    along /= np.hypot(*along.T)[:, None]
    ends += short * np.stack([along, -along], axis=1)
    for way in ends:
        ax.plot(*way.T, color=HAIR, linewidth=style.SIDE, zorder=1)
    lines = [ax.plot([], [], linewidth=style.SIDE, zorder=2)[0] for _ in ends]
    names = [
        ax.text(*ends[n].mean(axis=0) + (x, 12), "", ha=side, va="bottom", color=QUIET, zorder=4)
        for n, x, side in ((OF_U, 0, "right"), (OF_W, 12, "left"))
    ]

    def move(w, step):
        at, travels = passed(w), step in (HIDDEN_LAYER, OUTPUT, BACK)
        for n, line in enumerate(lines):
            way = ends[n][::-1] if step == BACK else ends[n]
            points = arrow_points(*way, np.ones(2)) if travels else way
            line.set_data(*(points.T if n in BUSY.get(step, ()) else ([], [])))
            line.set(color=_ink(step), linestyle=DASHED if _ink(step) == ORANGE else SOLID)
        for name, text, old, new in zip("uw", names, at["weights"], at["new"], strict=True):
            text.set_text(f"{name} = {_number(new if step == UPDATE else old)}")
        return *lines, *names

    return move


def _notes(ax, left, top, down):
    """What is done and its sums, from a place on; return what writes them."""
    title = style.number_text(ax, ha="left", va="center")
    title.set_position((left, top))
    rows = [
        ax.text(left, top - down * (row + 1.3), "", va="center", weight=600, zorder=4)
        for row in range(3)
    ]

    def write(w, step):
        words, said = sums(w, step)
        title.set_text(words)
        for text, line in zip(rows, [*said, "", ""], strict=False):
            text.set(text=line, color=_ink(step))
        return title, *rows

    return write


def _track(ax, left, right):
    """The way there and back as a line at the foot; return what runs along it, and its handle."""
    at = np.linspace(left, right, len(STEPS))
    ground = 12
    ax.plot(at[[0, -1]], [ground, ground], color=HAIR, linewidth=style.CURVE, zorder=1)
    middle = {"forward": (at[PRICE] + left) / 2, "back": at[BACK], "update": right - 10}
    for (name, x), step in zip(middle.items(), (INPUTS, BACK, UPDATE), strict=True):
        ax.text(x, -10, name, color=_ink(step), ha="center", va="top")
    (walked,) = ax.plot([], [], color=QUIET, linewidth=style.SIDE, zorder=2)
    dot = style.handle_dot(ax)

    def run(w, step):
        walked.set_data(at[[0, step]], [ground, ground])
        dot.set_data([at[step]], [ground])
        return walked, dot

    return run, Handle("step", dot, "x", position=lambda step: at[step])


def _number(value: float) -> str:
    return signed(value + 0.0).replace("−0.00", "0.00")


def _in(number: str) -> str:
    """A number as a factor: in brackets, if it is below 0."""
    return f"({number})" if number.startswith("−") else number
