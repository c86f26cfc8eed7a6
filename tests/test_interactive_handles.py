"""What can be taken in a picture, and where on it the values of its control stand."""

import re

import numpy as np
import pytest
from matplotlib.patches import Rectangle
from support.small_explorers import look, stage_of

from helpers.figures import new_figure
from helpers.interactive import Handle, slider
from helpers.interactive.controls import describe
from helpers.interactive.handles import HALO, REACH

HEIGHT = 300  # points


def axes(**looks):
    """Axes from (50, 50) to (350, 250) points, in a figure of 400 by 300."""
    figure, ax = new_figure()
    figure.set(dpi=72, layout_engine="none")
    figure.set_size_inches(400 / 72, HEIGHT / 72)
    ax.set_position((0.125, 1 / 6, 0.75, 2 / 3))
    ax.set(**{"xlim": (0, 10), "ylim": (0, 10)} | looks)
    return ax


def described(handle, **values):
    """What the front end is told of a handle, if the controls have these values."""
    choices = [describe(name, slider(name, listed, listed[0])) for name, listed in values.items()]
    return handle.describe(choices, HEIGHT)


# Places


def test_a_value_may_stand_elsewhere_and_there_depend_on_other_controls():
    (dot,) = axes().plot([1], [1], "o")
    handle = Handle("b", dot, "x", position=lambda a, b, c: 3 * a + 2 * b + c)
    told = described(handle, a=[0, 1], unused=[5], b=[0, 1, 2], c=[0, 0.5])
    assert told["control"] == 2
    assert told["others"] == [0, 3]
    rows = [[3 * a + 2 * b + c for b in (0, 1, 2)] for a in (0, 1) for c in (0, 0.5)]
    assert told["places"] == [[50 + 30 * value for value in row] for row in rows]


@pytest.mark.parametrize("nowhere", [np.nan, np.inf])
def test_a_value_that_stands_nowhere_has_no_place(nowhere):
    (dot,) = axes().plot([1], [1], "o")
    told = described(Handle("x", dot, "x", position=lambda x: x or nowhere), x=[0, 5])
    assert told["places"] == [[None, 200]]


def test_what_is_set_with_it_is_told_by_its_place():
    (dot,) = axes().plot([1], [1], "o")
    told = described(Handle("x", dot, "x", also_set={"y": 8, "z": 1}), z=[1, 2], x=[0], y=[7, 8])
    assert told["sets"] == [[2, 1], [0, 0]]


# Where it can be taken


def test_a_line_is_taken_at_its_last_point_anywhere_in_its_axes():
    (line,) = axes().plot([1, 2, 4], [1, 1, 3])
    handle = Handle("x", line, "x")
    assert handle.point() == pytest.approx((50 + 4 * 30, 50 + 3 * 20))
    assert described(handle, x=[1])["area"] == pytest.approx([50, 50, 350, 250], abs=0.1)


@pytest.mark.parametrize(
    ("along", "looks", "end", "area"),
    [
        ("x", {}, (230, 100), [50, 160, 350, 240]),
        ("y", {}, (155, 140), [80, 50, 230, 250]),
        ("x", {"ylim": (10, 0)}, (230, 200), [50, 60, 350, 140]),
        ("y", {"xlim": (10, 0)}, (245, 140), [170, 50, 320, 250]),
    ],
)
def test_a_bar_is_taken_at_its_end_anywhere_in_its_row_or_column(along, looks, end, area):
    """A bar from 1 to 6 across and 0.5 to 4.5 upright."""
    bar = axes(**looks).add_patch(Rectangle((1, 0.5), 5, 4))
    handle = Handle("x", bar, along)
    assert handle.point() == pytest.approx(end)
    assert described(handle, x=[1])["area"] == pytest.approx(area, abs=0.1)


# Halos, and the places that the pointer meets


def circles(svg, kind):
    """(x, y, radius) of the circles of a kind."""
    found = re.findall(
        rf"<circle cx=\"([\d.]+)\" cy=\"([\d.]+)\" r=\"([\d.]+)\" class=\"{kind}[ \"]", svg
    )
    return [tuple(map(float, numbers)) for numbers in found]


def dot(ax):
    return ax.plot([1, 0], [1, -2], "o")[0]


def test_a_handle_has_a_halo_under_it_and_its_place_over_it():
    stage, artist = stage_of(dot, lambda artist: Handle("x", artist, "x"))
    _, svg = look(stage, x=0)
    x, y = artist.axes.transData.transform((0, -2))
    at = pytest.approx(x, abs=0.006), pytest.approx(stage.size[1] - y, abs=0.006)
    assert circles(svg, "halo") == [(*at, HALO)]
    assert circles(svg, "place") == [(*at, REACH)]
    assert svg.index('class="halo ') < svg.index("<use") < svg.index('class="place"')
    assert 'data-handle="0"' in svg


def test_the_halo_is_only_there_where_the_handle_moves_what_is_chosen():
    stage, _ = stage_of(dot, lambda artist: Handle("x", artist, "x", also_set={"example": 3}))
    for example, halos in ((3, 1), (2, 0)):
        _, svg = look(stage, x=0, example=example)
        assert (len(circles(svg, "halo")), len(circles(svg, "place"))) == (halos, 1)


def test_a_dot_of_two_handles_is_the_place_of_both():
    ways = [lambda a: Handle("x", a, "x"), lambda a: Handle("y", a, "y")]
    stage, _ = stage_of(dot, *ways)
    _, svg = look(stage, x=0, y=0)
    assert re.findall(r'data-handle="(\d)"', svg) == ["0", "1"]


@pytest.mark.parametrize(
    "nowhere", [{"data": ([], [])}, {"data": ([np.nan], [1])}, {"visible": False}]
)
def test_what_is_nowhere_cannot_be_taken(nowhere):
    stage, artist = stage_of(dot, lambda artist: Handle("x", artist, "x"))
    artist.set(**nowhere)
    assert "circle" not in look(stage, x=0)[1]
