"""Every control of an explorer reaches from its first value to its last one, in its own steps.

A range that ends one value early shows nothing else: no sentence is wrong and no picture is empty.
"""

import pytest

from helpers import explorers

# Label of a control: caption of the first value, of the last one, and how many there are.
RANGES = {
    "batch_losses": {
        "Example": ("1", "6", 6),
        "Its prediction ŷ": ("0.05", "0.95", 91),
    },
    "bug_curves": {
        "Bug": ("1", "9", 8),
        "Epoch": ("0", "30", 31),
    },
    "decision_threshold": {
        "Threshold": ("0.01", "0.99", 99),
        "Price of a miss": ("1", "20", 3),
    },
    "errors_and_loss": {
        "Three cases ŷ": ("0.01", "0.99", 22),
        "The fourth case ŷ": ("0.01", "0.99", 22),
    },
    "gradients": {
        "z": ("−6.0", "6.0", 121),
        "True label y": ("y = 0", "y = 1", 2),
    },
    "label_cases": {
        "Label y": ("y = 1", "y = 0", 2),
        "Prediction ŷ": ("0.01", "0.99", 99),
    },
    "label_losses": {
        "Outputs": ("3 sigmoids", "1 softmax", 2),
        "z beach": ("−4", "4", 7),
        "z dog": ("−4", "4", 7),
        "z sunset": ("−4", "4", 7),
    },
    "likelihood": {
        "Belief q": ("0.01", "0.99", 99),
    },
    "minus_log": {
        "x": ("0.001", "1.000", 101),
    },
    "naive_and_stable": {
        "Logit z": ("−1000", "1000", 63),
        "Label": ("y = 1", "y = 0", 2),
        "Type": ("float64", "float16", 3),
    },
    "race": {
        "Start (w, b)": ("easy (0.6, 0.9)", "far (3, 3)", 3),
        "η squared error": ("0.005", "1.5", 4),
        "η cross-entropy": ("0.005", "1.5", 4),
        "Epoch": ("0", "300", 31),
    },
    "rare_label": {
        "Threshold": ("0.01", "0.90", 90),
        "Each dog counts": ("1 time", "20 times", 2),
    },
    "s_curve": {
        "Practice (hours)": ("0", "40", 41),
    },
    "sigmoid_pairing": {
        "Logit z": ("−8.00", "8.00", 65),
        "Label": ("y = 1", "y = 0", 2),
    },
    "there_and_back": {
        "Weight w": ("−1.60", "1.60", 7),
        "Step": ("0", "7", 8),
    },
    "training_run": {
        "Learning rate η": ("0.02", "40", 5),
        "Epoch": ("0", "100", 29),
    },
    "two_purses": {
        "Belief q": ("0.10", "0.99", 90),
    },
    "two_valleys": {
        "Start w": ("−3.0", "5.0", 8),
        "Steps": ("0", "5000", 26),
    },
    "wrong_belief": {
        "Truth p": ("0.00", "1.00", 11),
        "Belief q": ("0.01", "0.99", 99),
    },
}


def test_every_explorer_is_listed():
    assert sorted(RANGES) == sorted(explorers.__all__)


@pytest.mark.parametrize("name", RANGES)
def test_a_control_has_its_first_and_its_last_value(name):
    found = {
        choice.label: (choice.captions[0], choice.captions[-1], len(choice.values))
        for choice in getattr(explorers, name)().choices()
    }
    assert found == RANGES[name]
