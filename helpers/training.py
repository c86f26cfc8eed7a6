"""Gradient descent that keeps every step, so that a lesson can draw and replay the run.

One step is w ← w - η ∂L/∂w (C. M. Bishop, "Pattern Recognition and Machine Learning", eq. 5.41).
A run that diverges ends in nan: from the step at which a parameter stops being a finite number,
the history holds nan, and a plot simply ends there. The step itself warns of nothing; what the
caller's gradient warns of is the caller's to see.
"""

import operator
from dataclasses import dataclass

import numpy as np

from helpers import inputs, losses

FAR = 1e100  # where only a run that diverges gets; a nan there is no slip of the gradient


@dataclass(frozen=True, eq=False)
class NeuronHistory:
    """What a neuron went through: row 0 is the start, row k the state after k epochs.

    weight, bias, loss: shape (epochs + 1,); loss in nats for "bce".
    y_prob: shape (epochs + 1, n), or (epochs + 1,) for a single example.
    """

    weight: np.ndarray
    bias: np.ndarray
    y_prob: np.ndarray
    loss: np.ndarray


def gradient_descent(gradient, start, *, learning_rate, steps):
    """Every point that gradient descent visits: an array of shape (steps + 1,) + shape of start.

    gradient(parameters) gives the derivative by each parameter, in the shape of start, which is a
    number or an array. All parameters move at once, from the old values. nan after a divergence
    (see above). Raises ValueError for a bad learning rate, step count or start, and for a gradient
    of another shape, of no real numbers, or of nan while all parameters are below 1e100.
    """
    start = _finite("start", start)
    learning_rate, steps = _positive(learning_rate), _count("steps", steps)
    path = np.full((steps + 1, *start.shape), np.nan)
    path[0] = start
    for step in range(steps):
        slope = _slope(gradient(path[step].copy()), path[step])  # a copy: the record stays as it is
        with np.errstate(over="ignore", invalid="ignore"):  # what a diverging run does, and shows
            there = path[step] - learning_rate * slope
        if not np.isfinite(there).all():
            break
        path[step + 1] = there
    return path


def _slope(given, parameters):
    """What a gradient function gave at `parameters`, as an array."""
    if given is None:
        raise ValueError("gradient gives None: does the function return its result?")
    slope = np.asarray(given)
    if slope.dtype.kind not in "biuf":
        raise ValueError(f"gradient gives {inputs.show(given)}, but must give real numbers: one "
                         "derivative for each parameter")
    if slope.shape != parameters.shape:
        raise ValueError(f"gradient gives the shape {slope.shape}, but start has the shape "
                         f"{parameters.shape}: give one derivative for each parameter")
    if np.isnan(slope).any() and np.abs(parameters).max() < FAR:
        raise ValueError(f"gradient gives nan at the parameters {inputs.show(parameters.tolist())}"
                         ": look for 0/0, inf - inf or the logarithm of a negative number in it")
    return slope


def train_neuron(x, y_true, *, loss="bce", weight, bias, learning_rate, epochs, reduction="mean"):
    """Train ŷ = σ(weight·x + bias) on all examples at each epoch; returns a NeuronHistory.

    x, y_true: numbers or arrays of shape (n,), of one shape or one of them a single number.
    loss: "bce" for binary cross-entropy, "sse" for ½(ŷ - y)². reduction: "mean" or "sum" over the
    examples, for the loss and its gradient. nan after a divergence (see above).
    Raises ValueError for a bad argument, in one sentence. Source: PRML eq. 4.91, and 1.2 with 4.88.
    """
    x, y = _examples(x, y_true)
    of_logits, slope_of_logits = _choice("loss", loss, _LOSSES)
    share = _choice("reduction", reduction, {"mean": 1 / x.size, "sum": 1.0})
    start = [_finite("weight", weight, single=True), _finite("bias", bias, single=True)]
    inputs = np.stack([x.ravel(), np.ones(x.size)])  # the bias is the weight of a constant 1
    labels = y.ravel()

    @np.errstate(all="ignore")  # far out, a logit may be larger than any float
    def gradient(parameters):
        return share * (inputs @ slope_of_logits(labels, parameters @ inputs))

    path = gradient_descent(gradient, start, learning_rate=learning_rate,
                            steps=_count("epochs", epochs))
    y_prob, mean_or_sum = np.full((len(path), x.size), np.nan), np.full(len(path), np.nan)
    kept = np.isfinite(path).all(axis=1)
    with np.errstate(all="ignore"):  # a weight near the largest float has infinite logits
        logits = path[kept] @ inputs
        y_prob[kept] = losses._sigmoid(logits)
        mean_or_sum[kept] = (share * of_logits(labels, logits)).sum(axis=1)
    return NeuronHistory(weight=path[:, 0], bias=path[:, 1], loss=mean_or_sum,
                         y_prob=y_prob.reshape(len(path), *x.shape))


def _squared_error_with_logits(y, z):
    return losses._squared_error(y, losses._sigmoid(z))


# The unchecked kernels of losses: the input is checked once, not at every step of a run.
_LOSSES = {
    "bce": (losses._bce_with_logits, losses._bce_with_logits_grad),
    "sse": (_squared_error_with_logits, losses._squared_error_with_logits_grad),
}


def _examples(x, y_true):
    y, x = inputs.labels_and("x", y_true, _finite("x", x))
    if max(x.ndim, y.ndim) > 1:
        raise ValueError(f"x has shape {x.shape} and y_true has shape {y.shape}, but a neuron with "
                         "one input needs one number per example: give the shape (n,)")
    return np.broadcast_arrays(x, y)


def _finite(name, values, single=False):
    array = inputs.as_numbers(name, values)
    if single and array.ndim:
        raise ValueError(f"{name} has shape {array.shape}, but must be a single number")
    if np.isinf(array).any():
        where = np.argwhere(np.isinf(array))[0]
        raise ValueError(f"{inputs.at(name, array[tuple(where)], where)}, but must be finite")
    return array


def _positive(learning_rate):
    rate = float(_finite("learning_rate", learning_rate, single=True))
    if rate <= 0:
        raise ValueError(f"learning_rate is {rate:g}, but must be above 0: a step goes downhill")
    return rate


def _count(name, value):
    whole = isinstance(value, float | np.floating) and float(value).is_integer()
    try:
        count = operator.index(int(value) if whole else value)
    except TypeError:
        count = -1
    if count < 0 or isinstance(value, bool | np.bool_):
        raise ValueError(f"{name} is {inputs.show(value)}, but must be a whole number from 0 up")
    return count


def _choice(name, value, choices):
    if not isinstance(value, str) or value not in choices:
        known = " or ".join(f'"{choice}"' for choice in choices)
        raise ValueError(f"{name} is {inputs.show(value)}, but must be {known}")
    return choices[value]
