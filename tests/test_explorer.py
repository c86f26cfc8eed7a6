"""The class Explorer with a small figure of its own, then the promise that every explorer of the
catalogue must keep: the quick picture of a move is the picture that a full redraw would give.
"""

import asyncio
import io
import logging
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from matplotlib import pyplot as plt
from PIL import Image

from helpers import explorers, figures
from helpers.explorer import Explorer, slider, switch

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def small(update=None, sentence=None, **controls):
    """A dot at (x, 5), and a square above it that moves only from x = 6 on."""
    figure, ax = figures.new_figure(height=2)
    ax.set(xlim=(-1, 11), ylim=(0, 10))
    (dot,) = ax.plot([], [], "o", zorder=5)
    (square,) = ax.plot([0], [8], "s", zorder=5)

    def move(x, high=False):
        dot.set_data([x], [5 + 2 * high])
        if x < 6:
            return (dot,)
        square.set_data([x], [8])
        return dot, square

    def say(x, high=False):
        return f"x = {x}, {'high' if high else 'low'}"

    controls = controls or {"x": slider("Place", range(11), 2, form="{:d}")}
    return Explorer(figure, update or move, sentence or say, **controls)


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def redrawn(explorer):
    """What a full redraw gives: everything afresh, what moves on top, as the class promises."""
    explorer.figure.canvas.draw()
    for artist in sorted(explorer._moving, key=lambda artist: artist.zorder):
        explorer.figure.draw_artist(artist)
    return np.asarray(explorer.figure.canvas.buffer_rgba())[..., :3].astype(int)


def plainly_redrawn(explorer):
    """What matplotlib draws when nothing is told to be animated."""
    for artist in explorer._moving:
        artist.set_animated(False)
    explorer.figure.canvas.draw()
    picture = np.asarray(explorer.figure.canvas.buffer_rgba())[..., :3].astype(int)
    for artist in explorer._moving:
        artist.set_animated(True)
    return picture


# --- Values, picture and sentence ---------------------------------------------------------------


def test_an_explorer_without_a_control_is_refused():
    figure, _ = figures.new_figure()
    with pytest.raises(ValueError, match="at least one control"):
        Explorer(figure, lambda: (), lambda: "nothing moves")


def test_it_starts_with_the_values_of_its_controls():
    place = slider("Place", range(11), 2, form="{:d}")
    height = switch("Height", {"high": True, "low": False}, False)
    explorer = small(x=place, high=height)
    assert explorer.controls == {"x": place, "high": height}
    assert explorer.values == {"x": 2, "high": False}
    assert explorer.sentence == "x = 2, low"


def test_each_control_moves_the_sentence_and_the_picture():
    height = switch("Height", {"high": True, "low": False}, False)
    explorer = small(x=slider("Place", range(11), 2, form="{:d}"), high=height)
    seen = [explorer.image]
    explorer.controls["x"].value = 3
    assert (explorer.values["x"], explorer.sentence) == (3, "x = 3, low")
    seen.append(explorer.image)
    explorer.controls["high"].value = True
    assert (explorer.values["high"], explorer.sentence) == (True, "x = 3, high")
    seen.append(explorer.image)
    assert len(set(seen)) == 3
    explorer.controls["x"].value, explorer.controls["high"].value = 2, False
    assert explorer.image == seen[0]


def test_the_image_is_a_png_of_the_size_of_the_figure():
    explorer = small()
    picture = Image.open(io.BytesIO(explorer.image))
    assert (picture.format, picture.size) == ("PNG", (900, 200))
    assert explorer._screen.size == [900, 200]


def test_the_picture_shows_the_dot_where_the_control_says():
    explorer = small()
    explorer.controls["x"].value = 4
    axes = explorer.figure.axes[0]
    across, up = axes.transData.transform((4, 5))
    spot = pixels(explorer.image)[200 - round(up), round(across)]
    assert spot.tolist() == [0x00, 0x72, 0xB2]


def test_two_explorers_of_one_kind_do_not_move_each_other():
    one, other = small(), small()
    before = other.image, other.sentence, other.values
    one.controls["x"].value = 9
    assert (other.image, other.sentence, other.values) == before


def test_picture_and_sentence_travel_in_one_message(monkeypatch):
    explorer, sent = small(), []
    monkeypatch.setattr(
        type(explorer._screen),
        "send_state",
        lambda screen, key=None: sent.append({key} if isinstance(key, str) else set(key or ())),
    )
    explorer.controls["x"].value = 3
    assert [message for message in sent if message] == [{"place", "picture", "sentence"}]


def test_the_stored_output_holds_widget_picture_and_sentence():
    explorer = small()
    explorer.controls["x"].value = 7
    bundle = explorer._repr_mimebundle_()
    assert set(bundle) == {WIDGET_VIEW, "image/png", "text/plain"}
    assert bundle["image/png"] == explorer.image
    assert bundle["text/plain"] == explorer.sentence == "x = 7, low"
    assert bundle[WIDGET_VIEW]["model_id"] == explorer._view.model_id


# --- draw ---------------------------------------------------------------------------------------


def test_draw_returns_another_state_and_leaves_the_view_alone():
    explorer = small()
    before = explorer.image, explorer.sentence, explorer.values
    picture, sentence = explorer.draw(x=9)
    assert sentence == "x = 9, low"
    assert picture != explorer.image
    assert (explorer.image, explorer.sentence, explorer.values) == before
    assert explorer.draw(x=2)[1] == before[1]


def test_the_same_state_gives_the_same_picture_whatever_came_before():
    explorer = small()
    for x in (8, 3, 7):
        explorer.draw(x=x)
    assert small().draw(x=7)[0] == explorer.draw(x=7)[0]


def test_an_artist_that_moves_for_the_first_time_later_leaves_no_copy_behind():
    explorer = small()
    assert np.array_equal(pixels(explorer.draw(x=9)[0]), plainly_redrawn(explorer))
    assert np.array_equal(pixels(explorer.draw(x=7)[0]), plainly_redrawn(explorer))
    # Back below 6 `update` no longer names the square: it must stay where it is.
    assert np.array_equal(pixels(explorer.draw(x=1)[0]), plainly_redrawn(explorer))


def test_what_moves_in_front_is_drawn_in_front():
    figure, ax = figures.new_figure(height=2)
    ax.set(xlim=(0, 10), ylim=(0, 10))
    (front,) = ax.plot([], [], "o", color="red", markersize=30, zorder=8)
    (back,) = ax.plot([], [], "o", color="black", markersize=40, zorder=6)

    def update(x):
        for dot in (front, back):
            dot.set_data([x], [5])
        return front, back

    explorer = Explorer(figure, update, "x = {x}".format, x=slider("x", range(11), 5, form="{:d}"))
    assert np.array_equal(pixels(explorer.image), plainly_redrawn(explorer))


# --- What goes wrong is said ----------------------------------------------------------------------


def failing(where, error):
    """A small explorer whose `update` or `sentence` raises at x = 4."""
    good = small()

    def fail(x):
        if x == 4:
            raise error
        return getattr(good, "_update" if where == "update" else "_describe")(x=x)

    parts = {"update": good._update, "sentence": good._describe} | {where: fail}
    control = slider("Place", range(11), 2, form="{:d}")
    return Explorer(good.figure, parts["update"], parts["sentence"], x=control)


@pytest.mark.parametrize("where", ["update", "sentence"])
def test_an_error_is_told_logged_and_forgotten_at_the_next_move(where, caplog):
    explorer = failing(where, ValueError("no such\n  place"))
    picture = explorer.image
    with caplog.at_level(logging.ERROR, logger="helpers.explorer"):
        explorer.controls["x"].value = 4
    assert "could not be drawn – ValueError: no such place." in explorer.sentence
    assert "\n" not in explorer.sentence
    assert explorer._screen.failed
    assert explorer.image == picture
    (record,) = caplog.records
    assert "{'x': 4}" in record.getMessage()
    assert "no such" in str(record.exc_info[1])

    explorer.controls["x"].value = 5
    assert explorer.sentence == "x = 5, low"
    assert not explorer._screen.failed
    assert np.array_equal(pixels(explorer.image), plainly_redrawn(explorer))


def test_a_message_about_an_error_travels_at_once_and_says_what_to_do(monkeypatch):
    explorer, sent = failing("update", ValueError("no such place")), []
    monkeypatch.setattr(
        type(explorer._screen), "send_state", lambda screen, key=None: sent.append(set(key))
    )
    explorer.controls["x"].value = 4
    assert [message for message in sent if message] == [{"place", "failed", "sentence"}]
    assert explorer.sentence.endswith("Move the control back, or run the cell again.")


def test_a_definition_that_fails_at_once_raises_where_its_author_sees_it():
    def update(x):
        raise KeyError("weight")

    with pytest.raises(KeyError, match="weight"):
        small(update=update)


# --- Controls -----------------------------------------------------------------------------------


def test_a_slider_is_labelled_and_shows_each_value_as_told():
    control = slider("Learning rate", [0.1, 0.25, 1], 0.25, form="η = {:.2f}")
    assert control.description == control.tooltip == "Learning rate"
    assert list(control.options) == [("η = 0.10", 0.1), ("η = 0.25", 0.25), ("η = 1.00", 1)]
    assert (control.value, control.label) == (0.25, "η = 0.25")


def test_a_slider_starts_at_the_nearest_of_its_values():
    assert slider("x", [0.0, 0.1 + 0.2, 1.0], 0.3).value == 0.1 + 0.2


def test_a_switch_is_labelled_and_keeps_the_order_of_its_captions():
    control = switch("Label", {"y = 1": 1, "y = 0": 0}, 0)
    assert control.description == control.tooltip == "Label"
    assert list(control.options) == [("y = 1", 1), ("y = 0", 0)]
    assert (control.value, control.label) == (0, "y = 0")


# --- Every explorer of the catalogue --------------------------------------------------------------


@pytest.fixture(scope="module", params=explorers.__all__)
def explorer(request):
    return getattr(explorers, request.param)()


def states(explorer):
    """The first state, from there each control at both ends, and all of them at their last."""
    first = explorer.values
    ends = {name: (c.options[0][1], c.options[-1][1]) for name, c in explorer.controls.items()}
    yield first
    yield from (first | {name: value} for name in ends for value in ends[name])
    yield {name: last for name, (_, last) in ends.items()}


def test_a_move_gives_the_picture_of_a_full_redraw(explorer):
    """Else something moves that `update` does not return, or the limits of an axis change."""
    for values in states(explorer):
        assert np.array_equal(pixels(explorer.draw(**values)[0]), redrawn(explorer)), values


def test_nothing_that_moves_covers_what_should_stand_in_front(explorer):
    """Thin lines may: a grid line or a spine crosses a bar in one picture and not in the other."""
    *_, last = states(explorer)
    apart = np.abs(pixels(explorer.draw(**last)[0]) - plainly_redrawn(explorer)).max(axis=2)
    assert np.mean(apart > 60) < 0.003


def test_every_sentence_is_one_line_with_a_number(explorer):
    for values in states(explorer):
        _, sentence = explorer.draw(**values)
        assert any(sign.isdigit() for sign in sentence)
        assert "\n" not in sentence


def test_every_control_has_a_label_and_a_caption_for_each_value(explorer):
    for control in explorer.controls.values():
        assert control.description.strip()
        captions = [caption for caption, _ in control.options]
        assert len(set(captions)) == len(captions)


@pytest.mark.usefixtures("explorer")
def test_no_figure_is_left_to_pyplot():
    assert plt.get_fignums() == []


def sent_ahead(explorer, monkeypatch, seconds=0.5):
    """What the page gets when a learner's attention is on `explorer` and the kernel has time."""
    sent = []
    monkeypatch.setattr(
        type(explorer._screen),
        "send_ahead",
        lambda screen, place, picture, sentence: sent.append((place, picture, sentence)),
    )

    async def attention():
        explorer._screen._handle_custom_msg({"look": "ahead"}, [])
        await asyncio.sleep(seconds)

    asyncio.run(attention())
    return sent


def test_the_states_one_step_away_are_sent_ahead_once(monkeypatch):
    height = switch("Height", {"high": True, "low": False}, False)
    explorer = small(x=slider("Place", range(11), 2, form="{:d}"), high=height)
    explorer.controls["x"].value = 3
    shown = explorer.image, explorer.sentence, explorer.values
    sent = sent_ahead(explorer, monkeypatch)
    # x = 2, where it started, is on the page already.
    assert [(place, sentence) for place, _, sentence in sent] == [
        ([4, 1], "x = 4, low"),
        ([3, 0], "x = 3, high"),
    ]
    assert np.array_equal(pixels(explorer.image), redrawn(explorer))  # artists stay, too
    assert sent[0][1] == explorer.draw(x=4, high=False)[0]
    assert (explorer.image, explorer.sentence, explorer.values) == shown
    assert sent_ahead(explorer, monkeypatch) == []


def test_what_is_shown_is_right_after_a_look_ahead(monkeypatch):
    explorer = small()
    sent_ahead(explorer, monkeypatch)
    explorer.controls["x"].value = 7
    assert explorer.sentence == "x = 7, low"
    assert np.array_equal(pixels(explorer.image), plainly_redrawn(explorer))


def test_without_a_page_nothing_is_drawn_ahead():
    explorer = small()

    async def move():
        explorer.controls["x"].value = 3
        await asyncio.sleep(0.2)

    asyncio.run(move())
    assert len(explorer._sent) == 2  # where it started and where it went


def test_a_slow_figure_is_drawn_only_when_asked(monkeypatch):
    explorer = small()
    monkeypatch.setattr("helpers.explorer._SLOW", 0)
    explorer.controls["x"].value = 5
    assert sent_ahead(explorer, monkeypatch) == []


def test_a_state_that_cannot_be_drawn_is_told_at_the_move_and_not_before(monkeypatch, caplog):
    explorer = failing("update", ValueError("no such place"))
    explorer.controls["x"].value = 3
    sent = sent_ahead(explorer, monkeypatch)
    assert sent == []  # x = 2 is on the page already, x = 4 raises
    assert not explorer._screen.failed
    explorer.controls["x"].value = 4
    assert explorer._screen.failed


# --- Two threads --------------------------------------------------------------------------------


def test_two_threads_never_draw_into_one_picture():
    """JupyterLab hands a move and the first look ahead to different threads of the kernel."""
    explorer = explorers.label_cases()
    states = [{"y": 1, "y_prob": 0.9}, {"y": 0, "y_prob": 0.2}]
    right = [explorer.draw(**state) for state in states]
    unhurried, often = sys.getswitchinterval(), 1e-5
    sys.setswitchinterval(often)
    try:
        with ThreadPoolExecutor(2) as threads:
            drawn = list(threads.map(lambda state: explorer.draw(**state), 20 * states))
    finally:
        sys.setswitchinterval(unhurried)
    assert drawn == 20 * right
