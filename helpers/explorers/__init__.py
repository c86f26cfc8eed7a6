"""The catalogue of explorers: one function for each, named after what it shows.

A file is named after the lesson that shows it. Numbers in a sentence come from `helpers.losses`.
Each explorer is made of three things, as `lesson_01` shows in the shortest way:

    def minus_log() -> Explorer:
        def sentence(x): ...             # the numbers of a state in words
        return Explorer.from_draw(_draw, sentence, task=Task(...), x=slider(...))

    @figures.laid_out(wide={"height": 400}, tall={"height": 440})  # panels=2: an array of axes
    def _draw(ax) -> Drawn:              # called for each shape; style.is_tall(ax) knows which
        dot = style.handle_dot(ax)       # draw what stays, make what moves
        def move(x): ...                 # moves the artists of this shape, and returns them
        return Drawn(move, [Handle("x", dot, "x")], hidden=[])  # hidden until the task is done

Where `draw` needs data, define it inside the explorer's function.
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
from helpers.explorers.lesson_10_likelihood import likelihood
from helpers.explorers.lesson_10_two_purses import two_purses
from helpers.explorers.lesson_10_wrong_belief import wrong_belief
from helpers.explorers.lesson_11 import naive_and_stable
from helpers.explorers.lesson_12 import decision_threshold
from helpers.explorers.lesson_13 import bug_curves

__all__ = sorted(name for name, made in [*vars().items()] if isinstance(made, FunctionType))
