"""Say what to mend in a lesson: all rules, without running it.

python tests/mend.py                                    every lesson
python tests/mend.py notebooks/01_minus_log.ipynb …
"""

import sys
from pathlib import Path

from rules.lesson import Lesson
from rules.problems import course_problems, problems

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def main(paths):
    chosen = [Lesson(Path(path)) for path in paths or sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))]
    others = {path for lesson in chosen for path in lesson.path.parent.glob("[0-9]*.ipynb")}
    found = [p for lesson in chosen for p in problems(lesson)]
    names = tuple(lesson.path.stem for lesson in chosen)
    found += [p for p in course_problems(map(Lesson, others)) if p.where.startswith(names)]
    print(*(found or ["nothing to mend"]), sep="\n")
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
