"""What lesson 04 claims, computed."""

import numpy as np
import pytest

from helpers import losses

Z = np.linspace(-30, 30, 6001)
sigmoid = losses.sigmoid


def loss(y, z):
    return losses.binary_cross_entropy_with_logits(y, z, reduction="none")


def push(y, z):
    return losses.binary_cross_entropy_with_logits_grad(y, z)


def twice(y, z):
    return losses.binary_cross_entropy(y, sigmoid(sigmoid(z)), reduction="none")


def test_any_number_becomes_a_probability():
    """A neuron gives any number z, and the sigmoid turns it into a probability ŷ.

    The curve stays between 0 and 1. It is steepest in the middle; far out, where it is nearly
    flat, the neuron is saturated. Mirrored values add up to 1: σ(−z) = 1 − σ(z).
    """
    prob, steep = sigmoid(Z), sigmoid(Z) * sigmoid(-Z)
    assert ((prob > 0) & (prob < 1)).all()
    assert (np.diff(prob) > 0).all()
    assert Z[steep.argmax()] == pytest.approx(0, abs=1e-9)
    assert steep[[0, -1]].max() < 1e-10
    assert sigmoid(-Z) == pytest.approx(1 - prob)


def test_a_larger_raw_output_would_be_paid_more():
    """A negative price: the neuron is paid, and the larger its z, the more."""
    z = np.linspace(1.01, 50, 500)
    assert (-np.log(z) < 0).all()
    assert (np.diff(-np.log(z)) < 0).all()


def test_odds_and_logits_have_no_ends():
    """Odds run from 0 to ∞. Their logarithm runs from −∞ to ∞: the logit z = ln(p / (1 − p)), also
    called log-odds.

    logit, log-odds – z = ln(p / (1 − p)); any number, 0 for an even chance.

    An even chance is z = 0, and swapping the two outcomes flips the sign of z. Each +1 in z
    multiplies the odds by e = 2.718.
    """
    p = sigmoid(Z)
    assert losses.logit(p) == pytest.approx(Z, abs=1e-2)
    assert losses.logit(0.5) == 0
    assert losses.logit(0.1) == pytest.approx(-losses.logit(0.9))
    odds = np.exp(np.array([-3.0, 0.0, 2.0, 7.0]))
    grown = sigmoid(np.log(odds) + 1)
    assert grown / (1 - grown) / odds == pytest.approx(np.e)
    assert f"{np.e:.3f}" == "2.718"


def test_a_confident_mistake_costs_about_its_logit():
    """Twice the z, about twice the loss. −ln bends upwards, σ flattens out, and together they make
    nearly a straight line: a confident mistake costs about |z|.

    0.693 at z = 0, and soon next to nothing.

    A confident mistake costs about |z|: 12.0, and more exactly 12.000006 nats.
    """
    wrong = Z[Z >= 0]
    assert loss(0, wrong) - wrong == pytest.approx(np.log1p(np.exp(-wrong)))
    assert (loss(0, wrong) - wrong)[wrong > 5].max() < 0.01
    assert loss(0, 8.0) / loss(0, 4.0) == pytest.approx(2, abs=0.01)
    assert f"{loss(1, -12.0):.6f}" == "12.000006"


def test_slopes_in_a_chain_multiply():
    """0.25 · 2 = 0.5. Slopes in a chain multiply, the chain rule: dL/dz = dL/dŷ · dŷ/dz."""
    nudge = 1e-6
    for y in (0, 1):
        z = np.linspace(-8, 8, 65)
        prob_by_z = (sigmoid(z + nudge) - sigmoid(z - nudge)) / (2 * nudge)
        loss_by_z = (loss(y, z + nudge) - loss(y, z - nudge)) / (2 * nudge)
        loss_by_prob = losses.binary_cross_entropy_grad(y, sigmoid(z))
        assert loss_by_prob * prob_by_z == pytest.approx(loss_by_z, rel=1e-4, abs=1e-8)
    assert sigmoid(0.0) * sigmoid(-0.0) * losses.binary_cross_entropy_grad(0, 0.5) == 0.5


def test_on_the_wrong_side_flat_and_steep_cancel():
    """On the wrong side, the flatter the S-curve, the steeper the loss above it. The product is
    0.9997: full push, in spite of the flat curve.

    On the wrong side both arrows grow, and they cancel: × 2982, ÷ 2983.

    The bar is as long as the gap, |ŷ − y|.
    """
    z = np.linspace(0, 8, 801)
    flat, steep = sigmoid(z) * sigmoid(-z), losses.binary_cross_entropy_grad(0, sigmoid(z))
    assert (np.diff(flat) < 0).all()
    assert (np.diff(steep) > 0).all()
    assert f"{flat[-1] * steep[-1]:.4f} {steep[-1]:.0f} {1 / flat[-1]:.0f}" == "0.9997 2982 2983"
    for y in (0, 1):
        assert np.abs(push(y, Z)) == pytest.approx(np.abs(sigmoid(Z) - y))


def test_on_the_correct_side_nothing_is_left_to_learn():
    """On the correct side (label 0, z = −8) dL/dŷ is about 1, so nothing makes up for the flat
    curve. The push is next to nothing, as it should be: there is nothing left to learn.
    """
    assert losses.binary_cross_entropy_grad(0, sigmoid(-8.0)) == pytest.approx(1, abs=1e-3)
    assert push(0, -8.0) < 0.001
    assert loss(0, -8.0) < 0.001


def test_a_line_has_the_same_slope():
    """A straight line that is fitted by ½(ŷ − y)² has the same slope."""
    says, y, nudge = np.linspace(-3, 3, 13), 1, 1e-6
    slope = ((says + nudge - y) ** 2 - (says - nudge - y) ** 2) / (4 * nudge)
    assert slope == pytest.approx(says - y)


def test_the_slope_in_z_is_bounded_and_that_of_a_weight_is_not():
    """ŷ and y lie between 0 and 1, so |dL/dz| = |ŷ − y| < 1.

    |dL/dz| < 1 for one example; a weight's slope is x times that.

    dz/dw = x, so dL/dw = (ŷ − y) · x, and dL/db = ŷ − y.
    """
    assert max(np.abs(push(y, Z)).max() for y in (0, 1)) < 1
    w, b, x, nudge = 0.01, -0.3, 250.0, 1e-6
    by_w = (loss(0, (w + nudge) * x + b) - loss(0, (w - nudge) * x + b)) / (2 * nudge)
    by_b = (loss(0, w * x + b + nudge) - loss(0, w * x + b - nudge)) / (2 * nudge)
    assert by_w == pytest.approx(push(0, w * x + b) * x)
    assert by_b == pytest.approx(push(0, w * x + b))


def test_two_sigmoids_leave_a_floor():
    """ŷ lies between 0 and 1, so the second sigmoid gives something between σ(0) = 0.5 and σ(1) =
    0.731. The loss has a floor: 0.313 for label 1 and, in the same way, 0.693 for label 0.

    It cannot get to 0: two sigmoids never say more than 0.731 nor less than 0.5.

    With half the labels 1 and half 0, its mean loss cannot go below (0.313 + 0.693) / 2 = 0.503,
    however good the weight is.

    Only the examples with label 0 are held at 0.693.
    """
    said = sigmoid(sigmoid(Z))
    assert f"{said.min():.3f} {said.max():.3f}" == "0.500 0.731"
    floors = [twice(y, Z).min() for y in (1, 0)]
    assert [f"{floor:.3f}" for floor in (*floors, np.mean(floors))] == ["0.313", "0.693", "0.503"]


def test_with_two_the_push_is_weak_on_the_wrong_side():
    """With two (dashed) it falls to a dotted floor, 0.313 and 0.693 nats, and on the wrong side it
    is nearly level too: the push is weak there.
    """
    for y, z in ((1, -6), (0, 6)):
        slope = (twice(y, z + 1e-4) - twice(y, z - 1e-4)) / 2e-4
        assert abs(slope) < 0.01 < 0.9 < abs(push(y, z))


def test_a_floor_alone_is_no_proof():
    """A floor alone is no proof: whoever says 0.2 where one in five is a 1 pays 0.500, and that is
    honest.
    """
    labels = np.array([1, 0, 0, 0, 0])
    paid = [losses.binary_cross_entropy(labels, np.full(5, q)) for q in np.arange(0.1, 0.95, 0.1)]
    assert np.argmin(paid) == 1
    assert f"{min(paid):.3f}" == "0.500"


def test_small_logits_pass():
    """But a batch of small logits passes every check: call such variables z or logits, and the
    others y_hat or y_prob.

    3.2 cannot be a probability, and helpers looks.
    """
    assert losses.binary_cross_entropy([1, 1, 1], [0.4, 0.7, 0.9]) > 0
    with pytest.raises(ValueError, match="between 0 and 1"):
        losses.binary_cross_entropy([1, 1, 1], [0.4, 3.2, 0.9])


def test_bounds_of_the_feedback():
    """You multiplied the probabilities by 3; none can be above 1.

    A loss is never negative, and this prediction is a bad one.
    """
    assert sigmoid(Z).max() <= 1
    assert min(loss(y, Z).min() for y in (0, 1)) >= 0
