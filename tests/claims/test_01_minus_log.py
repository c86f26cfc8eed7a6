"""What lesson 01 claims, computed."""

import math

import numpy as np
import pytest

from helpers import losses

EXEMPT = {
    "instruction": [
        "Then find out why exactly twice: write 0.25 as a product.",
        "Do not explain yet: run the cell, then ask “why exactly twice?”",
        "What Python does with an x of exactly 0 is a story for lesson 10.",
    ],
    "question": [
        "Which x has a loss of exactly 1 nat?",
        "Which probability x costs exactly 2 nats?",
    ],
    "choice": ["always by the same", "any: the base makes no difference"],
    "one answer": [
        "That is two halvings, which lead to 0.25 only.",
        "The slope is −1/x, but only over ever shorter steps.",
    ],
}
X = np.geomspace(1e-9, 1, 2001)


def price(x):
    return losses.binary_cross_entropy(1, x, reduction="none")


def test_sure_and_right_costs_nothing_and_the_other_end_has_no_bound():
    """Sure and right costs nothing; sure and wrong costs without bound.

    −ln(x) is 0 at x = 1 and grows without bound as x goes to 0.
    """
    assert price(1.0) == 0
    assert (np.diff(price(X)) < 0).all()
    for bound in (10, 100, 700):
        assert price(math.exp(-bound) / 2) > bound


def test_the_minus_makes_the_price_positive():
    """For x between 0 and 1, ln(x) is negative or zero. The minus in front makes the price
    positive.
    """
    assert (np.log(X) <= 0).all()
    assert (price(X) >= 0).all()


def test_a_quarter_is_one_halved_twice():
    """0.25 is 1 halved twice, and each halving costs 0.693: the price of 0.25 is exactly twice
    that of 0.5.
    """
    assert 1 / 2 / 2 == 0.25
    assert price(0.25) == pytest.approx(2 * price(0.5), rel=1e-15)


def test_every_halving_adds_ln_2():
    """Every halving adds ln 2 = 0.693 nats, wherever you start.

    Every halving of x adds ln 2 = 0.693 nats.
    """
    assert price(X / 2) - price(X) == pytest.approx(math.log(2))
    assert f"{math.log(2):.3f}" == "0.693"


def test_each_step_by_ten_adds_the_same():
    """Go to 0.010 and then to 0.001: each step towards 0 by a factor of ten adds the same 2.303.

    By ln(10) = 2.303, as for any step by a factor of ten.
    """
    assert price(X / 10) - price(X) == pytest.approx(math.log(10))
    assert f"{price(0.01) - price(0.1):.3f}" == f"{price(0.001) - price(0.01):.3f}" == "2.303"


def test_the_slope_near_one():
    """At 0.990 the slope is still −1.01: even a good forecast has something to win.

    The slope is −1/x: steep where you were wrong, close to −1 where you were sure and right.
    """
    slope = losses.binary_cross_entropy_grad(1, 0.99)
    assert f"{slope:.2f}" == "-1.01"
    assert 0 < price(0.99) < 0.02
    assert losses.binary_cross_entropy_grad(1, 0.01) == pytest.approx(-100)


def test_a_product_becomes_a_sum():
    """The probability of getting the whole row is a product; the price of the row is a sum.

    A product of probabilities becomes a sum of losses.
    """
    row = np.random.default_rng(0).uniform(0.01, 1, 10)
    assert price(np.prod(row)) == pytest.approx(np.sum(price(row)))


def test_ten_in_a_row():
    """It takes 44 such forecasts in a row to get there.

    0.35 surprises them: nine out of ten, ten times in a row, fails more often than not.
    """
    assert 0.9**44 < 0.01 <= 0.9**43
    assert f"{0.9**10:.2f}" == "0.35"


def test_the_true_product_becomes_exactly_zero():
    """The true product, 10⁻⁴⁰⁰, is too small for a computer's number and becomes exactly 0."""
    assert np.prod(np.full(400, 0.1)) == 0
    assert f"{np.sum(price(np.full(400, 0.1))):.1f}" == "921.0"


def test_another_base_is_the_same_curve_stretched():
    """The one in bits (dashed) is 1.44 times as high as the one in nats (solid), the one with
    base 10 (dotted) 0.43 times as high; all three have the same shape.
    """
    x = X[:-1]
    for log, times in ((np.log2, "1.44"), (np.log10, "0.43")):
        ratio = -log(x) / price(x)
        assert np.ptp(ratio) < 1e-12
        assert f"{ratio[0]:.2f}" == times


def test_libraries_measure_in_nats():
    """Losses in this course are in nats, as they are in scikit-learn, PyTorch and Keras."""
    from sklearn.metrics import log_loss

    assert log_loss([1], [0.5], labels=[0, 1]) == pytest.approx(math.log(2))


def test_it_grows_more_slowly_than_any_power_in_the_end():
    """−ln grows without bound, and in the end more slowly than any power 1/xᵃ with a > 0.

    It grows without bound, yet more slowly than any power of 1/x.
    """
    for a in (1, 0.5, 0.1, 0.01):  # in terms of u = −ln x the power is exp(a u)
        u = np.linspace(20 / a**2, 30 / a**2, 100)
        assert (u < np.exp(np.minimum(a * u, 700))).all()
        assert (a * np.exp(np.minimum(a * u, 700)) > 1).all()  # nor does it catch up


def test_near_one_the_others_are_as_steep():
    """At x = 1 it falls as steeply as −ln(x)."""
    nudge = 1e-6
    slopes = [(f(1) - f(1 - nudge)) / nudge for f in (price, lambda x: 1 / x)]
    assert slopes == pytest.approx([-1, -1], abs=1e-5)


def test_what_tells_ln_from_log10():
    """How to notice: 0.9 must give 0.105, and 0.5 must give 0.693."""
    assert [f"{price(x):.3f}" for x in (0.9, 0.5)] == ["0.105", "0.693"]
    assert [f"{-np.log10(x):.3f}" for x in (0.9, 0.5)] == ["0.046", "0.301"]


def test_base_ten_makes_a_tenth_cost_one():
    """With base 10 the loss of 0.1 would be exactly 1."""
    assert -np.log10(0.1) == 1


def test_a_loss_and_a_surprise_are_never_negative():
    """The minus sign is lost: a loss is never negative.

    Both units are right, the sign is not: a surprise is never negative.

    The minus got lost on the way: a probability cannot be above 1.
    """
    assert (price(X) >= 0).all()
    assert math.exp(2) > 1


def test_one_minus_x_is_bounded():
    """1 − x charges at most 1, even for something you called impossible, and its sum does not
    tell how probable the whole row was.
    """
    assert (1 - X).max() < 1
    one, other = np.array([0.5, 0.5]), np.array([0.1, 0.9])
    assert (1 - one).sum() == (1 - other).sum()
    assert np.prod(one) != np.prod(other)


def test_the_presenters_five_times():
    """−ln(0.4) = 0.916 against −ln(0.01) = 4.605, five times."""
    assert f"{price(0.4):.3f} {price(0.01):.3f} {price(0.01) / price(0.4):.0f}" == "0.916 4.605 5"
