"""The explorer of several labels: every state's numbers, bars and texts held to `losses`."""

import itertools
import re

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from small_explorers import picture

from helpers import explorers, figures, losses
from helpers.interactive.handles import HALO

NAMES = ["beach", "dog", "sunset"]
NUMBER = r"(\d+\.\d+)"
SENTENCE = re.compile(
    rf"Losses {NUMBER} \+ {NUMBER} \+ {NUMBER} = {NUMBER}, mean {NUMBER} nats; "
    rf"the three ŷ add up to {NUMBER}"
)


@pytest.fixture(scope="module")
def explorer():
    return explorers.label_losses()


def options(explorer, name):
    return [value for _, value in explorer.controls[name].options]


def told(sentence):
    return [float(number) for number in SENTENCE.fullmatch(sentence).groups()]


def worth(y_true, y_prob):
    """What the sentence must tell, from the logarithm itself."""
    each = [-np.log(p if y else 1 - p) for y, p in zip(y_true, y_prob, strict=True)]
    return [*each, sum(each), sum(each) / len(each), sum(y_prob)]


def values(y_true, y_prob):
    pairs = zip(NAMES, y_true, y_prob, strict=True)
    return {key: v for name, y, p in pairs for key, v in ((name, y), (f"{name}_prob", p))}


def some_states(explorer):
    """Every label with both truths and every output, while the other two stand elsewhere."""
    outputs = options(explorer, "beach_prob")
    for place, truth, output in itertools.product(range(3), (0, 1), outputs):
        y_true, y_prob = [1, 0, 1], [0.99, 0.5, 0.1]
        y_true[place], y_prob[place] = truth, output
        yield y_true, y_prob


def parts(stage):
    """(texts beside the names, bars, texts at the bars), each from top to bottom."""
    texts = [text for ax in stage.figure.axes for text in ax.texts][len(NAMES) :]
    return texts[:4], stage.figure.axes[-1].patches, texts[4:]


def both_shapes(explorer):
    """Some states, with the parts of the wide and of the tall picture in each."""
    for y_true, y_prob in some_states(explorer):
        explorer.move(**values(y_true, y_prob))
        assert list(explorer.stages) == ["wide", "tall"]
        yield from ((y_true, y_prob, *parts(stage)) for stage in explorer.stages.values())


def test_the_controls_offer_both_truths_and_the_same_outputs(explorer):
    for name in NAMES:
        assert options(explorer, name) == [0, 1]
        outputs = options(explorer, f"{name}_prob")
        assert outputs == options(explorer, "beach_prob") == sorted(outputs)
        assert {0.01, 0.5, 0.99} <= set(outputs)
        assert outputs == pytest.approx([1 - p for p in reversed(outputs)])  # both labels alike


def test_a_page_can_hold_all_states(explorer):
    counts = [len(control.options) for control in explorer.controls.values()]
    assert np.prod(counts) <= 1000


def test_every_move_of_every_control_says_the_numbers_of_losses(explorer):
    pictures, states = set(), list(some_states(explorer))
    for y_true, y_prob in states:
        for name, value in values(y_true, y_prob).items():
            explorer.controls[name].value = value
        assert explorer.values == values(y_true, y_prob)
        assert told(explorer.sentence) == pytest.approx(worth(y_true, y_prob), abs=5.1e-4)
        mean = losses.binary_cross_entropy(y_true, y_prob)
        assert told(explorer.sentence)[4] == pytest.approx(mean, abs=5.1e-4)
        pictures.add(picture(explorer))
    assert len(pictures) == len({(tuple(y), tuple(p)) for y, p in states})


def test_the_sentence_stays_on_one_line_of_a_slide(explorer):
    for y_true, y_prob in some_states(explorer):
        sentence = explorer.move(**values(y_true, y_prob))
        assert len(sentence) <= 88


def test_the_bars_are_as_long_as_the_losses_and_look_like_their_labels(explorer):
    for y_true, y_prob, _, bars, _ in both_shapes(explorer):
        lengths = [bar.get_width() for bar in bars]
        assert lengths == pytest.approx([*worth(y_true, y_prob)[:3], worth(y_true, y_prob)[4]])
        assert [bool(bar.get_hatch()) for bar in bars[:3]] == [y == 0 for y in y_true]
        for bar, y in zip(bars, y_true, strict=False):
            assert bar.get_facecolor()[:3] == to_rgb(figures.BLUE if y else figures.ORANGE)


def test_the_rows_tell_label_output_and_loss(explorer):
    for y_true, y_prob, cells, bars, prices in both_shapes(explorer):
        rows = [f"y = {y}   ŷ = {p:.2f}" for y, p in zip(y_true, y_prob, strict=True)]
        assert [cell.get_text() for cell in cells] == [*rows, f"ŷ add up to {sum(y_prob):.2f}"]
        *each, _, mean, _ = worth(y_true, y_prob)
        said = [price.get_text() for price in prices]
        assert said == [*(f"{loss:.3f}" for loss in each), f"mean {mean:.3f}"]
        for bar, price in zip(bars, prices, strict=True):
            assert price.get_position()[0] > bar.get_width()
            assert price.get_position()[1] == pytest.approx(bar.get_y() + bar.get_height() / 2)


def test_all_that_moves_is_drawn_anew(explorer):
    for stage in explorer.stages.values():
        moving = {layer.artist for layer in stage.layers}
        assert moving == {artist for part in parts(stage) for artist in part}


def test_the_names_of_the_tall_picture_stand_above_their_bars(explorer):
    (ax,) = explorer.stages["tall"].figure.axes
    cells, bars, _ = parts(explorer.stages["tall"])
    assert [name.get_text() for name in ax.texts[: len(NAMES)]] == NAMES
    for texts in (ax.texts[: len(NAMES)], cells):
        for text, bar in zip(texts, bars, strict=False):
            assert text.get_window_extent().y0 > bar.get_window_extent().y1


def test_no_number_of_the_tall_picture_stands_in_a_halo(explorer):
    stage = explorer.stages["tall"]
    for y_true, y_prob in some_states(explorer):
        explorer.move(**values(y_true, y_prob))
        for handle, price in zip(stage.handles, parts(stage)[2], strict=False):
            assert price.get_window_extent().x0 > handle.point()[0] + HALO


def test_one_output_leaves_the_other_labels_alone(explorer):
    before = told(explorer.move(**values([1, 0, 1], [0.9, 0.1, 0.5])))
    after = told(explorer.move(**values([1, 0, 1], [0.9, 0.99, 0.5])))
    assert [before[0], before[2]] == [after[0], after[2]]
    assert after[1] > before[1]


def test_no_text_leaves_the_picture_or_touches_another(explorer):
    for y_true in ([0, 0, 0], [1, 1, 1]):
        for output in options(explorer, "beach_prob"):
            explorer.move(**values(y_true, [output] * 3))
            for stage in explorer.stages.values():
                axes, edge = stage.figure.axes, stage.figure.bbox
                texts = [text for ax in axes for text in (*ax.texts, ax.xaxis.label)]
                boxes = [text.get_window_extent() for text in texts if text.get_text()]
                assert all(b.x0 >= 0 and b.x1 <= edge.x1 for b in boxes)
                assert all(b.y0 >= 0 and b.y1 <= edge.y1 for b in boxes)
                overlaps = [a.overlaps(b) for a, b in itertools.combinations(boxes, 2)]
                assert not any(overlaps)


def test_the_start_is_the_photo_of_the_lesson(explorer):
    first = explorers.label_losses()
    assert told(first.sentence) == pytest.approx([0.105, 0.105, 0.693, 0.904, 0.301, 1.5])
