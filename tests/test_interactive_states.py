"""The states of an explorer as pieces of SVG: what stands still, and layers of what moves."""

import io
import re

import matplotlib
import numpy as np
import pytest
from matplotlib import patheffects
from matplotlib.artist import ArtistInspector
from matplotlib.collections import FillBetweenPolyCollection, LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform
from support.small_explorers import dot_explorer, elements, layers, look, missing, stage_of, still

from helpers.figures import new_figure, new_tall_figure
from helpers.figures.style import applied
from helpers.interactive.layers import LayeredFigure
from helpers.interactive.svg import PREFIX

# Layers


def test_what_moves_does_not_stand_still():
    explorer = dot_explorer()
    first, other = explorer.draw(x=2)[0], explorer.draw(x=3)[0]
    assert still(first) == still(other)
    assert elements(*layers(first)) != elements(*layers(other))
    assert not elements(still(first)) & elements(*layers(first))


def test_still_and_layers_are_the_whole_picture_also_of_what_moves_late():
    explorer = dot_explorer()
    stage = explorer.stages["wide"]
    for x in (2, 9, 7, 1):  # back below 6 `update` no longer names the square: it must stay
        picture, _ = explorer.draw(x=x)
        explorer.move(x=x)
        with applied():
            whole = stage.piece(stage.draw(stage.figure))
        assert elements(still(picture), *layers(picture)) == elements(whole)


def test_the_same_state_gives_the_same_picture_whatever_came_before():
    explorer, fresh = dot_explorer(), dot_explorer()
    for x in (8, 3, 7):
        explorer.draw(x=x)
    picture, same = explorer.draw(x=7)[0], fresh.draw(x=7)[0]
    assert (still(picture), layers(picture)) == (still(same), layers(same))


def test_a_look_is_kept_once():
    explorer = dot_explorer()
    stage = explorer.stages["wide"]
    shown = []
    for x in (6, 7, 6):
        explorer.move(x=x)
        shown.append(stage.variants({"x": x}))
    assert shown[0] == shown[2] != shown[1]
    assert [len(layer.variants) for layer in stage.layers] == [2, 2, 2]


def test_what_moves_in_front_is_drawn_in_front():
    figure, ax = new_figure()
    front, middle, back = (ax.plot([], [], "o", zorder=z)[0] for z in (8, 7, 6))
    stage = LayeredFigure(figure)
    stage.track([front, back])
    stage.track([middle, front])
    assert [layer.artist for layer in stage.layers] == [back, middle, front]


def test_artists_of_another_figure_are_left_alone():
    (figure, ax), (_, other) = new_figure(), new_tall_figure()
    (mine,), (not_mine,) = ax.plot([], []), other.plot([], [])
    stage = LayeredFigure(figure)
    stage.track([mine, not_mine])
    assert [layer.artist for layer in stage.layers] == [mine]


def test_the_layout_is_that_of_the_first_state():
    stage, words = stage_of(lambda ax: ax.set_xlabel("words"))
    stage.fix_layout()
    where = stage.figure.axes[0].get_position().bounds
    words.set_fontsize(60)
    look(stage)
    stage.figure.savefig(io.StringIO(), format="svg")
    assert stage.figure.axes[0].get_position().bounds == where


def test_drawing_touches_no_setting_of_the_notebook():
    with matplotlib.rc_context({"svg.fonttype": "path", "svg.hashsalt": "mine"}):
        dot_explorer().draw(x=2)
        assert matplotlib.rcParams["svg.fonttype"] == "path"
        assert matplotlib.rcParams["svg.hashsalt"] == "mine"


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


ALL = {
    "alpha": 0.5, "visible": False, "color": "red", "clip_on": False,
    "clip_box": Bbox([[0, 0], [9, 9]]), "path_effects": [patheffects.withStroke(linewidth=3)],
    "clip_path": (Path([[0, 0], [1, 1], [0, 1]]), IdentityTransform()), "url": "page",
    "transform": Affine2D().scale(50),
}  # fmt: skip
PLACE = {"x": 1, "y": 1}
WORDS = PLACE | {
    "text": "other words", "position": (1, 0), "rotation": 30, "fontsize": 20, "fontweight": 600,
    "fontstyle": "italic", "fontfamily": "DejaVu Sans", "fontvariant": "small-caps",
    "fontstretch": "condensed", "fontproperties": "serif:bold", "horizontalalignment": "right",
    "verticalalignment": "top", "multialignment": "right", "linespacing": 2, "wrap": True,
    "rotation_mode": "anchor", "transform_rotates_text": True, "parse_math": False,
    "math_fontfamily": "stix", "backgroundcolor": "red", "bbox": {"facecolor": "red"},
}  # fmt: skip
BAR = PLACE | {
    "xy": (1, 1), "width": 2, "height": 2, "bounds": (1, 1, 2, 2), "angle": 20, "fill": False,
    "facecolor": "red", "edgecolor": "red", "linewidth": 4, "linestyle": ":", "hatch": "xx",
    "hatchcolor": "red", "hatch_linewidth": 3, "edgegapcolor": "red", "capstyle": "round",
    "joinstyle": "round", "sketch_params": 2,
}  # fmt: skip
LINE = {
    "xdata": [0, 1, 3], "ydata": [0, 1, 1], "data": ([0, 1], [1, 1]), "linewidth": 4,
    "linestyle": ":", "dashes": (5, 5), "dash_capstyle": "round", "dash_joinstyle": "bevel",
    "drawstyle": "steps", "gapcolor": "red", "marker": "s", "markersize": 12, "markevery": 2,
    "markeredgecolor": "red", "markeredgewidth": 3, "markerfacecolor": "red",
    "markerfacecoloralt": "red", "fillstyle": "right", "sketch_params": 2,
}  # fmt: skip
COLLECTION = {
    "edgecolor": "red", "linewidth": 4, "linestyle": ":", "capstyle": "round",
    "joinstyle": "bevel", "offsets": [[3, 3]], "offset_transform": Affine2D().translate(5, 5),
    "sketch_params": 2, "urls": ["page"],
}  # fmt: skip
HAIRS = COLLECTION | {
    "colors": "red", "gapcolor": "red", "segments": [[[0, 0], [2, 2]]],
    "verts": [[[0, 0], [2, 2]]],
}  # fmt: skip
AREA = COLLECTION | {
    "facecolor": "red", "hatch": "xx", "hatchcolor": "red", "hatch_linewidth": 3,
    "verts": [[[0, 0], [2, 2], [0, 1]]],
}  # fmt: skip
# SVG has no use for these, or they belong to a whole figure.
NO_LOOK = {
    "agg_filter", "animated", "antialiased", "figure", "gid", "in_layout", "label", "mouseover",
    "picker", "rasterized", "snap", "zorder",
}  # fmt: skip
NO_LOOK_OF_WORDS = {"fontfeatures", "language", "sketch_params", "usetex"}
NO_LOOK_OF_A_LINE = {"pickradius", "solid_capstyle", "solid_joinstyle"}  # this one has dashes
# To colour by numbers, or what another setter above does, or the url of one that has several.
BESIDES = {"array", "clim", "cmap", "norm", "paths", "url"}
NO_LOOK_OF_HAIRS = {"facecolor", "hatch", "hatchcolor", "hatch_linewidth", "pickradius"}
NO_LOOK_OF_AN_AREA = {"data", "pickradius", "sizes", "verts_and_codes"}
KINDS = [(words, ALL | WORDS), (bar, ALL | BAR), (line, ALL | LINE)]
EACH = {name: value for name, value in ALL.items() if name != "url"}
KINDS += [(hairs, EACH | HAIRS), (area, EACH | AREA)]


def test_no_property_is_forgotten_here():
    assert {*ArtistInspector(Text).get_setters()} == {*ALL, *WORDS, *NO_LOOK, *NO_LOOK_OF_WORDS}
    assert {*ArtistInspector(Rectangle).get_setters()} == {*ALL, *BAR, *NO_LOOK}
    assert {*ArtistInspector(Line2D).get_setters()} == {*ALL, *LINE, *NO_LOOK, *NO_LOOK_OF_A_LINE}
    for kind, looks, none in (
        (LineCollection, HAIRS, NO_LOOK_OF_HAIRS),
        (FillBetweenPolyCollection, AREA, NO_LOOK_OF_AN_AREA),
    ):
        known = {*EACH, *looks, *NO_LOOK, *none, *BESIDES}
        assert {*ArtistInspector(kind).get_setters()} == known


@pytest.mark.parametrize(
    ("make", "looks", "name"),
    [(make, looks, name) for make, looks in KINDS for name in looks],
)
def test_what_changes_its_look_is_drawn_anew(make, looks, name):
    stage, artist = stage_of(make)
    number, before = look(stage)
    artist.set(**{name: looks[name]})
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
