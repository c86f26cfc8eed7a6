"""Explorers of an S-curve, and of the loss beside the count of errors (lesson 00)."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, losses
from helpers.figures import BLUE, HAIR, PALE_BLUE, QUIET, style
from helpers.interactive import Drawn, Explorer, Handle, Task, slider

MIDDLE, STEEPNESS = 20, 0.25  # of the S-curve over the hours of practice
TIMID, SURE = 0.51, 0.99  # what A says of every case, and B of three
# No 0.50, which says neither; the cut lies between two values.
SAID = [0.01, *(n / 100 for n in range(5, 50, 5)), 0.49, 0.51]
SAID += [*(n / 100 for n in range(55, 100, 5)), 0.99]
ROWS = {"A": np.arange(1, 5), "B": np.arange(6.6, 10)}  # of the cases; a summary is above them
DEAREST = 5.4  # nats that the prices have room for


def s_curve() -> Explorer:
    """Move one dot along an S-curve: hours of practice in, probability of the label out."""

    def sentence(hours):
        return f"{hours} hours of practice → predicted probability of “passed” {_chance(hours):.2f}"

    task = Task(
        "Find the hours at which the machine is least sure.",
        lambda hours: _chance(hours) == 0.5,
        f"{MIDDLE} hours: as likely passed as not",
    )
    hours = slider("Practice (hours)", list(range(0, 41)), 10, form="{:d}")
    return Explorer.from_draw(_draw_s_curve, sentence, task=task, hours=hours)


def _chance(hours):
    return losses.sigmoid(STEEPNESS * (hours - MIDDLE))


@figures.laid_out(
    panels=2,
    wide={"height": 380, "margins": (44, 24, 60, 56), "width_ratios": [2, 1]},
    tall={"height": 520, "margins": (36, 24, 42, 12), "gap": 122, "height_ratios": [2.6, 1]},
)
def _draw_s_curve(axes) -> Drawn:
    """Draw the S-curve, and a hundred people."""
    ax, crowd = axes
    figures.draw_s_curve(ax, MIDDLE, STEEPNESS, 0, 40)
    ax.set(xlabel="hours of practice", xticks=range(0, 41, 10))
    ax.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    style.name_y(ax, "probability of “passed”", left=22)
    (stem,) = ax.plot([], [], color=BLUE, linewidth=style.SIDE)
    dot, number = style.handle_dot(ax), style.number_text(ax)
    columns = 20 if style.is_tall(ax) else 10
    place = np.arange(100)
    x, y = place % columns, -(place // columns)
    crowd.set(xlim=(-0.7, columns - 0.3), ylim=(0.7 - 100 / columns, 0.7), xticks=[], yticks=[])
    crowd.set_aspect("equal", anchor="N")
    crowd.spines["bottom"].set_visible(False)
    crowd.grid(visible=False)
    people = {"linestyle": "none", "marker": "o", "clip_on": False, "markersize": 9 * style.PX}
    crowd.plot(x, y, color=HAIR, **people)
    (passed,) = crowd.plot([], [], color=BLUE, **people)
    style.name_y(crowd, "of 100 who practised so long", left=0, above=30)
    told = crowd.annotate(
        "",
        (0, 1),
        (0, 10 * style.PX),
        xycoords="axes fraction",
        textcoords="offset points",
        color=BLUE,
        weight=600,
    )

    def move(hours):
        chance = _chance(hours)
        count = round(100 * chance)
        stem.set_data([hours, hours], [0, chance])
        dot.set_data([hours], [chance])
        number.set_text(f"{chance:.2f}")
        side = 1 if hours > MIDDLE else -1  # the curve leaves room above it on the left
        number.set(
            position=(hours + 1.6 * side, chance - 0.06 * side),
            ha="left" if side > 0 else "right",
            va="top" if side > 0 else "bottom",
        )
        if hours < 6:
            number.set(position=(hours + 0.4, chance + 0.09), ha="left", va="bottom")
        elif hours > 34:
            number.set(position=(hours - 0.4, chance - 0.09), ha="right", va="top")
        passed.set_data(x[:count], y[:count])
        told.set_text(f"about {count} passed")
        return stem, dot, number, passed, told

    return Drawn(move, [Handle("hours", dot, "x")])


def errors_and_loss() -> Explorer:
    """Move two predictions of a model: it may err more often than another, and yet cost less."""

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
    return Explorer.from_draw(
        _draw_errors_and_loss,
        sentence,
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


@figures.laid_out(
    panels=2,
    wide={"height": 400, "margins": (24, 16, 44, 34), "gap": 48, "width_ratios": [1, 1.1]},
    tall={"height": 556, "margins": (20, 18, 42, 32), "gap": 76},
)
def _draw_errors_and_loss(axes) -> Drawn:
    """Draw what both models say and what it costs; B's predictions move."""
    said, prices = axes
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
        said.annotate(words, (middle, 1), (0, 14 * style.PX), ha="center", **side)
    style.name_y(prices, "price −ln ŷ in nats, the mean on top", left=0)
    for rows in ROWS.values():
        top, height = rows[0] - 0.5, rows[-1] - rows[0] + 1
        said.add_patch(Rectangle((0.5, top), 0.5, height, color=PALE_BLUE, lw=0, zorder=0.5))
    timid, price = np.full(4, TIMID), -np.log(TIMID)
    style.side_dot(said, BLUE).set_data(timid, ROWS["A"])
    _head(said, "A", f"A always says {TIMID}: {_errors(0)}")
    means = {name: _bar(prices, rows[0] - 1, BLUE) for name, rows in ROWS.items()}
    means["A"].set_width(price)
    for row in ROWS["A"]:
        _bar(prices, row, PALE_BLUE).set_width(price)
        _number(prices, row, price)
    _number(prices, 0, price, weight=600, fontsize=style.NUMBER)
    prices.plot([price] * 2, [-0.4, ROWS["B"][0] - 0.6], color=QUIET, linestyle=style.DOTTED)
    prices.lines[-1].set_linewidth(style.SIDE)
    bars = [_bar(prices, row, PALE_BLUE) for row in ROWS["B"]]
    numbers = [_number(prices, row, 0) for row in ROWS["B"]]
    mean_number = _number(prices, ROWS["B"][0] - 1, 0, weight=600, fontsize=style.NUMBER)
    head = _head(said, "B", "")
    beside = style.side_dot(said, BLUE)
    dots = style.handle_dot(said), style.handle_dot(said)
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

    return Drawn(move, [Handle("three", dots[0], "x"), Handle("fourth", dots[1], "x")])


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
