"""The controls of an explorer: what a learner reads at them, and what values they have."""

import ipywidgets as widgets
import pytest
from support.small_explorers import dot_explorer, height, place

from helpers.interactive import slider, switch


def test_a_slider_is_labelled_and_shows_each_value_as_told():
    control = slider("Learning rate", [0.1, 0.25, 1], 0.25, form="η = {:.2f}")
    assert control.description == "Learning rate"
    assert list(control.options) == [("η = 0.10", 0.1), ("η = 0.25", 0.25), ("η = 1.00", 1)]
    assert (control.value, control.label) == (0.25, "η = 0.25")
    assert slider("z", [-1, 2], 2, form="{:d}").options[0] == ("−1", -1)  # a true minus sign


def test_a_slider_starts_at_the_nearest_of_its_values():
    assert slider("x", [0.0, 0.1 + 0.2, 1.0], 0.3).value == 0.1 + 0.2


def test_a_switch_is_labelled_and_keeps_the_order_of_its_captions():
    control = switch("Label", {"y = 1": 1, "y = 0": 0}, 0)
    assert control.description == "Label"
    assert list(control.options) == [("y = 1", 1), ("y = 0", 0)]
    assert (control.value, control.label) == (0, "y = 0")


def test_only_a_slider_of_time_can_be_played():
    explorer = dot_explorer(x=place(time=True), high=height())
    assert [choice.time for choice in explorer.choices()] == [True, False]


@pytest.mark.parametrize(
    ("control", "captions", "kind"),
    [
        (widgets.FloatSlider(0.2, min=0, max=0.3, step=0.1), "0.00 0.10 0.20 0.30", "range"),
        (widgets.IntSlider(4, min=2, max=6, step=2), "2 4 6", "range"),
        (widgets.Dropdown(options=[3, 5]), "3 5", "buttons"),
        (widgets.RadioButtons(options=[("low", 1), ("high", 2)], value=2), "low high", "buttons"),
        (widgets.Checkbox(True), "no yes", "buttons"),
    ],
)
def test_other_widgets_can_be_controls_too(control, captions, kind):
    (choice,) = dot_explorer(x=control).choices()
    assert (choice.captions, choice.kind) == (captions.split(), kind)
    assert choice.values[choice.place] == control.value
