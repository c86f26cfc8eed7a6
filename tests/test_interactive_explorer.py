"""The class Explorer with a small figure: its definition, values, sentence, picture, errors."""

import io
import logging

import ipywidgets as widgets
import numpy as np
import pytest
from PIL import Image
from support.notebook import shown_in_a_notebook
from support.small_explorers import dot_explorer, layers

from helpers import figures
from helpers.figures import new_figure
from helpers.interactive import Explorer, slider

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
BLUE, WHITE = [[*bytes.fromhex(ink[1:])] for ink in (figures.BLUE, figures.PAPER)]


def colour(explorer, x, y):
    """What the stored picture shows at a place of the axes."""
    picture = np.asarray(Image.open(io.BytesIO(explorer.image)).convert("RGB"))
    across, up = explorer.figure.axes[0].transData.transform((x, y)) * 100 / explorer.figure.dpi
    return picture[len(picture) - round(up), round(across)].tolist()


# Definition


def test_an_explorer_without_a_control_is_refused():
    figure, _ = new_figure()
    with pytest.raises(ValueError, match="at least one control"):
        Explorer(figure, lambda: (), lambda: "nothing moves")


def test_a_control_whose_values_cannot_be_listed_is_refused():
    with pytest.raises(TypeError, match=r"'x' is a FloatText.*use slider"):
        dot_explorer(x=widgets.FloatText(1))


@pytest.mark.parametrize("part", ["update", "sentence"])
def test_a_definition_that_fails_at_once_raises_where_its_author_sees_it(part):
    with pytest.raises(ValueError, match="no such"):
        dot_explorer(fails=part, x=slider("Place", range(11), 4))


def test_two_explorers_of_one_kind_do_not_move_each_other():
    one, other = dot_explorer(), dot_explorer()
    before = other.image, other.sentence, other.values
    one.controls["x"].value = 9
    assert (other.image, other.sentence, other.values) == before


# Moves


def test_the_image_is_a_png_of_the_size_of_the_figure():
    picture = Image.open(io.BytesIO(dot_explorer().image))
    assert (picture.format, picture.size) == ("PNG", (900, 200))
    assert "Software" not in picture.info


def test_the_image_shows_the_dot_where_the_control_says():
    explorer = dot_explorer()
    assert (colour(explorer, 2, 5), colour(explorer, 4, 5)) == (BLUE, WHITE)
    explorer.controls["x"].value = 4
    assert (colour(explorer, 2, 5), colour(explorer, 4, 5)) == (WHITE, BLUE)


def test_draw_returns_another_state_and_leaves_the_view_alone():
    explorer = dot_explorer()
    before = explorer.image, explorer.sentence, explorer.values
    picture, sentence = explorer.draw(x=9)
    assert sentence == "x = 9, low"
    assert layers(picture) != layers(explorer.draw(x=2)[0])
    assert (explorer.image, explorer.sentence, explorer.values) == before
    assert explorer.draw(x=2)[1] == before[1]


@pytest.mark.parametrize("draw", [lambda explorer: explorer.draw(x=4), Explorer.to_html])
def test_a_state_that_cannot_be_drawn_leaves_the_view_alone_too(draw):
    explorer = dot_explorer(fails="sentence")
    before = explorer.image
    with pytest.raises(ValueError, match="no such"):
        draw(explorer)
    assert explorer.figure.axes[0].lines[0].get_xydata().tolist() == [[2, 5]]
    assert explorer.image == before


def test_the_stored_output_holds_widget_picture_and_sentence():
    explorer = dot_explorer()
    explorer.controls["x"].value = 7
    still, picture, live = shown_in_a_notebook(explorer)
    assert "<p>x = 7, low</p>" in still["text/html"]
    assert still["text/plain"] == explorer.sentence == "x = 7, low"
    assert picture == {"image/png": explorer.image}
    assert live[WIDGET_VIEW]["model_id"] == explorer._live.model_id
    assert shown_in_a_notebook(explorer)[-1] == live  # one model, two views


# A control that follows another one


def two_sliders(steps=3):
    """A value x, and its double y that follows it: nearest is what y can be."""
    figure, ax = new_figure(height=200)
    (dot,) = ax.plot([], [], "o")
    moves = []

    def update(x, y):
        moves.append((x, y))
        dot.set_data([x], [y])
        return [dot]

    explorer = Explorer(
        figure,
        update,
        "{x} {y}".format,
        follows={"y": lambda x: 2 * x},
        x=slider("x", range(5), 1, form="{:d}"),
        y=slider("y", range(0, 10, steps), 3, form="{:d}"),
    )
    return explorer, moves


def test_who_follows_takes_the_nearest_value_in_the_same_move():
    explorer, moves = two_sliders()
    moves.clear()
    explorer.controls["x"].value = 4
    assert explorer.values == {"x": 4, "y": 9}
    assert explorer.sentence == "4 9"
    assert moves == [(4, 9)]


def test_who_follows_can_still_move_alone():
    explorer, _ = two_sliders()
    explorer.controls["y"].value = 0
    assert explorer.values == {"x": 1, "y": 0}


def test_all_controls_can_be_taken_to_their_places_as_one_move():
    explorer, moves = two_sliders()
    moves.clear()
    explorer.take([2, 0])  # the front end has the follower where it wants it
    assert explorer.values == {"x": 2, "y": 0}
    assert moves == [(2, 0)]


# What goes wrong is said


@pytest.mark.parametrize("part", ["update", "sentence"])
def test_an_error_is_told_logged_and_forgotten_at_the_next_move(part, caplog):
    explorer = dot_explorer(fails=part)
    picture = explorer.image
    with caplog.at_level(logging.ERROR, logger="helpers.interactive.explorer"):
        explorer.controls["x"].value = 4
    assert "could not be drawn – ValueError: no such place." in explorer.sentence
    assert explorer.sentence.endswith("Move the control back, or run the cell again.")
    assert "\n" not in explorer.sentence
    assert explorer.failed
    assert explorer.image == picture
    (record,) = caplog.records
    assert "{'x': 4}" in record.getMessage()
    assert "no such" in str(record.exc_info[1])

    explorer.draw(x=9)
    assert explorer.image == picture
    explorer.controls["x"].value = 5
    assert (explorer.sentence, explorer.failed) == ("x = 5, low", False)
    assert colour(explorer, 5, 5) == BLUE
