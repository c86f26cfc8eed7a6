"""Every explorer of the table in every state: its numbers, its range, and what a control moves."""

import itertools
import re
from pathlib import Path

import nbformat
import pytest
from explorers.table import EXPLORERS
from matplotlib.text import Text
from support.small_explorers import picture
from support.static_pictures import PICTURES

from helpers import explorers

HERE = Path(__file__).parent
LESSONS = HERE.parents[1] / "notebooks"
UNITS = {"nats", "bits"}


@pytest.fixture(scope="module", params=EXPLORERS, ids=str)
def entry(request):
    return request.param


def test_the_table_holds_every_explorer():
    listed = {entry.name for entry in EXPLORERS}
    missing, left_over = {*explorers.__all__} - listed, listed - {*explorers.__all__}
    assert not missing | left_over, f"table.py lacks {missing} and has {left_over} too many"


def test_every_figure_of_a_lesson_is_listed_and_every_listed_one_is_read():
    drawn = {
        name
        for lesson in LESSONS.glob("[0-9]*.ipynb")
        for name in re.findall(r"\bfigures\.(draw_\w+)", lesson.read_text(encoding="utf-8"))
    }
    tests = "".join(file.read_text(encoding="utf-8") for file in HERE.glob("test_lesson_*.py"))
    assert drawn <= set(PICTURES)
    assert set(re.findall(r'axes_of\("(draw_\w+)"\)', tests)) == set(PICTURES)


def test_the_lesson_of_an_entry_shows_the_explorer(entry):
    cells = nbformat.read(LESSONS / f"{entry.lesson}.ipynb", 4).cells
    assert any(entry.call in cell.source for cell in cells if cell.cell_type == "code")


def test_every_control_reaches_from_its_first_value_to_its_last(entry):
    """A range that ends one value early shows nothing else: no sentence is wrong."""
    found = {
        choice.label: (choice.captions[0], choice.captions[-1], len(choice.values))
        for choice in entry.fresh.choices()
    }
    assert found == entry.ranges
    assert all(label.strip() for label in found)
    for choice in entry.fresh.choices():
        assert len(set(choice.captions)) == len(choice.captions)


def test_the_sentence_of_every_state_tells_the_numbers(entry):
    explorer = entry.fresh
    choices = explorer.choices()
    pairs = (zip(choice.captions, choice.values, strict=True) for choice in choices)
    for state in itertools.product(*pairs):
        shown, values = zip(*state, strict=True)
        sentence = explorer.move(**dict(zip(explorer.controls, values, strict=True)))
        assert entry.tells(shown, sentence), (shown, sentence)
        assert "\n" not in sentence
        assert len(sentence) <= 140


def test_each_control_moves_sentence_and_picture_and_brings_them_back(entry):
    explorer = entry.fresh
    first = explorer.sentence, picture(explorer)
    for control in explorer.controls.values():
        start, values, seen = control.value, [value for _, value in control.options], set()
        for value in values:
            control.value = value
            seen.add(explorer.sentence)
            shown = [choice.captions[choice.place] for choice in explorer.choices()]
            assert entry.tells(shown, explorer.sentence), (shown, explorer.sentence)
            if value in (values[0], values[-1]):
                assert (picture(explorer) == first[1]) == (value == start)
        assert len(seen) == len(values)
        control.value = start
        assert (explorer.sentence, picture(explorer)) == first


def test_a_picture_has_the_units_of_its_sentence_and_each_axis_of_a_loss_has_one(entry):
    explorer = entry.fresh
    said = UNITS & set(re.findall(r"\w+", explorer.sentence))
    for shape, stage in explorer.stages.items():
        words = [text.get_text() for text in stage.figure.findobj(Text) if text.get_visible()]
        units = UNITS & set(re.findall(r"\w+", " ".join(words)))
        assert units <= said, (shape, words)
        for word in words:
            if re.search(r"\b(loss|price|cost) in ", word) and "slope" not in word:
                assert re.search(r"in (nats|bits)", word), (shape, word)
