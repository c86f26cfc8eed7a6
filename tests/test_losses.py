"""helpers.losses against 60-digit arithmetic, finite differences, properties and its sentences."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import losses
from helpers.losses import (
    binary_cross_entropy,
    binary_cross_entropy_grad,
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_grad,
    logit,
    sigmoid,
    squared_error,
    squared_error_grad,
    squared_error_with_logits_grad,
)

pytestmark = pytest.mark.filterwarnings("error")

INF, NAN, TINY, BELOW_ONE = math.inf, math.nan, 5e-324, 1 - 2.0**-53
VALUES = [binary_cross_entropy, binary_cross_entropy_with_logits, squared_error]
OF_PROBABILITIES = [binary_cross_entropy, squared_error, binary_cross_entropy_grad,
                    squared_error_grad]
OF_LOGITS = [binary_cross_entropy_with_logits, binary_cross_entropy_with_logits_grad,
             squared_error_with_logits_grad]
EVERY_LOSS = OF_PROBABILITIES + OF_LOGITS


# --- An independent reference -------------------------------------------------------------------

def softplus(z):
    return max(z, 0) + mpmath.log1p(mpmath.exp(-abs(z)))


def sigma(z):
    return mpmath.exp(-softplus(-z))


def slope_by_logit(y, z):
    return (1 - y) * sigma(z) - y * sigma(-z)


REFERENCE = {
    sigmoid: sigma,
    logit: lambda p: mpmath.log(p) - mpmath.log1p(-p),
    binary_cross_entropy: lambda y, p: -y * mpmath.log(p) - (1 - y) * mpmath.log1p(-p),
    binary_cross_entropy_with_logits: lambda y, z: y * softplus(-z) + (1 - y) * softplus(z),
    squared_error: lambda y, p: (p - y) ** 2 / 2,
    binary_cross_entropy_grad: lambda y, p: (p - y) / (p * (1 - p)),
    binary_cross_entropy_with_logits_grad: slope_by_logit,
    squared_error_grad: lambda y, p: p - y,
    squared_error_with_logits_grad: lambda y, z: slope_by_logit(y, z) * sigma(z) * sigma(-z),
}


def last_places(got, truth):
    """Distance in units in the last place of the truth; a subnormal's unit is 5e-324."""
    if not math.isfinite(got):  # right only where the truth is beyond the largest float
        return 0.0 if abs(truth) >= mpmath.mpf(2) ** 1024 and got * truth > 0 else INF
    exponent = -1022 if truth == 0 else max(int(mpmath.floor(mpmath.log(abs(truth), 2))), -1022)
    return float(abs(mpmath.mpf(got) - truth) / mpmath.mpf(2) ** (exponent - 52))


def worst(function, *columns, unit=last_places):
    keyword = {"reduction": "none"} if function in VALUES else {}
    got = function(*columns, **keyword)
    with mpmath.workdps(60):
        truths = [REFERENCE[function](*map(mpmath.mpf, row))
                  for row in zip(*(column.tolist() for column in columns), strict=True)]
        return max(map(unit, got.tolist(), truths))


rng = np.random.default_rng(20)
COUNT = 1000


def shuffled(*parts):
    return rng.choice(np.concatenate(parts), COUNT)


PROBABILITIES = shuffled(
    rng.random(900), 10.0 ** rng.uniform(-323, 0, 400), 1 - 2.0 ** -rng.uniform(1, 53, 400),
    0.5 + rng.choice([-1, 1], 300) * 2.0 ** -rng.uniform(2, 54, 300))
PROBABILITIES[:8] = [TINY, BELOW_ONE, 0.5, 0.25, np.nextafter(0.25, 0), 2.0**-53, 2.3e-308, 1e-310]
LOGITS = shuffled(
    rng.uniform(-1e4, 1e4, 500), rng.uniform(-760, 760, 500), rng.uniform(-40, 40, 500),
    rng.normal(size=300), rng.choice([-1, 1], 300) * 10.0 ** rng.uniform(-323, 308, 300))
LOGITS[:8] = [0, -0.0, 1e308, -1e308, TINY, -745, 709.8, 36.8]
HARD = rng.integers(0, 2, COUNT).astype(float)
SOFT = shuffled(PROBABILITIES, 0.5 - 2.0**-54 * rng.integers(1, 2000, 300))
SOFT[:8] = rng.permutation([TINY, BELOW_ONE, TINY, BELOW_ONE, 0.5, 2.0**-53, 1e-310, 0.25])


@pytest.mark.parametrize("labels", [HARD, SOFT], ids=["hard", "soft"])
def test_losses_are_right_to_two_units_in_the_last_place(labels):
    assert worst(binary_cross_entropy, labels, PROBABILITIES) <= 2
    assert worst(binary_cross_entropy_with_logits, labels, LOGITS) <= 2
    assert worst(squared_error, labels, PROBABILITIES) <= 2


@pytest.mark.parametrize("weight", [0.2, 20.0, 1e6])
@pytest.mark.parametrize("labels", [HARD, SOFT], ids=["hard", "soft"])
def test_a_weight_multiplies_the_term_of_the_label_alone(labels, weight):
    def reference(y, z):
        return weight * y * softplus(-z) + (1 - y) * softplus(z)

    got = binary_cross_entropy_with_logits(labels, LOGITS, reduction="none", pos_weight=weight)
    slopes = binary_cross_entropy_with_logits_grad(labels, LOGITS, pos_weight=weight)
    with mpmath.workdps(60):
        for y, z, loss, slope in zip(*map(np.ndarray.tolist, (labels, LOGITS, got, slopes)),
                                     strict=True):
            truth = reference(mpmath.mpf(y), mpmath.mpf(z))
            assert last_places(loss, truth) <= 4 or abs(loss - truth) <= max(weight, 1) * TINY
            up, down = (1 - mpmath.mpf(y)) * sigma(z), weight * mpmath.mpf(y) * sigma(-z)
            assert abs(slope - (up - down)) <= 6 * 2.0**-53 * (up + down) + max(weight, 1) * TINY


def test_sigmoid_and_logit_are_right_to_two_units_in_the_last_place():
    assert worst(sigmoid, LOGITS) <= 2
    assert worst(logit, PROBABILITIES) <= 2


def test_sigmoid_reaches_the_smallest_float_and_then_zero():
    assert sigmoid(-745) == TINY  # e^-745 is 1.01 times the smallest float
    assert sigmoid(-745.2) == 0  # e^-745.2 is less than half of it
    assert sigmoid(36.73) < 1 == sigmoid(36.737)


def test_gradients_are_right_to_the_last_places_for_hard_labels():
    assert worst(binary_cross_entropy_grad, HARD, PROBABILITIES) <= 2
    assert worst(binary_cross_entropy_with_logits_grad, HARD, LOGITS) <= 2
    assert worst(squared_error_grad, HARD, PROBABILITIES) <= 0.5
    assert worst(squared_error_with_logits_grad, HARD, LOGITS) <= 2


def test_gradients_are_right_to_the_last_places_of_the_label_for_soft_labels():
    def beside_the_minimum(got, truth):
        return float(abs(got - truth)) / 2.0**-53

    assert worst(binary_cross_entropy_grad, SOFT, PROBABILITIES) <= 2.5
    assert worst(squared_error_grad, SOFT, PROBABILITIES) <= 0.5
    for function in (binary_cross_entropy_with_logits_grad, squared_error_with_logits_grad):
        assert worst(function, SOFT, LOGITS, unit=beside_the_minimum) <= 2.5


def test_mean_of_a_small_batch_is_the_rounded_mean_of_its_losses():
    each = binary_cross_entropy(SOFT, PROBABILITIES, reduction="none")
    assert binary_cross_entropy(SOFT, PROBABILITIES) == math.fsum(each) / COUNT
    assert binary_cross_entropy(SOFT, PROBABILITIES, reduction="sum") == math.fsum(each)


def test_a_batch_of_many_blocks_is_the_sum_of_its_parts():
    n = 2 * losses.BLOCK + 7
    z, y = np.linspace(-9, 9, n), np.arange(n) % 2
    each = binary_cross_entropy_with_logits(y, z, reduction="none")
    one_by_one = [binary_cross_entropy_with_logits(int(y[i]), z[i]) for i in (0, n // 2, n - 1)]
    assert each[[0, n // 2, n - 1]] == pytest.approx(one_by_one, rel=1e-15)
    assert binary_cross_entropy_with_logits(y, z) == pytest.approx(math.fsum(each) / n, rel=1e-15)
    assert binary_cross_entropy_with_logits(1, z, reduction="none").shape == (n,)
    assert sigmoid(z).shape == (n,)


@pytest.mark.parametrize("count", [3, 2 * losses.BLOCK])
def test_the_mean_of_huge_losses_does_not_overflow(count):
    largest = np.finfo(float).max
    for huge in (1e308, largest):
        assert binary_cross_entropy_with_logits(0, np.full(count, huge)) == huge
        assert binary_cross_entropy_with_logits(0, np.full(count, huge), reduction="sum") == INF
    assert binary_cross_entropy_with_logits([0, 1, 0], [1e308, INF, INF]) == INF


# --- Gradients against differences of the losses ------------------------------------------------

@pytest.mark.parametrize(("value", "gradient"), [
    (binary_cross_entropy, binary_cross_entropy_grad),
    (squared_error, squared_error_grad),
    (binary_cross_entropy_with_logits, binary_cross_entropy_with_logits_grad),
    (lambda y, z: squared_error(y, sigmoid(z)), squared_error_with_logits_grad),
], ids=["bce by ŷ", "sse by ŷ", "bce by z", "sse by z"])
def test_gradient_is_the_slope_of_its_loss(value, gradient):
    step = 1e-5
    points = [0.05, 0.3, 0.5, 0.72, 0.95]
    if gradient in OF_LOGITS:
        points = [-6.0, -1.5, 0.0, 0.4, 4.0]
    for y in (0, 1, 0.25):
        for x in points:
            slope = (value(y, x + step) - value(y, x - step)) / (2 * step)
            assert gradient(y, x) == pytest.approx(slope, rel=1e-5, abs=1e-9)


# --- Exact values -------------------------------------------------------------------------------

@pytest.mark.parametrize(("function", "y", "x", "truth"), [
    (binary_cross_entropy, 1, 1, 0.0), (binary_cross_entropy, 0, 0, 0.0),
    (binary_cross_entropy, 0, -0.0, 0.0), (binary_cross_entropy, -0.0, 0, 0.0),
    (binary_cross_entropy, 1, 0, INF), (binary_cross_entropy, 0, 1, INF),
    (binary_cross_entropy, TINY, 0, INF), (binary_cross_entropy, BELOW_ONE, 1, INF),
    (binary_cross_entropy_with_logits, 1, INF, 0.0),
    (binary_cross_entropy_with_logits, 0, -INF, 0.0),
    (binary_cross_entropy_with_logits, 1, -INF, INF),
    (binary_cross_entropy_with_logits, 0, INF, INF),
    (binary_cross_entropy_with_logits, 0.5, INF, INF),
    (binary_cross_entropy_with_logits, 1, 1e308, 0.0),
    (binary_cross_entropy_with_logits, 1, -1e308, 1e308),
    (squared_error, 1, 1, 0.0), (squared_error, 0, 1, 0.5),
    (binary_cross_entropy_grad, 0, 0, 1.0), (binary_cross_entropy_grad, 1, 1, -1.0),
    (binary_cross_entropy_grad, 1, 0, -INF), (binary_cross_entropy_grad, 1, -0.0, -INF),
    (binary_cross_entropy_grad, 0, 1, INF), (binary_cross_entropy_grad, 0.5, 0, -INF),
    (binary_cross_entropy_grad, 0.5, 0.5, 0.0), (binary_cross_entropy_grad, 1, TINY, -INF),
    (binary_cross_entropy_with_logits_grad, 0.5, 0, 0.0),
    (binary_cross_entropy_with_logits_grad, 1, 800, 0.0),
    (binary_cross_entropy_with_logits_grad, 1, INF, 0.0),
    (binary_cross_entropy_with_logits_grad, 1, -INF, -1.0),
    (binary_cross_entropy_with_logits_grad, 0, INF, 1.0),
    (squared_error_with_logits_grad, 1, -INF, 0.0), (squared_error_with_logits_grad, 0, 800, 0.0),
])
def test_limits_are_exact_and_zero_has_no_sign(function, y, x, truth):
    for got in (function(y, x), function([y], [x], **(
            {"reduction": "none"} if function in VALUES else {}))[0]):
        assert (got, math.copysign(1, got)) == (truth, math.copysign(1, truth))


def test_sigmoid_and_logit_at_their_ends():
    assert sigmoid([-INF, 0, INF]).tolist() == [0, 0.5, 1]
    assert logit([0, 0.5, 1]).tolist() == [-INF, 0, INF]
    assert math.copysign(1, logit(0.5)) == 1


@pytest.mark.parametrize(("y", "p", "shown"), [
    (1, 0.9, "0.105361"), (1, 0.72, "0.328504"), (1, 0.5, "0.693147"), (1, 0.25, "1.386294"),
    (1, 0.1, "2.302585"), (1, 0.01, "4.605170"), (1, 0.001, "6.907755"),
    (0, 0.1, "0.105361"), (0, 0.9, "2.302585"), ([1, 0], [0.9, 0.2], "0.164252"),
])
def test_numbers_of_the_lessons(y, p, shown):
    assert f"{binary_cross_entropy(y, p):.6f}" == shown


def test_more_numbers_of_the_lessons():
    ratio = binary_cross_entropy(1, 0.1) / binary_cross_entropy(1, 0.9)
    assert f"{ratio:.4f}" == "21.8543"
    sse, bce = squared_error_with_logits_grad(0, 4), binary_cross_entropy_with_logits_grad(0, 4)
    assert (f"{sse:.7f}", f"{bce:.7f}", f"{bce / sse:.4f}") == ("0.0173450", "0.9820138", "56.6165")
    z = np.linspace(-5, 5, 10_001)
    steepest = squared_error_with_logits_grad(0, z).argmax()
    assert sigmoid(z[steepest]) == pytest.approx(2 / 3, abs=1e-3)
    assert f"{squared_error_with_logits_grad(0, logit(2 / 3)):.6f}" == "0.148148"
    assert f"{binary_cross_entropy_with_logits(1, sigmoid(INF)):.6f}" == "0.313262"
    assert f"{binary_cross_entropy_with_logits(0, sigmoid(-INF)):.6f}" == "0.693147"
    base_rate = np.repeat([1, 0], [357, 212])  # the breast-cancer data
    assert f"{binary_cross_entropy(base_rate, 357 / 569):.6f}" == "0.660316"


def test_logistic_regression_by_hand():
    points = np.array([[0.5, 1.5], [1, 1], [1.5, 0.5], [3, 0.5], [2, 2], [1, 2.5]])
    for bias, shown in ((-3, "0.3668668"), (-4, "0.5036809")):
        logits = points @ [1, 1] + bias
        assert f"{binary_cross_entropy_with_logits([0, 0, 0, 1, 1, 1], logits):.7f}" == shown


# --- Properties ---------------------------------------------------------------------------------

examples = settings(derandomize=True, max_examples=150, deadline=None)
unit = st.floats(0, 1)
inner = st.floats(1e-9, 1 - 1e-9)
moderate = st.floats(-30, 30)


@examples
@given(unit, st.floats(-1e300, 1e300))
def test_turning_label_and_logit_round_changes_nothing(y, z):
    turned = binary_cross_entropy_with_logits(1 - y, -z)
    if 1 - (1 - y) == y:
        assert binary_cross_entropy_with_logits(y, z) == pytest.approx(turned, rel=1e-15)
        gradient = binary_cross_entropy_with_logits_grad
        assert gradient(y, z) == pytest.approx(-gradient(1 - y, -z), rel=1e-15, abs=1e-16)


@examples
@given(unit, unit, st.floats())
def test_losses_are_never_negative_and_never_nan(y, p, z):
    assert binary_cross_entropy(y, p) >= 0
    assert squared_error(y, p) >= 0
    assert math.isnan(z) or binary_cross_entropy_with_logits(y, z) >= 0


@examples
@given(inner, inner)
def test_surer_of_the_truth_is_never_dearer(p, q):
    low, high = sorted((p, q))
    assert binary_cross_entropy(1, low) >= binary_cross_entropy(1, high)
    assert binary_cross_entropy(0, low) <= binary_cross_entropy(0, high)
    z, w = logit(low), logit(high)
    assert sigmoid(z) <= sigmoid(w)
    assert binary_cross_entropy_with_logits(1, z) >= binary_cross_entropy_with_logits(1, w)


@examples
@given(unit, moderate)
def test_both_forms_agree(y, z):
    assert binary_cross_entropy_with_logits(y, z) == pytest.approx(
        binary_cross_entropy(y, sigmoid(z)), rel=1e-3, abs=1e-12)


@examples
@given(moderate)
def test_logit_undoes_sigmoid(z):
    lost = 1 / (sigmoid(z) * sigmoid(-z)) * 2.0**-52  # what rounding the probability costs
    assert logit(sigmoid(z)) == pytest.approx(z, abs=lost, rel=1e-14)


@examples
@given(inner, unit)
def test_the_floor_of_a_soft_label_is_its_entropy(y, p):
    entropy = -y * math.log(y) - (1 - y) * math.log1p(-y)
    assert binary_cross_entropy(y, p) >= entropy * (1 - 1e-14)
    assert binary_cross_entropy(y, y) == pytest.approx(entropy, rel=1e-14)


# --- Shapes and types ---------------------------------------------------------------------------

@pytest.mark.parametrize("function", EVERY_LOSS)
@pytest.mark.parametrize("scalar", [0.5, np.float32(0.5), np.float64(0.5), np.array(0.5)],
                         ids=lambda scalar: type(scalar).__name__)
def test_single_numbers_give_a_python_float(function, scalar):
    assert type(function(1, scalar)) is float
    assert type(sigmoid(scalar)) is float
    assert type(logit(scalar)) is float
    for reduction in ("mean", "sum", "none"):
        assert function not in VALUES or type(function(1, scalar, reduction=reduction)) is float


@pytest.mark.parametrize("function", EVERY_LOSS)
def test_arrays_keep_their_shape_and_single_numbers_join_them(function):
    none = {"reduction": "none"} if function in VALUES else {}
    x = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]])
    assert function(np.ones((2, 3)), x, **none).shape == (2, 3)
    assert function(1, x, **none).tolist() == function(np.ones((2, 3)), x, **none).tolist()
    assert function(x, 1, **none).shape == (2, 3)
    assert function(x.T, x.T, **none).tolist() == function(x, x, **none).T.tolist()
    assert function([True, False], [0.5, 0.5], **none).dtype == np.float64


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.longdouble, int, np.uint8, bool])
def test_arithmetic_is_float64_whatever_comes_in(dtype):
    x = np.array([0, 1, 1], dtype=dtype)
    assert squared_error(x, [0.1, 0.2, 0.3]) == squared_error([0.0, 1.0, 1.0], [0.1, 0.2, 0.3])
    assert sigmoid(x).dtype == np.float64
    assert sigmoid(x).tolist() == sigmoid([0, 1, 1]).tolist()
    assert binary_cross_entropy_with_logits(1, x) == binary_cross_entropy_with_logits(1, [0, 1, 1])


def test_inputs_are_left_as_they_were():
    y, p = np.array([1.0, 0.0]), np.array([0.9, 0.2])
    binary_cross_entropy(y, p), binary_cross_entropy_with_logits(y, p), logit(p)
    assert (y.tolist(), p.tolist()) == ([1, 0], [0.9, 0.2])


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(-15, 15)), min_size=1), st.floats(0.01, 100))
def test_a_weight_means_the_same_for_probabilities_and_logits(pairs, weight):
    y, z = np.array(pairs).T
    for reduction in ("mean", "sum"):
        asked = {"reduction": reduction, "pos_weight": weight}
        of_logits = binary_cross_entropy_with_logits(y, z, **asked)
        assert binary_cross_entropy(y, sigmoid(z), **asked) == pytest.approx(of_logits, rel=1e-8)


def test_a_weighted_mean_divides_by_the_number_and_not_by_the_weights():
    weighted = binary_cross_entropy([1, 0, 0, 0], [0.5] * 4, pos_weight=5)
    assert weighted == pytest.approx((5 + 3) * math.log(2) / 4)
    assert binary_cross_entropy([1, 0], [0.0, 0.0], pos_weight=3) == INF
    assert binary_cross_entropy_with_logits([1, 0], [INF, -INF], pos_weight=3) == 0
    assert binary_cross_entropy_with_logits(1, -INF, pos_weight=0.5) == INF


def test_reductions_differ_by_the_count():
    y, p = [1, 0, 1], [0.9, 0.2, 0.6]
    each = -np.log([0.9, 0.8, 0.6])
    for function, of_each in ((binary_cross_entropy, each),
                              (squared_error, np.array([0.1, 0.2, 0.4]) ** 2 / 2)):
        assert function(y, p, reduction="none") == pytest.approx(of_each)
        assert function(y, p, reduction="sum") == pytest.approx(of_each.sum())
        assert function(y, p) == pytest.approx(of_each.mean())
    with pytest.raises(TypeError):
        binary_cross_entropy(y, p, "sum")


# --- One clear sentence for every slip ----------------------------------------------------------

def sentence(function, *args, **keywords):
    with pytest.raises(ValueError, match=r"\A((?!\. )[^\n]){20,220}\Z") as caught:
        function(*args, **keywords)
    return str(caught.value)


@pytest.mark.parametrize("function", EVERY_LOSS)
def test_a_masked_value_is_not_counted_in_silence(function):
    masked = np.ma.array([0.9, 0.2, 0.1], mask=[0, 0, 1])
    text = sentence(function, [1, 0, 1], masked)
    assert "has a masked value at position 2" in text
    assert "array[~mask]" in text
    assert np.isfinite(function([1, 0, 1], np.ma.array([0.9, 0.2, 0.1]))).all()


def test_what_rounding_put_just_outside_is_no_logit():
    for off in (float(np.float32(1.0000001)), -1e-8, 1 + 2.0**-52):
        assert "rounding" in sentence(binary_cross_entropy, [1, 1], [0.5, off])
    assert "logits?" in sentence(binary_cross_entropy, [1, 1], [1.0000001, 1.5])


def test_the_cure_that_another_library_names_is_not_cut_off():
    class Tensor:
        def __array__(self, *_, **__):
            raise TypeError("cannot turn a tensor that needs its gradient into an array: first "
                            "call tensor.detach()")

    assert sentence(sigmoid, Tensor()).endswith("first call tensor.detach()")


@pytest.mark.parametrize("weight", [0, -1, INF, [1, 2]])
def test_a_weight_is_one_number_above_zero(weight):
    for function in (binary_cross_entropy, binary_cross_entropy_with_logits,
                     binary_cross_entropy_with_logits_grad):
        assert sentence(function, 1, 0.5, pos_weight=weight).startswith("pos_weight is ")


@pytest.mark.parametrize("function", EVERY_LOSS)
def test_label_outside_its_range(function):
    text = sentence(function, [0, 1, 2], [0.1, 0.2, 0.3])
    assert text.startswith("y_true has 2 at position 2, but a label lies between 0 and 1")
    text = sentence(function, [1, -1, 1], [0.1, 0.2, 0.3])
    assert "-1 at position 1" in text
    assert "(y_true + 1) / 2" in text
    assert "swap" in sentence(function, [0.3, 1.5], [0, 1])
    assert sentence(function, 1.5, 0.3).startswith("y_true is 1.5, but")
    assert "-1e-300 at position (1, 0)" in sentence(function, [[0], [-1e-300]], [[0.2], [0.3]])


@pytest.mark.parametrize("function", OF_PROBABILITIES)
def test_logit_given_for_a_probability(function):
    text = sentence(function, [0, 1], [0.5, -3.25])
    assert text.startswith("y_prob has -3.25 at position 1, but a probability lies between 0 and 1")
    assert "logits" in text
    assert "binary_cross_entropy_with_logits" in text
    assert "y_prob is 1.0000000000000002" in sentence(function, 1, 1 + 2.0**-52)
    assert "y_prob is inf" in sentence(function, 1, INF)


def test_logit_given_to_logit():
    assert sentence(logit, [0.5, 2]).startswith("p has 2 at position 1, but a probability lies")


@pytest.mark.parametrize("bad", [NAN, "cat", None, 1 + 2j, [0.5, "cat"], [0.5, None], {0.5},
                                 [0.5, NAN], [], [[]], [[0.5], [0.5, 0.5]], [0.5, [0.5]],
                                 [0.5, 2j], b"1", np.array(["0.5"]), np.datetime64("2020-01-01"),
                                 10**400, lambda: 0.5],
                         ids=lambda bad: str(bad)[:20])
def test_what_is_no_number_is_named(bad):
    for function in EVERY_LOSS:
        other = "logits" if function in OF_LOGITS else "y_prob"
        assert sentence(function, bad, 0.5).startswith("y_true ")
        assert sentence(function, 0.5, bad).startswith(f"{other} ")
    assert sentence(sigmoid, bad).startswith("z ")
    assert sentence(logit, bad).startswith("p ")


@pytest.mark.parametrize(("bad", "part"), [
    ([0.5, NAN], "has nan at position 1"), ([0.5, None], "has None at position 1"),
    ([0.5, "cat"], "has 'cat' at position 1"), ("cat", "is 'cat'"), ([], "is empty (shape (0,))"),
    ([[0.5, 0.5], [0.5]], "has [0.5] at position 1, which is not as long as the first row"),
    ([0.5, 2j], "has 2j at position 1"), (10**400, "is 1000"),
])
def test_sentence_names_value_and_position(bad, part):
    assert f"y_prob {part}" in sentence(binary_cross_entropy, 1, bad)


def test_whole_numbers_beyond_64_bits_are_logits_too():
    assert binary_cross_entropy_with_logits([0, 1], [10**20, 10**20]) == 5e19


@pytest.mark.parametrize("function", EVERY_LOSS)
@pytest.mark.parametrize(("one", "other", "cure"), [
    ((3, 1), (3,), "np.reshape(y_true, (3,))"), ((3,), (3, 1), "np.reshape(y_true, (3, 1))"),
    ((3,), (1,), "one label for each"), ((2, 3), (3, 2), "one label for each"),
    ((2,), (3,), "one label for each"), ((2, 3), (3,), "one label for each"),
])
def test_unequal_shapes_do_not_broadcast(function, one, other, cure):
    text = sentence(function, np.ones(one), np.full(other, 0.5))
    assert f"y_true has shape {one} but" in text
    assert f"shape {other}: " in text
    assert cure in text


@pytest.mark.parametrize("function", VALUES)
@pytest.mark.parametrize("reduction", ["avg", "Mean", None, 1, ["mean"], np.array(["sum", "mean"])])
def test_unknown_reduction(function, reduction):
    assert sentence(function, 1, 0.5, reduction=reduction).startswith("reduction is ")
