"""Explorer of the penalty itself: one probability at a time (lesson 01)."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, losses
from helpers.explorers.parts import signed
from helpers.figures import BLUE, INK, PALE_BLUE, QUIET, style
from helpers.interactive import Drawn, Explorer, Handle, Task, slider

X = [0.001, *(n / 100 for n in range(1, 101))]  # even: the slider stands as far as the dot
TANGENT = 5.5  # half of its length, in letters
MIDDLED = {"ha": "right", "va": "center"}


def minus_log() -> Explorer:
    """Move x along −ln(x): its price as an area, the tangent, and a stair for each halving."""

    def sentence(x):
        value = losses.binary_cross_entropy(1, x)
        slope = losses.binary_cross_entropy_grad(1, x)
        return f"x = {x:.3f} → −ln(x) = {value:z.3f} nats, slope −1/x = {signed(slope)}"

    task = Task(
        "Find the x that costs twice as much as 0.1.",
        lambda x: x == 0.01,
        "0.01 = 0.1 · 0.1, and 2.303 + 2.303",
    )
    x = slider("x", X, 0.5, form="{:.3f}")
    return Explorer.from_draw(_draw_minus_log, sentence, task=task, x=x)


@figures.laid_out(
    wide={"height": 400, "margins": (40, 40, 40, 54)},
    tall={"height": 440, "margins": (28, 24, 40, 50)},
)
def _draw_minus_log(ax) -> Drawn:
    """Draw the curve; price, tangent, stairs and the number move."""
    figures.draw_minus_log(ax)
    prices, probabilities = range(8), [0, 0.25, 0.5, 0.75, 1]
    if style.is_tall(ax):
        prices, probabilities = range(0, 8, 2), [0, 0.5, 1]
    ax.set(yticks=prices, xlabel="x, the probability you gave to what happened")
    ax.set_xticks(probabilities, [f"{probability:g}" for probability in probabilities])
    style.name_y(ax, "price in nats", left=22)
    style.name_curve(ax, 0.8, 0.62, "−ln(x)", BLUE)
    across, up = ax.transData.transform([1, 1]) - ax.transData.transform([0, 0])  # pixels
    letters, gap = (13, "\n") if style.is_tall(ax) else (15, " ")
    price = Rectangle((0, 0), 0, 0, color=PALE_BLUE, linewidth=0, zorder=0.5)
    ax.add_patch(price)
    (stairs,) = ax.plot([], [], color=QUIET, linewidth=style.SIDE, zorder=1.8)
    risers = [
        ax.text(step - 6 / across, -np.log(step) - np.log(2) / 2, "0.693", color=QUIET, **MIDDLED)
        for step in (0.5, 0.25)
    ]
    (stem,) = ax.plot([], [], color=BLUE, linewidth=style.SIDE)
    (tangent,) = ax.plot([], [], color=INK, linestyle=style.DASHED, linewidth=style.SIDE)
    dot, number = style.handle_dot(ax), style.number_text(ax, va="bottom")
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

    return Drawn(move, [Handle("x", dot, "x")])
