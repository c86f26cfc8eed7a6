"""What lesson 11 claims, computed."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from helpers import losses

KINDS = {np.float64: 53, np.float32: 24, np.float16: 11}
Z = np.linspace(-1000, 1000, 4001)


@np.errstate(all="ignore")
def naive(y, p):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


@np.errstate(all="ignore")
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@np.errstate(all="ignore")
def softplus(y, z):
    return y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z))


def stable(y, z):
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


def clipped(y, z):
    return naive(y, np.clip(sigmoid(z), 1e-7, 1 - 1e-7))


def slope(loss, y, z):
    return (loss(y, z + 0.001) - loss(y, z - 0.001)) / 0.002


def test_zero_times_infinity_is_nan():
    """A factor of 0 does not switch infinity off. The last two lines are honest: whoever gives
    the truth a probability of 0 owes an infinite loss.

    ŷ of exactly 0 or 1 breaks even a perfect prediction.

    A ŷ of exactly 0 or 1: the silent term is 0 · (−∞).
    """
    assert np.isnan([naive(1, np.float64(1)), naive(0, np.float64(0))]).all()
    assert naive(1, np.float64(0)) == naive(0, np.float64(1)) == np.inf


def test_the_sigmoid_becomes_exactly_one():
    """An e⁻ᶻ below 2⁻⁵³ is lost in 1 + e⁻ᶻ: from z = 53 ln 2 on, nothing is left of the doubt.

    In float32 that is a ŷ of exactly 1.

    Neither ŷ is exactly 0 or 1 yet.

    σ(z) is exactly 1 from z = 36.737 in float64, 16.636 in float32, 7.625 in float16.
    """
    for kind, digits in KINDS.items():
        assert np.finfo(kind).nmant + 1 == digits
        assert sigmoid(kind(digits * np.log(2) + 0.01)) == 1
        assert sigmoid(kind(digits * np.log(2) - 0.05)) < 1
    starts = [digits * np.log(2) for digits in KINDS.values()]
    assert [f"{z:.3f}" for z in starts] == ["36.737", "16.636", "7.625"]
    assert sigmoid(np.float32(9.50512 * 5 - 23.5871)) == 1
    assert 0 < sigmoid(-36.0) < sigmoid(36.0) < 1


def test_one_of_two_mirrored_mistakes_loses_its_digits():
    """1 − ŷ gets the crumbs: the loss of y = 0 is off at z = 30 already, and inf at 40.

    1 − ŷ is gone at 53 ln 2, ŷ only when 1 + e⁻ᶻ is infinite.

    In the picture for y = 0, the naive curve ends at z = 36.7 on one side and only at −709.8 on
    the other.
    """
    for z in (10.0, 20.0, 30.0, 36.0):
        assert naive(1, sigmoid(-z)) == pytest.approx(stable(1, -z), rel=1e-15)
    assert f"{naive(0, sigmoid(30.0)):.3f} {naive(0, sigmoid(40.0))}" == "30.001 inf"
    known = np.isfinite([naive(0, sigmoid(z)) for z in (-709.7, -709.9, 36.73, 36.74)])
    assert known.tolist() == [True, False, True, False]


def test_what_is_lost_in_y_hat_is_not_found_again():
    """The digits were lost before the call, when z became ŷ, and no function brings them back.

    1 − ŷ loses its digits before that; a loss that starts from ŷ does not get them back.
    """
    near = np.nextafter(30.0, 31) + 1e-4  # another logit, with the same ŷ
    assert sigmoid(near) == sigmoid(near + 1e-6)
    assert stable(0, near) != stable(0, near + 1e-6)


def test_a_clip_kills_the_slope():
    """The slope is exactly 0. The clip turns off learning where the mistake is worst, and reports
    a calm 16.118.

    How to notice: a loss that rests at 16.118, the ceiling −ln(1e-7), and a slope of exactly 0.

    A clip makes the slope of the worst mistakes exactly 0, under a made-up ceiling.

    That is a clip: every confident mistake costs 16.118, and nobody learns from it.
    """
    for y, side in ((0, 1), (1, -1)):
        for z in (16.2, 20.0, 36.0, 40.0, 500.0):
            assert slope(clipped, y, side * z) == 0
            assert f"{clipped(y, side * z):.3f}" == f"{-np.log(1e-7):.3f}" == "16.118"
        assert abs(slope(clipped, y, side * 16.0)) > 0.99


def test_the_clip_is_a_cliff():
    """It is a cliff: from z = 16.0 the clipped loss still gets home, from 16.2 it does not move."""
    ends = []
    for z in (16.0, 16.2):
        for _ in range(75):
            z -= slope(clipped, 0, z)
        ends.append(z)
    assert ends[0] < -3
    assert ends[1] == 16.2


def test_a_report_does_not_learn():
    """Where nobody learns from the number, as in a report, a clip does no such harm."""
    inside = np.linspace(-16, 16, 65)
    assert clipped(0, inside) == pytest.approx(stable(0, inside), rel=1e-6, abs=1e-6)


def test_version_two_breaks_at_both_ends_and_version_three_holds():
    """30 and 40 are right now. At 1000, eᶻ is larger than a float64 can be, an overflow; at −1000
    the silent term is 0 · ∞ again.

    Column 3 is right in each line. −1000 is a good prediction for label 0, and the first two make
    nan of it.

    Three terms, none of which can overflow; a confident mistake costs |z|.

    500 nats; the third alone. In float32, e⁵⁰⁰ overflows, which spoils versions 1 and 2.
    """
    assert softplus(0, 30.0) == pytest.approx(30)
    assert softplus(0, 1000.0) == np.inf
    assert np.isnan([softplus(0, -1000.0), naive(0, sigmoid(-1000.0))]).all()
    with np.errstate(over="raise"):
        for y in (0, 1):
            expected = losses.binary_cross_entropy_with_logits(y, Z, reduction="none")
            assert stable(y, Z) == pytest.approx(expected, rel=1e-14, abs=1e-300)
    single = np.float32(-500)
    assert stable(1, single) == 500
    assert not np.isfinite([softplus(1, single), naive(1, sigmoid(single))]).any()


def test_log1p_keeps_what_one_plus_loses():
    """A confident answer on the correct side keeps its digits, too: for x = e⁻⁴⁰, ln(1 + x) would
    give 0.
    """
    assert np.log(1 + np.exp(-40.0)) == 0 < np.log1p(np.exp(-40.0))


def test_ceilings():
    """One forecast, ceilings from 15.942 to 100.

    judges; its LogisticRegression is trained from the logit.
    """
    for kind, ceiling in ((np.float64, "36.044"), (np.float32, "15.942")):
        told = log_loss([1], np.array([0], dtype=kind), labels=[0, 1])
        assert f"{told:.3f}" == f"{-np.log(np.finfo(kind).eps):.3f}" == ceiling
    far = LogisticRegression(C=1e6).fit([[-1e3], [1e3], [1e3 + 1]], [0, 1, 1])
    assert np.isfinite(far.coef_).all()


def test_epsilon_inside_the_logarithm():
    """−ln(ŷ + ε) instead of a clip, with a small constant ε = 1e-7: it cannot be ln 0 any more.

    A loss is never negative. How to notice: late in training, a log that reads −0.0000. And each
    other loss is shifted a little, too.
    """
    p = np.linspace(0, 1, 1001)
    with np.errstate(divide="ignore"):
        right = -np.log(p)
    wrong = -np.log(p + 1e-7)
    assert np.isfinite(wrong).all()
    assert (right >= 0).all()
    assert (wrong < right).all()
    assert f"{wrong[-1]:.4f}" == "-0.0000"


def test_which_alarms_to_set():
    """Two traps: an np.errstate inside a function wins over yours, as in our naive_loss; and
    under="raise" would stop where e to a very negative power becomes 0, which does no harm.
    """
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        naive(1, np.float64(1))
        assert stable(0, -1000.0) == 0
        with pytest.raises(FloatingPointError):
            np.log(np.float64(0))
    with np.errstate(all="raise"), pytest.raises(FloatingPointError, match="underflow"):
        stable(0, -1000.0)


def test_a_nan_by_the_chain_rule():
    """A library that forms slopes by the chain rule meets 0/0 where y = 1 and ŷ = 1, although ŷ − y
    is simply 0.
    """
    y, p = np.array([1.0]), np.array([1.0])
    with np.errstate(all="ignore"):
        assert np.isnan((-y / p + (1 - y) / (1 - p)) * p * (1 - p)).all()
    assert p - y == 0


def test_an_epsilon_beyond_the_type():
    """In float16, 1 − 1e-7 is 1, so the clip does nothing and inf is back. In float32 it is
    rounded, and the ceiling for y = 0 is 15.942 instead of 16.118.
    """
    assert np.float16(1) - np.float16(1e-7) == 1
    assert clipped(0, np.float16(20)) == np.inf
    assert f"{clipped(0, np.float32(20)):.3f} {clipped(0, 20.0):.3f}" == "15.942 16.118"
