"""How long a lesson takes, by a rule: so long to step through it, and so long for its exercises.

    python tests/minutes.py                                 a table of all lessons
    python tests/minutes.py --write notebooks/01_minus_log.ipynb …

`--write` puts both numbers into the first cell of each lesson and into README's table. The rule was
fitted to careful estimates: see tests/benchmarks/minutes.py.
"""

import argparse
import re
import sys
from pathlib import Path

import tidy
from rules.code import explorer_cells, practice_cells, prediction_cells, shows
from rules.lesson import DETAILS, SUMMARY, Lesson, headings, slide_type

from helpers.practice.notebook import write_whole
from helpers.publish.notebook import MINUTES, stated_minutes

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
WORDS_A_MINUTE, LINES_A_MINUTE = 150, 5
A_PREDICTION, AN_EXPLORER, AN_EXERCISE = 1, 1, 2
PRACTICE = {"Exercises", "Check yourself"}
NOT_COUNTED = {"Going further"}
READ_WHEN_OPENED = "What you saw"


def minutes(lesson):
    """(minutes to step through, minutes for the exercises)."""
    read = counts(lesson)
    step = read["words"] / WORDS_A_MINUTE + read["lines"] / LINES_A_MINUTE
    step += A_PREDICTION * read["predictions"] + AN_EXPLORER * read["explorers"]
    practice = read["words of exercises"] / WORDS_A_MINUTE + AN_EXERCISE * read["exercises"]
    return round(step), round(practice)


def counts(lesson):
    """What a lesson holds to read, to guess, to move and to solve."""
    found = dict.fromkeys(("words", "lines", "predictions", "explorers", "words of exercises"), 0)
    asked, practice, moved = (
        set(cells(lesson)) for cells in (prediction_cells, practice_cells, explorer_cells)
    )
    for part, i, cell in parts(lesson):
        if cell.cell_type == "markdown":
            found["words of exercises" if part in PRACTICE else "words"] += words(cell.source)
        elif i in asked:
            found["predictions"] += 1
        elif i in moved:
            found["explorers"] += 1
        elif i not in practice and not shows(cell.source):
            found["lines"] += len([*filter(str.strip, cell.source.splitlines())])
    titles = [section.title for section in lesson.sections if section.level == 3]
    return found | {"exercises": sum(title.startswith("Exercise ") for title in titles)}


def parts(lesson):
    """(heading of its part, index, cell) of all that everybody works through."""
    part = ""
    for i, cell in enumerate(lesson.notebook.cells):
        if slide_type(cell) == "notes":
            continue
        if cell.cell_type == "markdown":
            part = [part, *(t for level, t, *_ in headings(cell.source) if level == "##")][-1]
        if part not in NOT_COUNTED:
            yield part, i, cell


def words(source):
    """How many words there are to read: what is folded away and only describes does not count."""
    text = MINUTES.sub("", DETAILS.sub(opened, source))
    return len(re.sub(r"<[^>]+>", " ", text).split())


def opened(fold):
    summary = SUMMARY.search(fold[1])
    return fold[1] if summary and summary[1] == READ_WHEN_OPENED else ""


def sentence(lesson):
    return "**Minutes.** {} to step through, {} for the exercises".format(*minutes(lesson))


def write(lesson):
    """Put the minutes of a lesson into its first cell and into README's table."""
    notebook = tidy.read(lesson.path)
    notebook.cells[0].source = MINUTES.sub(sentence(lesson), notebook.cells[0].source)
    text = tidy.text_of(tidy.tidied(notebook))
    write_whole(lesson.path, text)
    readme = lesson.path.parent.parent / "README.md"
    row = re.compile(rf"^(\| \[[^\]]+\]\(notebooks/{re.escape(lesson.path.name)}\) \| )[^|]+", re.M)
    listed = row.sub("\\g<1>{} + {} ".format(*minutes(lesson)), readme.read_text(encoding="utf-8"))
    write_whole(readme, listed)


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Say how long lessons take.")
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help="into the lessons and README")
    options = parser.parse_args(arguments)
    paths = options.notebooks or sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    for lesson in map(Lesson, paths):
        step, practice = minutes(lesson)
        told = stated_minutes(lesson.notebook.cells[0].source)
        numbers = "   ".join(f"{n:4} {kind}" for kind, n in counts(lesson).items())
        print(f"{lesson.path.stem:22} {step:2} + {practice:2}   says {told}")
        print(f"{'':22} {numbers}")
        if options.write:
            write(lesson)


if __name__ == "__main__":
    sys.exit(main())
