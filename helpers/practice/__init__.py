"""Predictions to commit to before the code runs, and exercises that know the usual mistakes.

    predict("Is it larger?", {"yes": "Look at …", "no": "Then …"})   buttons, each with feedback
    check("03-batch-mean", 0.164)                                   feedback on an answer
    progress()                                                      what this kernel has seen

Each lesson's exercises stand in one file of `exercises/`, lesson_01.py and so on: question, hint,
solution and usual wrong answers together. `python -m helpers.practice` writes them into the
lessons. Nothing is scored, stored or sent.
"""

from helpers.practice.feedback import check
from helpers.practice.prediction import predict
from helpers.practice.session import progress

__all__ = ["check", "predict", "progress"]
