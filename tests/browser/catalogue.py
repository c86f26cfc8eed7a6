"""Which explorers the browser tests move, with which keys, and which handles they take where.

A new explorer needs a function in `expected` and one entry here.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field

import expected

from helpers import explorers

RIGHT, LEFT = "ArrowRight", "ArrowLeft"


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
    moves: list[tuple[str, str]]  # a slider's label and its keys, or a switch's and a caption
    expected: Callable  # the numbers that the controls show → those that the sentence must tell
    given: Callable = tuple  # makes what the lesson hands to the explorer
    drags: list[Drag] = field(default_factory=list)

    def make(self):
        return getattr(explorers, self.name)(*self.given())

    @functools.cached_property
    def fresh(self):
        """One to draw what a browser should show. Its controls stay where they are."""
        return self.make()

    @property
    def call(self):
        return f"explorers.{self.name}("

    def __str__(self):
        return f"{self.lesson[:2]}-{self.name}"


EXPLORERS = [
    Entry(
        "00_start_here",
        "s_curve",
        [("Practice (hours)", f"{RIGHT} {RIGHT}")],
        expected.s_curve,
        drags=[Drag(0, 0, (30, 0.2), {0: "30"})],
    ),
    Entry(
        "00_start_here",
        "errors_and_loss",
        [("Three cases ŷ", "Home"), ("The fourth case ŷ", f"{LEFT} {LEFT}")],
        expected.errors_and_loss,
        drags=[
            Drag(0, 0, (0.9, 7.6), {0: "0.90"}),
            Drag(1, 0, (0.3, 9.6), {1: "0.30"}),
        ],
    ),
    Entry(
        "01_minus_log",
        "minus_log",
        [("x", f"{LEFT} {LEFT}"), ("x", "Home")],
        expected.minus_log,
        drags=[Drag(0, 0, (0.25, 3), {0: "0.250"}), Drag(0, 0, (0.002, 6), {0: "0.001"})],
    ),
    Entry(
        "02_two_label_cases",
        "label_cases",
        [("Label y", "y = 0"), ("Prediction ŷ", f"{LEFT} {LEFT}"), ("Prediction ŷ", "PageDown")],
        expected.label_cases,
        drags=[Drag(0, 0, (0.3, 2), {1: "0.30"}), Drag(0, 0, (-0.1, 2), {1: "0.01"})],
    ),
    Entry(
        "03_worked_examples",
        "batch_losses",
        [("Example", "5"), ("Its prediction ŷ", f"{RIGHT} {RIGHT}")],
        expected.batch_losses,
        drags=[
            Drag(1, 0, (2, 1.6094379), {0: "2", 1: "0.80"}),
            Drag(3, 0, (5, 2.3025851), {0: "4", 1: "0.10"}),
        ],
    ),
    Entry(
        "04_sigmoid_pairing",
        "sigmoid_pairing",
        [("Logit z", f"{LEFT} {LEFT}"), ("Label", "y = 1"), ("Logit z", RIGHT)],
        expected.sigmoid_pairing,
        drags=[Drag(0, 0, (-3, 0.5), {0: "−3.00"}), Drag(0, 0, (2, 0.9), {0: "2.00"})],
    ),
    Entry(
        "05_sse_vs_bce",
        "gradients",
        [("z", LEFT), ("True label y", "y = 1")],
        expected.gradients,
        drags=[Drag(0, 0, (-2, 0.5), {0: "−2.0"}), Drag(0, 0, (3, 0), {0: "3.0"})],
    ),
    Entry(
        "05_sse_vs_bce",
        "two_valleys",
        [("Start w", RIGHT), ("Steps", f"{RIGHT} {RIGHT} {RIGHT}")],
        expected.two_valleys,
        drags=[Drag(0, 0, (1.1, 0.6), {0: "1.0"}), Drag(1, 1, (1.9, 30), {0: "2.0"})],
    ),
    Entry(
        "05_sse_vs_bce",
        "race",
        [
            ("Start (w, b)", "easy (0.6, 0.9)"),
            ("η squared error", "1.5"),
            ("η cross-entropy", "0.005"),
            ("Epoch", f"{RIGHT} {RIGHT}"),
        ],
        expected.race,
        drags=[Drag(0, 0, (251, 0.5), {3: "250"}), Drag(0, 0, (50, 0.9), {3: "50"})],
    ),
    Entry(
        "07_hidden_layer",
        "there_and_back",
        [("Step", f"{RIGHT} {RIGHT} {RIGHT} {RIGHT} {RIGHT}"), ("Weight w", LEFT), ("Step", "End")],
        expected.there_and_back,
        drags=[Drag(0, 0, (480, 200), {1: "4"}), Drag(0, 0, (840, 12), {1: "7"})],
    ),
    Entry(
        "07_hidden_layer",
        "training_run",
        [("Epoch", f"{LEFT} {LEFT}"), ("Learning rate η", "40"), ("Epoch", RIGHT)],
        expected.training_run,
        drags=[Drag(0, 2, (60, 1), {1: "60"}), Drag(0, 2, (5, 1), {1: "5"})],
    ),
    Entry(
        "08_multi_label",
        "label_losses",
        [("z dog", f"{RIGHT} {RIGHT}"), ("Outputs", "3 sigmoids"), ("z beach", LEFT)],
        expected.label_losses,
        drags=[Drag(0, 0, (1.2, 0), {1: "4"}), Drag(1, 0, (-0.2, 1), {2: "−4"})],
    ),
    Entry(
        "09_rare_labels",
        "rare_label",
        [("Threshold", f"{LEFT} {LEFT}"), ("Each dog counts", "20 times"), ("Threshold", "Home")],
        expected.rare_label,
        expected.photos,
        drags=[Drag(0, 0, (-3, 60), {0: "0.05"}), Drag(0, 0, (9, 5), {0: "0.90"})],
    ),
    Entry(
        "10_entropy",
        "two_purses",
        [("Belief q", f"{LEFT} {LEFT}")],
        expected.two_purses,
        drags=[Drag(0, 0, (0.64, 1), {0: "0.64"}), Drag(0, 0, (-0.8, 1), {0: "0.10"})],
    ),
    Entry(
        "10_entropy",
        "wrong_belief",
        [("Belief q", f"{LEFT} {LEFT}"), ("Truth p", f"{RIGHT} {RIGHT}"), ("Truth p", "End")],
        expected.wrong_belief,
        drags=[Drag(0, 0, (0.3, 2), {1: "0.30"}), Drag(0, 0, (1.2, 0.5), {1: "0.99"})],
    ),
    Entry(
        "10_entropy",
        "likelihood",
        [("Belief q", f"{RIGHT} {RIGHT}")],
        expected.likelihood,
        drags=[Drag(0, 1, (0.7, 1), {0: "0.70"}), Drag(0, 1, (0.2, 1), {0: "0.20"})],
    ),
    Entry(
        "11_numerical_stability",
        "naive_and_stable",
        [("Logit z", f"{RIGHT} {RIGHT}"), ("Label", "y = 1"), ("Type", "float32")],
        expected.naive_and_stable,
        drags=[Drag(0, 0, (-100, 10), {0: "−100"}), Drag(0, 0, (8, 10), {0: "8"})],
    ),
    Entry(
        "13_find_the_bug",
        "bug_curves",
        [("Bug", "2"), ("Epoch", f"{LEFT} {LEFT}")],
        expected.bug_curves,
        drags=[Drag(0, 0, (10, 0.5), {1: "10"}), Drag(1, 1, (20, 0.5), {1: "20"})],
    ),
    Entry(
        "12_real_data",
        "decision_threshold",
        [("Price of a miss", "20"), ("Threshold", f"{LEFT} {LEFT}"), ("Threshold", "Home")],
        expected.decision_threshold,
        expected.patients,
        drags=[Drag(0, 0, (0.08, 0.5), {0: "0.08"}), Drag(0, 0, (1.08, 2), {0: "0.99"})],
    ),
]
