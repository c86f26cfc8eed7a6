"""Every static figure of the lessons, drawn as its lesson draws it. A new one needs an entry."""

from collections.abc import Callable

import numpy as np

from helpers import figures
from helpers.explorers import networks


def _bce(y, y_prob):
    return -(y * np.log(y_prob) + (1 - y) * np.log(1 - y_prob))


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
