"""The words of a picture speak of what its sentence speaks of, in the same unit."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text

from helpers import explorers, losses
from helpers.explorers import lesson_07_training_run as networks
from helpers.figures import style

UNITS = {"nats", "bits"}


@pytest.mark.parametrize("name", explorers.__all__)
def test_a_picture_has_the_units_of_its_sentence_and_each_axis_of_a_loss_has_one(name):
    explorer = getattr(explorers, name)()
    said = UNITS & set(re.findall(r"\w+", explorer.sentence))
    for shape, stage in explorer.stages.items():
        words = [text.get_text() for text in stage.figure.findobj(Text) if text.get_visible()]
        units = UNITS & set(re.findall(r"\w+", " ".join(words)))
        assert units <= said, (shape, words)
        for word in words:
            if re.search(r"\b(loss|price|cost) in ", word) and "slope" not in word:
                assert re.search(r"in (nats|bits)", word), (shape, word)


def texts(stage):
    return {text.get_text(): text for text in stage.figure.findobj(Text) if text.get_text()}


def test_the_region_is_called_what_the_network_says_there():
    explorer = explorers.training_run()
    explorer.move(rate=1, epoch=100)
    weights = networks.unpack(networks.training_path(1)[-1])
    for stage in explorer.stages.values():
        plane = stage.figure.axes[0]
        [said] = [words for words in texts(stage) if words.startswith("it says")]
        [region] = [
            p for p in plane.patches if to_hex(p.get_facecolor()).upper() == style.PALE_BLUE
        ]
        W1, b1, W2, b2 = weights
        points, labels = networks.clouds()
        inside = [region.get_path().contains_point(point) for point in points]
        outputs = np.ravel(np.tanh(points @ W1 + b1) @ W2 + b2) > 0
        assert (np.array(inside) == outputs).mean() > 0.9
        assert said == "it says 1 in the blue"


def test_below_the_yardstick_is_better():
    for stage in explorers.batch_losses().stages.values():
        better, worse = (texts(stage)[words] for words in ("better", "worse"))
        for text, sign in ((better, -1), (worse, 1)):
            share, height = text.get_position()
            yardstick = losses.binary_cross_entropy(share, share)
            assert np.sign(height - yardstick) == sign, text
