"""What lesson 00 claims, computed."""

import numpy as np
import pytest

from helpers import explorers, figures, losses

X = np.geomspace(1e-9, 1, 2001)


def price(y_prob):
    return losses.binary_cross_entropy(1, y_prob, reduction="none")


def mean(y_prob):
    return losses.binary_cross_entropy(np.ones(len(y_prob)), y_prob)


A, B = [0.51] * 4, [0.99, 0.99, 0.99, 0.45]


def test_the_curve_is_least_sure_in_its_middle_and_says_078_at_25():
    """Some point at 0 hours: there it is almost sure, of a fail.

    0.78: about 78 of 100 learners who practised so long pass.

    That is its answer after 20 hours, where it is least sure.
    """
    says = explorers.s_curve().move
    assert "0.01" in says(hours=0)
    assert "0.78" in says(hours=25)
    assert "0.50" in says(hours=20)


def test_wrong_readings_are_of_the_hours_that_they_name():
    """That is the machine's answer after 10 hours, where the slider stands at first.

    That is its answer after 30 hours.

    That is its answer after 24 hours: one step short.

    That is its answer after 26 hours: one step too far.
    """
    explorer = explorers.s_curve()
    assert explorer.values == {"hours": 10}
    told = {10: "0.08", 30: "0.92", 24: "0.73", 26: "0.82"}
    assert all(words in explorer.move(hours=hours) for hours, words in told.items())


def test_a_straight_line_leaves_the_range_and_the_s_curve_stays():
    """The line runs below 0 on the left and above 1 on the right. A probability stays between 0
    and 1, and so does the S-curve.

    That is what the straight line says, in the picture with two panels.
    """
    _, axes = figures.new_figure(2)
    start, end = figures.draw_two_questions(axes).get_ydata()
    assert start < 0 < 1 < end
    assert f"{start + 25 / 40 * (end - start):.2f}" == "0.71"
    assert 0 < losses.sigmoid(-5.0) < losses.sigmoid(5.0) < 1  # at 0 and at 40 hours


def test_the_second_app_pays_four_and_a_half_times_as_much():
    """The app that said 0.1 pays 2.303, the one that said 0.6 pays 0.511: 4.5 times as much.

    Yes. Divide the last loss by the one above it: about twice 2.25.

    Whoever said 2.25 divided 0.9 by 0.4, the distances to 1: a fair rule, and not this one.
    """
    assert [f"{price(p):.3f}" for p in (0.1, 0.6)] == ["2.303", "0.511"]
    assert f"{price(0.1) / price(0.6):.1f}" == "4.5"
    assert f"{(1 - 0.1) / (1 - 0.6):.2f}" == "2.25"
    assert price(0.1) / price(0.6) / 2.25 == pytest.approx(2, abs=0.01)


def test_the_logarithm_is_tame_for_large_numbers_and_not_below_one():
    """A logarithm tames large numbers: ln(1000) is only 6.9. Between 0 and 1 it is the other way
    round.
    """
    assert f"{np.log(1000):.1f}" == "6.9"
    assert np.log(1000) < 1000 - 1
    assert (price(X[:-1]) > 1 - X[:-1]).all()


def test_the_smaller_the_better():
    """A loss makes one number of a prediction and the label: the smaller, the better.

    The loss is small for a prediction that was right.

    ŷ = 1, since ln(1) = 0.
    """
    assert (np.diff(price(X)) < 0).all()
    assert (np.log(X[:-1]) < 0).all()
    assert price(1.0) == 0


def test_the_name_means_an_average_of_surprises():
    """Surprise is −ln of the probability of what happens.

    The truth decides what happens, the machine's ŷ decides what it costs.
    """
    truth, belief = np.array([0.7, 0.3]), np.array([0.9, 0.1])
    crossed = truth @ -np.log(belief)
    assert losses.binary_cross_entropy(truth[0], belief[0]) == pytest.approx(crossed)


def test_more_errors_and_a_smaller_loss():
    """More errors, smaller loss.

    No error, and yet A pays for saying 0.51, four times over.

    Yes: almost nothing three times, and not much for the near miss.
    """
    errors = [sum(p < 0.5 for p in said) for said in (A, B)]
    assert errors == [0, 1]
    assert mean(B) < mean(A)
    assert price(0.99) < 0.02


def test_a_loss_sees_a_prediction_get_better():
    """So it tells a learning machine that 0.60 is better than 0.51, although neither is an error.

    A loss sees how sure you were; a count of errors does not.
    """
    assert price(0.6) < price(0.51)
    assert 0.6 > 0.5 < 0.51


def test_how_wrong_the_fourth_may_become():
    """The mean of B passes that of A between 0.10 and 0.05.

    From 0.45 down to 0 it is the same one error.
    """
    assert mean([*B[:3], 0.1]) < mean(A) < mean([*B[:3], 0.05])
    assert all(sum(p < 0.5 for p in [*B[:3], fourth]) == 1 for fourth in np.linspace(0, 0.45, 46))


def test_a_step_over_one_half_costs_little_more():
    """From 0.51 to 0.49 the loss rises from 0.673 to 0.713, a small step for a small change. The
    count of errors jumps from 0 to 4.
    """
    assert [f"{price(p):.3f}" for p in (0.51, 0.49)] == ["0.673", "0.713"]


def test_the_same_errors_and_other_losses():
    """Yes. Four times 0.51 and four times 0.99 make no error, if the labels are 1. The first
    costs 0.673 on average, the second 0.010.
    """
    assert [f"{mean([p] * 4):.3f}" for p in (0.51, 0.99)] == ["0.673", "0.010"]
