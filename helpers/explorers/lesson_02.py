"""The explorer of the two label cases: one formula, of which one half pays (lesson 02)."""

from matplotlib.transforms import offset_copy

from helpers import figures, losses
from helpers.explorers.parts import Bars
from helpers.figures import QUIET, style
from helpers.figures.lesson_02 import LABEL_LINES
from helpers.interactive import Drawn, Explorer, Handle, Task, slider, switch, together

# The term of label 1 comes first in the formula, so the place of a label is 1 − y.
TERMS = "− y · ln ŷ", "− (1 − y) · ln(1 − ŷ)"
EMPTY = 4.9  # length of the hollow bar of a silenced term
HUNDREDTHS = [n / 100 for n in range(1, 100)]


def label_cases() -> Explorer:
    """Switch the label, move ŷ: one half of the formula pays, the other is silenced."""

    def sentence(y, y_prob):
        loss = losses.binary_cross_entropy(y, y_prob)
        first, second = (loss, 0) if y == 1 else (0, loss)
        return f"y = {y}, ŷ = {y_prob:.2f} → loss {loss:.3f} nats = {first:.3f} + {second:.3f}"

    return Explorer.from_draw(
        _draw_label_cases,
        sentence,
        task=Task(
            "Flip the label, and pay 0.105 all the same.",
            lambda y, y_prob: y == 0 and y_prob == 0.1,
            "0.10: label 0 was given the rest, 0.90",
        ),
        y=switch("Label y", {"y = 1": 1, "y = 0": 0}, 1),
        y_prob=slider("Prediction ŷ", HUNDREDTHS, 0.9),
    )


@figures.laid_out(
    panels=2,
    wide={
        "height": 400,
        "margins": (44, 12, 44, 76),
        "gap": 46,
        "sharey": True,
        "width_ratios": [5, 4],
    },
    tall={"height": 520, "margins": (32, 22, 40, 14), "gap": 96, "height_ratios": [5, 3]},
)
def _draw_label_cases(axes) -> Drawn:
    curves, formula = axes
    return together(_draw_curves(curves), _draw_formula(formula))


def _draw_curves(ax) -> Drawn:
    """Draw the loss of either label, and a dot on the curve of the label that is true."""
    curves = figures.draw_label_cases(ax)
    (stem,) = ax.plot([], [], linewidth=style.SIDE, zorder=1.9)
    dot, number = style.handle_dot(ax), style.number_text(ax)

    def move(y, y_prob):
        loss = losses.binary_cross_entropy(y, y_prob)
        curves[1 - y].set_linewidth(style.ACTIVE)
        curves[y].set_linewidth(style.SILENT)
        stem.set(data=([y_prob, y_prob], [0, loss]), color=LABEL_LINES[y][0])
        dot.set_data([y_prob], [loss])
        _write_beside(number, y, y_prob, loss)
        return *curves, stem, dot, number

    return Drawn(move, [Handle("y_prob", dot, "x")])


def _write_beside(number, y, y_prob, loss):
    """Write the loss where neither curve runs; that of y = 0 is the mirror image of y = 1."""
    given = y_prob if y else 1 - y_prob
    x, height, side, va = given, loss + 0.22, "center", "bottom"
    if given < 0.38:  # on the steep part: outside
        x, height, side, va = given + 0.045, min(loss + 0.12, 4.62), "left", "center"
    elif given < 0.56:  # above the crossing
        x, height = 0.5, 1.08
    elif given < 0.7:  # below both curves
        x, height, side, va = given - 0.025, loss - 0.17, "right", "top"
    if not y:
        x, side = 1 - x, {"left": "right", "right": "left"}.get(side, side)
    number.set(text=f"{loss:.3f}", position=(x, height), ha=side, va=va)


def _draw_formula(ax) -> Drawn:
    """Draw the formula with a bar for each of its terms."""
    row = Bars(style.is_tall(ax))
    style.name_y(ax, "what each half of the formula pays", left=0)
    bars = [ax.add_patch(row.bar(place, 0.4 if row.across else 0.6)) for place in (0, 1)]
    terms, factors = (_write_across if row.across else _write_below)(ax)
    silenced = ax.text(0, 0, "0 · silenced", color=QUIET, **row.beyond)
    paid = style.number_text(ax, **row.beyond)

    def move(y, y_prob):
        both = losses.binary_cross_entropy([1, 0], [y_prob, y_prob], reduction="none")
        for place, label in enumerate((1, 0)):
            pays = label == y
            colour = LABEL_LINES[y][0] if pays else QUIET
            row.set_length(bars[place], both[place] if pays else EMPTY)
            bars[place].set(facecolor=colour if pays else "none", edgecolor=colour)
            bars[place].set(linewidth=style.SIDE, linestyle=style.SOLID if pays else style.DASHED)
            letters = {"color": colour, "weight": 600 if pays else 400}
            terms[place].set(**letters)
            factors[place].set(text=f"{pays:d} · {both[place]:.3f}", **letters)
        loss = both[1 - y]
        silenced.set_position(row.point(0.12, y))
        paid.set(text=f"{loss:.3f}", position=row.point(loss + 0.1, 1 - y))
        return *bars, silenced, paid, *terms, *factors

    return Drawn(move)


def _write_below(ax):
    """Write the terms below their columns, which have the scale of the curves, and their values."""
    ax.set(xlim=(-0.72, 1.58), xticks=[])

    def below(x, down, words="", **options):
        under = offset_copy(ax.transData, ax.figure, 0, -down * style.PX, units="points")
        return ax.text(x, 0, words, transform=under, va="top", **{"ha": "center"} | options)

    terms = [below(place, 10, words) for place, words in enumerate(TERMS)]
    factors = [below(place, 38) for place in (0, 1)]
    below(-0.72, 10, "L =", ha="left")
    below(-0.72, 38, "=", ha="left", color=QUIET)
    below(0.4, 38, "+", color=QUIET)
    return terms, factors


def _write_across(ax):
    """Write each term and its value above its own bar."""
    ax.set(xlim=(0, 5.3), ylim=(1.3, -0.6), xticks=[], yticks=[])
    ax.spines["bottom"].set_visible(False)
    terms = [ax.text(0, n - 0.27, words, va="bottom") for n, words in enumerate(TERMS)]
    factors = [ax.text(EMPTY, n - 0.27, "", va="bottom", ha="right") for n in (0, 1)]
    return terms, factors
