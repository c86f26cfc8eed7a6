"""Binary cross-entropy and squared error: values and derivatives, right to the last places.

Labels `y_true` and probabilities `y_prob` lie in [0, 1], logits are any real number, losses are
in nats. PRML is C. M. Bishop, "Pattern Recognition and Machine Learning". Rules for all:
- Numbers, lists or arrays go in, the arithmetic is float64. Single numbers give a Python float,
  arrays keep their shape.
- Two arguments have equal shapes, or one is a single number. Nothing else broadcasts: (n, 1)
  against (n,) would quietly make an n x n table.
- Bad input raises a ValueError of one sentence: which argument, which value, where.
"""

import functools
import math

import numpy as np

from helpers import inputs

BLOCK = 16384  # numbers per step: every temporary of a step stays in the processor's cache


# --- Public functions: check the input once, then hand it to a kernel -------------------------

def sigmoid(z):
    """Probability 1 / (1 + e^-z) of the logit z, ±inf included (PRML eq. 4.59).

    Takes a number or an array of any shape. Raises ValueError.
    """
    return _map(_sigmoid, inputs.as_numbers("z", z))


def logit(p):
    """Log-odds ln(p / (1 - p)) of the probability p, ∓inf at 0 and 1 (PRML eq. 4.61).

    Takes a number or an array of any shape, in [0, 1]. Raises ValueError.
    """
    p = inputs.as_numbers("p", p)
    if not inputs.in_unit_interval(p):
        raise inputs.outside("p", p, "a probability", "did you mean sigmoid(z), for a logit z?")
    return _map(_logit, p)


def binary_cross_entropy(y_true, y_prob, *, reduction="mean", pos_weight=1):
    """-[y ln(ŷ) + (1 - y) ln(1 - ŷ)] in nats, with 0·ln(0) = 0 (PRML eq. 4.90).

    reduction "mean" and "sum" give a float, "none" one loss per prediction, in its shape.
    pos_weight: a number above 0 that multiplies the term of y, as PyTorch's does; the mean still
    divides by the number of predictions. inf where an outcome that happened was given
    probability 0. Raises ValueError.
    """
    kernel = _weighted(_bce, pos_weight)
    return _reduce(kernel, *inputs.labels_and_probabilities(y_true, y_prob), reduction)


def binary_cross_entropy_with_logits(y_true, logits, *, reduction="mean", pos_weight=1):
    """Binary cross-entropy of sigmoid(logits) in nats, ±inf included (PRML eq. 4.59 in 4.90).

    reduction "mean" and "sum" give a float, "none" one loss per logit, in its shape.
    pos_weight: as in binary_cross_entropy. Raises ValueError.
    """
    kernel = _weighted(_bce_with_logits, pos_weight)
    return _reduce(kernel, *inputs.labels_and("logits", y_true, logits), reduction)


def squared_error(y_true, y_prob, *, reduction="mean"):
    """½(ŷ - y)², in squared units of probability (PRML eq. 1.2).

    reduction "mean" and "sum" give a float, "none" one loss per prediction, in its shape.
    Raises ValueError.
    """
    return _reduce(_squared_error, *inputs.labels_and_probabilities(y_true, y_prob), reduction)


def binary_cross_entropy_grad(y_true, y_prob):
    """Derivative of binary_cross_entropy by ŷ, (ŷ - y) / (ŷ(1 - ŷ)), in nats per probability.

    One per prediction, in its shape; one-sided at ŷ = 0 and 1: ±1 for the right label, else
    ∓inf. Source: PRML eq. 4.90, differentiated. Raises ValueError.
    """
    return _map(_bce_grad, *inputs.labels_and_probabilities(y_true, y_prob))


def binary_cross_entropy_with_logits_grad(y_true, logits, *, pos_weight=1):
    """Derivative of binary_cross_entropy_with_logits by the logit z: σ(z) - y (PRML eq. 4.91).

    With pos_weight w it is (1 - y + w y) σ(z) - w y. One per logit, in its shape, in nats per
    unit of z. Right to the last places of itself for labels 0 and 1, of y for a soft label beside
    its minimum. Raises ValueError.
    """
    kernel = _weighted(_bce_with_logits_grad, pos_weight)
    return _map(kernel, *inputs.labels_and("logits", y_true, logits))


def squared_error_grad(y_true, y_prob):
    """Derivative of squared_error by ŷ: ŷ - y (PRML eq. 1.2, differentiated).

    One per prediction, in its shape. Raises ValueError.
    """
    return _map(_squared_error_grad, *inputs.labels_and_probabilities(y_true, y_prob))


def squared_error_with_logits_grad(y_true, logits):
    """Derivative of ½(σ(z) - y)² by the logit z: (σ(z) - y) σ(z) (1 - σ(z)).

    One per logit, in its shape. Right to the last places of itself for labels 0 and 1, of y for a
    soft label beside its minimum σ(z) = y. Source: PRML eq. 1.2 and 4.88. Raises ValueError.
    """
    return _map(_squared_error_with_logits_grad, *inputs.labels_and("logits", y_true, logits))


# --- Kernels: the formulas, for float64 that has been checked ----------------------------------

def _sigmoid(z):
    odds = np.exp(-np.abs(z))  # against the likelier side: never above 1, so no overflow
    return np.where(z > 0, 1 / (1 + odds), _tail(odds))


def _tail(odds):
    # odds / (1 + odds) for odds ≤ 1, with the roundings of the quotient in a correction only.
    return odds - odds * (odds / (1 + odds))


def _logit(p):
    # Around ½ the odds are near 1 and their logarithm would cancel; |1 - 2p| is exact there.
    middle = np.log1p(np.abs(1 - 2 * p) / np.minimum(p, 1 - p))
    return np.where(p < 0.25, np.log(p / (1 - p)), np.where(p < 0.5, -middle, middle))


def _bce(y, p, pos_weight=1):
    ln_p, ln_q = np.maximum(np.log(p), -1e3), np.maximum(np.log1p(-p), -1e3)  # 0·ln(0) is 0
    if pos_weight != 1:
        ln_p *= pos_weight
    rest = 1 - y
    lost = (1 - rest) - y  # what rounding took from 1 - y, exactly
    loss = 0.0 - (rest * ln_q + (y * ln_p + lost * ln_q))
    return np.where((p == 0) & (y > 0) | (p == 1) & (y < 1), np.inf, loss)


def _bce_with_logits(y, z, pos_weight=1):
    # (1 - y)·max(z, 0) - y·min(z, 0) + log1p(e^-|z|), in place to save a tenth of the time. Each
    # term is ≥ 0, so nothing cancels: max(z, 0) - zy would lose 14 digits for y near 1.
    above, below = np.maximum(z, 0), np.minimum(z, 0)
    rest = below - above  # -|z|
    np.log1p(np.exp(rest, out=rest), out=rest)
    below *= y
    if pos_weight != 1:
        below *= pos_weight
        rest *= (1 - y) + pos_weight * y
    loss = (1 - y) * above
    loss -= below
    loss += rest
    return np.fmax(loss, 0.0, out=loss)  # certain and right: 0·∞, a nan here, is worth 0


def _squared_error(y, p):
    return 0.5 * (p - y) * (p - y)


def _bce_grad(y, p):
    # A hard label cancels one factor of p(1 - p), even where 0/0 would have stood.
    nearer = np.minimum(p, 1 - p)
    run = np.where(y == 0, 1 - p, np.where(y == 1, p, nearer - nearer * nearer))
    rise = np.where(y == 0, 1.0, np.where(y == 1, -1.0, p - y))
    return rise / np.abs(run)  # abs, because a probability of -0.0 would flip an infinite slope


def _bce_with_logits_grad(y, z, pos_weight=1):
    # For z > 0, (1 - y) - σ(-z) is σ(z) - y without the cancellation of σ(z) ≈ 1.
    tail = _tail(np.exp(-np.abs(z)))
    if pos_weight != 1:
        tail = tail * ((1 - y) + pos_weight * y)
    gap = np.where(z > 0, 1 - y, pos_weight * y) - tail
    return np.where(z > 0, gap, -gap) + 0.0  # + 0.0 turns -0.0 into 0.0


def _squared_error_grad(y, p):
    return p - y


def _squared_error_with_logits_grad(y, z):
    odds = np.exp(-np.abs(z))
    tail = _tail(odds)  # the smaller of σ(z) and 1 - σ(z)
    soft = _bce_with_logits_grad(y, z) * (tail * (1 - tail)) + 0.0
    # For hard labels ±odds / (1 + odds)³, odds² on the side of the right answer. The cube of 17 of
    # the digits is exact; those left over make a small correction.
    side = 1 + np.round(odds * 2.0**15) / 2.0**15
    rest = ((1 - side) + odds) / side
    right = (z > 0) == (y == 1)
    whole = np.where(right, np.exp(-2 * np.abs(z)), odds) / (side * side * side)
    slope = whole - whole * (rest * (3 - rest * (6 - 10 * rest)))
    return np.where(y == 0, slope, np.where(y == 1, 0.0 - slope, soft))


# --- From a kernel to a result -----------------------------------------------------------------

def _weighted(kernel, pos_weight):
    weight = inputs.as_numbers("pos_weight", pos_weight)
    if weight.ndim or not 0 < weight < math.inf:
        raise ValueError(f"pos_weight is {inputs.show(pos_weight)}, but must be a single number "
                         "above 0: how many times an example with y = 1 counts")
    return functools.partial(kernel, pos_weight=float(weight))


def _blocks(kernel, arrays):
    count = max(array.size for array in arrays)
    flat = [array.reshape(-1) if array.size == count else np.full(count, array) for array in arrays]
    for start in range(0, count, BLOCK):
        yield kernel(*(array[start:start + BLOCK] for array in flat))


@np.errstate(all="ignore")  # infinities and 0·∞ are meant: kernels say what they are worth
def _map(kernel, *arrays):
    shape = max((array.shape for array in arrays), key=len)
    result = np.concatenate(list(_blocks(kernel, arrays))).reshape(shape)
    return result if shape else float(result)


@np.errstate(all="ignore")
def _reduce(kernel, y, x, reduction):
    if not isinstance(reduction, str) or reduction not in ("mean", "sum", "none"):
        shown = inputs.show(reduction)
        raise ValueError(f'reduction is {shown}, but must be "mean", "sum" or "none"')
    if reduction == "none":
        return _map(kernel, y, x)
    count = max(y.size, x.size)
    total = _total(_blocks(kernel, (y, x)), count)
    if reduction == "sum":
        return total
    if total == math.inf:  # the mean of huge losses may be finite: halve them all 64 times first
        halved = (losses * 2.0**-64 for losses in _blocks(kernel, (y, x)))
        return _total(halved, count) / count * 2.0**64
    return total / count


def _total(blocks, count):
    exact = count <= BLOCK  # adding a lesson's batch without rounding costs nothing noticeable
    try:
        return math.fsum(math.fsum(b.tolist()) if exact else b.sum() for b in blocks)
    except OverflowError:
        return math.inf
