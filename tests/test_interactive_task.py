"""A task: asked above the explorer, done in some states, and what is hidden until then."""

import re

from support.front_end import FrontEnd
from support.small_explorers import dot_explorer, new_figure, place

from helpers.interactive import Explorer, Handle, Task


def asking(**options):
    """A dot, a ring that stands still and one that moves, both hidden until x = 7."""
    figure, ax = new_figure(height=200)
    ax.set(xlim=(-1, 11), ylim=(0, 10))
    (dot,) = ax.plot([], [], "o")
    (ring,) = ax.plot([7], [5], "s")
    word = ax.text(0, 1, "")

    def update(x):
        dot.set_data([x], [5])
        word.set_text(f"{7 - x} too low")
        return dot, word

    task = Task("Find the ring", lambda x: x == 7, "It was at <7>", hidden=[ring, word])
    options = {"x": place(), "task": task, "handles": [Handle("x", dot, "x")]} | options
    return Explorer(figure, update, lambda x: f"x = {x}", **options)


def test_the_task_stands_above_the_controls_and_says_nothing_of_what_is_found():
    html = asking().to_html()
    whole = html[html.index('<div class="explorer">') :]
    assert whole.index("explorer-task") < whole.index("explorer-control")
    assert "<span>Find the ring</span>" in whole
    assert (
        '<span class="explorer-found" role="status" data-found="✓ It was at &lt;7&gt;"></span>'
        in whole
    )


def test_what_is_hidden_is_a_layer_of_its_own_in_every_state():
    explorer = asking()
    assert explorer.stages["wide"].hidden_until_done() == [0, 2]  # as they are stacked
    shown = re.findall(r'<g class="layer( hidden-until-done)?">', explorer.draw(x=3)[0])
    assert shown == [" hidden-until-done", "", " hidden-until-done"]


def test_the_stored_picture_shows_what_was_hidden_once_the_task_is_done():
    explorer, other = asking(), asking(task=None)
    explorer.controls["x"].value = other.controls["x"].value = 6
    assert not explorer.done
    assert explorer.image != other.image
    explorer.controls["x"].value = other.controls["x"].value = 7
    assert explorer.done
    assert explorer.image == other.image
    explorer.controls["x"].value = other.controls["x"].value = 3
    assert explorer.done  # once for all
    assert explorer.image == other.image


def test_the_front_end_is_told_of_each_state_whether_it_does_the_task():
    front = FrontEnd(asking())
    for x in (6, 7, 8):
        front.move(x)
    told = dict(sorted((number, done) for (_, number), done in front.done.items()))
    assert told == {2: False, 6: False, 7: True, 8: False}
    assert front.shapes["wide"]["hiddenUntilDone"] == [0, 2]


def test_an_explorer_without_a_task_is_never_done():
    explorer = dot_explorer()
    explorer.controls["x"].value = 7
    assert not explorer.done
    assert "explorer-task" not in explorer.to_html().split("</style>")[-1].split("<script")[0]
