"""Build the site beside its place, and put it there only when it is complete."""

import shutil
from collections.abc import Callable
from pathlib import Path

from helpers.publish.execute import execute
from helpers.publish.lesson import Lesson
from helpers.publish.render import GENERATOR, render_deck, render_page
from helpers.publish.site import INDEX, render_around
from helpers.publish.trouble import Trouble


def build(
    lessons: list[Lesson], chosen: list[Lesson], output: Path, on_cell: Callable[[Lesson], None]
) -> list[Path]:
    """Execute the `chosen` of all `lessons` and publish them in `output`; return the new files.

    Pages of lessons that were not chosen stay as they are, if `output` holds some. Nothing in
    `output` changes before everything has succeeded.
    """
    check_output(output)
    fresh = claim(output)
    try:
        executed = dict(zip(chosen, execute(chosen, on_cell), strict=True))
        kept = [each for each in lessons if each not in executed and is_published(each, output)]
        site = [each for each in lessons if each in executed or each in kept]
        for each in kept:
            for name in (each.page, each.deck):
                shutil.copyfile(output / name, fresh / name)
        written = []
        for each, notebook in executed.items():
            written += [
                write(fresh / each.page, render_page(each, notebook, site)),
                write(fresh / each.deck, render_deck(each, notebook, site)),
            ]
        written += [write(fresh / name, text) for name, text in render_around(site).items()]
        for each in site:
            shutil.copyfile(each.path, fresh / each.path.name)
        swap(fresh, output)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return [output / path.name for path in written]


def claim(output: Path) -> Path:
    """Make the folder in which a site is built, before anything is executed.

    It stands for the build, too: while it is there, no other one begins.
    """
    fresh = output.with_name(f".{output.name}.new")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir()
    except FileExistsError as trouble:
        raise Trouble(
            f"Another build is writing {output}, or one was stopped halfway: wait for it, "
            f"or delete {fresh}."
        ) from trouble
    except OSError as trouble:
        raise Trouble(
            f"{output} cannot be written ({trouble.strerror}); name another folder with --output."
        ) from trouble
    return fresh


def check_output(output: Path) -> None:
    """Refuse a place that holds anything but a site of ours: it would be deleted."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise Trouble(f"{output} is not a folder; name another one with --output.")
    if output.is_dir() and any(output.iterdir()) and not is_site(output):
        raise Trouble(
            f"{output} holds other files than a published course; name another folder "
            "with --output, or empty this one."
        )


def is_site(folder: Path) -> bool:
    index = folder / INDEX
    mark = f'name="generator" content="{GENERATOR}"'
    alternative = f'content="{GENERATOR}" name="generator"'
    text = index.read_text(encoding="utf-8", errors="replace") if index.is_file() else ""
    return mark in text or alternative in text


def is_published(lesson: Lesson, output: Path) -> bool:
    return (output / lesson.page).is_file() and (output / lesson.deck).is_file()


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def swap(fresh: Path, output: Path) -> None:
    """Put `fresh` in the place of `output`, and bring the old one back if that fails."""
    old = output.with_name(f".{output.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if output.exists():
        output.rename(old)
    try:
        fresh.rename(output)
    except OSError:
        if old.exists():
            old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)
