"""The explorer of the two label cases: one formula, of which one half pays (lesson 02)."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.transforms import offset_copy

from helpers import figures, losses
from helpers.figures import BLUE, ORANGE, QUIET, style
from helpers.interactive import Explorer, Handle, Task, slider, switch

# The labels as places: y = 1 first, as in the formula.
COLOURS = BLUE, ORANGE
HALVES = "− y · ln ŷ", "− (1 − y) · ln(1 − ŷ)"
FULL = 4.9  # how long an empty bar is
HUNDREDTHS = [n / 100 for n in range(1, 100)]


def label_cases() -> Explorer:
    """Switch the label, move ŷ: one half of the formula pays, the other is silenced."""
    figure, axes = figures.new_figure(
        2, height=400, margins=(44, 12, 44, 76), gap=46, sharey=True, width_ratios=[5, 4]
    )
    move, dot = _on_label_cases(*axes)
    with figures.tall_type():
        tall, axes = figures.new_tall_figure(
            2, height=520, margins=(32, 22, 40, 14), gap=96, height_ratios=[5, 3]
        )
        move_tall, dot_tall = _on_label_cases(*axes)

    def update(y, y_prob):
        return *move(y, y_prob), *move_tall(y, y_prob)

    def sentence(y, y_prob):
        loss = losses.binary_cross_entropy(y, y_prob)
        first, second = (loss, 0) if y == 1 else (0, loss)
        return f"y = {y}, ŷ = {y_prob:.2f} → loss {loss:.3f} nats = {first:.3f} + {second:.3f}"

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("y_prob", dot, "x"), Handle("y_prob", dot_tall, "x")],
        task=Task(
            "Flip the label, and pay 0.105 all the same.",
            lambda y, y_prob: y == 0 and y_prob == 0.1,
            "0.10: label 0 was given the rest, 0.90",
        ),
        y=switch("Label y", {"y = 1": 1, "y = 0": 0}, 1),
        y_prob=slider("Prediction ŷ", HUNDREDTHS, 0.9),
    )


def _on_label_cases(left, right):
    """Draw the curves, and the formula with a bar for each half; return what moves, and the dot."""
    curves = figures.draw_label_cases(left)
    (stem,) = left.plot([], [], linewidth=style.SIDE, zorder=1.9)
    dot, number = style.handle_dot(left), style.number_text(left)
    across = style.is_tall(right)
    bars, silenced, halves, factors = (_lay_across if across else _lay_upright)(right)
    paid = style.number_text(right, **_to_end(across))

    def put(along, place):
        return (along, place) if across else (place, along)

    def move(y, y_prob):
        both = losses.binary_cross_entropy([1, 0], [y_prob, y_prob], reduction="none")
        lives = 1 - y  # the place of the half that pays
        price, colour = both[lives], COLOURS[lives]
        for place in (0, 1):
            alive = place == lives
            curves[place].set_linewidth(style.ACTIVE if alive else style.SILENT)
            (bars[place].set_width if across else bars[place].set_height)(price if alive else FULL)
            _set_bar(bars[place], colour if alive else None)
            ink = {"color": colour if alive else QUIET, "weight": 600 if alive else 400}
            halves[place].set(**ink)
            factors[place].set(text=f"{alive:d} · {both[place]:.3f}", **ink)
        stem.set(data=([y_prob, y_prob], [0, price]), color=colour)
        dot.set_data([y_prob], [price])
        _set_beside(number, y, y_prob, price)
        silenced.set_position(put(0.12, 1 - lives))
        paid.set(text=f"{price:.3f}", position=put(price + 0.1, lives))
        return *curves, stem, dot, number, *bars, silenced, paid, *halves, *factors

    return move, dot


def _set_bar(bar, colour):
    """A bar of a colour, or a hollow dashed one if there is none."""
    bar.set(facecolor=colour or "none", edgecolor=colour or QUIET)
    bar.set(linewidth=style.SIDE, linestyle=style.SOLID if colour else style.DASHED)


def _to_end(across):
    return {"ha": "left", "va": "center"} if across else {"ha": "center", "va": "bottom"}


def _set_beside(number, y, y_prob, price):
    """Write the price where neither curve runs; that of y = 0 is the mirror image of y = 1."""
    given = y_prob if y else 1 - y_prob
    x, height, side, va = given, price + 0.22, "center", "bottom"
    if given < 0.38:  # on the steep part: outside
        x, height, side, va = given + 0.045, min(price + 0.12, 4.62), "left", "center"
    elif given < 0.56:  # above the crossing
        x, height = 0.5, 1.08
    elif given < 0.7:  # below both curves
        x, height, side, va = given - 0.025, price - 0.17, "right", "top"
    if not y:
        x, side = 1 - x, {"left": "right", "right": "left"}.get(side, side)
    number.set(text=f"{price:.3f}", position=(x, height), ha=side, va=va)


def _lay_upright(ax: Axes):
    """The halves as columns on the scale of the curves, the formula below them."""
    ax.set(xlim=(-0.72, 1.58), xticks=[])
    bars = [ax.add_patch(Rectangle((place - 0.3, 0), 0.6, 0)) for place in (0, 1)]
    silenced = ax.text(0, 0, "0 · silenced", color=QUIET, **_to_end(False))
    style.name_y(ax, "what each half of the formula pays", left=0)

    def below(x, down, words="", **options):
        under = offset_copy(ax.transData, ax.figure, 0, -down * style.PX, units="points")
        return ax.text(x, 0, words, transform=under, va="top", **{"ha": "center"} | options)

    halves = [below(place, 10, words) for place, words in enumerate(HALVES)]
    factors = [below(place, 38) for place in (0, 1)]
    below(-0.72, 10, "L =", ha="left")
    below(-0.72, 38, "=", ha="left", color=QUIET)
    below(0.4, 38, "+", color=QUIET)
    return bars, silenced, halves, factors


def _lay_across(ax: Axes):
    """The halves as bars on their side, each half of the formula above its own."""
    ax.set(xlim=(0, 5.3), ylim=(1.3, -0.6), xticks=[], yticks=[])
    ax.spines["bottom"].set_visible(False)
    bars = [ax.add_patch(Rectangle((0, place - 0.2), 0, 0.4)) for place in (0, 1)]
    silenced = ax.text(0, 0, "0 · silenced", color=QUIET, **_to_end(True))
    style.name_y(ax, "what each half of the formula pays", left=0)
    halves = [ax.text(0, n - 0.27, words, va="bottom") for n, words in enumerate(HALVES)]
    factors = [ax.text(FULL, n - 0.27, "", va="bottom", ha="right") for n in (0, 1)]
    return bars, silenced, halves, factors
