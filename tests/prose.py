"""Check the numbers, equations and formulas of the prose: lessons without a run, and README.

python tests/prose.py                                   every lesson, and README
python tests/prose.py notebooks/03_worked_examples.ipynb …
python tests/prose.py --mutate 300   how many of 300 random digits are named?
"""

import argparse
import sys
from pathlib import Path

from reading import checks, mutate
from rules.lesson import Lesson

ROOT = Path(__file__).parent.parent


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Check the numbers of the prose.")
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--mutate", type=int, metavar="COUNT", help="change digits at random")
    options = parser.parse_args(arguments)
    paths = options.notebooks or sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
    lessons = [Lesson(path) for path in paths]
    if options.mutate:
        return mutate.report(lessons, ROOT / "README.md", options.mutate) < 0.95
    found = [p for lesson in lessons for p in checks.lesson_problems(lesson)]
    if not options.notebooks:
        found += checks.readme_problems(ROOT / "README.md", lessons)
    print(*(found or ["Every number is backed, every equation holds."]), sep="\n")
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main())
