"""The way from notebooks to a site: read → execute → arrange → render → seal → write."""

from pathlib import Path

from helpers.publish.arrange import as_deck, as_page
from helpers.publish.execute import execute
from helpers.publish.read import Lesson, choose, read_lessons
from helpers.publish.render import render_deck, render_page
from helpers.publish.seal import seal_deck, seal_page
from helpers.publish.site import render_around
from helpers.publish.write import copy, replacing, write


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
            page = render_page(as_page(lesson), site)
            deck = render_deck(as_deck(lesson), site)
            documents |= {lesson.page: seal_page(page), lesson.deck: seal_deck(deck)}
        documents |= render_around(site)
        write(documents, fresh)
        copy([name for each in kept for name in (each.page, each.deck)], output, fresh)
        copy([each.path.name for each in site], folder, fresh)
    return chosen, [output / name for name in documents]
