"""An explorer in a notebook: what the kernel sends to a front end, and when."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.front_end import FrontEnd
from support.small_explorers import dot_explorer, drawn, elements, height, place

from helpers import explorers

# What is sent


def test_a_front_end_opens_with_the_state_that_is_shown():
    explorer = dot_explorer(x=place(), high=height())
    explorer.controls["x"].value = 3
    front = FrontEnd(explorer)
    assert front.live.places == [3, 1]
    assert front.shown() == drawn(explorer, x=3, high=False)
    assert [control["captions"] for control in front.live.definition["controls"]] == [
        [str(x) for x in range(11)],
        ["high", "low"],
    ]
    assert 'value="3"' in front.live.markup


def test_every_explorer_has_a_key_of_its_own():
    one, other = FrontEnd(dot_explorer()), FrontEnd(dot_explorer())
    assert one.live.key != other.live.key


def test_picture_and_sentence_travel_in_one_message_and_only_once():
    explorer = dot_explorer()
    front = FrontEnd(explorer)
    assert front.sent() == [["x = 2, low"]]
    explorer.controls["x"].value = 3
    assert front.shown() == drawn(explorer, x=3)
    assert [news["asked"] for news in front.news] == [3]
    assert front.sent() == [["x = 3, low"]]
    explorer.controls["x"].value = 2
    assert front.live.places == [2]
    assert front.shown() == drawn(explorer, x=2)
    assert front.sent() == []


def test_a_look_that_is_there_is_not_sent_again():
    explorer = dot_explorer(x=place(), high=height())
    front = FrontEnd(explorer)
    explorer.controls["high"].value = True
    *_, news = front.news
    assert [layer for layer, _, _ in news["variants"]] == [1]  # the dot, not the words
    assert news["defs"] == ""
    assert "stage" not in news
    assert front.shown() == drawn(explorer, x=2, high=True)


def test_a_front_end_that_opens_gets_it_all_again():
    explorer = dot_explorer()
    front = FrontEnd(explorer)
    explorer.controls["x"].value = 3
    front.open()
    assert front.sent() == [["x = 3, low"]]
    assert front.shown() == drawn(explorer, x=3)


def test_a_tall_shape_is_sent_when_it_is_asked_for():
    explorer = dot_explorer(tall=True)
    front = FrontEnd(explorer)
    assert front.live.definition["tall"]
    assert set(front.shapes) == {"wide"}
    front.say(shape="tall")
    explorer.controls["x"].value = 7
    stage = explorer.stages["tall"]
    sentence, picture = front.shown(shape="tall")
    assert sentence == "x = 7, low"
    assert picture == elements(stage.background, *(layer.variants[-1] for layer in stage.layers))
    assert front.shapes["tall"]["size"] == stage.size == [257.76, 331.2]
    assert front.shapes["tall"]["handles"] == stage.describe_handles(explorer.choices())
    front.say(shape="wide")  # back again: what is there need not come again
    assert front.sent()[-1] == ["x = 7, low"]
    assert front.shown() == drawn(explorer, x=7)


def test_a_layer_that_appears_late_starts_the_shape_anew():
    explorer = dot_explorer()
    front = FrontEnd(explorer)
    assert front.shapes["wide"]["layers"] == 2
    explorer.controls["x"].value = 9
    assert front.shapes["wide"]["layers"] == 3
    assert front.shown() == drawn(explorer, x=9)
    explorer.controls["x"].value = 2  # drawn before without the square
    assert front.shown() == drawn(explorer, x=2)


# What goes wrong


@pytest.mark.parametrize("part", ["update", "sentence", "drawing"])
def test_an_error_is_told_and_the_old_picture_kept(part):
    explorer = dot_explorer(fails=part)
    front, image = FrontEnd(explorer), explorer.image
    front.sent()
    explorer.controls["x"].value = 4
    told, picture = front.shown()
    assert "could not be drawn – ValueError" in told
    assert (told, picture) == (explorer.sentence, None)
    assert front.sent() == [[told]]
    assert front.shown(2) == drawn(explorer, x=2)
    assert explorer.image == image
    explorer.controls["x"].value = 5
    assert front.shown() == drawn(explorer, x=5)
    assert not explorer.failed


def test_a_front_end_that_opens_after_an_error_is_told_too():
    explorer = dot_explorer(fails="update", tall=True)
    front = FrontEnd(explorer)
    explorer.controls["x"].value = 4
    front.open()
    front.say(shape="tall")
    assert front.shown() == (explorer.sentence, None)
    front.move(5)
    assert front.shown(shape="tall")[0] == "x = 5, low"


# Two threads


def test_two_threads_never_draw_into_one_picture():
    """JupyterLab hands a move and the first look ahead to different threads of the kernel."""
    explorer = explorers.label_cases()
    states = [{"y": 1, "y_prob": 0.9}, {"y": 0, "y_prob": 0.2}]
    right = [drawn(explorer, **state) for state in states]
    unhurried, often = sys.getswitchinterval(), 1e-5
    sys.setswitchinterval(often)
    try:
        with ThreadPoolExecutor(2) as threads:
            found = list(threads.map(lambda state: drawn(explorer, **state), 20 * states))
    finally:
        sys.setswitchinterval(unhurried)
    assert found == 20 * right
