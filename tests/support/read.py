"""How the tests read a picture: by its names, the colours of these, its dots and its axes."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from support.pictures import states_of


def shapes(explorer, **values):
    """The axes of the wide and of the tall picture of a state."""
    assert list(explorer.stages) == ["wide", "tall"]
    if values:
        explorer.move(**values)
    return [stage.figure.axes for stage in explorer.stages.values()]


def done(explorer):
    """The states that do the task."""
    return [values for values in states_of(explorer) if explorer.does(**values)]


def told(ax):
    return [text.get_text() for text in ax.texts if text.get_text() and text.get_visible()]


def named(ax, words):
    [text] = [text for text in ax.texts if text.get_text() == words]
    return text


def curve_of(ax, words):
    """The curve that a name belongs to: the one in its colour."""
    name = named(ax, words)
    curves = [line for line in ax.lines if line.get_linestyle() != "None"]
    [curve] = [line for line in curves if to_hex(line.get_color()) == to_hex(name.get_color())]
    return curve


def assert_curve(ax, words, function):
    """The curve of that name is that of the function, over the whole width."""
    x, y = curve_of(ax, words).get_data()
    assert y == pytest.approx(function(np.asarray(x)), rel=1e-9), words
    low, high = ax.get_xlim()
    assert (np.min(x), np.max(x)) == pytest.approx((low, high), abs=0.05 * (high - low))


def dots(ax, colour=None):
    """Where the marks stand, those of one colour or all."""
    found = [line for line in ax.lines if line.get_marker() == "o"]
    return np.concatenate(
        [line.get_xydata() for line in found if colour in (None, line.get_color())]
    )


def ink(artist):
    """The colour that a bar or an area is filled with."""
    return to_hex(artist.get_facecolor()).upper()


def assert_axes(ax, x, y, scales=("linear", "linear")):
    """What an axis is called, and that it is even: none has a logarithmic one unless it says so."""
    names = [ax.get_xlabel(), ax.get_ylabel(), ax.get_title(loc="left"), *told(ax)]
    assert x in names, (x, names)
    assert y in names, (y, names)
    assert (ax.get_xscale(), ax.get_yscale()) == scales
