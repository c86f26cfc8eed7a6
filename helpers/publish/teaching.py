"""What an instructor needs to know of each lesson, read from the lessons and from course.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from helpers.cells import is_code, is_note, is_prediction, question, sections, slug
from helpers.practice import judge
from helpers.practice.catalogue import lessons as catalogue
from helpers.practice.exercise import Exercise, Function, Number
from helpers.practice.shared_mistakes import shared
from helpers.publish.read import Lesson

COURSE = "course.toml"
EXPLORER = re.compile(r"^explorers\.(\w+)\(", re.M)


@dataclass(frozen=True)
class Told:
    """A lesson as a table of contents for who teaches it."""

    lesson: Lesson
    about: dict[str, str]  # aim, belief, scene and explorer, as far as course.toml has them
    questions: list[str]
    explorers: list[tuple[str, str]]  # (address of its part, heading)
    exercises: list[tuple[str, str, int]]  # (address, kind, how many usual mistakes it knows)


def about(folder: Path) -> dict:
    """What `course.toml` says, or nothing if a folder of lessons has none."""
    file = folder / COURSE
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def told(lesson: Lesson, course: dict) -> Told:
    explorers = [
        (slug(heading), heading)
        for heading, _, cell in sections(lesson.cells)
        if is_code(cell) and EXPLORER.search(cell.source)
    ]
    asking = (cell for cell in lesson.cells if is_prediction(cell) and not is_note(cell))
    questions = [*map(question, asking)]
    return Told(lesson, course.get(lesson.number, {}), questions, explorers, exercises(lesson))


def exercises(lesson: Lesson) -> list[tuple[str, str, int]]:
    places = {re.search(r"\d+", heading)[0]: slug(heading) for heading in lesson.exercises}
    return [
        (places.get(str(number), "exercises"), exercise.kind, known(exercise))
        for number, exercise in enumerate(catalogue().get(lesson.number, []), 1)
    ]


def known(exercise: Exercise) -> int:
    """How many usual mistakes an exercise knows: its own, and those that all exercises share."""
    said = set(exercise.mistakes.values())
    if isinstance(exercise, Number):
        said |= {words for _, words in judge.common(exercise)}
    elif isinstance(exercise, Function):
        with np.errstate(all="ignore"):
            results = partial(judge.results_of, exercise)
            said |= {words for words, _ in shared(exercise.solution, results)}
    return len(said)


def minutes(lesson: Lesson, practised: bool = True) -> int:
    """To step through a lesson, and with its exercises if they are practised."""
    step, _, practice = lesson.minutes.partition(" + ")
    return int(step) + int(practice or 0) * practised


def plans(site: list[Lesson], course: dict) -> list[tuple[str, list]]:
    """(title, [(minutes, [(lesson, whether with its exercises)])]) of each plan."""
    by_number = {lesson.number: lesson for lesson in site}
    found = []
    for plan in course.get("plan", []):
        named = [[(name[:2], name.endswith("+")) for name in names] for names in plan["sessions"]]
        if all(number in by_number for session in named for number, _ in session):
            sessions = [[(by_number[number], more) for number, more in each] for each in named]
            found.append((plan["title"], [(sum(minutes(*e) for e in s), s) for s in sessions]))
    return found
