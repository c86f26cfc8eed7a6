"""What lesson 03 claims, computed."""

import math

import numpy as np
import pytest

from helpers import losses
from helpers.explorers.lesson_03 import LABELS, PREDICTIONS

SHARES = np.linspace(0.001, 0.999, 999)


def price(y, y_hat):
    return losses.binary_cross_entropy(y, y_hat, reduction="none")


def mean(y, y_hat):
    return losses.binary_cross_entropy(y, y_hat)


def yardstick(share):
    """The mean loss of saying the share to labels of which that share is 1."""
    return share * price(1, share) + (1 - share) * price(0, share)


def test_four_cases_have_two_prices():
    """Two numbers: 0.105 for both who gave the truth 0.9, and 2.303 for both who gave it 0.1.

    2.302585 is 2.303 when rounded; where you read 2.302, somebody has cut the digits.

    y = 1 with ŷ = 0.1, and y = 0 with ŷ = 0.9: both gave the truth 0.1.
    """
    four = price([1, 1, 0, 0], [0.9, 0.1, 0.1, 0.9]).round(3)
    assert four.tolist() == [0.105, 2.303, 0.105, 2.303]
    assert math.floor(1000 * price(1, 0.1)) / 1000 == 2.302


def test_losses_do_not_go_in_proportion_to_probabilities():
    """The probability of the truth fell to a ninth, and the price rose to 21.85 times what it was.

    Divide the rounded numbers by hand and you get 21.93: round last, not on the way.
    """
    assert f"{price(1, 0.1) / price(1, 0.9):.2f}" == "21.85"
    assert f"{2.303 / 0.105:.2f}" == "21.93"


def test_the_loss_of_the_vote_is_the_price_of_0_72():
    """0.329, or 0.33 in short: the loss of our vote is the price of giving 0.72 to the truth.

    somewhere between 0.105 and 0.693, and above the distance 0.28.

    That is 1 − 0.72, the distance to the truth. −ln asks for more than that.
    """
    assert f"{price(1, 0.72):.3f} {price(1, 0.72):.2f}" == "0.329 0.33"
    assert price(1, 0.9) < price(1, 0.72) < price(1, 0.5)
    assert (price(1, SHARES) > 1 - SHARES).all()


def test_copies_leave_the_mean():
    """Report the mean: it can be compared between batches of different sizes.

    a hundred times the sum, over a hundred times as many examples.

    It is the same: twice the sum, over twice as many examples.
    """
    y, y_hat = [1, 0], [0.9, 0.2]
    for copies in (2, 100):
        total = losses.binary_cross_entropy(copies * y, copies * y_hat, reduction="sum")
        assert total == pytest.approx(
            copies * losses.binary_cross_entropy(y, y_hat, reduction="sum")
        )
        assert mean(copies * y, copies * y_hat) == pytest.approx(mean(y, y_hat))


def with_third(y_hat):
    changed = PREDICTIONS.copy()
    changed[2] = y_hat
    return mean(LABELS, changed)


def test_one_of_six_moves_the_mean_by_a_sixth_of_its_loss():
    """The mean levels the bars: each example moves it by a sixth of its own loss.

    One bad prediction is enough: with 0.05 for example 3 the mean goes from 0.284 to 0.729.

    One very good prediction does less: with 0.95 the mean goes down to 0.238.

    In this batch half of the labels are 1: saying one half to all six would cost 0.693.
    """
    means = [with_third(y_hat) for y_hat in (0.72, 0.05, 0.95)]
    assert [f"{m:.3f}" for m in means] == ["0.284", "0.729", "0.238"]
    assert means[1] - means[0] == pytest.approx((price(1, 0.05) - price(1, 0.72)) / 6)
    assert means[0] - means[2] < means[1] - means[0]
    assert means[0] < mean(LABELS, np.full(6, 0.5)) < means[1]
    assert f"{mean(LABELS, np.full(6, 0.5)):.3f}" == "0.693"


def test_exp_of_minus_the_mean_is_the_geometric_mean():
    """exp(−mean loss) is the typical probability that the truth was given.

    The geometric mean is harder on one bad value than the ordinary mean, as the loss is:
    """
    given = np.random.default_rng(3).uniform(0.05, 0.95, 7)
    assert math.exp(-mean(1, given)) == pytest.approx(np.prod(given) ** (1 / 7))
    assert f"{math.exp(-0.33):.2f} {math.exp(-0.693):.2f}" == "0.72 0.50"
    spoiled = np.array([0.9, 0.9, 0.9, 0.01])
    assert np.prod(spoiled) ** (1 / 4) < np.mean(spoiled)


def test_the_same_number_has_two_verdicts():
    """Saying the share costs 0.199 here, so a model with 0.33 does not beat it. Where half of the
    labels are 1, it costs ln 2 = 0.693, and 0.33 beats it clearly.

    0.693 is the price of always saying one half.

    Nineteen of twenty labels cost next to nothing at 0.95.
    """
    assert f"{yardstick(0.95):.3f} {yardstick(0.5):.3f}" == "0.199 0.693"
    assert yardstick(0.95) < 0.33 < yardstick(0.5) / 2
    labels = np.r_[np.ones(95), np.zeros(5)]
    assert mean(labels, np.full(100, 0.95)) == pytest.approx(yardstick(0.95))
    assert mean(labels, np.full(100, 0.5)) == pytest.approx(math.log(2))
    assert price(1, 0.95) < 0.06


def test_the_yardstick_is_what_saying_the_share_costs():
    """An arch over the share of ones, from 0 at share 0 up to 0.693 at one half and back to 0 at
    share 1: the loss of always saying the share. A dashed level line at 0.33 cuts it close to 0.1
    and 0.9.

    Before you call a loss good, compare it with always saying the share: ln 2 = 0.693 for one half,
    less for other shares.
    """
    arch = yardstick(SHARES)
    assert SHARES[np.argmax(arch)] == pytest.approx(0.5)
    assert np.count_nonzero(arch >= math.log(2) - 1e-12) == 1
    assert max(arch[0], arch[-1]) < 0.01
    inside = SHARES[arch > 0.33]
    assert (inside[0], inside[-1]) == pytest.approx((0.1, 0.9), abs=0.005)


def test_a_model_of_even_classes_at_0_80_is_worth_less_than_one_half():
    """Always saying one half would score 0.693, so this model is worth less than that."""
    assert yardstick(0.5) < 0.80


def test_a_loss_above_the_arch_may_come_from_a_model_that_tells_all_apart():
    """It tells them apart perfectly. Still its loss is larger than that of always saying 0.05: its
    probabilities are far from the shares that come true.
    """
    labels = np.r_[np.ones(5), np.zeros(95)]
    said = np.where(labels == 1, 0.6, 0.25)
    assert said[labels == 1].min() > said[labels == 0].max()
    assert mean(labels, said) > mean(labels, np.full(100, 0.05))
    assert f"{mean(labels, said):.3f} {yardstick(0.05):.3f}" == "0.299 0.199"


def test_a_sum_is_told_by_saying_one_half():
    """a model that says one half must score 0.693, for each n.

    A number that doubles when the batch doubles is a sum.
    """
    for n in (1, 2, 32, 1000):
        y = np.arange(n) % 2
        assert f"{mean(y, np.full(n, 0.5)):.3f}" == "0.693"
    assert f"{32 * math.log(2):.3f}" == "22.181"


def test_one_line_serves_a_batch_of_any_size():
    """One line for a batch of any size; mean_loss([1, 0], [0.9, 0.2]) is 0.164252."""
    for n in (1, 2, 500):
        y, p = np.arange(n) % 2, np.random.default_rng(n).uniform(0.01, 0.99, n)
        line = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        assert line == pytest.approx(
            sum(price(int(a), float(b)) for a, b in zip(y, p, strict=True)) / n
        )
    assert f"{mean([1, 0], [0.9, 0.2]):.6f}" == "0.164252"


def test_the_exercise_on_the_arch():
    """At 0.1 it is at 0.325: there always saying 0.1 costs less than the model."""
    assert f"{yardstick(0.1):.3f}" == "0.325"
    assert yardstick(0.1) < 0.40 < yardstick(0.3)
