"""`check`: what a learner sees for an answer. It never raises, whatever it is given.

Only the stop button's KeyboardInterrupt passes through, when a learner's function does not end.
"""

import difflib
import textwrap

from helpers import rendering
from helpers.practice import session
from helpers.practice.catalogue import exercises
from helpers.practice.exercise import Exercise
from helpers.practice.judge import RIGHT, UNREADABLE, WRONG, Verdict, judge
from helpers.practice.messages import say
from helpers.practice.page import to_html
from helpers.practice.text import Text, to_plain

WIDTH = 88


class Feedback(Text):
    """What to say about an answer; `right` says whether it is."""

    def __init__(self, verdict: Verdict, exercise: Exercise | None = None):
        said = to_plain(say(verdict.status, text=verdict.text))
        super().__init__(textwrap.fill(said, WIDTH, break_long_words=False))
        self.right = verdict.status == RIGHT
        self._exercise = exercise

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        if rendering.STATIC and self._exercise:
            return {"text/html": to_html(self._exercise), "text/plain": self.text}
        return {"text/plain": self.text}


def check(exercise_id: str, answer=..., *more) -> Feedback:
    """Say whether an answer is right, why it is, or which usual mistake it looks like.

    Takes an exercise's name, such as "03-batch-mean", and a number, a list, an array, a letter
    or a function, as the exercise asks; `...` stands for no answer yet. Never raises.
    """
    known = exercises()
    if type(exercise_id) is not str or exercise_id not in known:
        return Feedback(Verdict(UNREADABLE, _unknown(exercise_id, known)))
    exercise = known[exercise_id]
    verdict = judge(exercise, (answer, *more) if more else answer)  # 2,303 is two arguments
    if verdict.status in (RIGHT, WRONG):
        session.note_answer(exercise_id, verdict.status == RIGHT)
    return Feedback(verdict, exercise)


def _unknown(exercise_id, known):
    if type(exercise_id) is not str:
        return say("name_first")
    name = repr(exercise_id[:40])
    if near := difflib.get_close_matches(exercise_id, known, 1):
        return say("unknown_but_near", name=name, near=repr(near[0]))
    return say("unknown", name=name)
