"""A published exercise judges as `check` does: the same answers to both, the same words back."""

import base64
import json
import random
import re
import subprocess
from pathlib import Path

import playwright
import pytest
import show_feedback
from support.asked import CHOICES, FUNCTIONS, NUMBERS, each, number
from support.typed import typed

from helpers.practice import check, notebook, page
from helpers.practice.exercise import LETTERS, MultipleChoice
from helpers.practice.judge import common, judge, numbers, own
from helpers.practice.messages import MESSAGES
from helpers.practice.text import to_html
from helpers.publish.arrange import as_asked
from helpers.publish.assets import inline

NODE = Path(playwright.__file__).parent / "driver" / "node"  # a script's engine without a browser
AT_LEAST = 3000
JUNK = ["", " ", ",", "-", "abc", "1/4", "1 - 0.8", "-np.log(0.8)", "0.1.2", "1e", "nan", "inf",
        "[0.1", "0.1 0.2 x", "½", "１", "1e999", "1e-999", "[]", "()", "0x1", "1_000", "<b>", "{}",
        "$&"]  # fmt: skip
PAIR = number("[-np.log(0.25), -np.log(0.6)]")  # of which no entry knows the wrong order


def forms(value, dice):
    """A number as people type it: with all digits, rounded, cut, a little off, in a costume."""
    places = dice.randrange(7)
    unit = 10.0**-places
    exact = f"{value:.12f}"
    near = value + dice.choice([-2, -1, -0.54, 0.54, 1, 2]) * unit
    changed = [value, -value, 100 * value, 1 - value, value * dice.uniform(0.985, 1.015)]
    shown = [f"{value:.{places}f}", exact[: exact.index(".") + 1 + places], f"{near:.{places}f}",
             f"{value:.{places + 1}g}", f"{value:.{places}e}", *map(str, changed)]  # fmt: skip
    text = dice.choice(shown)
    costumes = [text, text, text, f" {text} ", f"{text} nats", f"{text}%", f"+{text}", f"({text})",
                text.replace("-", "−"), text.replace(".", ","), text.removeprefix("0"),
                f"{text},", f"- {text}", f"{text}0"]  # fmt: skip
    return dice.choice(costumes)


def answers(exercise, dice, count=100):
    """Around the targets and around every mistake and slip that the exercise knows."""
    rows = [numbers(exercise.solution), *(row for row, _ in own(exercise) + common(exercise))]
    yield ", ".join(f"{value:.4g}" for value in reversed(rows[0]))
    for _ in range(count):
        row = list(rows[0] if dice.random() < 0.3 else dice.choice(rows))
        if dice.random() < 0.3:
            row = [dice.choice([*rows[0], *row]) for _ in row]
        if dice.random() < 0.1:
            row += row[:1] if dice.random() < 0.5 else row
        if dice.random() < 0.2:
            dice.shuffle(row)
        listed = dice.choice([", ", ",", "; ", " "]).join(forms(value, dice) for value in row)
        yield f"[{listed}]" if dice.random() < 0.2 else listed


@pytest.fixture(scope="module")
def tried():
    """(exercise, text) of all that is given to both."""
    dice = random.Random(1)
    typed_in = [(e, text) for e in [*NUMBERS, PAIR] for text in [*JUNK, *answers(e, dice)]]
    return typed_in + [(e, letter) for e in CHOICES for letter in LETTERS[: len(e.choices)]]


@pytest.fixture(scope="module")
def told(tried):
    return answered_by_page(tried)


def answered_by_page(tried):
    known = {exercise.id: page.known(exercise) for exercise, _ in tried}
    asked = [(exercise.id, text) for exercise, text in tried]
    script = f"""const MESSAGES = {json.dumps(MESSAGES)}, known = {json.dumps(known)};
    {inline("course/judge.js")}
    const said = {json.dumps(asked)}.map(([id, text]) => judge(known[id], text));
    process.stdout.write(JSON.stringify(said));"""
    run = subprocess.run([NODE, "-"], input=script, capture_output=True, text=True, check=True)
    return [(said["status"], said["text"]) for said in json.loads(run.stdout)]


def answered_by_check(exercise, text):
    verdict = judge(exercise, text if isinstance(exercise, MultipleChoice) else typed(text))
    return verdict.status, to_html(verdict.text)


def test_a_page_says_to_an_answer_what_check_says(tried, told):
    assert len(tried) >= AT_LEAST
    pairs = zip(tried, told, strict=True)
    differ = [f"{exercise.id} {text!r}\n  check {ours}\n  page  {theirs}"
              for (exercise, text), theirs in pairs
              if (ours := answered_by_check(exercise, text)) != theirs]  # fmt: skip
    assert not differ, f"{len(differ)} of {len(tried)}:\n" + "\n".join(differ[:8])


def test_the_answers_meet_every_sentence_of_the_judge(told):
    said = " ".join(text for _, text in told)
    silent = {"right", "wrong", "unreadable", "untouched"}  # what feedback begins with
    for name, sentence in MESSAGES.items():
        parts = [re.escape(part) for part in re.split(r"{\w+}", sentence)]
        assert name in silent or re.search(".+?".join(parts), said), name


# What stands in the page


@pytest.fixture
def shown(monkeypatch):
    """An exercise as a page has it: its text, and what `check` shows there."""
    monkeypatch.setattr("helpers.rendering.STATIC", True)

    def markup(exercise):
        asked = as_asked(exercise, notebook.markdown(1, exercise))
        return asked, check(exercise.id)._repr_mimebundle_()["text/html"]

    return markup


@each(NUMBERS + CHOICES)
def test_no_answer_can_be_read_in_a_page(exercise, shown):
    asked, markup = shown(exercise)
    told = re.search('data-told="([^"]+)"', markup)[1]
    known = json.loads(base64.b64decode(told))
    plain = (asked + markup).replace(told, "")
    for text in [known["why"], *exercise.mistakes.values(), f'check("{exercise.id}']:
        assert text not in plain
    assert known["why"] == to_html(exercise.why)
    if not isinstance(exercise, MultipleChoice):
        assert not show_feedback.given_away(exercise, plain.replace(exercise.question, ""))


@each(CHOICES)
def test_no_list_of_choices_stands_twice(exercise, shown):
    asked, markup = shown(exercise)
    assert asked.endswith(exercise.question)
    assert [markup.count(to_html(choice)) for choice in exercise.choices] == [1] * 4


@each(FUNCTIONS)
def test_a_page_says_where_a_function_is_judged_and_shows_its_solution(exercise, shown):
    asked, markup = shown(exercise)
    assert "jupyter lab" in markup
    assert f"open lesson {exercise.id[:2]}" in markup
    assert f"{exercise.solution}\n```" in asked
    assert exercise.question in " ".join(asked.split())
    assert "check(" not in asked
