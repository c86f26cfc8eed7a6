"""Numbers as people give them: in many forms, rounded, cut, or with few digits."""

import math
import re
from decimal import Decimal

import numpy as np

from helpers.practice.messages import MESSAGES

ENOUGH_DIGITS = 3
ROUNDED_TWICE = 0.55  # of the last unit: 0.017345 is 0.01735 and that is 0.0174
NUMBER = r"([-−+]?\d*[.,]?\d+)\s*(?:nats?)?"


class Unreadable(Exception):
    """One sentence for an answer that cannot be compared at all."""


def read(answer) -> tuple[np.ndarray, list[Decimal]]:
    """The answer as float64 without needless brackets, and each number as it was written."""
    if answer is None:
        raise Unreadable("That is None: nothing was given. A function that prints and does not "
                         "return gives None, too.")
    if isinstance(answer, str) and (number := re.fullmatch(NUMBER, answer.strip())):
        answer = Decimal(number[1].replace("−", "-").replace(",", "."))
    if isinstance(answer, str | bytes):
        raise Unreadable("That is text. Give a number, without quotes.")
    if isinstance(answer, bool | np.bool_):
        raise Unreadable(f"That is {bool(answer)}, the result of a comparison. Give a number.")
    if callable(answer):
        raise Unreadable("That is a function. Give the number that it returns.")
    if isinstance(answer, set | frozenset | range):
        answer = list(answer)
    try:
        array = np.asarray(answer)
        if array.dtype == bool or array.dtype.kind == "c":
            raise TypeError
        values = array.astype(np.float64)
    except Exception:
        raise Unreadable(MESSAGES["unread"]) from None
    if values.size == 0:
        raise Unreadable(MESSAGES["empty"])
    if not np.isfinite(values).all():
        raise Unreadable(MESSAGES["infinite"])
    if sum(length > 1 for length in values.shape) > 1:
        raise Unreadable(f"That is a table of shape {values.shape}. Give a single number or one "
                         "row of numbers.")
    return values.reshape(-1), [_written(x) for x in array.reshape(-1)]


def _written(x) -> Decimal:
    try:
        return Decimal(str(x))  # str of a float32 shows its own digits, not those of a float64
    except ArithmeticError:
        return Decimal(repr(float(x)))


def agreement(written: Decimal, target: float) -> str | None:
    """How a number agrees with the target: exact, rounded, cut, near, coarse, close, or not at all.

    Rounded is right, near is right within a thousandth; coarse lacks digits, close is within a
    hundredth.
    """
    value = float(written)
    gap = abs(value - target)
    if gap <= 1e-6 * max(1.0, abs(target)) and (gap == 0 or abs(target) > 1e-3):
        return "exact"
    exponent = written.as_tuple().exponent
    unit = float(f"1e{max(exponent, -300)}")
    enough = -exponent >= ENOUGH_DIGITS or len(written.as_tuple().digits) >= ENOUGH_DIGITS
    if value == _to(3, target):
        return "rounded"  # Python drops the 0 of 2.30
    if gap <= ROUNDED_TWICE * unit:
        return "rounded" if enough else "coarse" if value and target != _to(2, target) else None
    if enough and gap < unit and abs(value) < abs(target) and value * target > 0:
        return "cut"
    if gap <= 1e-3 * abs(target):
        return "rounded" if target == _to(3, target) or _to(4, value) == _to(4, target) else "near"
    return "close" if enough and gap <= 1e-2 * abs(target) and target != _to(3, target) else None


def _to(digits: int, number: float) -> float:
    return float(f"{number:.{digits}g}")


def worst(agreements: list[str | None]) -> str | None:
    """The weakest agreement of several numbers."""
    order = ["exact", "rounded", "cut", "near", "coarse", "close", None]
    return max(agreements, key=order.index)


def spoken(value: float) -> str:
    """A number in few digits, with a proper minus."""
    digits = max(0, 3 - max(0, math.floor(math.log10(abs(value))))) if value else 0
    text = f"{value:.{digits}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")
