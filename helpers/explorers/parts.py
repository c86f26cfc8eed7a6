"""What several explorers share."""

from dataclasses import dataclass

import numpy as np
from matplotlib.patches import Rectangle

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


@dataclass(frozen=True)
class Bars:
    """Bars in a row, either upright or, on a narrow screen, one below the other.

    across: whether they run to the right, and not upwards.
    """

    across: bool

    def point(self, length: float, place: float) -> tuple:
        """The x and y of a length along the bars at a place in their row."""
        return (length, place) if self.across else (place, length)

    def bar(self, place: float, width: float, **options) -> Rectangle:
        """A bar around a place, still without length."""
        return Rectangle(self.point(0, place - width / 2), *self.point(0, width), **options)

    def set_length(self, bar: Rectangle, length: float) -> None:
        (bar.set_width if self.across else bar.set_height)(length)

    @property
    def beyond(self) -> dict:
        """How a text is aligned that stands at the end of a bar."""
        return {"ha": "left", "va": "center"} if self.across else {"ha": "center", "va": "bottom"}
