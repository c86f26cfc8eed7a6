"""An explorer of the loss beside the count of errors (lesson 00)."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, losses
from helpers.figures import BLUE, PALE_BLUE, QUIET, look
from helpers.interactive import Explorer, Handle, Task, slider

TIMID, SURE = 0.51, 0.99  # what A says of every case, and B of three
# No 0.50, which says neither; the cut lies between two values.
SAID = [0.01, *(n / 100 for n in range(5, 50, 5)), 0.49, 0.51]
SAID += [*(n / 100 for n in range(55, 100, 5)), 0.99]
ROWS = {"A": np.arange(1, 5), "B": np.arange(6.6, 10)}  # of the cases; a summary is above them
DEAREST = 5.4  # nats that the prices have room for


def errors_and_loss() -> Explorer:
    """Move two predictions of a model: it may err more often than another, and yet cost less."""
    figure, axes = figures.new_figure(
        2, height=400, margins=(24, 16, 44, 34), gap=48, width_ratios=[1, 1.1]
    )
    move, *dots = _on_errors_and_loss(*axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(2, height=556, margins=(20, 18, 42, 32), gap=76)
        move_tall, *dots_tall = _on_errors_and_loss(*axes)

    def update(three, fourth):
        return *move(three, fourth), *move_tall(three, fourth)

    def sentence(three, fourth):
        wrong, mean = _judge(three, fourth)
        of_a = losses.binary_cross_entropy(1, TIMID)
        return (
            f"B says {three:.2f} three times and {fourth:.2f} once → {_errors(wrong)}, "
            f"mean loss {mean:.3f} nats; A: 0 errors, {of_a:.3f}"
        )

    task = Task(
        "Move only the fourth until B costs more than A.",
        lambda three, fourth: three == SURE and _costs_more(three, fourth),
        "still the same one error, but a confident one",
    )
    names = ("three", "fourth")
    pairs = [*zip(names, dots, strict=True), *zip(names, dots_tall, strict=True)]
    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle(name, dot, "x") for name, dot in pairs],
        task=task,
        three=slider("Three cases ŷ", SAID, SURE),
        fourth=slider("The fourth case ŷ", SAID, 0.45),
    )


def _judge(three, fourth):
    """How often B errs, and its mean loss; the truth of all four cases is 1."""
    y_prob = np.array([three] * 3 + [fourth])
    return int(np.sum(y_prob < 0.5)), float(losses.binary_cross_entropy(np.ones(4), y_prob))


def _costs_more(three, fourth):
    return _judge(three, fourth)[1] > losses.binary_cross_entropy(1, TIMID)


def _errors(count):
    return f"{count} error" if count == 1 else f"{count} errors"


def _on_errors_and_loss(said, prices):
    """Draw what both models say and what it costs; return what moves B's, and its two dots."""
    everywhere = np.concatenate([*ROWS.values()])
    for ax, right in ((said, 1), (prices, DEAREST)):
        ax.set(xlim=(0, right), ylim=(10.1, -0.6))
        ax.set_yticks(everywhere, [])
        ax.spines["bottom"].set_visible(False)
    said.set_xticks([0, 0.5, 1], ["0", "½", "1"])
    prices.set_xticks(range(5))
    prices.grid(visible=False)
    side = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points", "color": QUIET}
    for middle, words in ((0.25, "says 0: an error"), (0.75, "says 1: right")):
        said.annotate(words, (middle, 1), (0, 14 * look.PX), ha="center", **side)
    look.name_y(prices, "price −ln ŷ in nats, the mean on top", left=0)
    for rows in ROWS.values():
        top, height = rows[0] - 0.5, rows[-1] - rows[0] + 1
        said.add_patch(Rectangle((0.5, top), 0.5, height, color=PALE_BLUE, lw=0, zorder=0.5))
    timid, price = np.full(4, TIMID), -np.log(TIMID)
    look.side_dot(said, BLUE).set_data(timid, ROWS["A"])
    _head(said, "A", f"A always says {TIMID}: {_errors(0)}")
    means = {name: _bar(prices, rows[0] - 1, BLUE) for name, rows in ROWS.items()}
    means["A"].set_width(price)
    for row in ROWS["A"]:
        _bar(prices, row, PALE_BLUE).set_width(price)
        _number(prices, row, price)
    _number(prices, 0, price, weight=600, fontsize=look.NUMBER)
    prices.plot([price] * 2, [-0.4, ROWS["B"][0] - 0.6], color=QUIET, linestyle=look.DOTTED)
    prices.lines[-1].set_linewidth(look.SIDE)
    bars = [_bar(prices, row, PALE_BLUE) for row in ROWS["B"]]
    numbers = [_number(prices, row, 0) for row in ROWS["B"]]
    mean_number = _number(prices, ROWS["B"][0] - 1, 0, weight=600, fontsize=look.NUMBER)
    head = _head(said, "B", "")
    beside = look.side_dot(said, BLUE)
    dots = look.handle_dot(said), look.handle_dot(said)
    first, middle, third, last = ROWS["B"]

    def move(three, fourth):
        wrong, mean = _judge(three, fourth)
        each = -np.log([three] * 3 + [fourth])
        beside.set_data([three] * 2, [first, third])
        dots[0].set_data([three], [middle])
        dots[1].set_data([fourth], [last])
        for bar, number, one in zip(bars, numbers, each, strict=True):
            bar.set_width(one)
            _place(number, one)
        means["B"].set_width(mean)
        _place(mean_number, mean, beyond=price)
        head.set_text(f"B: {_errors(wrong)}")
        return *bars, means["B"], *numbers, mean_number, head, beside, *dots

    return move, *dots


def _bar(ax, row, colour):
    bar = Rectangle((0, row - 0.36), 0, 0.72, color=colour, linewidth=0, zorder=1.5)
    return ax.add_patch(bar)


def _number(ax, row, price, **looks):
    number = ax.text(0, row, "", **{"va": "center_baseline", "color": QUIET} | looks)
    if looks:
        number.set_color(figures.INK)
    _place(number, price)
    return number


def _place(number, price, beyond=0):
    """Write a price just beyond the end of its bar."""
    number.set_text(f"{price:.3f}")
    number.set_x(max(price, beyond) + 0.1)


def _head(ax, name, text):
    return ax.text(0, ROWS[name][0] - 1, text, weight=600, va="center_baseline")
