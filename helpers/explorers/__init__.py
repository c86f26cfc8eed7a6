"""The catalogue of explorers: one function for each, named after what it shows.

Each function draws everything that stands still, makes the artists that move, and returns an
`Explorer`. The numbers of its sentence come from `helpers.losses`. Its file is named after the
lesson that shows it.
"""

from types import FunctionType

from helpers.explorers.lesson_00 import errors_and_loss, s_curve
from helpers.explorers.lesson_01 import minus_log
from helpers.explorers.lesson_02 import label_cases
from helpers.explorers.lesson_03 import batch_losses
from helpers.explorers.lesson_04 import sigmoid_pairing
from helpers.explorers.lesson_05_gradients import gradients
from helpers.explorers.lesson_05_race import race
from helpers.explorers.lesson_05_valleys import two_valleys
from helpers.explorers.lesson_07_there_and_back import there_and_back
from helpers.explorers.lesson_07_training_run import training_run
from helpers.explorers.lesson_08 import label_losses
from helpers.explorers.lesson_09 import rare_label
from helpers.explorers.lesson_10_beliefs import likelihood, wrong_belief
from helpers.explorers.lesson_10_two_purses import two_purses
from helpers.explorers.lesson_11 import naive_and_stable
from helpers.explorers.lesson_12 import decision_threshold
from helpers.explorers.lesson_13 import bug_curves

__all__ = sorted(name for name, made in [*vars().items()] if isinstance(made, FunctionType))
