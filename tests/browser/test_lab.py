"""What a learner does, end to end: open a lesson, run it, and move its explorers by keyboard."""

from dataclasses import dataclass, field

import lab
import nbformat
import pytest
from catalogue import EXPLORERS, Entry
from on_screen import OnScreen, State, numbers, tells

from helpers import explorers


@dataclass
class Visit:
    """An explorer of the catalogue in its lesson, and what it showed before and after moves."""

    entry: Entry
    on_screen: OnScreen
    stored_well: bool  # whether the lesson showed the picture before it was run
    states: list[State] = field(default_factory=list)

    def tells(self, sentence, shown):
        """Whether the sentence tells what the losses say about what the controls show."""
        return tells(sentence, self.entry.expected(*numbers(" ".join(shown))))

    def move(self, label, keys):
        before = self.on_screen.told()
        self.on_screen.move(label, keys)
        self.states.append(
            self.on_screen.wait_for(
                lambda now: now["shown"] != before["shown"]
                and now["sentence"] != before["sentence"]
                and self.tells(now["sentence"], now["shown"])
            )
        )


@pytest.fixture(scope="module")
def run_lesson(open_notebook):
    """Open a lesson and run all of it, unless it is open already.

    Returns for each of its explorers whether the picture stood there before.
    """
    opened = {}

    def run(lesson):
        if lesson not in opened:
            page = open_notebook(f"{lesson}.ipynb")
            entries = [entry for entry in EXPLORERS if entry.lesson == lesson]
            stored = {e.name: OnScreen(page, e.call).shows_its_picture_alone() for e in entries}
            lab.run_all(page)
            opened.clear()
            opened[lesson] = stored
        return opened[lesson]

    return run


@pytest.fixture(scope="module", params=EXPLORERS, ids=str)
def visit(request, page, run_lesson):
    """Run the lesson and make every move of the entry, one after the other."""
    entry = request.param
    stored_well = run_lesson(entry.lesson)[entry.name]
    visit = Visit(entry, OnScreen(page, entry.call), stored_well)
    visit.on_screen.box.wait_for()
    visit.states.append(visit.on_screen.state())
    for label, keys in entry.moves:
        visit.move(label, keys)
    return visit


def pairs(items):
    return zip(items, items[1:], strict=False)


def test_the_sentence_agrees_with_the_losses(visit):
    for state in visit.states:
        assert not state.failed, state.sentence
        assert visit.tells(state.sentence, state.shown), f"{state.shown}: {state.sentence}"


def test_every_move_changes_control_sentence_and_pixels(visit):
    for (label, _), (before, after) in zip(visit.entry.moves, pairs(visit.states), strict=True):
        assert before.shown != after.shown, f"{label} did not move"
        assert before.sentence != after.sentence, f"{label} left the sentence as it was"
        assert before.pixels != after.pixels, f"{label} left the picture as it was"


def test_the_picture_is_the_drawing_of_its_state(visit):
    """Not of a neighbour drawn ahead, and nothing of that in it."""
    fresh = getattr(explorers, visit.entry.name)(*visit.entry.given())
    for state in visit.states:
        captions = zip(fresh.controls.items(), state.shown, strict=True)
        values = {name: dict(control.options)[caption] for (name, control), caption in captions}
        assert fresh.draw(**values) == (state.picture, state.sentence)


def test_the_sentence_is_announced_where_it_stands(visit):
    # A region that is replaced is not announced.
    assert all(state.same_region for state in visit.states)


def test_the_picture_has_the_sentence_as_its_text(visit):
    assert [state.alt for state in visit.states] == [state.sentence for state in visit.states]


def test_nothing_jumps_in_height(visit):
    assert len({state.height for state in visit.states}) == 1


def test_every_control_has_a_name_and_tells_its_value(visit):
    controls = visit.on_screen.controls()
    for slider in controls["sliders"]:
        assert slider["name"]
        assert slider["value"] == slider["readout"]
    for group in controls["groups"]:
        assert group["role"] == "group"
        assert group["name"]
    for button in controls["buttons"]:
        assert button["pressed"] == str(button["active"]).lower(), button["caption"]


def test_a_projector_shows_controls_sentence_and_picture_together(visit):
    assert not visit.on_screen.cut_off()


def test_a_stored_lesson_shows_the_picture(visit):
    assert visit.stored_well


# Explorers that struggle

STRUGGLING = """
import time

from matplotlib.figure import Figure

from helpers.explorer import Explorer, slider

def explorer(work):
    figure = Figure(figsize=(4, 2))
    (dot,) = figure.subplots().plot([0], [0], "o")
    drawn = []
    def update(n):
        work(n)
        drawn.append(n)
        dot.set_data([n / 60], [0])
        return [dot]
    return Explorer(figure, update, lambda n: f"n = {n}, drawn {len(drawn)} times",
                    n=slider("n", range(60), 0, form="{:d}"))

def slow(n):
    time.sleep(0.2)

def fail(n):
    1 / (n - 2)
"""


@pytest.fixture(scope="module")
def struggling(notebooks, open_notebook):
    cells = [nbformat.v4.new_code_cell(c) for c in (STRUGGLING, "explorer(slow)", "explorer(fail)")]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, notebooks / "struggling.ipynb")
    page = open_notebook("struggling.ipynb")
    lab.run_all(page)
    return page


def test_moves_collapse_while_a_key_is_held_down(struggling):
    on_screen = OnScreen(struggling, "explorer(slow")
    on_screen.tab_to(on_screen.slider("n"))
    for _ in range(30):
        struggling.keyboard.down("ArrowRight")  # the second and later ones count as repeated
    struggling.keyboard.up("ArrowRight")
    state = on_screen.wait_for(lambda now: now["sentence"].startswith("n = 30"))
    n, drawn = numbers(state.sentence)
    assert state.shown == ["30"]
    assert n == 30
    assert 1 < drawn < 15


def test_an_update_that_raises_says_so_and_the_next_move_recovers(struggling):
    on_screen = OnScreen(struggling, "explorer(fail")
    on_screen.move("n", "ArrowRight ArrowRight")
    state = on_screen.wait_for(lambda now: now["failed"])
    assert state.failed
    assert "ZeroDivisionError" in state.sentence
    assert state.same_region
    on_screen.move("n", "ArrowRight")
    state = on_screen.wait_for(lambda now: now["sentence"].startswith("n = 3"))
    assert not state.failed
    assert state.sentence.startswith("n = 3")


def test_the_next_step_is_there_before_the_kernel_is_asked(visit, run_lesson):
    """States one step away are sent ahead: one of a few unhurried steps shows within a frame."""
    run_lesson(visit.entry.lesson)
    assert any(visit.on_screen.shows_within_a_frame(key) for key in 4 * ["ArrowLeft", "ArrowRight"])
