"""The pages around the lessons: the map, the glossary, one sheet, and what instructors need.

What they say is read from the lessons, and from course.toml what the lessons do not say.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from helpers import explorers
from helpers.cells import calls_predict, is_code, is_note, is_prediction, question, sections, slug
from helpers.interactive.svg import PREFIX
from helpers.practice import judge
from helpers.practice.catalogue import lessons as catalogue
from helpers.practice.exercise import Exercise, Function, MultipleChoice
from helpers.publish import search
from helpers.publish.assets import protect, protect_page
from helpers.publish.glossary import all_words
from helpers.publish.notebook import Lesson
from helpers.publish.render import render_overview
from helpers.publish.sheet import sheet

COURSE = "course.toml"
EXPLORER = re.compile(r"^explorers\.(\w+)\(", re.M)


@dataclass(frozen=True)
class LessonSummary:
    """A lesson as a table of contents for whoever teaches it."""

    lesson: Lesson
    about: dict[str, str]  # aim, belief, scene and explorer, as far as course.toml has them
    questions: list[str]
    explorers: list[tuple[str, str]]  # (address of its part, heading)
    exercises: list[tuple[str, str, int]]  # (address, kind, how many usual mistakes it knows)
    parts: list[str]  # the ids of what gets a tick on its page


def overview_pages(site: list[Lesson]) -> dict[str, str]:
    """The name of each page around the lessons, with its document."""
    words = all_words(site)
    course = course_facts(site[0].path.parent) if site else {}
    lessons = [summarize(lesson, course) for lesson in site]
    scenes = {each.lesson.number: thumbnail(each.about["explorer"])
              for each in lessons if each.about}  # fmt: skip
    pages = {
        "index": {
            "lessons": lessons,
            "scenes": scenes,
            "explorer": _first_explorer(),
            "moved": "moved" in course,
        },
        "words": {"all_words": words},
        "course": {"lessons": lessons, "plans": plans(site, course)},
        "sheet": {"sheet": sheet(), "pages": {lesson.number: lesson.page for lesson in site}},
    }
    documents = {f"{name}.html": protect_page(render_overview(name, **pages[name]))
                 for name in pages}  # fmt: skip
    return {search.SCRIPT: search.script(site, words)} | documents


def moved_pages(site: list[Lesson]) -> dict[str, str]:
    """What stands at the addresses that pages and decks had before lessons were renumbered."""
    course = course_facts(site[0].path.parent) if site else {}
    here = {lesson.name: lesson for lesson in site}
    addresses = [
        (f"{old}{ending}", f"{new}{ending}", here[new])
        for old, new in course.get("moved", {}).items()
        for ending in (".html", ".slides.html")
        if new in here
    ]
    return {
        old: protect(render_overview("moved", address=new, lesson=lesson))
        for old, new, lesson in addresses
    }


def course_facts(folder: Path) -> dict:
    """What `course.toml` says, or nothing if a folder of lessons has none."""
    file = folder / COURSE
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def summarize(lesson: Lesson, course: dict) -> LessonSummary:
    return LessonSummary(
        lesson,
        course.get(lesson.number, {}),
        [question(cell) for cell in lesson.cells if is_prediction(cell) and not is_note(cell)],
        [(slug(heading), heading) for heading, _, cell in sections(lesson.cells)
         if is_code(cell) and EXPLORER.search(cell.source)],
        _exercises(lesson),
        _parts(lesson),
    )  # fmt: skip


def _exercises(lesson):
    places = {re.search(r"\d+", heading)[0]: slug(heading) for heading in lesson.exercises}
    return [
        (places.get(str(number), "exercises"), exercise.kind, mistake_count(exercise))
        for number, exercise in enumerate(catalogue().get(lesson.number, []), 1)
    ]


def _parts(lesson):
    """Predictions by the id of their cell, exercises by their own; a page runs no functions."""
    exercises = catalogue().get(lesson.number, [])
    judged = [each.id for each in exercises if not isinstance(each, Function)]
    return [cell.id for cell in lesson.cells if calls_predict(cell)] + judged


def mistake_count(exercise: Exercise) -> int:
    """How many usual mistakes an exercise knows: its own, and those that all exercises share."""
    shared = [] if isinstance(exercise, MultipleChoice) else judge.common(exercise)
    return len({*exercise.mistakes.values(), *(reply for _, reply in shared)})


def plans(site: list[Lesson], course: dict) -> list[tuple[str, list]]:
    """(title, [(minutes, [(lesson, whether with its exercises)])]) of each plan."""
    by_number = {lesson.number: lesson for lesson in site}
    found = []
    for plan in course.get("plan", []):
        named = [[(name[:2], name.endswith("+")) for name in names] for names in plan["sessions"]]
        if all(number in by_number for session in named for number, _ in session):
            sessions = [[(by_number[number], more) for number, more in each] for each in named]
            found.append((plan["title"], [(sum(_minutes(*e) for e in s), s) for s in sessions]))
    return found


def _minutes(lesson, practised):
    """To step through a lesson, and with its exercises if they are practised."""
    step, _, practice = lesson.minutes.partition(" + ")
    return int(step) + int(practice or 0) * practised


@functools.cache
def thumbnail(name: str) -> str:
    """The explorer `name` as it opens, without its letters, which would be too small to read."""
    explorer = getattr(explorers, name)()
    drawn, _ = explorer.draw(**explorer.values)
    drawn = re.sub(r"<text\b.*?</text>|<circle[^>]*class=\"place\"[^>]*/>", "", drawn, flags=re.S)
    drawn = drawn.replace(PREFIX, f"scene-{name}-")
    width, height = explorer.stages["wide"].size
    size = f'viewBox="0 0 {width:g} {height:g}"'
    return f'<svg class="scene" data-scene="{name}" {size} aria-hidden="true">{drawn}</svg>'


@functools.cache
def _first_explorer():
    """The explorer that opens the map. To draw all of its states takes seconds."""
    return explorers.label_cases().to_html()
