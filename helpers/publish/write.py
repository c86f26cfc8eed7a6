"""Write a site beside its place, and put it there only when it is complete."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.publish.read import Trouble
from helpers.publish.render import GENERATOR


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
    except FileExistsError as trouble:
        raise Trouble(
            f"Another build is writing {output}, or one was stopped halfway: wait for it, "
            f"or delete {fresh}."
        ) from trouble
    try:
        yield fresh
        swap(fresh, output)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def check_output(output: Path) -> None:
    """Refuse a place that holds anything but a site of ours: it would be deleted."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise Trouble(f"{output} is not a folder; name another one with --output.")
    index = output / "index.html"
    ours = index.is_file() and f'content="{GENERATOR}"' in index.read_text("utf-8", "replace")
    if not ours and output.is_dir() and any(output.iterdir()):
        raise Trouble(
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
