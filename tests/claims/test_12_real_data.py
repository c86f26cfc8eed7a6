"""What lesson 12 claims, computed."""

from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression

from helpers import figures, losses

THRESHOLDS = np.arange(1, 100) / 100


class Data(NamedTuple):
    train: np.ndarray
    y_train: np.ndarray
    test: np.ndarray
    y_test: np.ndarray


@cache
def split(leak=False):
    """The lesson's data, scaled by the training set, or by all rows."""
    found = load_breast_cancer()
    x, y = found.data, 1 - found.target
    order = np.random.default_rng(10).permutation(len(y))
    learn, judge = order[:369], order[369:]
    known = x if leak else x[learn]
    x = (x - known.mean(axis=0)) / known.std(axis=0)
    return Data(x[learn], y[learn], x[judge], y[judge])


@cache
def model(penalty=0.01, solver="newton-cholesky", tol=1e-10):
    train, y_train, *_ = split()
    return LogisticRegression(C=1 / (penalty * 369), solver=solver, tol=tol).fit(train, y_train)


def prob():
    return model().predict_proba(split().test)[:, 1]


def descend(rate, steps, penalty=0.01, w=0.0, b=0.0, loss="bce"):
    slope_of = {"bce": losses.binary_cross_entropy_with_logits_grad,
                "sse": losses.squared_error_with_logits_grad}[loss]  # fmt: skip
    train, y, *_ = split()
    w = np.zeros(30) + w
    for _ in range(steps):
        slope = slope_of(y, train @ w + b)
        w, b = w - rate * (train.T @ slope / 369 + penalty * w), b - rate * np.mean(slope)
    return w, b


@cache
def free(steps):
    return descend(2, steps, penalty=0)


def outcome(threshold):
    called, y = prob() >= threshold, split().y_test
    return int((~called & (y == 1)).sum()), int((called & (y == 0)).sum())


def cost(threshold, price):
    missed, false = outcome(threshold)
    return price * missed + false


def test_the_split_has_the_patients_of_the_text():
    """Calling all 200 ill misses none and alarms the 133 healthy ones, so it costs 133.

    In the training set 39.3 % are ill.
    """
    data = split()
    assert (len(data.y_train), len(data.y_test), data.y_test.sum()) == (369, 200, 67)
    assert (outcome(0), cost(0, 20)) == ((0, 133), 133)
    assert f"{data.y_train.mean():.1%}" == "39.3%"


def test_the_misses_pay_nearly_all():
    """4 · 20 + 1 = 81, and the misses pay 80 of it. At price 1 it is cheaper to call nobody ill; at
    price 5 and 20, to call everybody ill. At price 20 the model saves only 39 % of what the blind
    rule costs.
    """
    assert outcome(0.5) == (4, 1)
    assert 1 * 67 < 133 < 5 * 67 < 20 * 67
    assert f"{1 - cost(0.5, 20) / 133:.0%}" == "39%"


def test_at_price_20_the_curtain_belongs_to_the_left():
    """At price 1 the cost stays below 10 from 0.30 to 0.70. At price 20 the curtain belongs far to
    the left: at 0.05 accuracy falls from 97.5 % to 89.5 %, and the cost falls from 81 to 40.
    """
    assert max(cost(t, 1) for t in THRESHOLDS if 0.3 <= t <= 0.7) < 10
    assert THRESHOLDS[np.argmin([cost(t, 20) for t in THRESHOLDS])] < 0.2
    assert [(cost(t, 20), 1 - sum(outcome(t)) / 200) for t in (0.5, 0.05)] == [
        (81, 0.975), (40, pytest.approx(0.895)),
    ]  # fmt: skip


def test_an_honest_probability_is_cheapest_above_the_rule():
    """The alarm is cheaper when ŷ > 1/(1 + price)."""
    y_prob = np.linspace(0.001, 0.999, 999)
    for price in (1, 5, 9, 20, 99):
        assert ((1 - y_prob < price * y_prob) == (y_prob > 1 / (1 + price))).all()


def test_a_threshold_that_was_chosen_promises_too_much():
    """On average the chosen threshold cost more than twice what it had promised. The rule
    1/(1 + price), which chose nothing, cost less.

    The threshold was chosen on the rows that then judge it; on new rows expect more.

    The best one costs 31 at price 20, so expect 31 per 200 new patients.
    """
    y, p, paid = split().y_test, prob(), []
    each = np.where(y == 1, 20 * (p < THRESHOLDS[:, None]), p >= THRESHOLDS[:, None])
    ruled = np.where(y == 1, 20 * (p < 1 / 21), p >= 1 / 21)
    rng = np.random.default_rng(77)
    for _ in range(1000):
        here, there = rng.permutation(200).reshape(2, 100)
        chosen = each[each[:, here].sum(axis=1).argmin()]
        paid.append([chosen[here].sum(), chosen[there].sum(), ruled[there].sum()])
    promised, in_fact, by_rule = np.mean(paid, axis=0)
    assert by_rule < in_fact > 2 * promised
    assert each.sum(axis=1).min() == 31


def test_only_the_training_set_scales():
    """From each measurement its mean was subtracted, and the rest divided by its spread, both of
    the training set only: the test set stands for patients who have not come yet.

    Here it does little, and what it does is flattering:
    """
    data, leak = split(), split(leak=True)
    assert data.train.mean(axis=0) == pytest.approx(0, abs=1e-9)
    assert data.train.std(axis=0) == pytest.approx(1)
    assert np.abs(data.test.mean(axis=0)).max() > 0.01
    fit = LogisticRegression(C=1 / 3.69, solver="newton-cholesky", tol=1e-10)
    leaked = fit.fit(leak.train, leak.y_train).predict_proba(leak.test)[:, 1]
    gain = [losses.binary_cross_entropy(data.y_test, p) for p in (prob(), leaked)]
    assert 0 < gain[0] - gain[1] < 0.001


def test_raw_measurements_need_different_steps():
    """One measurement is an area in the hundreds, another a smoothness near 0.1. One step size η
    would be far too long for the first, or far too short for the second.
    """
    x = load_breast_cancer().data
    assert 100 < x[:, 3].mean() < 1000
    assert x[:, 4].mean() == pytest.approx(0.1, abs=0.01)
    steps = [2 / (0.25 * np.mean(x[:, column] ** 2)) for column in (3, 4)]  # longest that settles
    assert steps[1] > 1e6 * steps[0]


def test_without_a_penalty_the_test_loss_climbs_and_no_weight_is_best():
    """One flat cut puts all of the training set on the right side: these patients are separable.
    Larger weights still lower their loss, so there is no finite best w (lesson 05). On the test set
    they make sure mistakes: the loss almost triples, and the count of wrong calls hardly tells.

    The training set is separable: once the weights separate it, doubling them lowers the loss.
    There is no best w to agree on, only places to stop.
    """
    data, (w, b) = split(), free(10_000)
    z = data.train @ w + b
    assert ((z >= 0) == data.y_train).all()
    loss = losses.binary_cross_entropy_with_logits
    scaled = [loss(data.y_train, k * z) for k in (1, 2, 4, 8, 16, 32)]
    assert (np.diff(scaled) < 0).all()
    early, late = (data.test @ w + b for w, b in (free(100), free(10_000)))
    assert 2.7 < loss(data.y_test, late) / loss(data.y_test, early) < 3
    wrong = [z[(z >= 0) != data.y_test] for z in (early, late)]
    assert [len(each) for each in wrong] == [4, 5]
    assert np.abs(wrong[1]).max() > 2 * np.abs(wrong[0]).max()


def test_with_a_penalty_there_is_one_best_w():
    """Test losses, weights and predictions agree to six decimals: 5,000 plain steps, and a clever
    program. With a penalty there is one best w, and both find it.
    """
    for start in (0.0, 1.0):
        w, b = descend(0.5, 5000, w=start, b=start)
        assert w == pytest.approx(model().coef_[0], abs=5e-7)
        assert b == pytest.approx(model().intercept_[0], abs=5e-7)


def test_the_solver_goes_on_to_the_last_digits():
    """We asked for its solver "newton-cholesky" and a small tol, which make it go on to the last
    digits.
    """
    usual = LogisticRegression(C=1 / 3.69).fit(split().train, split().y_train)
    assert np.abs(usual.coef_ - model().coef_).max() > 5e-7


def test_a_doubt_costs():
    """Nobody reaches 0 who leaves any doubt.

    0.089 beside 0.645: the model learned much.

    Yes: it knows the share, and the share is not far from one half.
    """
    y = split().y_test
    assert losses.binary_cross_entropy(1, 1 - 1e-9) > 0
    told = [losses.binary_cross_entropy(y, p) for p in (prob(), np.full(200, 145 / 369))]
    assert [f"{loss:.3f}" for loss in told] == ["0.089", "0.645"]
    assert told[1] < np.log(2)


def test_luck_holds_every_point():
    """Nothing here speaks against these ŷ: each grey bar holds its point. Yet 34 patients in the
    middle are too few to say much for them.

    A grey bar is the range of luck: if each ŷ is true, a point falls inside in nine of ten cases or
    more.

    The point lies inside its grey bar, which is wide: six examples cannot tell 0.65 from 0.83.

    Perhaps, but six patients cannot tell.

    Six patients cannot show that either.
    """
    y, p = split().y_test, prob()
    said, happened, low, high, counts = figures.in_groups(y, p)
    assert ((low <= happened) & (happened <= high)).all()
    assert counts[1:5].sum() == 34
    assert f"{said[3]:.2f} {happened[3]:.2f} {counts[3]}" == "0.65 0.83 6"
    worlds = np.random.default_rng(3).random((20_000, 200)) < p
    group = np.digitize(p, (0.05, 0.2, 0.5, 0.8, 0.95))
    for k in range(6):
        shares = worlds[:, group == k].mean(axis=1)
        assert np.mean((low[k] - 1e-9 <= shares) & (shares <= high[k] + 1e-9)) > 0.9
    shares = worlds[:, group == 3].mean(axis=1)
    assert np.mean(shares >= 5 / 6 - 1e-9) > 0.2  # an honest 0.65 ends there or above so often


def test_squared_error_is_as_often_right_and_less_sure():
    """Right for as many patients, yet with a larger loss: squared error, whose values are smaller,
    feels the same penalty more, and its ŷ stay nearer to ½. No neuron was stuck, as one was in
    lesson 05: with w = b = 0 nobody is confidently wrong at the start.
    """
    w, b = descend(5, 3000, loss="sse")
    y, p = split().y_test, losses.sigmoid(split().test @ w + b)
    assert np.sum((p >= 0.5) == y) == np.sum((prob() >= 0.5) == y)
    assert losses.binary_cross_entropy(y, p) > losses.binary_cross_entropy(y, prob())
    assert np.abs(p - 0.5).mean() < np.abs(prob() - 0.5).mean()
    assert np.linalg.norm(w) < np.linalg.norm(model().coef_)
    assert losses.sigmoid(0.0) == 0.5
