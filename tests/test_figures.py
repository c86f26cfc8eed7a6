"""Every static figure of lessons 00 to 07, read as a learner reads it, in both shapes.

A curve is what its name says, in the name's colour; a mark stands where its number says; an axis is
what is written on it. Positions and margins are the business of `test_pictures.py`. Of each lesson
after these, `test_figures_later.py` reads the figures.
"""

import re

import numpy as np
import pytest
from support import figure_words
from support.figure_words import assert_axes, assert_curve, curve_of, dots, named, told
from support.static_pictures import CROSSED, RATES, SQUARED

from helpers import losses
from helpers.explorers import lesson_07_training_run as networks
from helpers.figures import style

axes_of = figure_words.axes_of  # in both shapes


# Lesson 04


def test_sure_and_wrong(axes_of):
    [ax] = axes_of("draw_sure_and_wrong")
    curve = ax.lines[0]
    assert curve.get_ydata() == pytest.approx(losses.sigmoid(curve.get_xdata()))
    [(z, prob)] = dots(ax)
    assert prob == pytest.approx(losses.sigmoid(z))
    assert ax.lines[1].get_xydata() == pytest.approx(np.array([[z, 0], [z, prob]]))
    assert {f"says {prob:.3f}", "the truth is 0"} <= set(told(ax))


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
    for y, colour in ((1, style.BLUE), (0, style.ORANGE)):
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


# Lessons 00 and 01


def test_two_questions(axes_of):
    rents, labels = axes_of("draw_two_questions")
    assert_axes(rents, "floor area (m²)", "rent in euros")
    assert rents.get_title(loc="left") == "How much?"
    assert_axes(labels, "hours of practice", "passed (1) or not (0)")
    assert labels.get_title(loc="left") == "Which one?"
    hours, label = dots(labels).T
    assert set(label) == {0, 1}
    assert np.mean(hours[label == 1]) > np.mean(hours[label == 0])
    assert_curve(labels, "an S-curve", lambda x: losses.sigmoid(0.25 * (x - 20)))
    assert_curve(labels, "a straight line", np.poly1d(np.polyfit(hours, label, 1)))
    area, rent = dots(rents).T
    [line] = [line for line in rents.lines if line.get_linestyle() != "None"]
    assert line.get_ydata() == pytest.approx(
        np.polyval(np.polyfit(area, rent, 1), line.get_xdata())
    )


def test_log_bases(axes_of):
    [ax] = axes_of("draw_log_bases")
    assert_axes(ax, "x", "−log(x)")
    for words, log in (("base 2: 3.32 bits", np.log2), ("base e: 2.30 nats", np.log),
                       ("base 10: 1.00", np.log10)):  # fmt: skip
        price = -log(0.1)
        assert f"{price:.2f}" in words
        assert_curve(ax, words, lambda x, log=log: -log(x))
        name = named(ax, words)
        assert name.get_position()[1] == pytest.approx(price)
        [dot] = [line for line in ax.lines if line.get_marker() == "o"
                 and line.get_color() == name.get_color()]  # fmt: skip
        assert dot.get_xydata()[0] == pytest.approx((0.1, price))


# Lessons 02 and 03


def of_label(y):
    return lambda p: -np.log(p if y else 1 - p)


def test_label_cases(axes_of):
    [ax] = axes_of("draw_label_cases")
    assert_axes(ax, "prediction ŷ", "price in nats")
    for y, words, colour in ((1, "y = 1:  −ln ŷ", style.BLUE),
                             (0, "y = 0:  −ln(1 − ŷ)", style.ORANGE)):  # fmt: skip
        assert_curve(ax, words, of_label(y))
        assert named(ax, words).get_color() == colour
        assert (named(ax, words).get_position()[0] < 0.5) == (y == 1)  # where its curve is high


def test_accuracy_step(axes_of):
    [ax] = axes_of("draw_accuracy_step")
    assert_axes(ax, "prediction ŷ, when y = 1", "price in nats")
    assert_curve(ax, "the loss −ln ŷ: it always slopes", of_label(1))
    step = curve_of(ax, "mistakes: 1 or 0, flat").get_xydata()
    assert step.tolist() == [[0, 1], [0.5, 1], [0.5, 0], [1, 0]]


def test_label_one(axes_of):
    [ax] = axes_of("draw_label_one")
    assert_axes(ax, "prediction ŷ, when y = 1", "price in nats")
    assert_curve(ax, "right", of_label(1))
    assert_curve(ax, "branches swapped", of_label(0))


def test_base_rate(axes_of):
    [ax] = axes_of("draw_base_rate")
    assert_axes(ax, "share of ones in the data", "loss in nats")
    assert_curve(ax, "always say the share of ones", lambda q: of_label(1)(q) * q
                 + of_label(0)(q) * (1 - q))  # fmt: skip
    assert curve_of(ax, "a model with loss 0.33").get_ydata() == pytest.approx([0.33, 0.33])
    below, above = (named(ax, words).get_position() for words in
                    ("below the arch: better", "above it: worse"))  # fmt: skip
    assert below[1] < losses.binary_cross_entropy(below[0], below[0])
    assert above[1] > losses.binary_cross_entropy(0.05, 0.05)


# Lesson 05


def test_epochs_needed(axes_of):
    [ax] = axes_of("draw_epochs_needed")
    assert {ax.get_xlabel(), *told(ax)} >= {"learning rate η", "epochs needed"}
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    for name, needed, colour in (("squared error", SQUARED, style.ORANGE),
                                 ("cross-entropy", CROSSED, style.BLUE)):  # fmt: skip
        best = int(np.argmin(needed))
        words = f"{name}:\n{needed[best]} epochs at η = {RATES[best]:.1f}"
        assert named(ax, words).get_color() == colour
        curve, late, dot = [line for line in ax.lines if line.get_color() == colour]
        there = np.isfinite(curve.get_ydata())
        assert curve.get_xdata() == pytest.approx(RATES)
        assert curve.get_ydata()[there] == pytest.approx(np.array(needed)[there])
        assert there.tolist() == [epochs <= 300 for epochs in needed]
        assert late.get_xdata() == pytest.approx(RATES[~there])
        assert np.min(late.get_ydata()) > 300
        assert dot.get_xydata()[0] == pytest.approx((RATES[best], needed[best]))


def test_descent_step(axes_of):
    [ax] = axes_of("draw_descent_step")
    old, new = (tick.get_text() for tick in ax.get_xticklabels()[::-1])
    end, start = ax.get_xticks()
    assert (old, new) == ("w", "new w")
    assert (ax.get_xscale(), ax.get_yscale()) == ("linear", "linear")
    curve = next(line for line in ax.lines if line.get_color() == style.BLUE)
    height = np.poly1d(np.polyfit(*curve.get_data(), 2))
    slope = height.deriv()(start)
    assert np.sign(end - start) == -np.sign(slope)
    assert height(end) < height(start)
    marks = [line.get_xydata()[0].tolist() for line in ax.lines if line.get_marker() == "o"]
    assert sorted(marks) == [pytest.approx([w, height(w)]) for w in (end, start)]
    [tangent] = [line for line in ax.lines if line.get_linestyle() == "--"]
    (x0, x1), (y0, y1) = tangent.get_data()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(slope)
    [arrow] = [text for text in ax.texts if getattr(text, "arrow_patch", None)]
    assert (arrow.xyann[0], arrow.xy[0]) == pytest.approx((start, end))
    assert {"η · slope", "slope", "w ← w − η · slope"} <= set(told(ax))


# Lesson 07


def test_clouds(axes_of):
    [ax] = axes_of("draw_clouds")
    assert_axes(ax, "input 1", "input 2")
    points, labels = networks.clouds()
    for label, colour in ((1, style.BLUE), (0, style.ORANGE)):
        name = named(ax, f"label {label}")
        assert name.get_color() == colour
        [cloud] = [line for line in ax.lines
                   if colour in (line.get_color(), line.get_markeredgecolor())]  # fmt: skip
        assert cloud.get_xydata() == pytest.approx(points[np.ravel(labels) == label])
        # The name stands above a cloud of its own.
        near = cloud.get_xydata()[cloud.get_ydata() > 0]
        assert np.sign(np.mean(near[:, 0])) == np.sign(name.get_position()[0])
