"""The pictures of lesson 08: three labels by sigmoids or by a softmax."""

from itertools import pairwise

import numpy as np
import pytest
from explorers.table import BY_NAME
from matplotlib.colors import to_hex
from support import read
from support.pictures import states_of
from support.static_pictures import PHOTOS

from helpers import losses
from helpers.figures import style

NAMES, TRUTH = ["beach", "dog", "sunset"], [1, 0, 1]


@pytest.fixture(scope="module")
def explorer():
    return BY_NAME["label_losses"].fresh


def outputs(how, *z):
    return losses.sigmoid(np.array(z)) if how == "sigmoids" else np.exp(z) / np.sum(np.exp(z))


def prices(how, *z):
    return losses.binary_cross_entropy(TRUTH, outputs(how, *z), reduction="none")


STATES = [
    ("sigmoids", -4, 1, 2),
    ("softmax", 2, 0, 1),
    ("softmax", -4, 4, -4),
    ("sigmoids", 0, 0, 4),
]


@pytest.mark.parametrize(("how", *NAMES), STATES)
def test_each_row_has_its_name_and_colour_and_shows_its_output_and_its_price(
    explorer, how, beach, dog, sunset
):
    z = beach, dog, sunset
    y_prob, each = outputs(how, *z), prices(how, *z)
    drawn = read.shapes(explorer, how=how, **dict(zip(NAMES, z, strict=True)))
    for stage, (faders, paid) in zip(explorer.stages.values(), drawn, strict=True):
        moving = [layer.artist for layer in stage.layers]
        filled = [bar for bar in faders.patches if bar in moving]
        assert [handle.control for handle in stage.handles] == NAMES
        assert [handle.artist for handle in stage.handles] == [*faders.lines]
        texts = [*faders.texts, *paid.texts]
        for row, (name, y) in enumerate(zip(NAMES, TRUTH, strict=True)):
            assert filled[row].get_width() == pytest.approx(y_prob[row])
            assert paid.patches[row].get_width() == pytest.approx(each[row])
            assert faders.lines[row].get_xydata().tolist() == [[pytest.approx(y_prob[row]), row]]
            assert paid.patches[row].get_y() + paid.patches[row].get_height() / 2 == row
            near = {t.get_text() for t in texts if abs(t.get_position()[1] - row) < 0.4}
            truth = f"y = {y}, z = {z[row]}".replace("-", "−")
            assert {name, truth, f"{y_prob[row]:.3f}", f"{each[row]:.3f}"} <= near
            assert read.ink(paid.patches[row]) == (style.BLUE if y else style.ORANGE)
            hatches = [bool(bars[row].get_hatch()) for bars in (filled, paid.patches)]
            assert hatches == [y == 0] * 2
        shown = {text.get_text() for text in texts}
        assert {f"add up to {sum(y_prob):.2f}", f"mean {each.mean():.3f}"} <= shown


def test_rivals_sink_in_a_softmax_and_stay_where_they_are_beside_sigmoids(explorer):
    def fills(how, dog):
        [dots, _], *_ = read.shapes(explorer, how=how, beach=1, dog=dog, sunset=0)
        return read.dots(dots)[:, 0]

    for how, sunk in (("softmax", True), ("sigmoids", False)):
        for before, after in pairwise(fills(how, dog) for dog in (-4, -1, 0, 2, 4)):
            assert after[1] > before[1]
            assert np.all(after[[0, 2]] < before[[0, 2]]) == sunk
            assert np.all(after[[0, 2]] == before[[0, 2]]) == (not sunk)


def test_only_sigmoids_that_are_sure_of_all_three_do_the_task(explorer):
    sure = {"how": "sigmoids", "beach": 4, "dog": -4, "sunset": 4}
    assert read.done(explorer) == [sure]
    assert max(prices(*sure.values())) < 0.1
    softmax = (state.values() for state in states_of(explorer) if state["how"] == "softmax")
    assert min(max(prices(*state)) for state in softmax) > 0.69


def test_sigmoids_beside_softmax(axes_of):
    [ax] = axes_of("draw_sigmoids_beside_softmax")
    tall = ax.yaxis_inverted()
    read.assert_axes(ax, "prediction ŷ", "sigmoid")
    labels, places = (
        (ax.get_yticklabels(), ax.get_yticks()) if tall else (ax.get_xticklabels(), ax.get_xticks())
    )
    assert [label.get_text() for label in labels] == NAMES * 3
    for words, how, side in (("sigmoid", "sigmoids", -1), ("softmax", "softmax", 1)):
        [name] = [text for text in ax.texts if text.get_text().startswith(words)]
        bars = [
            bar for bar in ax.patches if to_hex(bar.get_facecolor()) == to_hex(name.get_color())
        ]
        assert {bar.get_hatch() for bar in bars} == {"//" if words == "softmax" else None}
        length, start, thick = ("width", "y", "height") if tall else ("height", "x", "width")
        worth = [outputs(how, *z) for z in PHOTOS.values()]
        assert [getattr(bar, f"get_{length}")() for bar in bars] == pytest.approx(np.ravel(worth))
        for bar, place in zip(bars, places, strict=True):
            middle = getattr(bar, f"get_{start}")() + getattr(bar, f"get_{thick}")() / 2
            assert np.sign(middle - place) == side
    for photo, row in zip(PHOTOS, np.reshape(places, (3, 3)), strict=True):
        place = [text for text in ax.texts if text.get_text() == photo][0].get_position()
        assert -1 < row[0] - place[1] < 1 if tall else place[0] == pytest.approx(row[1])
