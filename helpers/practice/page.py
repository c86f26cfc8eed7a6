"""An exercise where no kernel runs: a field or radios, and all that its judge must know.

The page's script (publish/templates/course/judge.js) answers as `check` does. What would give
the answer away stands in the page as base64: this is practice, and a passing eye is enough to
guard against.
"""

import base64
import json

from helpers.practice.exercise import LETTERS, Exercise, Function, MultipleChoice, run
from helpers.practice.judge import common, numbers, own
from helpers.practice.text import to_html as marked

FOLDS = """<details><summary>Hint</summary><p>{hint}</p></details>
<details class="solution"><summary>Solution</summary><div></div></details>
<noscript><p>A script of this page judges your answer, and scripts are switched off.</p></noscript>
"""


def to_html(exercise: Exercise) -> str:
    """The exercise without its heading and question, which the lesson's text has."""
    name = f'data-exercise="{exercise.id}"'
    if isinstance(exercise, Function):
        return (
            f"<div {name}><p>To have your function judged, start <code>jupyter lab</code> in the "
            f"course's folder and open lesson {exercise.id[:2]} there.</p></div>"
        )
    ask = _radios if isinstance(exercise, MultipleChoice) else _field
    return (
        f'<div {name} data-told="{_encoded(known(exercise))}"><form>{ask(exercise)}</form>'
        f'<p class="feedback" role="status" aria-live="polite"></p>'
        f"{FOLDS.format(hint=marked(exercise.hint))}</div>"
    )


def known(exercise: Exercise) -> dict:
    """What the page's judge knows of an exercise, its texts as HTML."""
    shared = {"why": marked(exercise.why), "hint": marked(exercise.hint)}
    if isinstance(exercise, MultipleChoice):
        told = {run(letter): marked(said) for letter, said in exercise.mistakes.items()}
        right = run(exercise.solution)
        choice = exercise.choices[LETTERS.index(right)]
        solution = marked(f"**{right}** – {choice}")
        return shared | {"solution": solution, "right": right, "told": told}
    return shared | {
        "solution": marked(f"`{exercise.solution}`"),
        "digits": exercise.digits,
        "targets": numbers(exercise.solution),
        "own": [(wrong, marked(said)) for wrong, said in own(exercise)],
        "common": [(wrong, marked(said)) for wrong, said in common(exercise)],
    }


def _encoded(told):
    text = json.dumps(told, ensure_ascii=False, allow_nan=False)
    return base64.b64encode(text.encode("utf-8")).decode("ascii")


def _field(exercise):
    place = f"answer-{exercise.id}"
    return (
        f'<label for="{place}">Your answer</label><input type="text" id="{place}" '
        'autocomplete="off" autocapitalize="off" spellcheck="false"><button>Check</button>'
    )


def _radios(exercise):
    radios = "".join(
        f'<label><input type="radio" name="{exercise.id}" value="{letter}"> '
        f"<span><strong>{letter}</strong> – {marked(choice)}</span></label>"
        for letter, choice in zip(LETTERS, exercise.choices, strict=False)
    )
    return f"<fieldset><legend>Your answer</legend>{radios}</fieldset>"
