"""What has been answered since this kernel started. It is kept in memory, and nowhere else."""

from helpers.practice.catalogue import lessons
from helpers.practice.messages import say
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
    lines = [say("progress")]
    for number, exercises in lessons().items():
        names = [exercise.id for exercise in exercises]
        if not _right.keys() & {*names}:
            continue  # another lesson has a kernel of its own: here it is always empty
        marks = " ".join(MARKS[_right.get(name)] for name in names)
        told = {"right": sum(_right.get(name, False) for name in names), "all": len(names)}
        lines.append(say("progress_of_lesson", lesson=number, marks=marks, **told))
    if len(lines) == 1:
        lines.append(say("no_progress"))
    lines.append(say("predictions", count=len(_chosen)))
    return Text("\n".join(lines))
