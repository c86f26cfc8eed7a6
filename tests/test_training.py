"""helpers.training against the published runs, a plain loop, and its sentences."""

import dataclasses
import math

import numpy as np
import pytest

from helpers.losses import (
    binary_cross_entropy,
    binary_cross_entropy_grad,
    binary_cross_entropy_with_logits_grad,
    sigmoid,
    squared_error,
    squared_error_with_logits_grad,
)
from helpers.training import NeuronHistory, gradient_descent, train_neuron

pytestmark = pytest.mark.filterwarnings("error")

LINE = np.arange(6.0)
LINE_LABELS = [0, 0, 0, 1, 1, 1]
VALLEY_X, VALLEY_Y = np.array([0.1, 0.5, 0.5, 10]), np.array([0, 1, 1, 0])
NEURON = {"weight": 2, "bias": 2, "learning_rate": 0.15, "epochs": 5}


# --- The runs of the lessons --------------------------------------------------------------------

@pytest.mark.parametrize(("weight", "bias", "loss", "rate", "shown"), [
    (0.6, 0.9, "sse", 0.15, "0.8176 0.1527 0.0940"),
    (2, 2, "sse", 0.15, "0.9820 0.9334 0.2028"),
    (0.6, 0.9, "bce", 0.005, "0.8176 0.6053 0.4177"),
    (2, 2, "bce", 0.005, "0.9820 0.9282 0.7796"),
    (2, 2, "bce", 0.05, "0.9820 0.1006 0.0416"),
    (2, 2, "bce", 0.15, "0.9820 0.0257 0.0120"),
])
def test_single_neuron_unlearns_a_wrong_answer(weight, bias, loss, rate, shown):
    run = train_neuron(1, 0, loss=loss, weight=weight, bias=bias, learning_rate=rate, epochs=300)
    assert " ".join(f"{p:.4f}" for p in run.y_prob[[0, 150, 300]]) == shown


def test_the_slope_by_probability_looks_like_a_fine_result_and_is_wrong():
    def slip(parameters):  # dL/dŷ where dL/dz belongs: the mistake of a published demo
        return np.full(2, binary_cross_entropy_grad(0, sigmoid(parameters.sum())))

    for start, shown in (([0.6, 0.9], "0.0404"), ([2, 2], "0.0479")):
        path = gradient_descent(slip, start, learning_rate=0.005, steps=300)
        assert f"{sigmoid(path[-1].sum()):.4f}" == shown


def test_separable_line_never_settles():
    run = train_neuron(LINE, LINE_LABELS, weight=0, bias=0, learning_rate=0.1, epochs=10_000)
    assert f"{run.loss[-1]:.6f}" == "0.025382"
    assert f"{run.weight[-1]:.5f} {run.bias[-1]:.4f}" == "5.11987 -12.6095"
    assert np.all(np.diff(run.loss) < 0)
    assert np.all(np.diff(run.weight[10:]) > 0)


def squared_slope(w):
    return VALLEY_X @ squared_error_with_logits_grad(VALLEY_Y, w * VALLEY_X)


def cross_entropy_slope(w):
    return VALLEY_X @ binary_cross_entropy_with_logits_grad(VALLEY_Y, w * VALLEY_X)


def test_second_valley_traps_squared_error_and_not_cross_entropy():
    trapped = gradient_descent(squared_slope, 5, learning_rate=0.1, steps=5000)
    assert f"{trapped[-1]:.3f}" == "3.838"
    for start in (-3, 5):
        home = gradient_descent(cross_entropy_slope, start, learning_rate=0.01, steps=1500)
        assert f"{home[-1]:.5f}" == "-0.29704"


def test_second_valley_has_its_heights():
    def total(w):
        return squared_error(VALLEY_Y, sigmoid(w * VALLEY_X), reduction="sum")

    for w, height in ((-0.2032, "0.40521"), (3.8334, "0.69326"), (0.4612, "0.81694")):
        assert f"{total(w):.5f}" == height
        assert abs(squared_slope(w)) < 1e-3
    cross_entropy = binary_cross_entropy(VALLEY_Y, sigmoid(-0.29704 * VALLEY_X), reduction="sum")
    assert f"{cross_entropy:.5f}" == "2.26874"


# --- gradient_descent ---------------------------------------------------------------------------

def test_path_holds_every_point_from_the_start_on():
    path = gradient_descent(lambda w: 2 * w, 1, learning_rate=0.25, steps=3)
    assert path.tolist() == [1, 0.5, 0.25, 0.125]
    assert gradient_descent(lambda w: w, [[1, 2]], learning_rate=1, steps=0).tolist() == [[[1, 2]]]


def test_parameters_move_at_once_from_their_old_values():
    def swap(parameters):
        return -parameters[::-1]

    path = gradient_descent(swap, [1, 10], learning_rate=1, steps=2)
    assert path.tolist() == [[1, 10], [11, 11], [22, 22]]


def test_a_gradient_cannot_alter_the_record():
    def careless(w):
        w *= 100
        return w / 100

    assert gradient_descent(careless, [8.0], learning_rate=0.5, steps=2).tolist() == [[8], [4], [2]]


def test_the_start_is_left_as_it_was():
    start = np.array([1.0, 2.0])
    gradient_descent(lambda w: w, start, learning_rate=0.1, steps=3)
    assert start.tolist() == [1, 2]


def test_a_diverging_descent_ends_in_nan():
    asked = []
    path = gradient_descent(lambda w: asked.append(w) or w, [1, 0], learning_rate=20, steps=400)
    end = int(np.isnan(path[:, 0]).argmax())
    assert np.isfinite(path[:end]).all()
    assert np.isnan(path[end:]).all()
    assert abs(path[end - 1, 0]) > 1e306
    assert len(asked) == end


# --- train_neuron -------------------------------------------------------------------------------

@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("loss", ["bce", "sse"])
def test_neuron_follows_a_plain_loop(loss, reduction):
    x, y = np.array([-1.0, 0.5, 2.0]), np.array([0.0, 1.0, 0.3])
    run = train_neuron(x, y, loss=loss, weight=0.7, bias=-0.2, learning_rate=0.4, epochs=20,
                       reduction=reduction)
    weight, bias = 0.7, -0.2
    value = {"bce": binary_cross_entropy, "sse": squared_error}[loss]
    add = {"mean": np.mean, "sum": np.sum}[reduction]
    for epoch in range(21):
        p = 1 / (1 + np.exp(-(weight * x + bias)))
        assert run.weight[epoch] == pytest.approx(weight, rel=1e-12)
        assert run.bias[epoch] == pytest.approx(bias, rel=1e-12)
        assert run.y_prob[epoch] == pytest.approx(p, rel=1e-12)
        assert run.loss[epoch] == pytest.approx(value(y, p, reduction=reduction), rel=1e-12)
        slope = p - y if loss == "bce" else (p - y) * p * (1 - p)
        weight, bias = weight - 0.4 * add(slope * x), bias - 0.4 * add(slope)


def test_shapes_of_a_history():
    one = train_neuron(1, 0, **NEURON)
    assert {name: getattr(one, name).shape for name in ("weight", "bias", "y_prob", "loss")} == {
        "weight": (6,), "bias": (6,), "y_prob": (6,), "loss": (6,)}
    assert train_neuron(LINE, LINE_LABELS, **NEURON).y_prob.shape == (6, 6)
    assert train_neuron([1], [0], **NEURON).y_prob.shape == (6, 1)
    assert train_neuron(LINE, 1, **NEURON).y_prob.shape == (6, 6)
    assert train_neuron(1, 0, **NEURON | {"epochs": 0}).loss.shape == (1,)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.loss = 0
    assert isinstance(one, NeuronHistory)


def test_a_diverging_neuron_ends_in_nan():
    run = train_neuron(LINE * 1e10, LINE_LABELS, **NEURON | {"learning_rate": 1e300})
    assert run.weight[0] == 2
    for history in (run.weight, run.bias, run.loss, run.y_prob):
        assert np.isfinite(history[0]).all()
        assert np.isnan(history[1:]).all()


def test_a_neuron_far_out_warns_of_nothing():
    run = train_neuron(LINE, LINE_LABELS, **NEURON | {"weight": 1e308, "bias": 1e308})
    assert run.loss[0] == math.inf
    assert run.y_prob[0].tolist() == [1] * 6


# --- One clear sentence for every slip ----------------------------------------------------------

def sentence(function, *args, **keywords):
    with pytest.raises(ValueError, match=r"\A((?!\. )[^\n]){20,220}\Z") as caught:
        function(*args, **keywords)
    return str(caught.value)


@pytest.mark.parametrize(("name", "bad", "shown"), [
    ("learning_rate", math.nan, "is nan"), ("learning_rate", 0, "is 0, but must be above 0"),
    ("learning_rate", -0.5, "is -0.5, but must be above 0"),
    ("learning_rate", math.inf, "is inf, but must be finite"),
    ("learning_rate", "fast", "is 'fast'"), ("learning_rate", [0.1, 0.2], "has shape (2,)"),
    ("epochs", -1, "is -1, but must be a whole number"), ("epochs", 2.5, "is 2.5"),
    ("loss", "mse", 'is \'mse\', but must be "bce" or "sse"'), ("loss", None, "is None"),
    ("reduction", "none", 'is \'none\', but must be "mean" or "sum"'),
    ("weight", math.nan, "is nan"), ("bias", [1, 2], "has shape (2,)"),
    ("weight", -math.inf, "is -inf, but must be finite"), ("bias", "b", "is 'b'"),
])
def test_bad_setting_of_a_neuron(name, bad, shown):
    text = sentence(train_neuron, LINE, LINE_LABELS, **NEURON | {name: bad})
    assert text.startswith(f"{name} {shown}")


@pytest.mark.parametrize(("x", "y_true", "shown"), [
    (LINE, [0, 0, 0, 1, 1, 2], "y_true has 2 at position 5"),
    (LINE, [0, 1], "y_true has shape (2,) but x has shape (6,)"),
    (LINE, [[0]] * 6, "y_true has shape (6, 1) but x has shape (6,): use np.reshape"),
    ([[1, 2]], [[0, 1]], "x has shape (1, 2)"), ([1, math.inf], [0, 1], "x has inf at position 1"),
    ([], [], "x is empty"), ("x", 0, "x is 'x'"), (1, math.nan, "y_true is nan"),
    ([0, 1], [2.5, 1], "y_true has 2.5 at position 0, but a label lies between 0 and 1: did you "
     "swap y_true and x?"),
])
def test_bad_examples_for_a_neuron(x, y_true, shown):
    assert sentence(train_neuron, x, y_true, **NEURON).startswith(shown)


def test_bad_settings_of_a_descent():
    for bad in (0, -1, math.nan):
        text = sentence(gradient_descent, abs, 1, learning_rate=bad, steps=1)
        assert text.startswith("learning_rate is ")
    assert sentence(gradient_descent, abs, 1, learning_rate=1, steps=-3).startswith("steps is -3")
    assert sentence(gradient_descent, abs, [1, math.nan], learning_rate=1, steps=1).startswith(
        "start has nan at position 1")
    text = sentence(gradient_descent, lambda w: w.sum(), [1, 2], learning_rate=1, steps=1)
    assert text.startswith("gradient gives the shape (), but start has the shape (2,)")


@pytest.mark.parametrize(("gives", "said"), [
    (lambda w: None, "gradient gives None: does the function return its result?"),
    (lambda w: w * 1j, "gradient gives array([0.+1.j, 0.+2.j]), but must give real numbers"),
    (lambda w: "steep", "gradient gives 'steep', but must give real numbers"),
    (lambda w: w * math.nan, "gradient gives nan at the parameters [1.0, 2.0]: look for 0/0"),
])
def test_what_is_no_gradient_is_named(gives, said):
    text = sentence(gradient_descent, gives, [1, 2], learning_rate=1, steps=1)
    assert text.startswith(said)


def test_a_nan_far_out_is_a_divergence_and_no_slip():
    with np.errstate(all="ignore"):
        run = gradient_descent(lambda w: w**3 - w**3, 1e120, learning_rate=1, steps=2)
    assert np.isnan(run[1:]).all()


def test_a_gradient_may_warn_of_what_it_does():
    """The learner's own sigmoid overflows as loudly here as anywhere else."""
    with pytest.warns(RuntimeWarning, match="overflow"):
        gradient_descent(lambda w: 1 / (1 + np.exp(-w)), -1000.0, learning_rate=1, steps=1)


def test_a_whole_number_may_be_written_with_a_point():
    history = train_neuron(LINE, LINE_LABELS, **NEURON | {"epochs": 10.0})
    assert history.weight.shape == (11,)
    for switch in (True, np.True_):
        text = sentence(train_neuron, LINE, LINE_LABELS, **NEURON | {"epochs": switch})
        assert text.startswith("epochs is ")
