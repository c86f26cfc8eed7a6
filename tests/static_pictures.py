"""Every static figure of the lessons, drawn as its lesson draws it. A new one needs an entry."""

from collections.abc import Callable

import numpy as np

from helpers import figures
from helpers.explorers import networks


def _bce(y, y_prob):
    return -(y * np.log(y_prob) + (1 - y) * np.log(1 - y_prob))


# Epochs that squared error and cross-entropy need at 31 learning rates, as lesson 05 counts them.
SQUARED = [301] * 5 + [285, 227, 180, 143, 113, 90, 71, 56, 45, 35, 28, 22, 17, 13, 10, 7, 6, 6, 12]
SQUARED += [6, 22] + [301] * 5
CROSSED = [120, 95, 75, 59, 47, 37, 29, 22, 17, 13, 10, 8, 6, 4, 3, 3, 3, 6] + [301] * 13
RATES = np.geomspace(0.1, 100, 31)

PICTURES: dict[str, Callable] = {
    "draw_clouds": lambda: figures.picture(figures.draw_clouds, *networks.clouds()),
    "draw_two_questions": lambda: figures.picture(
        figures.draw_two_questions,
        panels=2,
        height=380,
        margins=(56, 24, 66, 52),
        tall_margins=(36, 18, 66, 50),
        tall_gap=124,
    ),
    "draw_descent_step": lambda: figures.picture(figures.draw_descent_step),
    "draw_epochs_needed": lambda: figures.picture(
        figures.draw_epochs_needed, RATES, SQUARED, CROSSED, most=300
    ),
    "draw_log_bases": lambda: figures.picture(figures.draw_log_bases),
    "draw_network": lambda: figures.picture(
        figures.draw_network,
        networks.unpack(networks.start()),
        networks.clouds()[0][0],
        0,
        tall=520,
    ),
    "draw_sigmoid_points": lambda: figures.picture(figures.draw_sigmoid_points),
    "draw_sigmoid_twice": lambda: figures.picture(figures.draw_sigmoid_twice, panels=2),
    "draw_softplus": lambda: figures.picture(figures.draw_softplus, -8, 8),
    "draw_label_cases": lambda: figures.picture(figures.draw_label_cases),
    "draw_accuracy_step": lambda: figures.picture(figures.draw_accuracy_step),
    "draw_label_one": lambda: figures.picture(
        figures.draw_label_one, _bce, lambda y, y_prob: _bce(1 - y, y_prob), "branches swapped"
    ),
    "draw_base_rate": lambda: figures.picture(figures.draw_base_rate, -np.log(0.72)),
}
