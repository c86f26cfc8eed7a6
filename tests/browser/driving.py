"""Steps that drive an explorer of the table, on a page and in a notebook alike."""

from support.pictures import states_of

LINE = 24  # pixels of a sentence
PLAYED = ["two_valleys", "race", "there_and_back", "training_run", "bug_curves"]
UPRIGHT = ["s_curve", "minus_log", "label_cases", "race"]  # the same axes in either shape


def settled(entry, screen, changed=lambda now: True):
    """The state that is there when the sentence tells what the controls show."""

    def there(now):
        return not now["busy"] and changed(now) and entry.tells(now["shown"], now["sentence"])

    state = screen.wait_for(there)
    assert there(screen.told()), f"{state.shown}: {state.sentence}"
    return state


def assert_drawn(screen, fresh, state):
    """The picture and the sentence are those of a fresh drawing, and the text is the sentence."""
    pieces, sentence = screen.drawn(fresh, state.shown)
    assert state.sentence == sentence
    other = [(one, two) for one, two in zip(state.pieces, pieces, strict=True) if one != two]
    assert not other, f"{sentence}: another picture, first here: {str(other[0])[:500]}"
    assert not screen.missing_references()
    assert state.text == state.sentence
    assert not state.failed
    assert state.same_region  # a region that is replaced is not announced


def do_its_task(entry, screen):
    """The task is ticked once it is done, what was hidden shows, and it stays so."""
    explorer, before = entry.fresh, screen.task()
    assert before["asked"] == explorer.task.text
    assert before["above"]
    assert (before["done"], before["said"]) == (False, "")
    assert set(before["hidden"]) <= {"hidden"}
    opening = explorer.values
    screen.set(explorer, next(v for v in states_of(explorer) if explorer.does(**v)))
    screen.wait_for(lambda _: screen.task()["done"])
    for values in (None, opening):
        if values:
            screen.set(explorer, values)
            settled(entry, screen)
        now = screen.task()
        assert (now["done"], now["said"]) == (True, f"✓ {explorer.task.found}")
        assert set(now["hidden"]) <= {"visible"}
        assert now["height"] == before["height"], "it jumps in height"


def move_all_by_keyboard(entry, screen):
    """Every control reaches both ends; each key changes what is shown, sentence and picture."""
    states = [settled(entry, screen)]
    for place, (label, (first, last, _)) in enumerate(entry.ranges.items()):
        slider, shown = screen.slider(label).count(), states[-1].shown[place]
        ways = [("Home", first), ("End", last)] if slider else [(first, first), (last, last)]
        ways = ways[::-1] if shown == first else ways
        if slider:
            ways.append(("ArrowRight" if shown == first else "ArrowLeft", None))
        for keys, caption in ways:
            before = states[-1]
            if before.shown[place] == caption:
                continue
            screen.move(label, keys)
            state = settled(entry, screen, lambda now, before=before: now["shown"] != before.shown)
            assert state.shown[place] != before.shown[place], f"{label} did not move"
            assert caption in (None, state.shown[place]), f"{label} has another end"
            assert state.sentence != before.sentence, f"{label} left the sentence as it was"
            assert state.pieces != before.pieces, f"{label} left the picture as it was"
            # From end to end a sentence may need a line more; what it has had it keeps.
            room = LINE if slider and caption else 0
            assert 0 <= state.height - before.height <= room, "it jumps in height"
            states.append(state)
    assert_drawn(screen, entry.fresh, states[-1])
    for slider in screen.controls():
        assert slider["name"]
        assert slider["value"] == slider["readout"]


def take(entry, screen, drag):
    """Drag a handle, and see that it shows what it was let go at."""
    screen.drag(screen.grip(drag.handle), screen.spot(entry.fresh, drag.axes, drag.to))
    state = settled(entry, screen)
    assert {place: state.shown[place] for place in drag.shows} == drag.shows
    assert_drawn(screen, entry.fresh, state)


def be_narrow(entry, screen):
    """In a narrow window it shows its tall picture, which can be taken like the wide one."""
    assert screen.wait_for(lambda now: now["shape"] == "tall").shape == "tall"
    assert_drawn(screen, entry.fresh, settled(entry, screen))
    if entry.name in UPRIGHT:
        screen.scroll_to()  # those above may have grown tall meanwhile
        take(entry, screen, entry.drags[0])


def play(entry, screen):
    """It plays to its end in some seconds, by a clock of ours: a busy machine may skip steps."""
    screen.move("Epoch", "Home")
    button = screen.box.get_by_role("button")
    assert button.get_attribute("aria-label") == "Play Epoch"
    seen = []
    with screen.clock() as step:
        button.click()
        while button.get_attribute("aria-label") == "Pause Epoch" and len(seen) < 100:
            step(100)
            seen.append(screen.told()["shown"][-1])
    assert 40 <= len(seen) <= 80  # tenths of a second
    assert len(set(seen)) > 15, "it jumps"
    state = settled(entry, screen)
    assert state.shown[-1] == [*dict(entry.fresh.controls["epoch"].options)][-1]
    assert_drawn(screen, entry.fresh, state)
