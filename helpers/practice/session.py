"""What has been answered since this kernel started. It is kept in memory, and nowhere else."""

from helpers.practice.catalogue import lessons
from helpers.practice.text import Text

MARKS = {True: "✓", False: "✗", None: "○"}
_right: dict[str, bool] = {}  # exercise → whether it was ever answered rightly
_chosen: set[str] = set()  # questions of predictions


def note_answer(exercise_id: str, right: bool) -> None:
    _right[exercise_id] = right or _right.get(exercise_id, False)


def note_prediction(question: str) -> None:
    _chosen.add(question)


def progress() -> Text:
    """Show what was answered in this kernel's session, lesson by lesson."""
    lines = ["Answered since this kernel started (✓ right, ✗ tried, ○ not yet):"]
    for number, exercises in lessons().items():
        names = [exercise.id for exercise in exercises]
        if not _right.keys() & {*names}:
            continue  # another lesson has a kernel of its own: here it is always empty
        marks = " ".join(MARKS[_right.get(name)] for name in names)
        done = sum(_right.get(name, False) for name in names)
        lines.append(f"  lesson {number}   {marks}   {done} of {len(names)} exercises")
    if len(lines) == 1:
        lines.append("  no exercise yet")
    lines.append(f"  predictions made: {len(_chosen)}")
    return Text("\n".join(lines))
