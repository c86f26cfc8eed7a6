"""What lesson 10 claims, computed."""

import numpy as np
import pytest

from helpers import losses

P = np.linspace(0, 1, 101)
Q = np.linspace(0.005, 0.995, 199)
FORECASTS = (0.5, 0.7, 0.9, 0.99)
ROW = np.array([toss == "H" for toss in "HHTHHHTHHTHHHTHHTHTH"])


def cost(p, q):
    return losses.binary_cross_entropy(p, q, reduction="none")


def entropy(p):
    return cost(p, p)


def days(seed):
    return np.random.default_rng(seed).random(10_000) < 0.7


def paid(rain, q):
    return -np.log(np.where(rain, q, 1 - q))


def test_the_shrug_pays_less_than_the_bold_one_and_the_share_of_rain_least():
    """The shrug pays less! Bold 0.9 pays 0.105 on a rainy day, but 2.303 on a dry one. And of the
    four, 0.7 pays least: the one who says how often it rains.

    Others begin otherwise and end alike: put another seed into default_rng.
    """
    for seed in (20, 0, 1, 2, 3, 4):
        means = {q: paid(days(seed), q).mean() for q in FORECASTS}
        assert sorted(means, key=means.get) == [0.7, 0.5, 0.9, 0.99]
    assert f"{-np.log(0.9):.3f} {-np.log(0.1):.3f}" == "0.105 2.303"


def test_right_and_wrong_does_not_tell_three_of_them_apart():
    """Each of them calls rain day after day, so they are right equally often."""
    right = {np.mean(days(20) == (q > 0.5)) for q in (0.7, 0.9, 0.99)}
    assert len(right) == 1


def test_when_the_bold_one_beats_the_shrug():
    """Then ask how often it must rain before the bold one wins: on nearly three days in four."""
    even = np.log(5) / np.log(9)
    assert cost(even, 0.9) == pytest.approx(cost(even, 0.5))
    assert cost(even + 0.01, 0.9) < cost(even + 0.01, 0.5)
    assert 0.73 < even < 0.75


def test_luck_first_then_the_law():
    """The first week is all rain, and the boldest leads. One dry day costs it 4.605, and the lead.
    After day 210 the order stays as it is at the end: a few days are mostly luck.

    The line of 0.9 (dashed) is lowest for a while and ends at 0.76.
    """
    rain = days(20)
    means = [np.cumsum(paid(rain, q)) / np.arange(1, 10_001) for q in FORECASTS]
    order = np.argsort(means, axis=0)
    assert rain[:7].all()
    assert not rain[7]
    assert [FORECASTS[order[0, day - 1]] for day in (7, 8, 30)] == [0.99, 0.9, 0.9]
    other = np.flatnonzero((order != order[:, -1:]).any(axis=0))
    assert other.max() + 1 == 210
    assert f"{-np.log(0.01):.3f} {means[2][-1]:.2f}" == "4.605 0.76"


def test_what_the_means_settle_near():
    """The means settle near CE(0.7, q), and only then do they speak about the forecaster.

    Every day has the same chance of rain, 0.7, from the first to the last.
    """
    for q in FORECASTS:
        assert paid(days(20), q).mean() == pytest.approx(cost(0.7, q), abs=0.02)
    assert np.ptp([part.mean() for part in np.split(days(20), 5)]) < 0.03


def test_nothing_below_the_entropy_on_average():
    """If all you know is the 70 %, you cannot expect to pay less.

    Luck may help a little: it rained on 70.17 % of our 10,000 days, and 0.7 paid 0.609 instead of
    0.611.

    The cheapest belief is q = p, and there the striped part is gone. Nothing gets below the floor.
    """
    assert Q[cost(0.7, Q).argmin()] == pytest.approx(0.7)
    for p in P:
        assert (cost(p, Q) >= entropy(p) - 1e-12).all()
    assert days(20).mean() == 0.7017
    assert f"{paid(days(20), 0.7).mean():.3f} {entropy(0.7):.3f}" == "0.609 0.611"


def test_the_arch():
    """An arch over the probability p: entropy 0 at p = 0 and p = 1, where nothing is left to
    wonder about, and highest in the middle, at the fair coin: 0.693 nats on the left axis, 1 bit
    on the right one.

    As x goes to 0, so does x ln x: leave out what does not happen.
    """
    assert entropy(0.0) == entropy(1.0) == 0
    assert P[entropy(P).argmax()] == 0.5
    assert f"{entropy(0.5):.3f} {entropy(0.5) / np.log(2):.0f}" == "0.693 1"
    x = np.geomspace(1, 1e-300, 50)[5:]
    assert (np.diff(-x * np.log(x)) < 0).all()
    assert -x[-1] * np.log(x[-1]) < 1e-290


def test_a_mean_of_losses_is_a_cross_entropy_where_all_get_one_belief():
    """With 0.7017, the share of rain in these 10,000 days, in the place of p, it is what they paid
    to the last digit, because each of them said one q to all the days.
    """
    for q in FORECASTS:
        assert paid(days(20), q).mean() == pytest.approx(cost(0.7017, q), rel=1e-12)
    labels, said = np.array([1, 0]), np.array([0.9, 0.1])  # two beliefs: no longer
    assert cost(labels, said).mean() < cost(0.5, 0.5)


def test_both_purses_are_the_bar():
    """Stacked, the purses are the bar on q, and it reaches the curve of CE: 0.074 + 0.691 = 0.765
    for q = 0.90. They are equally full near q = 0.64, but the stack is not lowest there: from 0.64
    on to 0.65, the rainy days still save more than the dry ones add.
    """
    rainy, dry = -7 * np.log(Q) / 10, -3 * np.log(1 - Q) / 10
    assert rainy + dry == pytest.approx(cost(0.7, Q))
    assert Q[np.abs(rainy - dry).argmin()] == pytest.approx(0.64, abs=0.0051)
    here, next_ = (np.isclose(Q, q).argmax() for q in (0.64, 0.65))
    assert rainy[here] - rainy[next_] > dry[next_] - dry[here] > 0


def test_kl_is_zero_for_the_truth_and_positive_for_other_beliefs():
    """KL is 0 for q = p and positive for other beliefs, so the best q is p.

    The slope of CE over q is (q − p) / (q(1 − q)): below zero to the left of p, above zero to its
    right.

    How to notice: the KL of q = p must be 0, and a KL is never negative. np.log2 gives bits,
    np.log nats, and bits times ln 2 are nats.

    A right KL is never negative.

    A KL is never negative.

    kl(1.0, 0.8) is −ln 0.8 = 0.223, the loss of label 1; kl(p, p) is 0 for every p.
    """
    for p in P:
        kl = cost(p, Q) - entropy(p)
        assert (kl[np.abs(Q - p) > 1e-9] > 0).all()
        assert kl == pytest.approx(
            sum(a * np.log(a / b) for a, b in ((p, Q), (1 - p, 1 - Q)) if a > 0)
        )
        slope = (cost(p, Q + 1e-6) - cost(p, Q - 1e-6)) / 2e-6
        assert slope == pytest.approx((Q - p) / (Q * (1 - Q)), rel=1e-4, abs=1e-6)
    assert -np.log2(0.3) * np.log(2) == pytest.approx(-np.log(0.3))


def test_the_floor_is_0_only_for_who_can_tell_the_ones_from_the_zeros():
    """Only if the model can tell the ones from the zeros.

    Our 10,000 days are one-hot, too, and whoever says one q to all of them pays at least
    H(0.7017) = 0.609.
    """
    rain = days(20)
    assert cost(rain, np.where(rain, 1.0, 0.0)).mean() == 0
    least = min(cost(rain, np.full(rain.size, q)).mean() for q in Q)
    assert least >= entropy(rain.mean())
    assert f"{least:.3f}" == "0.609"


def test_soft_labels_keep_both_terms():
    """A soft label weighs two, and none is silent.

    0.325 is perfect here. “A good loss is near 0” means: near its floor.
    """
    assert min(-0.9 * np.log(0.9), -0.1 * np.log(0.1)) > 0.09
    assert f"{cost(0.9, Q).min():.3f} {entropy(0.9):.3f}" == "0.325 0.325"


def test_the_likeliest_belief_has_the_smallest_mean():
    """Largest product, smallest mean −ln: the same q wins. −ln of the product is 20 times the mean,
    and −ln falls as its argument grows.
    """
    for row in (ROW, np.roll(ROW, 3), np.arange(20) < 5):
        given = np.where(row, Q[:, None], 1 - Q[:, None])
        product, mean = given.prod(axis=1), -np.log(given).mean(axis=1)
        assert product.argmax() == mean.argmin()
        assert -np.log(product) / 20 == pytest.approx(mean)
        assert Q[mean.argmin()] == pytest.approx(row.mean())


def test_a_swap_may_look_innocent():
    """How to notice. 0.441 is below the floor of the truth, so the order is wrong. The test works
    one way: swap truth 0.9 and belief 0.7, and 0.765 looks innocent.

    Surer: a label 1 with ŷ = 0.9 must cost 0.105. Swapped, it asks for ln 0 and costs inf,
    infinitely much.
    """
    assert f"{cost(0.9, 0.7):.3f} {cost(0.7, 0.9):.3f}" == "0.441 0.765"
    assert cost(0.9, 0.7) < entropy(0.7)
    assert cost(0.7, 0.9) > entropy(0.9)
    assert f"{cost(1, 0.9):.3f} {cost(0.9, 1.0)}" == "0.105 inf"


def test_the_product_runs_out_of_numbers():
    """These products are too small for a computer's number and become exactly 0 (underflow): no q
    is best any more. The mean −ln does not mind.
    """
    many = np.tile(ROW, 100)
    for q in (0.5, 0.7, 0.9):
        given = np.where(many, q, 1 - q)
        assert np.prod(given) == 0
        assert np.isfinite(-np.log(given)).all()


def test_how_much_can_be_won_in_the_exercise():
    """The floor is H(0.95) = 0.1985, so 0.1015 can be won: a third of what is shown."""
    assert f"{entropy(0.95):.4f} {0.3 - entropy(0.95):.4f}" == "0.1985 0.1015"
    assert (0.3 - entropy(0.95)) / 0.3 == pytest.approx(1 / 3, abs=0.01)
