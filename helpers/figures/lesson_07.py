"""Arrows in the pictures of a network (lesson 07)."""

import numpy as np


def arrow_points(start: np.ndarray, end: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """The points of a line from `start` to `end` that has a head, if it is long enough for one.

    unit: how many pixels the two axes have to 1; the head leaves room for a dot at the end.
    """
    way = (end - start) * unit
    length = np.hypot(*way)
    if length < 24:
        return np.array([start, end])
    along = way / length
    aside = np.array([-along[1], along[0]])
    tip, left, right = (
        end - (8 * along + part) / unit
        for part in (0, 10 * along + 5 * aside, 10 * along - 5 * aside)
    )
    return np.array([start, tip, left, tip, right, tip, end])
