"""The table of explorers: for each its lesson, its numbers, how far its controls reach, its drags.

The kernel's tests go through every state of every entry, the browser's move every control of it on
a page and in JupyterLab. A new explorer needs an entry here and a function in `expected`.
"""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from explorers import expected

from helpers import explorers

NUMBER = re.compile(r"[-−]?(?:\d+(?:\.\d+)?|\b(?:inf|nan)\b)")


@dataclass(frozen=True)
class Drag:
    """Take a handle by its number, let it go at a place on some axes, and see what is shown."""

    handle: int
    axes: int
    to: tuple[float, float]
    shows: dict[int, str]  # a control by its place from the top → its caption


@dataclass(frozen=True)
class Entry:
    lesson: str
    name: str  # of the function in helpers.explorers
    expected: Callable  # the numbers that the controls show → all those of the sentence
    ranges: dict[str, tuple[str, str, int]]  # first and last caption, and how many there are
    drags: list[Drag]
    given: Callable = tuple  # makes what the lesson hands to the explorer

    def make(self):
        return getattr(explorers, self.name)(*self.given())

    @functools.cached_property
    def fresh(self):
        """One to draw with, which all tests share. Its controls stay where they are."""
        return self.make()

    @property
    def call(self):
        return f"explorers.{self.name}("

    def tells(self, shown: list[str], sentence: str) -> bool:
        """Whether the numbers of the sentence are those of what the controls show."""
        told, numbers = NUMBER.findall(sentence), self.expected(*numbers_in(*shown), *self.given())
        return len(told) == len(numbers) and all(map(agrees, told, numbers))

    def __str__(self):
        return f"{self.lesson[:2]}-{self.name}"


def numbers_in(*texts) -> list[float]:
    return [float(number.replace("−", "-")) for number in NUMBER.findall(" ".join(texts))]


def agrees(text: str, number: float) -> bool:
    """Whether the number is printed like this; which way an exact half goes is no matter."""
    [told], places = numbers_in(text), len(text.partition(".")[2])
    number = float(number)  # not of a type that rounds the difference
    return str(told) == str(number) or abs(told - number) <= 0.5001 * 10**-places


EXPLORERS = [
    Entry(
        "00_start_here",
        "s_curve",
        expected.s_curve,
        {"Practice (hours)": ("0", "40", 41)},
        drags=[Drag(0, 0, (30, 0.2), {0: "30"})],
    ),
    Entry(
        "00_start_here",
        "errors_and_loss",
        expected.errors_and_loss,
        {
            "Three cases ŷ": ("0.01", "0.99", 22),
            "The fourth case ŷ": ("0.01", "0.99", 22),
        },
        drags=[
            Drag(0, 0, (0.9, 7.6), {0: "0.90"}),
            Drag(1, 0, (0.3, 9.6), {1: "0.30"}),
        ],
    ),
    Entry(
        "01_minus_log",
        "minus_log",
        expected.minus_log,
        {"x": ("0.001", "1.000", 101)},
        drags=[Drag(0, 0, (0.25, 3), {0: "0.250"}), Drag(0, 0, (0.002, 6), {0: "0.001"})],
    ),
    Entry(
        "02_two_label_cases",
        "label_cases",
        expected.label_cases,
        {
            "Label y": ("y = 1", "y = 0", 2),
            "Prediction ŷ": ("0.01", "0.99", 99),
        },
        drags=[Drag(0, 0, (0.3, 2), {1: "0.30"}), Drag(0, 0, (-0.1, 2), {1: "0.01"})],
    ),
    Entry(
        "03_worked_examples",
        "batch_losses",
        expected.batch_losses,
        {
            "Example": ("1", "6", 6),
            "Its prediction ŷ": ("0.05", "0.95", 91),
        },
        drags=[
            Drag(1, 0, (2, 1.6094379), {0: "2", 1: "0.80"}),
            Drag(3, 0, (5, 2.3025851), {0: "4", 1: "0.10"}),
        ],
    ),
    Entry(
        "04_sigmoid_pairing",
        "sigmoid_pairing",
        expected.sigmoid_pairing,
        {
            "Logit z": ("−8.00", "8.00", 65),
            "Label": ("y = 1", "y = 0", 2),
        },
        drags=[Drag(0, 0, (-3, 0.5), {0: "−3.00"}), Drag(0, 0, (2, 0.9), {0: "2.00"})],
    ),
    Entry(
        "05_sse_vs_bce",
        "gradients",
        expected.gradients,
        {
            "z": ("−6.0", "6.0", 121),
            "True label y": ("y = 0", "y = 1", 2),
        },
        drags=[Drag(0, 0, (-2, 0.5), {0: "−2.0"}), Drag(0, 0, (3, 0), {0: "3.0"})],
    ),
    Entry(
        "05_sse_vs_bce",
        "two_valleys",
        expected.two_valleys,
        {
            "Start w": ("−3.0", "5.0", 8),
            "Steps": ("0", "5000", 26),
        },
        drags=[Drag(0, 0, (1.1, 0.6), {0: "1.0"}), Drag(1, 1, (1.9, 30), {0: "2.0"})],
    ),
    Entry(
        "05_sse_vs_bce",
        "race",
        expected.race,
        {
            "Start (w, b)": ("easy (0.6, 0.9)", "far (3, 3)", 3),
            "η squared error": ("0.005", "1.5", 4),
            "η cross-entropy": ("0.005", "1.5", 4),
            "Epoch": ("0", "300", 31),
        },
        drags=[Drag(0, 0, (251, 0.5), {3: "250"}), Drag(0, 0, (50, 0.9), {3: "50"})],
    ),
    Entry(
        "07_hidden_layer",
        "there_and_back",
        expected.there_and_back,
        {
            "Weight w": ("−1.60", "1.60", 7),
            "Step": ("0", "7", 8),
        },
        drags=[Drag(0, 0, (480, 200), {1: "4"}), Drag(0, 0, (840, 12), {1: "7"})],
    ),
    Entry(
        "07_hidden_layer",
        "training_run",
        expected.training_run,
        {
            "Learning rate η": ("0.02", "40", 5),
            "Epoch": ("0", "100", 29),
        },
        drags=[Drag(0, 2, (60, 1), {1: "60"}), Drag(0, 2, (5, 1), {1: "5"})],
    ),
    Entry(
        "08_multi_label",
        "label_losses",
        expected.label_losses,
        {
            "Outputs": ("3 sigmoids", "1 softmax", 2),
            "z beach": ("−4", "4", 7),
            "z dog": ("−4", "4", 7),
            "z sunset": ("−4", "4", 7),
        },
        drags=[Drag(0, 0, (1.2, 0), {1: "4"}), Drag(1, 0, (-0.2, 1), {2: "−4"})],
    ),
    Entry(
        "09_rare_labels",
        "rare_label",
        expected.rare_label,
        {
            "Threshold": ("0.01", "0.90", 90),
            "Each dog counts": ("1 time", "20 times", 2),
        },
        drags=[Drag(0, 0, (-3, 60), {0: "0.05"}), Drag(0, 0, (9, 5), {0: "0.90"})],
        given=expected.photos,
    ),
    Entry(
        "10_entropy",
        "two_purses",
        expected.two_purses,
        {"Belief q": ("0.10", "0.99", 90)},
        drags=[Drag(0, 0, (0.64, 1), {0: "0.64"}), Drag(0, 0, (-0.8, 1), {0: "0.10"})],
    ),
    Entry(
        "10_entropy",
        "wrong_belief",
        expected.wrong_belief,
        {
            "Truth p": ("0.00", "1.00", 11),
            "Belief q": ("0.01", "0.99", 99),
        },
        drags=[Drag(0, 0, (0.3, 2), {1: "0.30"}), Drag(0, 0, (1.2, 0.5), {1: "0.99"})],
    ),
    Entry(
        "10_entropy",
        "likelihood",
        expected.likelihood,
        {"Belief q": ("0.01", "0.99", 99)},
        drags=[Drag(0, 1, (0.7, 1), {0: "0.70"}), Drag(0, 1, (0.2, 1), {0: "0.20"})],
    ),
    Entry(
        "11_numerical_stability",
        "naive_and_stable",
        expected.naive_and_stable,
        {
            "Logit z": ("−1000", "1000", 63),
            "Label": ("y = 1", "y = 0", 2),
            "Type": ("float64", "float16", 3),
        },
        drags=[Drag(0, 0, (-100, 10), {0: "−100"}), Drag(0, 0, (8, 10), {0: "8"})],
    ),
    Entry(
        "12_real_data",
        "decision_threshold",
        expected.decision_threshold,
        {
            "Threshold": ("0.01", "0.99", 99),
            "Price of a miss": ("1", "20", 3),
        },
        drags=[Drag(0, 0, (0.08, 0.5), {0: "0.08"}), Drag(0, 0, (1.08, 2), {0: "0.99"})],
        given=expected.patients,
    ),
    Entry(
        "13_find_the_bug",
        "bug_curves",
        expected.bug_curves,
        {
            "Bug": ("1", "9", 8),
            "Epoch": ("0", "30", 31),
        },
        drags=[Drag(0, 0, (10, 0.5), {1: "10"}), Drag(1, 1, (20, 0.5), {1: "20"})],
    ),
]
BY_NAME = {entry.name: entry for entry in EXPLORERS}
