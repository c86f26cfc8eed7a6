"""Every static figure of the lessons, drawn as its lesson draws it. A new one needs an entry."""

from collections.abc import Callable

import numpy as np

from helpers import figures, losses
from helpers.explorers import lesson_07_training_run as networks
from helpers.explorers import lesson_13 as bugs

PHOTOS = {"beach, sunset": [4, -4, 4], "dog": [-4, 4, -4], "a plate of soup": [-4, -4, -4]}


def _bce(y, y_prob):
    return -(y * np.log(y_prob) + (1 - y) * np.log(1 - y_prob))


# Epochs that squared error and cross-entropy need at 31 learning rates, as lesson 05 counts them.
SQUARED = [301] * 5 + [285, 227, 180, 143, 113, 90, 71, 56, 45, 35, 28, 22, 17, 13, 10, 7, 6, 6, 12]
SQUARED += [6, 22] + [301] * 5
CROSSED = [120, 95, 75, 59, 47, 37, 29, 22, 17, 13, 10, 8, 6, 4, 3, 3, 3, 6] + [301] * 13
RATES = np.geomspace(0.1, 100, 31)


def sigmoids_beside_softmax():
    z = np.array([*PHOTOS.values()])
    shares = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    names = ["beach", "dog", "sunset"]
    draw = figures.draw_sigmoids_beside_softmax
    return figures.picture(draw, PHOTOS, names, losses.sigmoid(z), shares)


def running_means():
    rain = np.random.default_rng(20).random(10_000) < 0.7
    so_far = {
        q: np.cumsum(-np.log(np.where(rain, q, 1 - q))) / np.arange(1, 10_001)
        for q in (0.99, 0.9, 0.5, 0.7)
    }
    return figures.picture(figures.draw_running_means, so_far)


# Of lesson 12: labels and logits of two sets of rows, and its groups of patients.
APART = {"training": ([1, 0, 1, 0, 0], [0.2, -0.5, 35, -4, -71]), "test": ([1, 1, 0], [-18, 9, 20])}
SAID, ILL = [0.01, 0.1, 0.3, 0.65, 0.9, 0.99], [0.009, 0.067, 0.143, 0.833, 0.833, 1]
LUCK = [0, 0, 0, 0.333, 0.667, 0.962], [0.026, 0.267, 0.571, 1, 1, 1]
PICTURES: dict[str, Callable] = {
    "draw_clouds": lambda: figures.picture(figures.draw_clouds, *networks.clouds()),
    "draw_two_questions": lambda: figures.picture(figures.draw_two_questions),
    "draw_descent_step": lambda: figures.picture(figures.draw_descent_step),
    "draw_epochs_needed": lambda: figures.picture(
        figures.draw_epochs_needed, RATES, SQUARED, CROSSED, most=300
    ),
    "draw_log_bases": lambda: figures.picture(figures.draw_log_bases),
    "draw_sigmoid_points": lambda: figures.picture(figures.draw_sigmoid_points),
    "draw_sigmoid_twice": lambda: figures.picture(figures.draw_sigmoid_twice),
    "draw_softplus": lambda: figures.picture(figures.draw_softplus, -8, 8),
    "draw_sure_and_wrong": lambda: figures.picture(figures.draw_sure_and_wrong),
    "draw_label_cases": lambda: figures.picture(figures.draw_label_cases),
    "draw_accuracy_step": lambda: figures.picture(figures.draw_accuracy_step),
    "draw_label_one": lambda: figures.picture(
        figures.draw_label_one, _bce, lambda y, y_prob: _bce(1 - y, y_prob), "branches swapped"
    ),
    "draw_base_rate": lambda: figures.picture(figures.draw_base_rate, 0.33),
    "draw_entropy": lambda: figures.picture(figures.draw_entropy),
    "draw_running_means": running_means,
    "draw_sigmoids_beside_softmax": sigmoids_beside_softmax,
    "draw_floats": lambda: figures.picture(figures.draw_floats),
    "draw_loss_ways": lambda: figures.picture(figures.draw_loss_ways),
    "draw_reliability": lambda: figures.picture(
        figures.draw_reliability, SAID, ILL, *LUCK, [114, 15, 7, 6, 6, 52]
    ),
    "draw_symptom": lambda: figures.picture(figures.draw_symptom, *bugs.beside_healthy(2)),
    "draw_apart": lambda: figures.picture(figures.draw_apart, APART),
}
