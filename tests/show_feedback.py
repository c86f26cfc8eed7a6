"""What learners may answer, and what is said to it: reads answers/NN.toml, a table an exercise.

    ["01-eighth"]
    right = ['2.079', '"2.079"']     # Python: an expression, or a function as a lambda or a `def`
    hinted = ['7']                   # wrong in no way that is known, so told the hint

    ["01-eighth".met]                # wrong, and words that are said to it
    '-2.079' = "the sign is not"
    '"two"' = "Give a number"

Answers may use `np`, `math`, `losses` and `training`. A choice needs no table: its letters are
tested in all their forms. `python tests/show_feedback.py 01` prints what is said to every answer.
"""

import math
import re
import sys
import tomllib
from pathlib import Path

import numpy as np

from helpers import training
from helpers.practice.catalogue import exercises
from helpers.practice.exercise import Function, MultipleChoice, run
from helpers.practice.judge import judge, numbers
from helpers.practice.number_answers import LIKE_A_MISTAKE, agrees

FOLDER = Path(__file__).with_name("answers")


def lessons() -> dict[str, dict]:
    """A lesson's number ("01") → its exercises' tables."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.toml"))
    }


def value(code: str):
    """What a learner hands over who writes this."""
    with np.errstate(all="ignore"):
        return run(code, math=math, training=training)


def said(name: str, code: str) -> str:
    return judge(exercises()[name], value(code)).text


def given_away(exercise, text: str) -> list[str]:
    """What in a text gives the solution away; what the question says itself does not."""
    if isinstance(exercise, MultipleChoice):
        secrets = [exercise.choices["abcdef".index(run(exercise.solution))].rstrip(".")]
    elif isinstance(exercise, Function):
        secrets = [exercise.solution.splitlines()[-1].strip()]
    else:
        told = set(_numbers(text)) - set(_numbers(exercise.question))
        pairs = [(n, target) for n in told for target in numbers(exercise.solution)]
        return [n for n, t in pairs if agrees(float(n.replace("−", "-")), t, **LIKE_A_MISTAKE)]
    return [s for s in secrets if re.search(rf"(?<![\w.−]){re.escape(s)}(?![\w.]*\d)", text)]


def _numbers(text):
    return re.findall(r"(?<![\w.])−?\d+(?:\.\d+)?(?![\w,]*\d)", text)


if __name__ == "__main__":
    for name, table in lessons()[sys.argv[1]].items():
        print(f"\n{name}")
        for code in [*table["right"], *table["met"], *table["hinted"]]:
            verdict = judge(exercises()[name], value(code))
            print(f"  {code}\n      {verdict.status}: {verdict.text}")
