"""Explorers of the penalty itself: one probability at a time (lessons 00 and 01)."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, losses
from helpers.explorers.parts import signed
from helpers.figures import BLUE, HAIR, INK, PALE_BLUE, QUIET, look
from helpers.interactive import Explorer, Handle, Task, slider

MIDDLE, STEEPNESS = 20, 0.25  # of the S-curve over the hours of practice
X = [0.001, *(n / 100 for n in range(1, 101))]  # even: the slider stands as far as the dot
TANGENT = 5.5  # half of its length, in letters
MIDDLED = {"ha": "right", "va": "center"}


def s_curve() -> Explorer:
    """Move one dot along an S-curve: hours of practice in, probability of the label out."""
    figure, axes = figures.new_figure(
        2, height=380, margins=(44, 24, 60, 56), gap=64, width_ratios=[2, 1]
    )
    move, dot = _on_s_curve(*axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(
            2, height=520, margins=(36, 24, 42, 12), gap=122, height_ratios=[2.6, 1]
        )
        move_tall, dot_tall = _on_s_curve(*axes)

    def update(hours):
        return *move(hours), *move_tall(hours)

    def sentence(hours):
        return f"{hours} hours of practice → predicted probability of “passed” {_chance(hours):.2f}"

    task = Task(
        "Find the hours at which the machine is least sure.",
        lambda hours: _chance(hours) == 0.5,
        f"{MIDDLE} hours: as likely passed as not",
    )
    handles = [Handle("hours", dot, "x"), Handle("hours", dot_tall, "x")]
    hours = slider("Practice (hours)", list(range(0, 41)), 10, form="{:d}")
    return Explorer(figure, update, sentence, tall=tall, handles=handles, task=task, hours=hours)


def _chance(hours):
    return losses.sigmoid(STEEPNESS * (hours - MIDDLE))


def _on_s_curve(ax, crowd):
    """Draw the S-curve, and a hundred people; return what moves them, and the dot."""
    figures.draw_s_curve(ax, MIDDLE, STEEPNESS, 0, 40)
    ax.set(xlabel="hours of practice", xticks=range(0, 41, 10))
    ax.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    look.name_y(ax, "probability of “passed”", left=22)
    (stem,) = ax.plot([], [], color=BLUE, linewidth=look.SIDE)
    dot, number = look.handle_dot(ax), look.number_text(ax)
    columns = 20 if look.is_tall(ax) else 10
    place = np.arange(100)
    x, y = place % columns, -(place // columns)
    crowd.set(xlim=(-0.7, columns - 0.3), ylim=(0.7 - 100 / columns, 0.7), xticks=[], yticks=[])
    crowd.set_aspect("equal", anchor="N")
    crowd.spines["bottom"].set_visible(False)
    crowd.grid(visible=False)
    people = {"linestyle": "none", "marker": "o", "clip_on": False, "markersize": 9 * look.PX}
    crowd.plot(x, y, color=HAIR, **people)
    (passed,) = crowd.plot([], [], color=BLUE, **people)
    look.name_y(crowd, "of 100 who practised so long", left=0, above=30)
    told = crowd.annotate(
        "",
        (0, 1),
        (0, 10 * look.PX),
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

    return move, dot


def minus_log() -> Explorer:
    """Move x along −ln(x): its price as an area, the tangent, and a stair for each halving."""
    figure, ax = figures.new_figure(height=400, margins=(40, 40, 40, 54))
    move, dot = _on_minus_log(ax, range(8), [0, 0.25, 0.5, 0.75, 1])
    with figures.tall_type():
        tall, ax = figures.new_tall_figure(height=440, margins=(28, 24, 40, 50))
        move_tall, dot_tall = _on_minus_log(ax, range(0, 8, 2), [0, 0.5, 1])

    def update(x):
        return *move(x), *move_tall(x)

    def sentence(x):
        value = losses.binary_cross_entropy(1, x)
        slope = losses.binary_cross_entropy_grad(1, x)
        return f"x = {x:.3f} → −ln(x) = {value:z.3f} nats, slope −1/x = {signed(slope)}"

    task = Task(
        "Find the x that costs twice as much as 0.1.",
        lambda x: x == 0.01,
        "0.01 = 0.1 · 0.1, and 2.303 + 2.303",
    )
    handles = [Handle("x", dot, "x"), Handle("x", dot_tall, "x")]
    x = slider("x", X, 0.5, form="{:.3f}")
    return Explorer(figure, update, sentence, tall=tall, handles=handles, task=task, x=x)


def _on_minus_log(ax, prices, probabilities):
    """Draw the curve; return what moves price, tangent, stairs and reading, and the dot."""
    figures.draw_minus_log(ax)
    ax.set(yticks=prices, xlabel="x, the probability you gave to what happened")
    ax.set_xticks(probabilities, [f"{probability:g}" for probability in probabilities])
    look.name_y(ax, "price in nats", left=22)
    look.name_curve(ax, 0.8, 0.62, "−ln(x)", BLUE)
    across, up = ax.transData.transform([1, 1]) - ax.transData.transform([0, 0])  # pixels
    letters, gap = (13, "\n") if look.is_tall(ax) else (15, " ")
    price = Rectangle((0, 0), 0, 0, color=PALE_BLUE, linewidth=0, zorder=0.5)
    ax.add_patch(price)
    (stairs,) = ax.plot([], [], color=QUIET, linewidth=look.SIDE, zorder=1.8)
    risers = [
        ax.text(step - 6 / across, -np.log(step) - np.log(2) / 2, "0.693", color=QUIET, **MIDDLED)
        for step in (0.5, 0.25)
    ]
    (stem,) = ax.plot([], [], color=BLUE, linewidth=look.SIDE)
    (tangent,) = ax.plot([], [], color=INK, linestyle=look.DASHED, linewidth=look.SIDE)
    dot, number = look.handle_dot(ax), look.number_text(ax, va="bottom")
    note = ax.text(0, 0, "", color=QUIET, va="bottom")
    halved = ax.text(1, 0.97, "", transform=ax.transAxes, ha="right", va="top", color=QUIET)

    def move(x):
        value, slope = -np.log(x), -1 / x
        half = TANGENT * letters / np.hypot(across, slope * up)  # as long on the screen everywhere
        start = min(max(x - half, 0), 1 - 2 * half)
        ends = np.array([start, start + 2 * half])
        tangent.set_data(ends, value + slope * (ends - x))
        price.set(width=x, height=value)
        stem.set_data([x, x], [0, value])
        dot.set_data([x], [value])
        halvings = int(np.floor(-np.log2(x) + 1e-9))
        steps = 0.5 ** np.arange(halvings + 1)
        stairs.set_data(np.repeat(steps, 2)[1:], -np.log(np.repeat(steps, 2)[:-1]))
        for riser in risers:  # there is no room for it under the dot and its tangent
            riser.set_visible(ends[1] < riser.get_position()[0] - 3.2 * letters / across)
        times = "once" if halvings == 1 else f"{halvings} times"
        halved.set_text(f"halved {times}:{gap}{halvings} × 0.693 nats" if halvings else "")
        left = min(x + 1.4 * letters / across, 1 - 9 * letters / across)
        low = min(max(value + 0.9 * letters / up, 1.2), 7.2 - 2.8 * letters / up)
        note.set(text=f"slope −1/x = {signed(slope)}", position=(left, low))
        number.set(text=f"{value:z.3f} nats", position=(left, low + 1.2 * letters / up))
        return price, stairs, *risers, stem, tangent, dot, number, note, halved

    return move, dot
