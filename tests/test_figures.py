"""Every static figure of a lesson, read as a learner reads it, in both shapes.

A curve is what its name says, in the name's colour; a mark stands where its number says; an axis is
what is written on it. Positions and margins are the business of `test_pictures.py`.
"""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from static_pictures import PICTURES

from helpers import losses
from helpers.figures import look


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


def assert_axes(ax, x, y):
    """What an axis is called, and that it is even: none has a logarithmic one unless it says so."""
    above = [text.get_text() for text in ax.texts if text.get_position()[1] == 1]
    named = [ax.get_xlabel(), ax.get_ylabel(), ax.get_title(loc="left"), *told(ax), *above]
    assert x in named, (x, named)
    assert y in named, (y, named)
    assert (ax.get_xscale(), ax.get_yscale()) == ("linear", "linear")


# Lesson 04


def test_sigmoid_points(axes_of):
    [ax] = axes_of("draw_sigmoid_points")
    assert_axes(ax, "logit z", "probability ŷ = σ(z)")
    [curve] = [line for line in ax.lines if line.get_linestyle() != "None"]
    assert curve.get_ydata() == pytest.approx(losses.sigmoid(curve.get_xdata()))
    places = dots(ax)
    assert places[:, 1] == pytest.approx(losses.sigmoid(places[:, 0]))
    points = {}
    for text in ax.texts:
        if said := re.fullmatch(r"σ\((−?\d)\) = (\S+)", text.get_text()):
            z = float(said[1].replace("−", "-"))
            assert text.xy == pytest.approx((z, losses.sigmoid(z)))
            assert said[2] == f"{losses.sigmoid(z):.3f}"
            points[z] = text
    assert sorted(points) == places[:, 0].tolist()


def test_softplus(axes_of):
    [ax] = axes_of("draw_softplus")
    assert_axes(ax, "logit z", "loss in nats")
    for y, colour in ((1, look.BLUE), (0, look.ORANGE)):
        assert named(ax, f"y = {y}").get_color() == colour
        assert_curve(ax, f"y = {y}", lambda z, y=y: np.logaddexp(0, -z if y else z))
        x, height = named(ax, f"y = {y}").xy
        assert np.sign(x) == (-1 if y else 1)
        assert height == pytest.approx(abs(x))
    assert_curve(ax, "dotted: |z|", np.abs)
    assert dots(ax)[0] == pytest.approx((0, np.log(2)))
    assert named(ax, "0.693").get_position()[0] == 0


def test_sigmoid_twice(axes_of):
    for ax, y in zip(axes_of("draw_sigmoid_twice"), (1, 0), strict=True):
        assert_axes(ax, "logit z", f"y = {y}: loss in nats")

        def loss(z, y=y):
            return np.logaddexp(0, -z if y else z)

        assert_curve(ax, "one sigmoid", loss)
        assert_curve(ax, "sigmoid twice", lambda z: loss(losses.sigmoid(z)))
        floor = loss(np.array(float(y)))
        [said] = [words for words in told(ax) if words.startswith("floor")]
        assert said == f"floor {floor:.3f}"
        assert curve_of(ax, said).get_ydata() == pytest.approx([floor, floor])
