"""The catalogue of explorers: one function for each, named after what it shows.

Each function draws everything that stands still, makes the artists that move, and returns an
`Explorer`. The numbers of its sentence come from `helpers.losses`.
"""

from helpers.explorers.batches import batch_losses
from helpers.explorers.beliefs import likelihood, wrong_belief
from helpers.explorers.bugs import bug_curves
from helpers.explorers.cases import label_cases
from helpers.explorers.decisions import decision_threshold
from helpers.explorers.errors import errors_and_loss
from helpers.explorers.labels import label_losses
from helpers.explorers.learning import gradients, race
from helpers.explorers.networks import training_run
from helpers.explorers.pairing import sigmoid_pairing
from helpers.explorers.passes import there_and_back
from helpers.explorers.penalty import minus_log, s_curve
from helpers.explorers.precision import naive_and_stable
from helpers.explorers.purses import two_purses
from helpers.explorers.rare import rare_label
from helpers.explorers.valleys import two_valleys

__all__ = [
    "batch_losses",
    "bug_curves",
    "decision_threshold",
    "errors_and_loss",
    "gradients",
    "label_cases",
    "label_losses",
    "likelihood",
    "minus_log",
    "naive_and_stable",
    "race",
    "rare_label",
    "s_curve",
    "sigmoid_pairing",
    "there_and_back",
    "training_run",
    "two_purses",
    "two_valleys",
    "wrong_belief",
]
