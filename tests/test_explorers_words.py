"""The words of a picture speak of what its sentence speaks of, in the same unit."""

import re

import pytest
from matplotlib.text import Text

from helpers import explorers

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
