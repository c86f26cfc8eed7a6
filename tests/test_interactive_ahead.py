"""What the kernel draws before anybody asked for it, and when it does not."""

import asyncio
from types import SimpleNamespace

import pytest
from IPython.core.events import EventManager, available_events
from support.front_end import FrontEnd
from support.small_explorers import dot_explorer, drawn, height

from helpers.interactive import live, slider

SOON = 0.2  # seconds; an idle kernel sends the next state of a dot well before


def watched(explorer, then=lambda front: None, patience=SOON):
    """A front end whose explorer is on the screen of an idle kernel, until nothing more comes."""

    async def look():
        front, states = FrontEnd(explorer), 0
        front.sent()
        front.say(watched=True)
        then(front)
        while states != (states := len(front.states)):
            await asyncio.sleep(patience)
        front.say(watched=False)
        return front

    return asyncio.run(look())


def test_an_explorer_on_the_screen_has_all_of_its_states_sent_nearest_first():
    explorer = dot_explorer(x=slider("Place", range(6), 2, form="{:d}"), high=height())
    shown = explorer.image, explorer.sentence, explorer.values
    front = watched(explorer)
    assert not any("asked" in news for news in front.news)  # else it would be shown
    sent = sum(front.sent(), [])
    assert sent[:5] == ["x = 3, low", "x = 1, low", "x = 2, high", "x = 4, low", "x = 0, low"]
    assert len(sent) == len(set(sent)) == 11  # all but the one that was there
    for x in range(6):
        for number, high in enumerate([True, False]):
            assert front.shown(x, number) == drawn(explorer, x=x, high=high)
    assert (explorer.image, explorer.sentence, explorer.values) == shown
    front.move(5, 0)  # needs the kernel no more
    assert front.sent() == []


def test_nobody_looks_and_nothing_is_drawn_ahead():
    explorer = dot_explorer()
    front = watched(explorer, then=lambda front: front.say(watched=False))
    assert front.sent() == []


def test_a_move_comes_before_what_nobody_asked_for():
    explorer = dot_explorer(x=slider("Place", range(6), 0, form="{:d}"))
    front = watched(explorer, then=lambda front: front.move(3))
    sent = sum(front.sent(), [])
    assert sent[:3] == ["x = 3, low", "x = 4, low", "x = 2, low"]  # and then what is near to that
    assert len(sent) == 5


def test_the_kernel_sees_to_its_other_work_between_states(monkeypatch):
    monkeypatch.setattr(live, "SLICE", 0)
    seen = set()

    def work(front):
        seen.add(len(front.news))
        asyncio.get_running_loop().call_soon(work, front)

    watched(dot_explorer(x=slider("Place", range(6), 0)), then=work)
    assert seen == set(range(6))


def test_what_takes_several_turns_of_the_loop_waits_for_one_slice_at_most(monkeypatch):
    """Such as the request of a cell: else a slice would be drawn between any two of its turns."""
    monkeypatch.setattr(live, "SLICE", 0)
    waited = []

    async def ask(front):
        for _ in range(5):
            await asyncio.sleep(0)
        before = len(front.news)
        for _ in range(20):
            await asyncio.sleep(0)
        waited.append(len(front.news) - before)

    def work(front):
        for delay in range(1, 10):
            asyncio.get_running_loop().call_later(
                delay / 50, lambda: asyncio.ensure_future(ask(front))
            )

    watched(dot_explorer(x=slider("Place", range(200), 0)), then=work)
    assert waited
    assert max(waited) <= 1


def test_a_move_ends_what_was_being_drawn_ahead(monkeypatch):
    monkeypatch.setattr(live, "SLICE", 0)

    def move_away(front):
        if len(front.news) == 2:
            front.move(0)
        else:
            asyncio.get_running_loop().call_soon(move_away, front)

    explorer = dot_explorer(x=slider("Place", range(-40, 1), 0))
    sent = sum(watched(explorer, then=move_away).sent(), [])
    assert sent[:5] == [f"x = {x}, low" for x in (-1, -2, -40, -39, -38)]
    assert len(sent) == len(set(sent)) == 40


def test_what_moves_late_ahead_leaves_the_shown_picture_whole():
    explorer = dot_explorer()
    front = watched(explorer)
    starting = [news for news in front.news if "stage" in news]
    assert [[sentence for _, sentence, *_ in news["states"]] for news in starting] == [
        ["x = 2, low", "x = 6, low"]
    ]
    assert front.shown() == drawn(explorer, x=2)
    assert len(front.states) == 11


def test_the_artists_rest_at_what_is_shown():
    explorer = dot_explorer()
    watched(explorer)
    assert explorer.figure.axes[0].lines[0].get_xydata().tolist() == [[2, 5]]


def test_a_slow_figure_is_drawn_only_when_asked(monkeypatch):
    monkeypatch.setattr(live, "SLOW", 0)
    explorer = dot_explorer()
    front = watched(explorer, then=lambda front: front.move(3))
    assert front.sent() == [["x = 3, low"]]


@pytest.mark.parametrize("part", ["update", "sentence", "drawing"])
def test_a_state_that_cannot_be_drawn_is_told_at_the_move_and_not_before(part):
    explorer = dot_explorer(fails=part)
    front = watched(explorer)
    assert len(front.states) == 10
    assert not explorer.failed
    explorer.controls["x"].value = 4
    assert explorer.failed
    assert front.shown() == (explorer.sentence, None)


@pytest.mark.parametrize("event", ["pre_run_cell", "post_run_cell"])
def test_the_kernel_rests_after_a_cell(event, monkeypatch):
    """During Run All the next cell follows at once, and must not wait for pictures."""
    shell = SimpleNamespace()
    shell.events = EventManager(shell, available_events)
    monkeypatch.setattr(live, "get_ipython", lambda: shell)
    monkeypatch.setattr(live, "REST", 3 * SOON)
    monkeypatch.setattr(live, "_last_cell", 0)

    def run_cell(_):
        shell.events.trigger(event, None)

    assert watched(dot_explorer(), then=run_cell).sent() == []
    assert len(watched(dot_explorer(), then=run_cell, patience=4 * SOON).states) == 11
