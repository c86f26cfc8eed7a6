"""How the tests read a static figure: by its names, the colours of these, and its axes."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from support.static_pictures import PICTURES


@pytest.fixture(params=["wide", "tall"])
def axes_of(request):
    """The axes of a picture in one of its shapes."""
    return lambda name: PICTURES[name]().figures[request.param].axes


def told(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def named(ax, words):
    [text] = [text for text in ax.texts if text.get_text() == words]
    return text


def curve_of(ax, words):
    """The curve that a name belongs to: the one in its colour."""
    name = named(ax, words)
    curves = [line for line in ax.lines if line.get_linestyle() != "None"]
    [curve] = [line for line in curves if to_hex(line.get_color()) == to_hex(name.get_color())]
    return curve


def assert_curve(ax, words, function, name=None):
    """The curve of that name is that of the function, over the whole width."""
    x, y = curve_of(ax, words).get_data()
    assert y == pytest.approx(function(np.asarray(x)), rel=1e-9), words
    low, high = ax.get_xlim()
    assert (np.min(x), np.max(x)) == pytest.approx((low, high), abs=0.05 * (high - low))


def dots(ax):
    """Where the marks stand."""
    [line] = [line for line in ax.lines if line.get_marker() == "o"]
    return line.get_xydata()


def assert_axes(ax, x, y, scales=("linear", "linear")):
    """What an axis is called, and that it is even: none has a logarithmic one unless it says so."""
    names = [ax.get_xlabel(), ax.get_ylabel(), ax.get_title(loc="left"), *told(ax)]
    assert x in names, (x, names)
    assert y in names, (y, names)
    assert (ax.get_xscale(), ax.get_yscale()) == scales
