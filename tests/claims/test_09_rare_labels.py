"""What lesson 09 claims, computed."""

from functools import cache

import numpy as np
import pytest

from helpers import losses


@cache
def photos():
    rng = np.random.default_rng(1)
    x = rng.normal(size=8000)
    return x, (rng.random(8000) < losses.sigmoid(3 * x - 7)).astype(int)


@cache
def model(weight):
    """Weight and bias of the neuron at the bottom of its loss, by Newton's steps."""
    x, dog = (part[:4000] for part in photos())
    columns, times = np.stack([x, np.ones(4000)]), np.where(dog == 1, weight, 1)
    w = np.zeros(2)
    for _ in range(30):
        p = losses.sigmoid(w @ columns)
        w -= np.linalg.solve(columns * (times * p * (1 - p)) @ columns.T,
                             columns @ (times * (p - dog)))  # fmt: skip
    return w


def said(weight, shift=0.0):
    w, b = model(weight)
    return losses.sigmoid(w * photos()[0][4000:] + b + shift)


def judged(y_hat, threshold):
    """Calls, right ones, precision, recall, and the mean ŷ of the calls."""
    dog, called = photos()[1][4000:], y_hat > threshold
    right = np.sum(dog[called])
    return called.sum(), right, right / called.sum(), right / dog.sum(), y_hat[called].mean()


def test_one_accuracy_may_hide_none_or_half_of_the_dogs():
    """Being right on 97.8 % leaves 88 mistakes.

    Both are right on 97.8 %. One finds half of the dogs; the other finds none, because it has
    never looked at a photo.
    """
    dog = photos()[1][4000:]
    assert dog.sum() == round(4000 * (1 - 0.978)) == 88
    half = dog.copy()
    half[np.flatnonzero(dog == 1)[:44]] = 0
    half[np.flatnonzero(dog == 0)[:44]] = 1
    assert np.mean(half == dog) == np.mean(dog == 0)
    assert half[dog == 1].mean() == 0.5


def test_always_no_is_right_on_all_that_lack_the_label():
    """How to notice: put the accuracy of “always no” beside every accuracy. The rarer the label,
    the nearer it is to 1, and the less an accuracy says about the label.
    """
    shares = np.array([0.5, 0.1, 0.022, 0.001])
    assert (np.diff(1 - shares) > 0).all()
    assert np.mean(photos()[1][4000:] == 0) == pytest.approx(1 - 0.022)


def test_the_plain_model_finds_fewer_than_a_third():
    """When it calls, it is mostly right. But it finds fewer than a third of the dogs."""
    *_, precision, recall, _ = judged(said(1), 0.5)
    assert precision > 0.5
    assert recall < 1 / 3


def test_the_weight_finds_three_quarters_and_more_than_three_of_four_calls_are_wrong():
    """It finds more than three quarters of the dogs. It pays with false alarms: more than three
    of four calls are wrong.
    """
    *_, precision, recall, _ = judged(said(20), 0.5)
    assert recall > 0.75
    assert precision < 1 / 4


def test_a_weight_of_20_is_20_copies():
    """A weight of 20 adds the same to the loss as 20 copies of every dog would:"""
    y, p = np.array([1, 0, 1]), np.array([0.3, 0.2, 0.6])
    times = np.where(y == 1, 20, 1)
    each = losses.binary_cross_entropy(y, p, reduction="none")
    copies = np.repeat(y, times), np.repeat(p, times)
    assert np.sum(times * each) == pytest.approx(
        losses.binary_cross_entropy(*copies, reduction="sum")
    )


def test_the_plain_model_is_honest_in_each_group_and_the_weighted_one_is_not():
    """The plain model says in each group about what happens. The weighted one says 0.95 where
    about half of the photos have a dog.

    The groups matter: a model that says 0.022 to every photo has the right mean and tells nothing.

    An honest model would say so. This one has learned as if dogs were 20 times as frequent.
    """
    x, dog = (part[4000:] for part in photos())
    order = np.argsort(-x)
    for rows in (order[:80], order[80:400], order[400:]):
        happened, p = dog[rows].mean(), said(1)[rows]
        luck = 2 * np.sqrt(np.mean(p * (1 - p)) / len(rows))
        assert abs(p.mean() - happened) < luck
        assert said(20)[rows].mean() > 1.7 * happened
    assert f"{said(20)[order[:80]].mean():.2f}" == "0.95"
    assert abs(dog[order[:80]].mean() - 0.5) < 0.05
    assert f"{dog.mean():.3f}" == "0.022"


def test_the_odds_are_about_20_times_too_high_and_ln_20_takes_it_back():
    """With 20 dogs for each real one, the odds are about 20 times too high, and the logits about
    ln 20 too high. Take that away, and ŷ comes true again.

    A positive weight c multiplies the odds by about c: more calls, and ŷ no longer honest.
    """
    x, dog = (part[4000:] for part in photos())
    for at in (1, 2, 3):
        (w, b), (w_20, b_20) = model(1), model(20)
        assert 15 < np.exp((w_20 - w) * at + b_20 - b) < 26
    first = np.argsort(-x)[:80]
    mended = said(20, shift=-np.log(20))
    assert mended.mean() == pytest.approx(dog.mean(), abs=0.003)
    assert mended[first].mean() == pytest.approx(dog[first].mean(), abs=0.003)


def test_on_the_way_down_recall_never_falls_and_precision_mostly_does():
    """Recall never falls on the way down; precision mostly does. The plain model about keeps its
    promise, the weighted one promises far too much.

    Recall can only rise on the way.

    A lower threshold takes no call back, so no dog that was found is lost.
    """
    way = np.arange(0.9, 0.005, -0.01)
    found = {weight: np.array([judged(said(weight), t) for t in way]) for weight in (1, 20)}
    for _, _, precision, recall, _ in (part.T for part in found.values()):
        assert (np.diff(recall) >= 0).all()
        assert 0.5 < np.mean(np.diff(precision) < 0) < 1
    calls, _, precision, _, promised = found[1].T
    assert np.mean(abs(precision - promised) < 2 * 0.5 / np.sqrt(calls)) > 0.9
    _, _, precision, _, promised = found[20].T
    assert (promised > precision + 0.15).all()


def test_both_models_reach_the_same_places():
    """The weight has only shifted all photos to the right, and the threshold can follow.

    Both rank the photos by x, and the cuts are nearly at the same x.
    """
    x, plain, weighted = photos()[0][4000:], said(1), said(20)
    assert (np.argsort(plain) == np.argsort(weighted)).all()
    assert (np.argsort(plain) == np.argsort(x)).all()
    assert (weighted > plain).all()


def test_a_threshold_buys_almost_what_the_weight_buys():
    """For one neuron a threshold buys almost exactly what the weight buys, and ŷ stays honest.

    For one neuron a threshold of 1/(1 + c) makes the same calls as the weight, almost exactly.
    """
    for c in (5, 20):
        plain, weighted = said(1) > 1 / (1 + c), said(c) > 0.5
        assert np.sum(plain != weighted) < 10


def test_a_threshold_of_0_calls_everything():
    """A threshold of 0: it calls every photo. Precision is then the share of dogs, here 0.022."""
    calls, _, precision, recall, _ = judged(said(1), 0)
    assert (calls, recall) == (4000, 1)
    assert f"{precision:.3f}" == "0.022"
