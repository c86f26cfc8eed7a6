"""The states of an explorer as pieces of SVG: what stands still, and layers of what moves."""

import io
import re

import numpy as np
import pytest
from matplotlib import patheffects
from matplotlib.collections import FillBetweenPolyCollection, LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform
from support.small_explorers import dot_explorer, elements, layers, look, missing, stage_of, still

from helpers.figures.style import applied
from helpers.interactive.layers import LayeredFigure
from helpers.interactive.svg import PREFIX

# Layers


def test_still_and_layers_are_the_whole_picture_also_of_what_moves_late():
    explorer = dot_explorer()
    stage = explorer.stages["wide"]
    for x in (2, 9, 7, 1):  # back below 6 `update` no longer names the square: it must stay
        picture, _ = explorer.draw(x=x)
        explorer.move(x=x)
        with applied():
            whole = stage.piece(stage.draw(stage.figure))
        assert elements(still(picture), *layers(picture)) == elements(whole)


def test_the_layout_is_that_of_the_first_state():
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    words = ax.set_xlabel("words")
    LayeredFigure(figure).fix_layout()
    where = ax.get_position().bounds
    words.set_fontsize(60)
    figure.savefig(io.StringIO(), format="svg")
    assert ax.get_position().bounds == where


# The SVG


def test_a_text_stays_text_and_keeps_its_numbers_where_coordinates_are_rounded():
    stage, _ = stage_of(lambda ax: ax.text(0.3141, 0.2718, "π < 3.14159265 & more"))
    _, svg = look(stage)
    [words] = re.findall(r"<text [^>]*>(.*?)</text>", svg)
    assert words == "π &lt; 3.14159265 &amp; more"
    assert re.search(r'x="\d+\.\d\d"', svg)
    assert not re.search(r"\d\.\d{3}", svg.replace(words, "") + stage.background)
    assert "<text" in stage.background  # the numbers at the axes


def test_a_page_needs_no_style_attributes_and_no_names_but_ours():
    stage, _ = stage_of(lambda ax: ax.plot([0], [1], "s", color="red")[0])
    svg = look(stage)[1] + stage.background + "".join(stage.defs.values())
    assert not re.search(r" style=|xmlns|xlink", svg)
    assert {name[:2] for name in re.findall(r'(?:id="|href="#|url\(#)([^")]+)', svg)} == {PREFIX}
    assert 'stroke="#ff0000"' in svg


@pytest.mark.parametrize("kind", ["hatch", "clip_path"])
def test_an_id_says_what_it_stands_for(kind):
    """matplotlib counts clips: the first of one drawing and of the next have the same name."""
    stage, bar = stage_of(lambda ax: ax.add_patch(Rectangle((0, 0), 1, 1, hatch="//")))
    triangles = ((Path([(0, 0), (9, x), (0, 9)]), IdentityTransform()) for x in (5, 6, 5))
    looks = {"hatch": ["//", "xx", "//"], "clip_path": triangles}
    names = []
    for value in looks[kind]:
        bar.set(**{kind: value})
        _, svg = look(stage)
        attribute = {"hatch": "fill", "clip_path": "clip-path"}[kind]
        names += re.findall(rf'{attribute}="url\(#(.*?)\)"', svg)
        assert not missing(svg, stage.background, defs="".join(stage.defs.values()))
    assert names[0] == names[2] != names[1]


def test_an_image_comes_along():
    stage, _ = stage_of(lambda ax: ax.imshow(np.eye(2)))
    assert re.search(r'<image [^>]*href="data:image/png;base64,', look(stage)[1])


# What looks as before, whatever draws it, is not drawn again: each of its properties counts.


def words(ax):
    return ax.text(0, 0, "some $a^2$ 1\nwords", rotation=20, clip_on=True)


def bar(ax):
    looks = {"facecolor": "grey", "edgecolor": "blue", "hatch": "//", "linestyle": "--"}
    return ax.add_patch(Rectangle((0, 0), 1, 1, linewidth=2, **looks))


def line(ax):
    looks = {"markeredgecolor": "blue", "gapcolor": "grey", "marker": "o", "fillstyle": "left"}
    return ax.plot([0, 1, 2], [0, 1, 0], "--", linewidth=2, **looks)[0]


def hairs(ax):
    return ax.vlines([0, 1], 0, 1, linestyle="--", linewidth=2, gapcolor="grey")


def area(ax):
    looks = {"facecolor": "grey", "edgecolor": "blue", "hatch": "//", "linestyle": "--"}
    return ax.fill_between([0, 1], [1, 2], linewidth=2, **looks)


TRIANGLE = [[0, 0], [2, 2], [0, 1]]
CHANGES = {
    "alpha": 0.5, "angle": 20, "backgroundcolor": "red", "bbox": {"facecolor": "red"},
    "bounds": (1, 1, 2, 2), "capstyle": "round", "clip_box": Bbox([[0, 0], [9, 9]]),
    "clip_on": False, "clip_path": (Path([[0, 0], [1, 1], [0, 1]]), IdentityTransform()),
    "color": "red", "colors": "red", "dash_capstyle": "round", "dash_joinstyle": "bevel",
    "drawstyle": "steps", "edgecolor": "red", "edgegapcolor": "red", "facecolor": "red",
    "fill": False, "fillstyle": "right", "fontfamily": "DejaVu Sans", "fontsize": 20,
    "fontstyle": "italic", "fontweight": 600, "gapcolor": "red", "hatch": "xx", "height": 2,
    "horizontalalignment": "right", "linespacing": 2, "linestyle": ":", "linewidth": 4,
    "marker": "s", "markeredgecolor": "red", "markeredgewidth": 3, "markerfacecolor": "red",
    "markerfacecoloralt": "red", "markersize": 12, "markevery": 2, "multialignment": "right",
    "offsets": [[3, 3]], "offset_transform": Affine2D().translate(5, 5), "parse_math": False,
    "path_effects": [patheffects.withStroke(linewidth=3)], "position": (1, 0), "rotation": 30,
    "rotation_mode": "anchor", "segments": [TRIANGLE], "text": "other words",
    "transform": Affine2D().scale(50), "verticalalignment": "top", "verts": [TRIANGLE],
    "visible": False, "width": 2, "wrap": True, "x": 1, "xdata": [0, 1, 3], "xy": (1, 1), "y": 1,
    "ydata": [0, 1, 1],
}  # fmt: skip


KINDS = {
    words: Text, bar: Rectangle, line: Line2D, hairs: LineCollection,
    area: FillBetweenPolyCollection,
}  # fmt: skip


@pytest.mark.parametrize(
    ("make", "name"),
    [(make, name) for make, kind in KINDS.items() for name in CHANGES
     if hasattr(kind, f"set_{name}")],
)  # fmt: skip
def test_what_changes_its_look_is_drawn_anew(make, name):
    stage, artist = stage_of(make)
    number, before = look(stage)
    artist.set(**{name: CHANGES[name]})
    other, after = look(stage)
    assert (number, other) == (0, 1)
    assert before != after


@pytest.mark.parametrize(
    ("make", "there", "back"),
    [
        (words, {"x": 1}, {"x": 0}),
        (bar, {"x": 1}, {"x": 0}),
        (hairs, {"visible": False}, {"visible": True}),
        (area, {"verts": [[[0, 0], [2, 2], [0, 1]]]}, {"verts": [[[0, 0], [1, 2], [0, 1]]]}),
        (line, {"ydata": np.ones(3)}, {"ydata": np.array([0, 1, 0])}),
    ],
)
def test_what_looks_as_before_is_not_drawn_again(make, there, back, monkeypatch):
    stage, artist = stage_of(make)
    look(stage)
    artist.set(**back)
    look(stage)
    artist.set(**there)
    look(stage)
    monkeypatch.setattr(stage, "draw", None)
    artist.set(**back)
    look(stage)
