"""What lesson 07 claims, computed."""

import itertools
from functools import cache

import numpy as np
import pytest

from helpers import losses
from helpers.explorers import lesson_07_there_and_back as passes
from helpers.explorers import lesson_07_training_run as networks

X, Y = networks.clouds()


def train(row, rate, epochs=100):
    for _ in range(epochs):
        row = row - rate * networks.gradient(row)
    return row


def loss(row):
    return losses.binary_cross_entropy_with_logits(Y, networks.forward(row, X)[1])


def right(row):
    return int(np.sum((networks.forward(row, X)[1] > 0) == Y))


@cache
def after(rate):
    return train(networks.start(), rate)


def test_two_layers_without_a_bend_make_one_line():
    """Without a bend, two layers would make one line again."""
    W1, b1, W2, b2 = networks.unpack(after(1))
    line = W1 @ W2, b1 @ W2 + b2
    assert (X @ W1 + b1) @ W2 + b2 == pytest.approx(X @ line[0] + line[1])


def test_tanh_is_a_stretched_sigmoid_with_that_slope():
    """tanh has the slope 1 − h², where h is what came out.

    The slope of the bend is missing: tanh passes only the share 1 − h² on.
    """
    z = np.linspace(-4, 4, 81)
    h = np.tanh(z)
    assert h == pytest.approx(2 * losses.sigmoid(2 * z) - 1)
    assert (np.tanh(z + 1e-6) - np.tanh(z - 1e-6)) / 2e-6 == pytest.approx(1 - h**2, abs=1e-8)


def test_over_a_weight_of_zero_no_blame_comes_back():
    """Then set w to 0: no blame comes back, and u learns nothing.

    Yes. Over weights of 0 no blame comes back: you saw that at w = 0.
    """
    assert passes.passed(0)["blames"][0] == passes.passed(0)["slopes"][0] == 0


def test_at_forty_each_step_jumps_over_the_valley():
    """It thrashes: each step jumps over the valley. The start had 0.919 nats, and in 100 epochs it
    never gets as low again.
    """
    path = networks.training_path(40)
    walls = [networks.gradient(a) @ networks.gradient(b) for a, b in itertools.pairwise(path)]
    assert max(walls) < 0
    cost = networks.training_record(40)[0]
    assert f"{cost[0]:.3f}" == "0.919"
    assert min(cost[1:]) > cost[0]


def test_one_rate_crawls_one_arrives_one_is_lucky():
    """η = 0.02 crawls, η = 1 arrives, η = 40 thrashes.

    That the second largest ends lowest is luck: from most other starts it does not get all forty
    right.
    """
    ends = {rate: networks.training_record(rate)[0][-1] for rate in networks.RATES.values()}
    assert min(ends, key=ends.get) == 20
    assert ends[0.02] > np.log(2)
    assert right(after(1)) == 40
    lucky = 0
    for seed in range(12):
        rng = np.random.default_rng(seed)
        start = [rng.normal(size=(2, 3)), np.zeros(3), rng.normal(size=(3, 1)), np.zeros(1)]
        lucky += right(train(networks.pack(start), 20)) == 40
    assert lucky < 6


def test_all_zero_is_dead():
    """No slope, no step: dead. W2 = 0 hands no blame back, so W1 and b1 get no slope. W1 = 0 makes
    H = 0, since tanh(0) = 0, so W2 gets none.
    """
    slopes = networks.gradient(np.zeros(13))
    assert (slopes[:12] == 0).all()
    assert abs(slopes[12]) < 1e-12
    assert Y.sum() == 20


def test_equal_in_and_out_stays_equal():
    """Neurons that start with equal weights, in and out, stay equal: the same slopes, the same
    steps.
    """
    W1, b1, W2, b2 = networks.unpack(train(np.full(13, 0.5), 1))
    for part in (W1, b1[None], W2.T):
        assert np.ptp(part, axis=1) == pytest.approx(0, abs=1e-9)
    row = networks.start()
    row[:6] = 0.5  # equal in, not out
    assert np.ptp(networks.unpack(train(row, 1))[0], axis=1).max() > 0.1


def test_one_half_at_zero_is_enough():
    """With W2 alone at 0, H is not 0, so W2 gets its slopes at once, and from the second epoch on
    it hands blame back:
    """
    row = networks.start()
    row[9:12] = 0
    slopes = networks.gradient(row)
    assert (slopes[9:12] != 0).all()
    assert (slopes[:9] == 0).all()
    assert (networks.gradient(row - slopes)[:9] != 0).all()
    assert right(train(row, 1, 300)) == 40


def test_far_out_it_stands_still():
    """It does not crawl, it stands still.

    The long steps drove the neurons there, and hardly any blame leads them back

    Then they are saturated (lesson 04), and almost only the output still moves:

    The loss stops at 0.463, with 28 of 40 right, though η = 1 reached all forty from the start. Of
    the 120 hidden values, 119 lie beyond ±0.99.
    """
    assert np.sum(np.abs(networks.forward(after(40), X)[0]) > 0.99) == 119
    moved = np.abs(networks.gradient(after(40)))
    assert moved[9:].max() > 10 * moved[:9].max()
    for epochs in (1000, 5000):
        stuck = train(after(40), 1, epochs)
        assert right(stuck) == 28
        assert loss(stuck) == pytest.approx(0.463, abs=0.0006)
    assert right(after(1)) == 40
