"""An exercise where no kernel runs: a field or radios, and all that its judge must know.

The page's script (publish/templates/course/judge.js) answers as `check` does. What would give
the answer away stands in the page as base64: this is practice, and a passing eye is enough to
guard against.
"""

import base64
import json

from helpers.practice.exercise import LETTERS, Exercise, Function, MultipleChoice, run
from helpers.practice.judge import common, numbers, own
from helpers.practice.messages import say
from helpers.practice.text import to_html as marked


def to_html(exercise: Exercise) -> str:
    """The exercise without its heading and question, which the lesson's text has."""
    name = f'data-exercise="{exercise.id}"'
    if isinstance(exercise, Function):
        text = marked(say("open_jupyter", lesson=exercise.id[:2]))
        return f"<div {name}><p>{text}</p></div>"
    ask = _radios if isinstance(exercise, MultipleChoice) else _field
    told = base64.b64encode(json.dumps(known(exercise), allow_nan=False).encode()).decode()
    return (
        f'<div {name} data-told="{told}"><form>{ask(exercise)}</form>'
        '<p class="feedback" role="status" aria-live="polite"></p>'
        f"<details><summary>{say('open_hint')}</summary><p>{marked(exercise.hint)}</p></details>\n"
        f'<details class="solution"><summary>{say("open_solution")}</summary><div></div></details>'
        f"\n<noscript><p>{say('no_script')}</p></noscript>\n</div>"
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


def _field(exercise):
    place = f"answer-{exercise.id}"
    return (
        f'<label for="{place}">{say("your_answer")}</label><input type="text" id="{place}" '
        'autocomplete="off" autocapitalize="off" spellcheck="false">'
        f'<button>{say("check")}</button>'
    )


def _radios(exercise):
    radios = "".join(
        f'<label><input type="radio" name="{exercise.id}" value="{letter}"> '
        f"<span><strong>{letter}</strong> – {marked(choice)}</span></label>"
        for letter, choice in zip(LETTERS, exercise.choices, strict=False)
    )
    return f"<fieldset><legend>{say('your_answer')}</legend>{radios}</fieldset>"
