"""What lesson 01 claims, computed."""

import math

import numpy as np
import pytest

from helpers import explorers, losses

X = np.geomspace(1e-9, 1, 2001)
PENALTIES = {
    "1 − x": lambda x: 1 - x,
    "1/x − 1": lambda x: 1 / x - 1,
    "−ln(x)": lambda x: -np.log(x),
}


def price(x):
    return losses.binary_cross_entropy(1, x, reduction="none")


def test_it_is_0_at_1_and_has_no_bound():
    """−ln(x) is 0 at x = 1 and grows without bound as x goes to 0.

    x = 1 costs nothing. x = 0 has no finite price.

    A less probable thing must cost more.
    """
    assert price(1.0) == 0
    assert (np.diff(price(X)) < 0).all()
    for bound in (10, 100, 700):
        assert price(math.exp(-bound) / 2) > bound


def test_the_minus_makes_a_price_of_the_logarithm():
    """Between 0 and 1 the logarithm is negative. The minus in front turns it into a price.

    The minus got lost on the way: a probability is not above 1.
    """
    assert (np.log(X[:-1]) < 0).all()
    assert (price(X) >= 0).all()
    assert math.exp(2) > 1


def test_a_quarter_costs_twice_as_much_as_a_half():
    """0.25 = 0.5 · 0.5, and its price is 0.693 + 0.693.

    That would be −ln(0.0625).
    """
    assert price(0.25) == pytest.approx(2 * price(0.5), rel=1e-15)
    assert price(0.0625) == pytest.approx(4 * price(0.5), rel=1e-15)


def test_each_halving_adds_ln_2_and_one_bit():
    """Each halving adds ln 2 = 0.693 nats, wherever you start.

    Each halving of x adds ln 2 = 0.693 nats.

    With base 2 the unit is the bit, and each halving of x adds one bit.
    """
    assert price(X / 2) - price(X) == pytest.approx(math.log(2))
    assert f"{math.log(2):.3f}" == "0.693"
    assert -np.log2(X / 2) + np.log2(X) == pytest.approx(1)


def test_half_of_ninety_per_cent():
    """From 0.5 to 0.25 the price did double: one halving came on top of one halving. Here it
    comes on top of 0.105.
    """
    assert f"{price(0.9):.3f} {price(0.45):.3f}" == "0.105 0.799"
    assert price(0.25) / price(0.5) == pytest.approx(2)
    assert price(0.45) / price(0.9) > 7


def test_squaring_doubles_the_price():
    """0.01 costs twice as much as 0.1, since 0.01 = 0.1 · 0.1: to double the price, square the
    probability.

    3.219: 0.04 = 0.2 · 0.2, so the price is 1.609 twice.
    """
    assert price(X**2) == pytest.approx(2 * price(X))
    assert explorers.minus_log().does(x=0.01)


def test_the_slope():
    """At x = 0.01 the slope is −100.00, so a small step to the right saves a lot. At 0.99 it is
    −1.01.

    The slope is −1/x: −100 at x = 0.01, −1 at x = 1.
    """
    slopes = [losses.binary_cross_entropy_grad(1, x) for x in (0.01, 0.99, 1.0)]
    assert [f"{slope:.2f}" for slope in slopes] == ["-100.00", "-1.01", "-1.00"]


def test_what_a_slope_of_minus_100_says():
    """The curve itself falls by 0.095, a little less, since it gets flatter on the way.

    It nearly would, if the curve kept this slope. It gets flatter at once, and falls by 4.605
    nats in all.

    """
    assert f"{price(0.01) - price(0.011):.3f} {price(0.01) - price(1.0):.3f}" == "0.095 4.605"


def test_three_penalties_are_0_at_1_and_grow_as_x_falls():
    """Three penalties that are 0 at x = 1 and grow as x falls: 1 − x, 1/x − 1 and −ln(x)."""
    for penalty in PENALTIES.values():
        assert penalty(1) == 0
        assert (np.diff(penalty(X)) < 0).all()


def test_only_the_logarithm_adds_up():
    """1 − x charges less for the pair than for both coins, 1/x − 1 charges more. With −ln(x) the
    prices of independent forecasts add up: here 0.693 + 0.693 = 1.386.

    1 − x charges at most 1, even for something you called impossible, and the prices of
    independent forecasts do not add up.
    """
    one, other = np.random.default_rng(0).uniform(0.01, 0.99, (2, 100))
    surplus = {name: of(one * other) - of(one) - of(other) for name, of in PENALTIES.items()}
    assert (surplus["1 − x"] < 0).all()
    assert (surplus["1/x − 1"] > 0).all()
    assert surplus["−ln(x)"] == pytest.approx(0, abs=1e-12)
    assert PENALTIES["1 − x"](0) == 1


def test_a_product_becomes_a_sum():
    """The price of the row is a sum.

    A product of probabilities becomes a sum of losses.
    """
    row = np.random.default_rng(0).uniform(0.01, 1, 10)
    assert price(np.prod(row)) == pytest.approx(np.sum(price(row)))


def test_ten_in_a_row():
    """It takes 44 such forecasts in a row to get there.

    And all ten come true less often than not.
    """
    assert 0.9**44 < 0.01 <= 0.9**43
    assert f"{0.9**10:.2f}" == "0.35"


def test_the_true_product_becomes_zero():
    """The true product, 10⁻⁴⁰⁰, is too small for a computer's number: it becomes 0."""
    assert np.prod(np.full(400, 0.1)) == 0
    assert f"{np.sum(price(np.full(400, 0.1))):.1f}" == "921.0"


def test_the_second_forecaster_pays_five_times_as_much():
    """The second forecaster pays five times as much."""
    assert f"{price(1 - 0.99) / price(1 - 0.6):.0f}" == "5"


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


def test_each_step_to_a_tenth_adds_the_same():
    """Each step to a tenth adds 2.303.

    It doubled once, because 2.303 came on top of 2.303.
    """
    assert price(X / 10) - price(X) == pytest.approx(math.log(10))
    assert f"{math.log(10):.3f}" == "2.303"


def test_it_grows_more_slowly_than_any_power_in_the_end():
    """So −ln(x) grows without bound, and in the end more slowly than 1/√x, or than 1/xᵃ for any
    a > 0.
    """
    for a in (1, 0.5, 0.1, 0.01):  # in terms of u = −ln x the power is exp(a u)
        u = np.linspace(20 / a**2, 30 / a**2, 100)
        assert (u < np.exp(np.minimum(a * u, 700))).all()
        assert (a * np.exp(np.minimum(a * u, 700)) > 1).all()  # nor does it catch up


def test_the_exponential_is_the_other_direction():
    """The exponential is the other direction: x = exp(−loss)."""
    assert np.exp(-price(X)) == pytest.approx(X)


def test_what_tells_ln_from_log10():
    """How to notice the wrong one: 0.9 must give 0.105, and 0.5 must give 0.693."""
    assert [f"{price(x):.3f}" for x in (0.9, 0.5)] == ["0.105", "0.693"]
    assert [f"{-np.log10(x):.3f}" for x in (0.9, 0.5)] == ["0.046", "0.301"]


def test_base_ten_makes_a_tenth_cost_one():
    """With base 10 the loss of 0.1 would be exactly 1."""
    assert -np.log10(0.1) == 1


def test_near_misses_of_the_way_back_cost_what_they_are_said_to():
    """That costs 2 bits: each halving is one bit, and a nat is more than a bit.

    That costs half a nat.

    That costs 1 nat.

    That costs 0.693 nats.

    Half of exp(−1) costs 0.693 more than 1, which is not yet 2.
    """
    assert -math.log2(0.25) == 2
    assert [price(math.exp(-c)) for c in (0.5, 1)] == pytest.approx([0.5, 1])
    assert f"{price(0.5):.3f} {price(math.exp(-1) / 2):.3f}" == "0.693 1.693"
