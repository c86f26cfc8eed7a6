"""Explorer of the sigmoid and the cross-entropy as a pair: which factors cancel (lesson 04)."""

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers import figures, losses
from helpers.explorers.parts import signed
from helpers.figures import BLUE, DASHED, HAIR, INK, ORANGE, PAPER, QUIET, SOLID
from helpers.interactive import Explorer, Handle, slider, switch

LOGITS = [n / 4 for n in range(-32, 33)]
LOOKS = {1: (BLUE, SOLID), 0: (ORANGE, DASHED)}


def sigmoid_pairing() -> Explorer:
    """Move the logit z: σ(z), the loss over z, and the factors of dL/dz = dL/dŷ · dŷ/dz.

    The bars multiply, because their axis is logarithmic. The hatched part of dŷ/dz is as long
    as dL/dŷ and runs back, so the product is what is left: |ŷ − y|, the gap beside the S-curve.
    """
    figure = Figure(figsize=(9, 4.2), layout="constrained")
    axes = figure.subplot_mosaic([["sigmoid", "factors"], ["loss", "factors"]], width_ratios=[5, 6])
    move, dots = _on_pairing(*(axes[name] for name in ("sigmoid", "loss", "factors")))
    with figures.tall_type():
        tall, (sigmoid, loss, bars) = figures.new_tall_figure(3, height_ratios=[5, 5, 9])
        tall.set_size_inches(3.58, 5.6)
        move_tall, dots_tall = _on_pairing(sigmoid, loss, bars)
        sigmoid.set(xlim=(-8.8, 8.8), ylim=(-0.1, 1.1))  # as wide as dots at the ends need
        loss.set(xlim=(-8.8, 8.8))
        for name, x in zip(loss.texts, (24, -24), strict=True):
            name.xyann = (x, 2)  # further from the dot
        bars.set(title="Two factors: hatched cancels", ylim=(-0.25, 2.7))

    def update(z, y):
        return [*move(z, y), *move_tall(z, y)]

    def sentence(z, y):
        loss = losses.binary_cross_entropy_with_logits(y, z)
        by_prob, by_logit, product = _factors(z, y)
        return (
            f"y = {y}, z = {signed(z)} → ŷ = {losses.sigmoid(z):.4f}, loss {loss:.3f} nats; "
            f"dL/dŷ {signed(by_prob, '.3f')} × dŷ/dz {by_logit:.6f} = "
            f"dL/dz {signed(product, '.4f')}"
        )

    return Explorer(
        figure,
        update,
        sentence,
        tall=tall,
        handles=[Handle("z", dot, "x") for dot in (*dots, *dots_tall)],
        z=slider("Logit z", LOGITS, 4.0),
        y=switch("Label", {"y = 1": 1, "y = 0": 0}, 0),
    )


def _factors(z: float, y: int) -> tuple[float, float, float]:
    """dL/dŷ, dŷ/dz and their product dL/dz."""
    by_prob = losses.binary_cross_entropy_grad(y, losses.sigmoid(z))
    by_logit = losses.sigmoid(z) * losses.sigmoid(-z)
    return by_prob, by_logit, losses.binary_cross_entropy_with_logits_grad(y, z)


def _on_pairing(sigmoid, loss, factors):
    """Draw the three panels; return what moves them, and the dots on both curves."""
    move_sigmoid, on_sigmoid = _sigmoid_panel(sigmoid)
    move_loss, on_loss = _loss_panel(loss)
    move_factors = _factors_panel(factors)

    def move(z, y):
        return [*move_sigmoid(z, y), *move_loss(z, y), *move_factors(z, y)]

    return move, (on_sigmoid, on_loss)


def _sigmoid_panel(ax):
    figures.draw_s_curve(ax, 0, 1, -8.3, 8.3)
    ax.set(title="S-curve, slope dŷ/dz", ylabel="ŷ = σ(z)", yticks=[0, 0.5, 1])
    ax.tick_params(labelbottom=False)
    (tangent,) = ax.plot([], [], color=INK, linestyle="--", linewidth=1.8)
    (gap,) = ax.plot([], [], linewidth=6, solid_capstyle="butt", alpha=0.85)
    (dot,) = ax.plot([], [], "o", color=INK)

    def move(z, y):
        prob, slope = losses.sigmoid(z), _factors(z, y)[1]
        tangent.set_data([z - 2.5, z + 2.5], [prob - 2.5 * slope, prob + 2.5 * slope])
        gap.set_data([z, z], [prob, y])
        gap.set_color(LOOKS[y][0])
        dot.set_data([z], [prob])
        return gap, tangent, dot

    return move, dot


def _loss_panel(ax):
    figures.draw_softplus(ax, -8.3, 8.3)
    ax.set(title="Loss, slope dL/dz", ylabel="loss L (nats)", xlabel="logit z", yticks=[0, 4, 8])
    (tangent,) = ax.plot([], [], color=INK, linestyle="--", linewidth=1.8)
    (dot,) = ax.plot([], [], "o", color=INK)

    def move(z, y):
        loss = losses.binary_cross_entropy_with_logits(y, z)
        slope = _factors(z, y)[2]
        tangent.set_data([z - 4, z + 4], [loss - 4 * slope, loss + 4 * slope])
        dot.set_data([z], [loss])
        return tangent, dot

    return move, dot


def _factors_panel(ax):
    ax.set(title="Two factors, one product: hatched cancels", xscale="log")
    ax.set(xlabel="size of a factor (logarithmic)", xlim=(2e-4, 5e3), ylim=(-0.35, 3))
    ax.set(yticks=[], xticks=[1e-3, 1, 1e3], xticklabels=["1/1000", "1", "1000"])
    ax.minorticks_off()
    ax.spines["left"].set_visible(False)
    ax.axvline(1, color=QUIET, linewidth=1.2)
    formulas = ["dL/dŷ = (ŷ − y) / (ŷ(1 − ŷ))", "× dŷ/dz = ŷ(1 − ŷ)", "= dL/dz = ŷ − y"]
    plain = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}
    for row, formula in zip((2, 1, 0), formulas, strict=True):
        ax.text(2.2e-4, row + 0.48, formula, bbox=plain)
    hatched = {"facecolor": HAIR, "edgecolor": QUIET, "hatch": "////", "linewidth": 1}
    steep, cancelled = (ax.add_patch(Rectangle((1, 0), 0, 0.36, **hatched)) for _ in range(2))
    left_over, product = (ax.add_patch(Rectangle((1, 0), 0, 0.36)) for _ in range(2))
    (ends,) = ax.plot([], [], "o", color=INK, markersize=8)
    numbers = [ax.text(4.6e3, row + 0.48, "", ha="right", weight=600) for row in (2, 1, 0)]

    def move(z, y):
        by_prob, by_logit, whole = _factors(z, y)
        for bar, row in ((steep, 2), (cancelled, 1)):
            bar.set_bounds(1, row, abs(by_prob) - 1, 0.36)
        for bar, row in ((left_over, 1), (product, 0)):
            bar.set_bounds(abs(whole), row, 1 - abs(whole), 0.36)
            bar.set_color(LOOKS[y][0])
        ends.set_data([abs(by_prob), abs(whole), abs(whole)], [2.18, 1.18, 0.18])
        numbers[0].set_text(signed(by_prob, ".3f"))
        numbers[1].set_text(f"{by_logit:.6f}")
        numbers[2].set_text(signed(whole, ".4f"))
        return [steep, cancelled, left_over, product, ends, *numbers]

    return move
