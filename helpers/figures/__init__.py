"""Draw the pictures of the lessons on axes that are given; return the artists.

Each module holds the pictures of one topic, as the modules of `helpers.explorers` do.
"""

from helpers.figures.batches import (
    draw_accuracy_step,
    draw_arch,
    draw_base_rate,
    draw_label_cases,
    draw_label_one,
)
from helpers.figures.beliefs import (
    cost_curve,
    draw_entropy,
    draw_running_means,
    stacked_bar,
)
from helpers.figures.bugs import draw_symptom
from helpers.figures.decisions import draw_apart, draw_reliability, in_groups
from helpers.figures.labels import draw_sigmoids_beside_softmax
from helpers.figures.learning import draw_descent_step, draw_epochs_needed
from helpers.figures.look import (
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
from helpers.figures.networks import draw_clouds, draw_points
from helpers.figures.pairing import (
    draw_sigmoid_points,
    draw_sigmoid_twice,
    draw_softplus,
    draw_sure_and_wrong,
)
from helpers.figures.penalty import (
    draw_log_bases,
    draw_minus_log,
    draw_s_curve,
    draw_two_questions,
)
from helpers.figures.picture import Picture, picture
from helpers.figures.precision import draw_floats, draw_loss_ways

__all__ = [
    "BLUE",
    "DASHED",
    "DOTTED",
    "GREEN",
    "HAIR",
    "INK",
    "ORANGE",
    "PALE_BLUE",
    "PALE_ORANGE",
    "PAPER",
    "QUIET",
    "SOLID",
    "Picture",
    "cost_curve",
    "draw_accuracy_step",
    "draw_apart",
    "draw_arch",
    "draw_base_rate",
    "draw_clouds",
    "draw_descent_step",
    "draw_entropy",
    "draw_epochs_needed",
    "draw_floats",
    "draw_label_cases",
    "draw_label_one",
    "draw_log_bases",
    "draw_loss_ways",
    "draw_minus_log",
    "draw_points",
    "draw_reliability",
    "draw_running_means",
    "draw_s_curve",
    "draw_sigmoid_points",
    "draw_sigmoid_twice",
    "draw_sigmoids_beside_softmax",
    "draw_softplus",
    "draw_sure_and_wrong",
    "draw_symptom",
    "draw_two_questions",
    "in_groups",
    "is_tall",
    "name_y",
    "new_figure",
    "new_tall_figure",
    "picture",
    "stacked_bar",
    "tall_type",
]
