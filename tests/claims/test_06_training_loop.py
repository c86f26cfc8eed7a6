"""What lesson 06 claims, computed."""

from functools import cache

import numpy as np

from helpers import losses
from helpers.explorers import lesson_07_training_run as networks

X, Y = networks.clouds()


def best_line():
    """The most that any line gets right: it can be turned and moved until it touches two points."""
    best = 0
    for i, j in zip(*np.triu_indices(40, 1), strict=True):
        across = np.array([X[i, 1] - X[j, 1], X[j, 0] - X[i, 0]])
        side = (X - X[i]) @ across
        for side[i] in (-1, 1):
            for side[j] in (-1, 1):
                hits = np.sum((side > 0) == Y[:, 0])
                best = max(best, hits, 40 - hits)
    return best


@cache
def lone_neuron():
    """v1, v2 and c of a neuron with two inputs, trained to the end."""
    rows = np.column_stack([X, np.ones(40)])
    row = np.zeros(3)
    for _ in range(2000):
        row = row - rows.T @ (losses.sigmoid(rows @ row) - Y[:, 0]) / 40
    return row, rows


def test_one_line_gets_thirty():
    """One line gets three clouds right: 3 · 10 = 30. No line gets more.

    But an orange one always gets in between.
    """
    assert best_line() == 30
    assert np.sum((X @ [-1, 1] - 0.8 > 0) == Y[:, 0]) == 30


def test_the_cheapest_line_gets_twenty():
    """The cheapest line gets only 20 and says almost 0.5 to everyone"""
    row, rows = lone_neuron()
    y_prob = losses.sigmoid(rows @ row)
    assert np.sum((y_prob > 0.5) == Y[:, 0]) == 20
    assert np.abs(y_prob - 0.5).max() < 0.07
    assert np.abs(rows.T @ (y_prob - Y[:, 0])).max() < 1e-2  # the bottom of its one bowl


def test_more_right_yet_more_expensive():
    """Our line is wrong about ten points, and for some of them it is very sure. More right, yet
    more expensive!
    """
    logits = X @ [-1, 1] - 0.8
    wrong = (logits > 0) != Y[:, 0]
    assert wrong.sum() == 10
    assert losses.sigmoid(np.abs(logits[wrong])).max() > 0.95
    row, rows = lone_neuron()
    ours, cheapest = (
        losses.binary_cross_entropy_with_logits(Y[:, 0], z) for z in (logits, rows @ row)
    )
    assert ours > cheapest
