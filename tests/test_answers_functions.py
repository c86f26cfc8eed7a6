"""Functions that are no answer: they raise, print, change what they get, or never end."""

import contextlib
import time

import numpy as np
import pytest

from helpers.practice import check
from helpers.practice.catalogue import exercises
from helpers.practice.judge import UNREADABLE, WRONG, judge
from helpers.practice.limits import TooSlow, limited


def forever(y, p):
    while True:
        pass


def forever_and_stubborn(y, p):
    while True:
        with contextlib.suppress(Exception):
            pass


def no_return(y_true, y_prob):
    print(0.5)


def changes(y_true, y_prob):
    y_true.append(1)
    return 0.5


def endless_calls(y_true, y_prob):
    return endless_calls(y_true, y_prob)


def leaves(y_true, y_prob):
    raise SystemExit("bye")


NO_FUNCTIONS = {
    "raises": (lambda y, p: 1 / 0, "raised ZeroDivisionError: division by zero"),
    "leaves": (leaves, "raised SystemExit: bye"),
    "too few arguments": (lambda y: 1, "raised TypeError"),
    "prints": (no_return, "It prints its result: return it instead."),
    "returns nothing": (lambda y, p: None, "Is the return missing?"),
    "returns text": (lambda y, p: "0.1", None),
    "returns words": (lambda y, p: "much", "not a number"),
    "returns a row": (lambda y, p: -np.log(p), "shape (2,)"),
    "changes its input": (changes, "Work on a copy"),
    "calls itself": (endless_calls, "calls itself without end"),
    "a number": (0.164252, "without brackets"),
    "a name": ("mean_loss", "without brackets"),
}


@pytest.mark.parametrize(("answer", "words"), NO_FUNCTIONS.values(), ids=NO_FUNCTIONS)
def test_one_clear_sentence_for_what_is_no_such_function(answer, words, capsys):
    verdict = judge(exercises()["03-mean-loss"], answer)
    assert verdict.status == (UNREADABLE if words else WRONG)
    assert (words or "which is not the right value") in verdict.text
    assert capsys.readouterr() == ("", "")


def test_a_function_that_prints_and_returns_is_right_with_a_word():
    def mean_loss(y_true, y_prob):
        y, p = np.array(y_true), np.array(y_prob)
        print("here")
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

    answer = check("03-mean-loss", mean_loss)
    assert answer.right
    assert "It also prints" in " ".join(answer.text.split())


@pytest.mark.parametrize("endless", [forever, forever_and_stubborn])
def test_a_function_without_end_is_stopped(endless, monkeypatch):
    monkeypatch.setattr("helpers.practice.judge.SECONDS", 0.2)
    assert "did not end" in judge(exercises()["02-price"], endless).text


def test_the_thread_of_an_endless_function_is_gone_afterwards():
    beats = []

    def beating():
        while True:
            beats.append(1)

    with pytest.raises(TooSlow):
        limited(beating, 0.05)
    count = len(beats)
    time.sleep(0.1)
    assert len(beats) == count
