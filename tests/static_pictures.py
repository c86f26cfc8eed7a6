"""Every static figure of the lessons, drawn as its lesson draws it. A new one needs an entry."""

from collections.abc import Callable

from helpers import figures
from helpers.explorers import networks

PICTURES: dict[str, Callable] = {
    "draw_clouds": lambda: figures.picture(figures.draw_clouds, *networks.clouds()),
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
}
