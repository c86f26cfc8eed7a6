"""What lesson 02 claims, computed."""

import inspect
import math

import numpy as np
import pytest

from helpers import losses

Y_HAT = np.linspace(0.001, 0.999, 999)


def price(y, y_hat):
    return losses.binary_cross_entropy(y, y_hat, reduction="none")


def swapped(y, y_hat):
    return price(1 - y, y_hat)


def forgotten(y, y_hat):
    return -np.log(y_hat) + 0 * y


def test_label_0_pays_for_what_was_left():
    """So label 1 costs −ln ŷ = 0.105 nats, and label 0 costs −ln(1 − ŷ) = 2.303 nats.

    Before you trust code: y = 1, ŷ = 0.9 must give 0.105, and y = 0, ŷ = 0.9 must give 2.303.
    """
    assert [f"{price(y, 0.9):.3f}" for y in (1, 0)] == ["0.105", "2.303"]


def test_a_price_is_not_negative():
    """A wrong answer does not earn what a right one pays: a price is never below 0.

    for labels 0 and 1 the loss is never negative.

    The minus is still in front: all prices are 0 or more.
    """
    for y in (0, 1):
        assert (price(y, np.r_[0, Y_HAT, 1]) >= 0).all()
        assert (swapped(y, np.r_[0, Y_HAT, 1]) >= 0).all()


def test_the_curves_are_mirrored_and_cross_at_one_half():
    """Each curve is 0 above its own label. At ŷ = 0.5 either label costs ln 2 = 0.693.

    At ŷ = 0.5 a flip changes nothing: 0.693 for either label.

    1 − ŷ counts from the other end, so the whole curve turns round at one half.
    """
    assert price(1, Y_HAT) == pytest.approx(price(0, Y_HAT)[::-1])
    assert price(1, 1.0) == price(0, 0.0) == 0
    assert price(1, 0.5) == price(0, 0.5) == pytest.approx(math.log(2))
    apart = np.sign(price(1, Y_HAT) - price(0, Y_HAT))
    assert np.count_nonzero(np.diff(apart[apart != 0])) == 1


def test_the_label_switches_one_term_off():
    """The formula has two terms, yet for a label of 0 or 1, and ŷ between 0 and 1, it charges one
    price.

    BCE holds both in one line; a label of 0 or 1 switches one of its terms off.
    """
    for y in (0, 1):
        terms = np.array([-y * np.log(Y_HAT), -(1 - y) * np.log(1 - Y_HAT)])
        assert (np.count_nonzero(terms, axis=0) == 1).all()
        assert terms.sum(axis=0) == pytest.approx(price(y, Y_HAT))


def test_small_steps_near_the_wrong_end_are_dear():
    """Near the wrong end small steps are dear: for y = 0, 0.90 costs 2.303 and 0.99 costs 4.605."""
    assert [f"{price(0, y_hat):.3f}" for y_hat in (0.9, 0.99)] == ["2.303", "4.605"]
    steps = np.diff(price(0, Y_HAT))
    assert (np.diff(steps) > 0).all()  # the same step costs the more, the nearer the end


def test_accuracy_sees_the_side_and_the_loss_sees_how_sure():
    """0.51 and 0.99 are both above one half, so each filter gets ten of ten.

    The loss charges the hesitant one 67 times as much.
    """
    assert np.mean(np.full(10, 0.51) > 0.5) == np.mean(np.full(10, 0.99) > 0.5) == 1
    assert f"{price(1, 0.51) / price(1, 0.99):.0f}" == "67"


def test_the_count_is_flat_and_the_loss_slopes():
    """A small move of ŷ leaves the count of mistakes as it was, unless it crosses one half. The
    loss slopes wherever you stand, so it says in which direction to move.
    """
    moves = np.diff(Y_HAT <= 0.5)
    assert np.count_nonzero(moves) == 1
    for y, sign in ((1, -1), (0, 1)):
        slope = losses.binary_cross_entropy_grad(y, Y_HAT)
        assert (sign * slope >= 1).all()


def test_without_the_minus_the_worst_answer_is_the_cheapest():
    """With the minus, yes. Without it, ln ŷ is at its largest there: 0.

    ln ŷ rises all the way, so go on to the left.

    it does not arrive: ln ŷ has no lowest value.

    The worse the answer, the smaller this “loss”, and it falls without end
    """
    assert np.log(1) == 0 > np.log(Y_HAT).max()
    assert (np.diff(np.log(Y_HAT)) > 0).all()
    for bound in (10, 100, 700):
        assert np.log(math.exp(-bound) / 2) < -bound


def test_swapped_branches_look_healthy_and_teach_the_opposite():
    """Swapped, the price for y = 1 slopes the wrong way. Yet its values look healthy – positive,
    finite, of the usual size – and training runs smoothly: the model learns the opposite.

    for y = 1 the curve must fall to 0 at ŷ = 1.
    """
    assert price(1, 1.0) == 0 < swapped(1, 0.5)
    assert (np.diff(swapped(1, Y_HAT)) > 0).all()
    assert (np.diff(price(1, Y_HAT)) < 0).all()
    assert np.sort(swapped(1, Y_HAT)) == pytest.approx(np.sort(price(1, Y_HAT)))
    z, told = 0.0, []
    for _ in range(200):  # swapped, label 1 is taught as if it were label 0
        told.append(float(swapped(1, losses.sigmoid(z))))
        z -= 0.5 * losses.binary_cross_entropy_with_logits_grad(0, z)
    assert (np.diff(told) < 0).all()
    assert losses.sigmoid(z) < 0.02


def test_exchanged_arguments_put_labels_inside_the_logarithm():
    """The formula is not symmetric: now the labels stand inside the logarithms.

    This one cannot: labels such as 0.9 are allowed (lesson 10).

    name them, y_true=…, y_prob=…, and their order no longer matters.
    """
    y, y_hat = [1, 0], [0.9, 0.2]
    right = losses.binary_cross_entropy(y, y_hat)
    assert losses.binary_cross_entropy(y_hat, y) == math.inf
    assert losses.binary_cross_entropy(y_prob=y_hat, y_true=y) == right


def test_two_numbers_tell_the_wrong_programs_from_the_right_one():
    """One known number is not enough: a program that forgets the label gives 0.105 for y = 1,
    ŷ = 0.9, too.

    The one with swapped branches and the one that forgets the label. ŷ = 0.9 finds both: the first
    gives 2.303 for label 1, the second 0.105 for label 0.
    """
    y = np.array([1, 0])
    rows = {
        "minus": -price(y, np.full(2, 0.9)),
        "swapped": swapped(y, np.full(2, 0.9)),
        "forgotten": forgotten(y, 0.9),
        "exchanged": price(np.full(2, 0.9), y),
    }
    right = price(y, np.full(2, 0.9))
    assert [name for name, row in rows.items() if np.isclose(row[0], right[0])] == ["forgotten"]
    assert not [name for name, row in rows.items() if np.allclose(row, right)]
    healthy = [name for name, row in rows.items() if (row > 0).all() and np.isfinite(row).all()]
    assert healthy == ["swapped", "forgotten"]
    assert f"{rows['swapped'][0]:.3f} {rows['forgotten'][1]:.3f}" == "2.303 0.105"


def test_scikit_learn_takes_labels_first():
    """scikit-learn's log_loss takes (y_true, y_proba)"""
    from sklearn.metrics import log_loss

    assert [*inspect.signature(log_loss).parameters][:2] == ["y_true", "y_proba"]


def test_a_clip_turns_inf_into_an_ordinary_number_which_one_of_the_two_finds():
    """2.418 looks like the loss of a bad model. The two numbers still find it: with the arguments
    exchanged, y = 1 and ŷ = 0.9 come out as 1.612.
    """
    clipped = np.clip([1, 0], 1e-7, 1 - 1e-7)
    assert f"{losses.binary_cross_entropy([0.9, 0.2], clipped):.3f}" == "2.418"
    assert f"{losses.binary_cross_entropy(0.9, clipped[0]):.3f}" == "1.612"
