"""Every static figure of the lessons, drawn as its lesson draws it. A new one needs an entry."""

from collections.abc import Callable

from helpers import figures

PICTURES: dict[str, Callable] = {
    "draw_log_bases": lambda: figures.picture(figures.draw_log_bases),
    "draw_sigmoid_points": lambda: figures.picture(figures.draw_sigmoid_points),
    "draw_sigmoid_twice": lambda: figures.picture(figures.draw_sigmoid_twice, panels=2),
    "draw_softplus": lambda: figures.picture(figures.draw_softplus, -8, 8),
}
