"""What several explorers share."""

import numpy as np

from helpers import inputs


def signed(number: float, form: str = ".2f") -> str:
    """Format a number with a true minus sign, as the text around it is set."""
    return format(number, form).replace("-", "−")


def false_alarms(number: int) -> str:
    return f"{number} false alarm" if number == 1 else f"{number} false alarms"


def labels_and_probabilities(explorer: str, y_true, y_prob) -> tuple[np.ndarray, np.ndarray]:
    """Return what a learner gave an explorer as arrays; raise ValueError if it cannot draw them."""
    y_true, y_prob = inputs.labels_and_probabilities(y_true, y_prob)
    if y_true.ndim != 1 or {*np.unique(y_true)} != {0, 1}:
        raise ValueError(f"{explorer} needs a list of labels 0 and 1, both of them present")
    return y_true, y_prob
