"""The promises that every explorer of the catalogue keeps, in the wide and in the tall shape."""

import io

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from support.pictures import states_of
from support.small_explorers import elements, states

from helpers import explorers
from helpers.figures.style import applied

NEAR = 0.02  # points; places are told to a hundredth


@pytest.fixture(scope="module", params=explorers.__all__)
def explorer(request):
    return getattr(explorers, request.param)()


def whole(stage) -> str:
    """What matplotlib draws of all that is there, as a piece of our SVG."""
    picture = io.StringIO()
    stage.figure.savefig(picture, format="svg")
    return stage.piece(picture.getvalue())


def pixels(stage):
    """What moves on top of what stands still, and everything as matplotlib stacks it."""
    canvas, moving = FigureCanvasAgg(stage.figure), [layer.artist for layer in stage.layers]
    canvas.draw()
    plain = np.array(canvas.buffer_rgba())[..., :3].astype(int)
    shown = [artist.get_visible() for artist in moving]
    for artist in moving:
        artist.set_visible(False)
    canvas.draw()
    for artist, visible in zip(moving, shown, strict=True):
        artist.set_visible(visible)
        stage.figure.draw_artist(artist)
    return np.array(canvas.buffer_rgba())[..., :3].astype(int), plain


def test_the_layers_of_a_state_are_all_that_moves(explorer):
    """Else something moves that `update` does not return, or the limits of an axis change."""
    for values in states(explorer):
        explorer.move(**values)
        for shape, stage in explorer.stages.items():
            with applied():
                looks = stage.variants(values)
                pieces = [layer.variants[n] for layer, n in zip(stage.layers, looks, strict=True)]
                drawn = elements(stage.background, *pieces)
                assert drawn == elements(whole(stage)), (shape, values)


def test_nothing_that_moves_covers_what_should_stand_in_front(explorer):
    """Thin lines may: a grid line or a spine crosses a bar in one picture and not in the other."""
    *_, last = states(explorer)
    explorer.move(**last)
    for stage in explorer.stages.values():
        layered, plain = pixels(stage)
        assert np.mean(np.abs(layered - plain).max(axis=2) > 60) < 0.002


def test_every_handle_stands_where_the_value_of_its_control_does(explorer):
    """Else it belongs to another control, another axis, or another scale."""
    choices = explorer.choices()
    for stage in explorer.stages.values():
        told = stage.describe_handles(choices)
        for values in states(explorer):
            for handle, described in zip(stage.handles, told, strict=True):
                explorer.move(**(taken := values | handle.also_set))
                x, y = handle.point()
                at = x if described["across"] else stage.size[1] - y
                assert at == pytest.approx(place_of(described, choices, taken), abs=NEAR), taken


def place_of(described, choices, values):
    """Where the value of the control of a handle stands, as the front end looks it up."""
    row = 0
    for i in described["others"]:
        row = row * len(choices[i].values) + choices[i].values.index(values[choices[i].name])
    control = choices[described["control"]]
    return described["places"][row][control.values.index(values[control.name])]


def test_every_handle_can_be_told_from_where_it_stands(explorer):
    """Each value has a place of its own, inside of the area where the handle is taken."""
    for stage in explorer.stages.values():
        for described in stage.describe_handles(explorer.choices()):
            left, top, right, bottom = described["area"]
            low, high = (left, right) if described["across"] else (top, bottom)
            for row in described["places"]:
                assert len(set(row)) == len(row)
                assert row in (sorted(row), sorted(row, reverse=True))
                assert low - 1 <= min(row) <= max(row) <= high + 1


def test_every_explorer_can_be_taken(explorer):
    for stage in explorer.stages.values():
        assert stage.handles
        assert {handle.artist for handle in stage.handles} <= {each.artist for each in stage.layers}


@pytest.mark.usefixtures("explorer")
def test_no_figure_is_left_to_pyplot():
    assert plt.get_fignums() == []


def test_what_is_hidden_until_the_task_is_done_is_hidden_in_both_shapes(explorer):
    assert len({bool(stage.hidden_until_done()) for stage in explorer.stages.values()}) == 1


def test_every_explorer_asks_in_ten_words_and_does_not_answer_at_once(explorer):
    """Nor is it asked for what no state of the page can do."""
    assert explorer.task
    assert len(explorer.task.text.split()) <= 10
    assert explorer.task.found.strip()
    assert not explorer.does(**explorer.values)
    assert any(explorer.does(**values) for values in states_of(explorer))
