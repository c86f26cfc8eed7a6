"""The way from notebooks to a site, which takes the place of the old one only when it is whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.publish.arrange import as_deck, as_page
from helpers.publish.assets import protect_deck, protect_page
from helpers.publish.notebook import Lesson, PublishError, choose, read_lessons
from helpers.publish.overview_pages import moved_pages, overview_pages
from helpers.publish.render import GENERATOR, render_deck, render_page
from helpers.publish.run import execute


def build(
    folder: Path, wanted: list[str], output: Path, progress
) -> tuple[list[Lesson], list[Path]]:
    """Publish the `wanted` lessons of `folder` in `output`; return them and the new files.

    Pages of other lessons stay as they are, if `output` holds some. Nothing in `output` changes
    before everything has succeeded. `progress` is one as `cli.progress` is.
    """
    lessons = read_lessons(folder)
    chosen = choose(lessons, wanted)
    with replacing(output) as fresh:
        with progress(chosen) as on_cell:
            executed = execute(chosen, on_cell)
        there = {path.name for path in output.glob("*")}
        kept = [e for e in lessons if e not in chosen and {e.page, e.deck} <= there]
        site = [each for each in lessons if each in chosen or each in kept]
        documents = {}
        for lesson in executed:
            documents[lesson.page] = protect_page(render_page(as_page(lesson), site))
            documents[lesson.deck] = protect_deck(render_deck(as_deck(lesson), site))
        documents |= overview_pages(site)
        write(documents | moved_pages(site), fresh)
        copy([name for each in kept for name in (each.page, each.deck)], output, fresh)
        copy([each.path.name for each in site], folder, fresh)
    return chosen, [output / name for name in documents]


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """Give a new folder, which takes the place of `output` if nothing goes wrong with it.

    It stands for the build, too: while it is there, no other one begins.
    """
    check_output(output)
    fresh = output.with_name(f".{output.name}.new")
    output.parent.mkdir(parents=True, exist_ok=True)
    try:
        fresh.mkdir()
    except FileExistsError as error:
        raise PublishError(
            f"Another build is writing {output}, or one was stopped halfway: wait for it, "
            f"or delete {fresh}."
        ) from error
    try:
        yield fresh
        swap(fresh, output)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def check_output(output: Path) -> None:
    """Refuse a place that holds anything but a site of ours: it would be deleted."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishError(f"{output} is not a folder; name another one with --output.")
    index = output / "index.html"
    ours = index.is_file() and f'content="{GENERATOR}"' in index.read_text("utf-8", "replace")
    if not ours and output.is_dir() and any(output.iterdir()):
        raise PublishError(
            f"{output} holds other files than a published course; name another folder "
            "with --output, or empty this one."
        )


def write(documents: dict[str, str], folder: Path) -> None:
    for name, text in documents.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def copy(names: list[str], source: Path, folder: Path) -> None:
    for name in names:
        shutil.copyfile(source / name, folder / name)


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
