"""What lesson 05 claims, computed."""

from functools import cache

import numpy as np
import pytest

from helpers import losses, training

EASY, STUCK, FAR = (0.6, 0.9), (2, 2), (4, 4)
RATES = np.geomspace(0.1, 100, 31)
Z = np.linspace(-12, 12, 2401)


def pull(loss, z, y=0):
    slope = {
        "sse": losses.squared_error_with_logits_grad,
        "bce": losses.binary_cross_entropy_with_logits_grad,
    }[loss]
    return np.abs(slope(y, z))


def run(loss, start, rate, epochs=300, x=1, y=0):
    w, b = start
    return training.train_neuron(
        x, y, loss=loss, weight=w, bias=b, learning_rate=rate, epochs=epochs
    )


@cache
def needed(loss, start, rate, epochs=1000):
    """Epochs until ŷ is within 0.01 of 0.2 and stays there; one more than `epochs`: not yet."""
    y_prob = run(loss, start, rate, epochs, np.ones(5), [0, 0, 0, 0, 1]).y_prob[:, 0]
    return int(np.flatnonzero(np.abs(y_prob - 0.2) >= 0.01)[-1]) + 1


@cache
def best(loss):
    return RATES[np.argmin([max(needed(loss, s, r) for s in (EASY, STUCK)) for r in RATES])]


def test_a_line_is_pulled_twice_as_hard_when_twice_as_wrong():
    """For a line wx + b the loss ½(prediction − y)² has the slope prediction − y: twice as wrong,
    pulled twice as hard.
    """
    error = np.array([0.5, 1, 2, 4])
    nudge = 1e-6
    slope = ((error + nudge) ** 2 - (error - nudge) ** 2) / (4 * nudge)
    assert slope[1:] == pytest.approx(2 * slope[:-1])


def test_squared_error_lets_go_of_its_worst_mistakes():
    """The loss of squared error grows while its slope dies: it lets go of its worst mistakes.
    Cross-entropy keeps pulling. At z = 4 it is 56.6 times as steep.

    Behind a sigmoid, squared error's slope dies on the worst mistakes; ŷ − y does not.
    """
    assert (np.diff(pull("sse", np.array([0, 2, 4, 6]))) < 0).all()
    assert pull("sse", 12) < 1e-4
    assert pull("bce", 12) > 0.999


def test_its_strongest_pull():
    """Squared error pulls hardest at ŷ = 2/3 (for y = 0), a mild mistake, with 4/27 = 0.148.
    Beyond that, the worse the mistake, the weaker the pull.
    """
    y_prob, strength = losses.sigmoid(Z), pull("sse", Z)
    assert y_prob[np.argmax(strength)] == pytest.approx(2 / 3, abs=0.002)
    assert strength.max() <= 4 / 27
    assert strength.max() == pytest.approx(4 / 27, abs=1e-5)
    assert (np.diff(strength[y_prob > 2 / 3]) < 0).all()


def test_the_loss_grows_while_the_slope_dies():
    """Yes: ŷ(1 − ŷ) shrinks faster than ŷ − y grows."""
    z = np.array([2, 4, 6])
    assert (np.diff(losses.squared_error(0, losses.sigmoid(z), reduction="none")) > 0).all()
    assert (np.diff(pull("sse", z)) < 0).all()
    assert f"{pull('bce', 4) / pull('sse', 4):.1f}" == "56.6"


def test_the_mirror():
    """Only the sign changes: −0.01735 and −0.982."""
    assert losses.squared_error_with_logits_grad(1, -4) == pytest.approx(-pull("sse", 4))
    assert losses.binary_cross_entropy_with_logits_grad(1, -4) == pytest.approx(-pull("bce", 4))


def test_the_starts_of_the_hill():
    """Of the starts shown, those from 0.5 on end in squared error's wrong valley: a hill at w =
    0.461 lies between.
    """
    from helpers import explorers

    x, y = np.array([0.1, 0.5, 0.5, 10]), np.array([0, 1, 1, 0])
    w = np.array([value for _, value in explorers.two_valleys().controls["start"].options])
    start = w.copy()
    for _ in range(5000):
        z = w[:, None] * x
        w = w - 0.1 * losses.squared_error_with_logits_grad(np.broadcast_to(y, z.shape), z) @ x
    home = np.abs(w + 0.203) < 0.01
    assert (home == (start < 0.4612)).all()
    assert np.abs(w[~home] - 3.833) == pytest.approx(0, abs=0.02)


def test_one_neuron_has_one_bowl():
    """Cross-entropy of a single neuron is convex, shaped like one bowl: it has no second valley,
    whatever the data.

    Cross-entropy of one neuron has one bowl; squared error may have a second valley.
    """
    rng, w = np.random.default_rng(5), np.linspace(-5, 5, 401)
    for _ in range(50):
        x, y = rng.normal(0, 3, 6), rng.integers(0, 2, 6)
        z = w[:, None] * x
        each = losses.binary_cross_entropy_with_logits(
            np.broadcast_to(y, z.shape), z, reduction="none"
        )
        assert (np.diff(each.sum(axis=1), 2) >= -1e-9).all()  # it bends up everywhere


def test_the_curve_over_z_is_cross_entropy_at_every_z():
    """Above, two dots show the same two sizes over z, and the blue curve is cross-entropy at
    every z.
    """
    from helpers import explorers
    from helpers.figures import BLUE

    explorer = explorers.gradients()
    (curve,) = [
        line
        for line in explorer.figure.axes[0].lines
        if line.get_color() == BLUE and len(line.get_xdata()) > 10
    ]
    y = explorer.values["y"]
    assert curve.get_ydata() == pytest.approx(pull("bce", curve.get_xdata(), y))


def test_without_a_goal_no_step_is_too_long():
    """The first race has no goal that one can overshoot: its loss falls for ever as z goes down, so
    no step is too long.

    With a goal of 0 no step is too long, so there is no best η to give to each.
    """
    assert (np.diff(losses.binary_cross_entropy_with_logits(0, Z, reduction="none")) > 0).all()


def test_squared_error_sleeps_for_150_epochs():
    """From the stuck start squared error sleeps for 150 epochs: 0.982 → 0.933."""
    y_prob = run("sse", STUCK, 0.15).y_prob
    assert [f"{y_prob[n].item():.3f}" for n in (0, 150)] == ["0.982", "0.933"]


def test_at_equal_rates_most_of_the_gap_is_the_rate():
    """Most of the gap was the η: from the stuck start 602 against 79 becomes 6 against 3, and from
    the easy start 2 against 2. What remains is the start that was not tuned for: 156 against 4.

    A fair race gives each loss its own best η: most of the gap goes, the stuck start remains.
    """
    equal = [needed(loss, STUCK, 0.15) for loss in ("sse", "bce")]
    tuned = [needed(loss, STUCK, best(loss)) for loss in ("sse", "bce")]
    assert (equal, tuned) == ([602, 79], [6, 3])
    assert [needed(loss, EASY, best(loss)) for loss in ("sse", "bce")] == [2, 2]
    assert [needed(loss, FAR, best(loss)) for loss in ("sse", "bce")] == [156, 4]
    assert tuned[0] - tuned[1] < 0.01 * (equal[0] - equal[1])


def test_what_survives_the_fair_race():
    """(From there squared error needs at least 79 epochs, whichever of the 31 rates it gets.)

    The slope of cross-entropy does not die on a confident mistake, so one η serves all three
    starts.
    """
    assert max(needed("bce", start, best("bce")) for start in (EASY, STUCK, FAR)) <= 4
    assert min(needed("sse", FAR, rate) for rate in RATES) == 79


def test_the_hidden_factor_stays():
    """Cross-entropy cancels the flat factor of the output neuron. A hidden neuron keeps its own.

    The slope at the output stays large; the one at the hidden neuron dies with its factor h(1 − h).
    """
    h = losses.sigmoid(np.array([0, 4, 8]))
    at_output = losses.binary_cross_entropy_with_logits_grad(0, 2 * h + 2)
    assert (at_output > 0.95).all()
    assert (at_output * 2 * h * (1 - h))[-1] < 0.001


def test_separable_data_has_no_finite_best_weight():
    """It does not settle. Surer is always a little cheaper, so the loss creeps to 0 while w grows
    without bound: separable data has no finite best weight.

    If one threshold separates the labels, there is always a larger w that is a little cheaper.
    """
    x, y, w, b = np.arange(6), np.array([0, 0, 0, 1, 1, 1]), 1.0, -2.5
    surer = np.geomspace(1, 200, 200)
    loss = [losses.binary_cross_entropy_with_logits(y, t * (w * x + b)) for t in surer]
    assert (np.diff(loss) < 0).all()
    assert loss[-1] < 1e-6


def test_the_brier_score_rewards_the_truth_and_the_absolute_error_does_not():
    """Squared error on probabilities, the Brier score, rewards the true frequency, as cross-entropy
    does. The absolute error rewards exaggeration.
    """
    q = np.linspace(0.01, 0.99, 99)
    prices = [lambda y: (y - q) ** 2, lambda y: losses.binary_cross_entropy(y, q, reduction="none"),
              lambda y: np.abs(y - q)]  # fmt: skip
    found = [q[np.argmin(0.7 * price(1) + 0.3 * price(0))] for price in prices]
    assert found == pytest.approx([0.7, 0.7, 0.99])


def test_the_fast_one_is_wrong():
    """The fast one is wrong. 1/(1 − ŷ) is dL/dŷ; the factor dŷ/dz = ŷ(1 − ŷ) is missing.

    dL/dz lies between −1 and 1.
    """
    assert f"{losses.binary_cross_entropy_grad(0, losses.sigmoid(4.0)):.1f}" == "55.6"
    for y in (0, 1):
        assert pull("bce", Z, y).max() < 1


def test_what_the_true_slope_gives():
    """where the true slope gives 0.4177 and 0.7796.

    with the right slope and η = 0.15, cross-entropy ends at 0.0120 from the stuck start.
    """
    ends = [run("bce", start, 0.005).y_prob[-1].item() for start in (EASY, STUCK)]
    assert [f"{end:.4f}" for end in ends] == ["0.4177", "0.7796"]
    assert f"{run('bce', STUCK, 0.15).y_prob[-1].item():.4f}" == "0.0120"


def test_a_second_valley_gives_up_on_the_far_example():
    """There it has given up on the far example: ŷ = 1.000, the truth is 0, and the slope has
    died. In return the examples labelled 1 get 0.872 instead of 0.463.
    """
    trapped, best_w = 3.8334, -0.29704
    far, near = losses.sigmoid(10 * trapped), losses.sigmoid(0.5 * trapped)
    assert f"{far:.3f} {near:.3f} {losses.sigmoid(0.5 * best_w):.3f}" == "1.000 0.872 0.463"
    assert pull("sse", 10 * trapped) < 1e-12


def test_near_the_goal():
    """Near the goal squared error's slope is the other one's times ŷ(1 − ŷ), and 0.2 ·
    (1 − 0.2) = 0.16. So it bears an η about six times as large.
    """
    labels, z = np.array([0, 0, 0, 0, 1]), losses.logit(0.2001)
    squared, crossed = (
        np.mean([grad(y, z) for y in labels])
        for grad in (
            losses.squared_error_with_logits_grad,
            losses.binary_cross_entropy_with_logits_grad,
        )
    )
    assert squared / crossed == pytest.approx(0.16, rel=1e-3)
    assert 5 < best("sse") / best("bce") < 7
