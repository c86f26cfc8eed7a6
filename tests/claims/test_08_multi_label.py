"""What lesson 08 claims, computed."""

import numpy as np
import pytest

from helpers import losses

RNG = np.random.default_rng(5)


def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def test_the_shares_of_a_softmax_add_up_to_1():
    """How to notice: the outputs of every photo add up to 1.

    These three add up to 1.97, and the shares of a softmax add up to 1.
    """
    assert softmax(RNG.normal(0, 5, size=(1000, 3))).sum(axis=1) == pytest.approx(1)
    assert f"{0.98 + 0.97 + 0.02:.2f}" == "1.97"


def test_equal_logits_share_the_1():
    """A softmax has only 1 to give: when it treats two alike, each gets at most ½.

    Two equal logits share the 1, however large they are.

    Where none holds, the softmax still gives its 1 away, a third to each.

    Four equal shares of 1 are ¼ each at the most, and −ln ¼ = 1.386.
    """
    for z in (-4, 0, 4, 400):
        for alike, others in ((2, 1), (4, 6)):
            row = np.append(np.full(alike, z), RNG.normal(size=others))
            assert (softmax(row)[:alike] <= 1 / alike).all()
        assert softmax(np.full(3, z)) == pytest.approx(1 / 3)
    assert softmax(np.array([400, 400, -4])) == pytest.approx([0.5, 0.5, 0])


def test_what_one_label_gains_the_others_lose():
    """Under a softmax beach and sunset sink as the dog rises. They cost more, though nothing about
    them has changed. Under sigmoids the dog moves its own price and the mean, nothing else.

    A softmax makes rivals: what one label gains, the others lose, and with no true label it still
    gives 1 away.
    """
    low, high = np.array([2, -1, 1]), np.array([2, 3, 1])
    rivals = [0, 2]
    assert (softmax(high)[rivals] < softmax(low)[rivals]).all()
    price = {z.tobytes(): losses.binary_cross_entropy([1, 0, 1], softmax(z), reduction="none")
             for z in (low, high)}  # fmt: skip
    assert (price[high.tobytes()][rivals] > price[low.tobytes()][rivals]).all()
    assert (losses.sigmoid(high)[rivals] == losses.sigmoid(low)[rivals]).all()


def test_two_true_labels_of_three_cost_most_of_a_nat_and_more_for_ever():
    """With a softmax the loss stops at 2 · ln 2 / 3 = 0.462, on a photo that the model knows
    perfectly.

    Once the third gets nothing, what makes one cheaper makes the other dearer, and at ½ each they
    cost least.
    """
    share = np.linspace(0.001, 0.999, 999)
    rest = 1 - share
    cost = (-np.log(share) - np.log(rest)) / 3
    assert share[np.argmin(cost)] == pytest.approx(0.5)
    assert f"{cost.min():.3f}" == f"{2 * np.log(2) / 3:.3f}" == "0.462"
    tries = softmax(RNG.normal(0, 6, size=(5000, 3)))
    each = losses.binary_cross_entropy(np.tile([1, 0, 1], (5000, 1)), tries, reduction="none")
    assert each.mean(axis=1).min() > 0.4620


def test_the_dog_costs_more_than_twice_as_much_as_the_beach():
    """Read the loss of each label, too: here the dog costs more than twice as much as the beach,
    and the mean of the table hides it.
    """
    y = [[1, 0, 1], [0, 1, 0], [1, 0, 0], [0, 0, 0]]
    p = [[0.9, 0.1, 0.5], [0.2, 0.3, 0.1], [0.8, 0.1, 0.1], [0.1, 0.2, 0.1]]
    beach, dog, _ = losses.binary_cross_entropy(y, p, reduction="none").mean(axis=0)
    assert dog > 2 * beach


def descend(rate, share, steps=20):
    rng = np.random.default_rng(7)
    x = rng.normal(size=(300, 3))
    y = (rng.random((300, 3)) < losses.sigmoid(2 * x)).astype(int)
    w = np.zeros((3, 3))
    for _ in range(steps):
        w -= rate * share * x.T @ losses.binary_cross_entropy_with_logits_grad(y, x @ w) / 300
    return w


def test_a_mean_over_labels_divides_every_slope():
    """A mean divides every slope by K, and with it every step of plain gradient descent. Rows 1
    and 3 are the same run: a mean with K · η takes the same steps as a sum with η.

    Each slope is a third of what it was, and so is each step.

    The mean divides every slope by 12, so η = 12 · 0.06 = 0.72 takes the same steps.

    That multiplies the loss and every slope by 3.
    """
    assert descend(0.5, 1) == pytest.approx(descend(1.5, 1 / 3), rel=1e-12)
    assert descend(0.5, 1, steps=1) == pytest.approx(3 * descend(0.5, 1 / 3, steps=1))
    assert f"{0.06 * 12:.2f}" == "0.72"


def test_one_half_everywhere_scores_ln_2_for_any_n_and_k():
    """How to notice: in a mean over photos and labels a model that says ½ everywhere scores 0.693,
    for any n and any K.
    """
    for n, k in ((1, 1), (4, 3), (32, 20), (7, 300)):
        labels = RNG.integers(0, 2, size=(n, k))
        assert f"{losses.binary_cross_entropy(labels, np.full((n, k), 0.5)):.3f}" == "0.693"


def test_a_loss_is_never_negative():
    """The minus sign is lost: a loss is never negative."""
    assert (losses.binary_cross_entropy(1, np.linspace(0.01, 1, 100), reduction="none") >= 0).all()


def test_a_hundred_times_the_labels_make_a_hundredth_of_each_slope():
    """Add 297 labels and keep η, and the beach learns a hundred times as slowly, though nothing
    about it has changed:
    """
    slow, fast = ((0.5 - 1) / labels for labels in (300, 3))
    assert fast == pytest.approx(100 * slow)
