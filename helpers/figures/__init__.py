"""The catalogue of static figures: functions that draw on given axes and return the artists.

Each file is named after the first lesson that shows its figures, as those of `helpers.explorers`.
"""

from helpers.figures.lesson_00 import draw_s_curve, draw_two_questions
from helpers.figures.lesson_01 import draw_log_bases, draw_minus_log
from helpers.figures.lesson_02 import draw_accuracy_step, draw_label_cases, draw_label_one
from helpers.figures.lesson_03 import draw_arch, draw_base_rate
from helpers.figures.lesson_04 import (
    draw_sigmoid_points,
    draw_sigmoid_twice,
    draw_softplus,
    draw_sure_and_wrong,
)
from helpers.figures.lesson_05 import draw_descent_step, draw_epochs_needed
from helpers.figures.lesson_06 import draw_clouds, draw_points
from helpers.figures.lesson_08 import draw_sigmoids_beside_softmax
from helpers.figures.lesson_10 import cost_curve, draw_entropy, draw_running_means, stacked_bar
from helpers.figures.lesson_11 import draw_floats, draw_loss_ways
from helpers.figures.lesson_12 import draw_apart, draw_reliability, in_groups
from helpers.figures.lesson_13 import draw_symptom
from helpers.figures.picture import Picture, laid_out, picture
from helpers.figures.style import (
    BLUE,
    DASHED,
    DOTTED,
    GREEN,
    HAIR,
    INK,
    ORANGE,
    PALE_BLUE,
    PALE_ORANGE,
    PAPER,
    QUIET,
    SOLID,
    is_tall,
    name_y,
    new_figure,
    new_tall_figure,
    tall_type,
)
