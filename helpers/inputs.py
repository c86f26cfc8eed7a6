"""Check what a learner passes in: one clear sentence for every slip.

Each sentence names the argument, the offending value and its position, and what was probably
meant. All are ValueErrors, raised before anything is computed.
"""

import numbers
import reprlib
import sys

import numpy as np

LARGEST = sys.float_info.max
ROUNDING = 1e-6  # by which a probability in float32 may miss 0 or 1
USE_LOGITS = (
    "did you pass logits? use sigmoid(logits), or for cross-entropy "
    "binary_cross_entropy_with_logits"
)


def labels_and_probabilities(y_true, y_prob):
    y, p = labels_and("y_prob", y_true, y_prob)
    if not in_unit_interval(p):
        rounded = p.min() > -ROUNDING and p.max() < 1 + ROUNDING
        cure = "that is rounding: use np.clip(y_prob, 0, 1), or compute the loss from logits"
        raise outside("y_prob", p, "a probability", cure if rounded else USE_LOGITS)
    return y, p


def labels_and(name, y_true, others):
    y, x = as_numbers("y_true", y_true), as_numbers(name, others)
    if y.ndim and x.ndim and y.shape != x.shape:
        alike = [n for n in y.shape if n > 1] == [n for n in x.shape if n > 1]
        cure = (f"use np.reshape(y_true, {x.shape})" if alike
                else "give one label for each prediction, or a single number for all")
        raise ValueError(f"y_true has shape {y.shape} but {name} has shape {x.shape}: {cure}")
    if not in_unit_interval(y):
        raise outside("y_true", y, "a label", _label_hint(name, y, x))
    return y, x


def _label_hint(name, y, x):
    if np.isin(y, (-1, 1)).all():
        return "labels -1 and 1 become 0 and 1 by (y_true + 1) / 2"
    if np.isin(x, (0, 1)).all():
        return f"did you swap y_true and {name}?"
    return "use 0 or 1, or a probability for a soft label"


def in_unit_interval(array):
    return array.min() >= 0 and array.max() <= 1


def outside(name, array, what, hint):
    where = np.argwhere((array < 0) | (array > 1))[0]
    value = repr(float(array[tuple(where)])).removesuffix(".0")
    return ValueError(f"{at(name, value, where)}, but {what} lies between 0 and 1: {hint}")


def as_numbers(name, values):
    """The values as float64, once it is sure that they are real numbers and at least one."""
    if np.ma.is_masked(values):
        where = np.argwhere(np.ma.getmaskarray(values))[0]
        raise ValueError(f"{at(name, 'a masked value', where)}, which would count like any other: "
                         "take masked examples out of every argument first, by array[~mask]")
    try:
        array = np.asarray(values)
    except Exception as error:  # whatever NumPy stumbled over, a learner gets one sentence
        raise _ragged(name, values, error) from None
    if array.dtype.kind not in "biuf":
        array = np.array(values, dtype=object)
        for where, value in np.ndenumerate(array):
            if not isinstance(value, numbers.Real) or abs(value) > LARGEST:
                raise ValueError(f"{at(name, show(value), where)}, which is not a real number "
                                 "that fits a float: give numbers, such as 0.9 or [0.9, 0.2]")
    with np.errstate(over="ignore"):  # a longdouble may be too large and become inf
        array = array.astype(np.float64, copy=False)
    if array.size == 0:
        raise ValueError(f"{name} is empty (shape {array.shape}), but needs at least one number")
    if np.isnan(array.min()):
        where = np.argwhere(np.isnan(array))[0]
        raise ValueError(f"{at(name, 'nan', where)}, which stands for no number: look for a "
                         "missing value, 0/0 or inf - inf before this line")
    return array


def _ragged(name, values, error):
    def length(row):
        return len(row) if hasattr(row, "__len__") else 0

    for where, row in enumerate(values if isinstance(values, (list, tuple)) else ()):
        if length(row) != length(values[0]):
            return ValueError(f"{at(name, show(row), (where,))}, which is not as long as the "
                              "first row: give every row equally many numbers")
    why = " ".join(str(error).split())  # whole: the cure may stand at its end
    return ValueError(f"{name} cannot become an array of numbers: {why}")


def at(name, value, where):
    if len(where) == 0:
        return f"{name} is {value}"
    position = int(where[0]) if len(where) == 1 else tuple(int(i) for i in where)
    return f"{name} has {value} at position {position}"


def show(value):
    return " ".join(reprlib.repr(value).split())  # short, and on one line
