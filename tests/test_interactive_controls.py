"""The controls of an explorer: what a learner reads at them, and what values they have."""

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
