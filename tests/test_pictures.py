"""Every picture of the course in every state: its letters touch nothing and can be read."""

import pytest
from support.pictures import Geometry, faults_of_explorer, states_of
from support.small_explorers import dot_explorer, drawn
from support.static_pictures import PICTURES

from helpers import explorers
from helpers.figures import new_figure, style


@pytest.mark.parametrize("name", explorers.__all__)
def test_no_letter_of_an_explorer_touches_anything_in_any_state(name):
    explorer = getattr(explorers, name)()
    before = drawn(explorer, **explorer.values)
    found = faults_of_explorer(explorer, states_of(explorer))
    assert not found, "\n".join(f"{fault}  at {values}" for fault, values in found.items())
    assert drawn(explorer, **explorer.values) == before, "a way through all states changed it"


@pytest.mark.parametrize("name", PICTURES)
def test_no_letter_of_a_static_figure_touches_anything(name):
    found = [f for figure in PICTURES[name]().figures.values() for f in Geometry(figure).faults()]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", explorers.__all__)
def test_each_shape_has_letters_of_its_own(name):
    """Those along the axes: a phone's picture is no wide one, nor has it the letters of one."""
    for shape, stage in getattr(explorers, name)().stages.items():
        labels = (ax.get_xticklabels() + ax.get_yticklabels() for ax in stage.figure.axes)
        sizes = {round(label.get_fontsize() / style.PX, 1) for label in sum(labels, [])}
        assert sizes <= {{"wide": 15, "tall": 13}[shape]}, shape


# That the rule sees what it is for


@style.applied()
def a_picture():
    figure, ax = new_figure()
    ax.set(xlim=(0, 10), ylim=(0, 10))
    (curve,) = ax.plot([0, 10], [2, 2], color=style.BLUE)
    return figure, ax, style.name_curve(ax, 4, 4, "price", style.BLUE), curve


def faults(figure, moving=()):
    return " ".join(Geometry(figure, moving).faults())


def test_a_picture_that_is_well_has_no_faults():
    assert not faults(a_picture()[0])


@pytest.mark.parametrize("moving", [False, True])
@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda ax, text: ax.text(4.2, 4.1, "loss"), "touches"),
        (lambda ax, text: text.set_position((9.9, 4)), "leaves"),
        (lambda ax, text: text.set_position((4, 1.9)), "crossed"),
        (lambda ax, text: text.set_fontsize(9), "letters of 12.5 px"),
        (lambda ax, text: style.side_dot(ax, style.BLUE).set_data([4.1], [4.1]), "lies on a dot"),
    ],
)
def test_each_fault_is_seen_whether_it_moves_or_not(spoil, fault, moving):
    figure, ax, text, curve = a_picture()
    spoil(ax, text)
    assert fault in faults(figure, [text, curve] * moving)


def test_a_fault_of_one_state_is_told_with_that_state():
    with style.applied():
        explorer = dot_explorer()
    words = explorer.figure.axes[0].texts[0]
    stage = explorer.stages["wide"]
    update = explorer._update

    def astray(x):
        moved = update(x)
        words.set_position((0, 60 if x == 4 else 1))
        return moved

    explorer._update = astray
    found = faults_of_explorer(explorer, states_of(explorer))
    assert found == {"wide: '4' leaves the picture": {"x": 4}}
    assert stage.figure is explorer.figure
