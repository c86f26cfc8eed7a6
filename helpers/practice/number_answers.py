"""Numbers as people give them: read in many forms, and compared digit by digit."""

import re

import numpy as np

from helpers.practice.messages import say

NUMBER = r"([-−+]?\d*[.,]?\d+)\s*(?:nats?)?"
LIKE_A_MISTAKE = {"digits": 3, "share": 1e-3}
CLOSE = {"digits": 1, "share": 1e-2}


class Unreadable(Exception):
    """Why an answer cannot be compared at all: the name of a message, and its fields."""

    def __init__(self, name: str, /, **fields):
        super().__init__(say(name, **fields))


def read(answer) -> np.ndarray:
    """The answer as float64 without needless brackets; raises Unreadable."""
    if answer is None:
        raise Unreadable("none")
    if isinstance(answer, str) and (number := re.fullmatch(NUMBER, answer.strip())):
        answer = float(number[1].replace("−", "-").replace(",", "."))
    if isinstance(answer, str | bytes):
        raise Unreadable("text")
    if isinstance(answer, bool | np.bool_):
        raise Unreadable("comparison", value=bool(answer))
    if callable(answer):
        raise Unreadable("function")
    if isinstance(answer, set | frozenset):
        answer = list(answer)
    try:
        array = np.asarray(answer)
        if array.dtype == bool or array.dtype.kind == "c":
            raise TypeError
        values = array.astype(np.float64)
    except Exception:
        raise Unreadable("no_numbers") from None
    if values.size == 0:
        raise Unreadable("empty")
    if not np.isfinite(values).all():
        raise Unreadable("not_finite")
    if sum(length > 1 for length in values.shape) > 1:
        raise Unreadable("table", shape=values.shape)
    return values.reshape(-1)


def agrees(answer: float, target: float, digits: int, share: float = 1e-6) -> bool:
    """Whether an answer is the target, rounded where the answer ends.

    It ends at its last decimal that is not 0, as Python drops the others, but has `digits` digits
    at least: with two of them 0.16, 0.164 and 0.16425 agree with 0.164252, and 0.2, 0.165 and
    0.1642 do not. An answer agrees as well if it is off by a `share` of the target at most; a
    millionth is what a number in single precision may be off.

    Three levels of feedback ask this: an answer is right with the digits that its exercise asks
    for; like a known mistake with LIKE_A_MISTAKE; close to the solution with CLOSE. The script of
    a page does the same (judge.js).
    """
    _, size = f"{target:.6e}".split("e")
    places = max(_decimals(answer), digits - 1 - int(size), 0)
    half_a_unit = 0.5 * float(f"1e-{places}") * (1 + 1e-9)  # floats are not exact at the very half
    return abs(answer - target) <= max(half_a_unit, share * abs(target))


def _decimals(number: float) -> int:
    """How many decimals a number needs; those that floats add, as to 3 · 0.693, are left out."""
    mantissa, exponent = f"{number:.11e}".split("e")
    return len(mantissa.rstrip("0").partition(".")[2]) - int(exponent)


def all_agree(answers, targets, **level) -> bool:
    """Whether as many numbers agree, one by one."""
    return len(answers) == len(targets) and all(
        agrees(answer, target, **level) for answer, target in zip(answers, targets, strict=True)
    )
