"""Write the tables of lessons, in README and in lesson 00, from the lessons and course.toml.

    python tests/lesson_tables.py           write the tables
    python tests/lesson_tables.py --check   write nothing, name the files whose tables are old
"""

import argparse
import re
import sys
from pathlib import Path

import tidy

from helpers.practice.notebook import write_whole
from helpers.publish.notebook import read_lessons
from helpers.publish.overview_pages import course_facts

ROOT = Path(__file__).parents[1]
TABLE = re.compile(r"(?:^\| \[\d\d\b.*\|$\n?)+", re.M)
FIRST = re.compile(r"^\| \[(\d\d)\b")
README_ROW = "| [{number} {title}](notebooks/{file}) | {minutes} | {aim} |\n"
START_ROW = "| [{number}]({file}) | {aim} |\n"


def main(arguments=None, root=ROOT):
    parser = argparse.ArgumentParser(description="Write the tables of lessons.")
    parser.add_argument("--check", action="store_true", help="write nothing, name what is old")
    check = parser.parse_args(arguments).check
    lessons = facts(root / "notebooks")
    readme, start = root / "README.md", root / "notebooks" / "00_start_here.ipynb"
    new = {readme: in_readme(readme, lessons), start: in_lesson(start, lessons[1:])}
    old = [path for path in new if path.read_text(encoding="utf-8") != new[path]]
    for path in old:
        if check:
            print(f"{path.name}: its table of lessons is old, run tests/lesson_tables.py")
        else:
            write_whole(path, new[path])
            print(f"{path.name}: renewed")
    return 1 if check and old else 0


def facts(folder):
    """What a row may tell of each lesson."""
    course, lessons = course_facts(folder), read_lessons(folder)
    if missing := [each.name for each in lessons if each.number not in course]:
        sys.exit(f"notebooks/course.toml says nothing of {', '.join(missing)}: give it an aim.")
    return [
        {"number": each.number, "title": each.title, "file": each.path.name,
         "minutes": each.minutes, "aim": course[each.number]["aim"]}
        for each in lessons
    ]  # fmt: skip


def in_readme(path, lessons):
    [text] = renewed([path.read_text(encoding="utf-8")], README_ROW, lessons)
    return text


def in_lesson(path, lessons):
    notebook = tidy.read(path)
    words = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    sources = renewed([cell.source for cell in words], START_ROW, lessons)
    for cell, source in zip(words, sources, strict=True):
        cell.source = source
    return tidy.text_of(tidy.tidied(notebook))


def renewed(texts, row, lessons):
    """The texts; each table has the lessons from its first one up to the next table's first."""
    begins = [FIRST.match(table[0])[1] for text in texts for table in TABLE.finditer(text)]
    ends = dict(zip(begins, [*begins[1:], "99"], strict=True))

    def table(old):
        begin = FIRST.match(old[0])[1]
        return "".join(row.format(**each) for each in lessons
                       if begin <= each["number"] < ends[begin])  # fmt: skip

    return [TABLE.sub(table, text) for text in texts]


if __name__ == "__main__":
    sys.exit(main())
