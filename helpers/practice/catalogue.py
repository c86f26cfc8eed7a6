"""All exercises, lesson by lesson: every exercises/lesson_NN.py is found by its name."""

import functools
import importlib
from pathlib import Path

from helpers.practice.exercise import Exercise

FOLDER = Path(__file__).with_name("exercises")


@functools.cache
def lessons() -> dict[str, list[Exercise]]:
    """The lesson's number ("01") → its exercises, in order."""
    names = sorted(path.stem for path in FOLDER.glob("lesson_*.py"))
    modules = [importlib.import_module(f"helpers.practice.exercises.{name}") for name in names]
    return {module.__name__[-2:]: module.EXERCISES for module in modules}


@functools.cache
def exercises() -> dict[str, Exercise]:
    return {exercise.id: exercise for listed in lessons().values() for exercise in listed}
