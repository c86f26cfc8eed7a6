"""All exercises, lesson by lesson: every exercises/lesson_NN.py is found by its name."""

import functools
import importlib
import pkgutil

from helpers.practice.exercise import Exercise

FOLDER = "helpers.practice.exercises"


@functools.cache
def lessons() -> dict[str, list[Exercise]]:
    """The lesson's number ("01") → its exercises, in order."""
    folder = importlib.import_module(FOLDER).__path__
    names = sorted(m.name for m in pkgutil.iter_modules(folder) if m.name.startswith("lesson_"))
    modules = [importlib.import_module(f"{FOLDER}.{name}") for name in names]
    return {
        name.removeprefix("lesson_"): module.EXERCISES
        for name, module in zip(names, modules, strict=True)
    }


@functools.cache
def exercises() -> dict[str, Exercise]:
    return {exercise.id: exercise for listed in lessons().values() for exercise in listed}
