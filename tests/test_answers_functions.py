"""Functions that are no answer: they raise, print, change what they get, or are stopped."""

import math

import numpy as np
import pytest
from support.asked import LISTS, PRICE, function

from helpers.practice import check, progress, session
from helpers.practice.exercise import run
from helpers.practice.judge import RIGHT, UNREADABLE, WRONG, judge


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
    "leaves": (leaves, "raised SystemExit: bye"),
    "prints": (no_return, "Printing a result does not return it."),
    "returns nothing": (lambda y, p: None, "Is the return missing?"),
    "returns text": (lambda y, p: f"{0.164252:.3f}", "returns text. Return the number itself"),
    "returns a thing": (lambda y, p: {}, "not a number"),
    "returns a row": (lambda y, p: -np.log(p), "shape (2,)"),
    "changes its input": (changes, "Work on a copy"),
    "calls itself": (endless_calls, "calls itself without end"),
    "a number": (0.164252, "without brackets"),
    "a name": ("mean_loss", "without brackets"),
}


@pytest.mark.parametrize(("answer", "words"), NO_FUNCTIONS.values(), ids=NO_FUNCTIONS)
def test_one_clear_sentence_for_what_is_no_such_function(answer, words):
    verdict = judge(LISTS, answer)
    assert verdict.status == UNREADABLE
    assert words in verdict.text


def test_what_a_function_prints_is_the_learners_to_see(capsys):
    def price(y_true, y_prob):
        print("here")
        return run(PRICE.solution)(y_true, y_prob)

    assert judge(PRICE, price).status == RIGHT
    assert capsys.readouterr().out == "here\n" * len(PRICE.cases)


def test_the_stop_button_ends_a_function_and_nothing_is_lost(monkeypatch):
    monkeypatch.setattr(session, "_right", {})

    def stopped(*_):
        raise KeyboardInterrupt  # as a kernel does that is interrupted in a loop without end

    assert check("00-fifth", 1.609).right
    before = repr(progress())
    with pytest.raises(KeyboardInterrupt):
        check("00-loss-if-true", stopped)
    assert repr(progress()) == before


# What an error, a nan or an inf comes from


def logs(log):
    return lambda y, p: -np.mean([log(b if a else 1 - b) for a, b in zip(y, p, strict=True)])


def bce(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def unknown(y, p):
    return -np.mean(np.log(prob))  # noqa: F821


ERRORS = {
    "lists": (bce, "Make an array of each list first"),
    "division by 0": (lambda y, p: 1 / 0, "raised ZeroDivisionError: division by zero. Something"),
    "math.log of 0": (logs(lambda x: math.log(0)), "logarithm of 0 or of a negative number"),
    "math.log of an array": (lambda y, p: math.log(np.array(p)), "math take one number"),
    "math.exp": (logs(lambda x: math.exp(1000)), "A power of e grows beyond"),
    "matmul": (lambda y, p: np.array([y]) @ np.array([p]), "The shapes do not fit for @"),
    "shapes": (lambda y, p: np.array(y) * np.ones(7), "shapes that do not fit each other"),
    "if": (lambda y, p: 1 if np.array(y) == 1 else 0, "`if` cannot decide for a whole array"),
    "a name": (unknown, "A name is used before it has a value"),
    "arguments": (lambda y: 1, "It must take the arguments that the question gives"),
    "a place": (lambda y, p: p[len(p)], "a place beyond the end"),
    "brackets": (lambda y, p: len(y)(p), "that is no function"),
    "text": (lambda y, p: np.log("p"), "gets something else there"),
    "None": (lambda y, p: None + 1, "Something in it is None"),
}


@pytest.mark.parametrize(("answer", "words"), ERRORS.values(), ids=ERRORS)
def test_an_error_is_told_with_its_cause(answer, words):
    verdict = judge(LISTS, answer)
    assert verdict.status == UNREADABLE
    assert "mean_loss([1, 0], [0.9, 0.2]) raised" in verdict.text
    assert verdict.text.endswith((".", "?"))
    assert words in verdict.text


SOFTPLUS = function(
    "def loss(z):\n    return np.log(1 + np.exp(z))", "lambda z: np.logaddexp(0, z)", "4.0", "1.0"
)
NOT_FINITE = {
    "log of 0": (lambda z: -np.log(0 * z), "gives inf. It takes the logarithm of 0 there"),
    "log below 0": (lambda z: np.log(-1 - z * z), "gives nan. It takes the logarithm of a neg"),
    "overflow": (lambda z: np.exp(z**2 * 1e3), "gives inf. A power of e grows beyond"),
    "division": (lambda z: np.float64(1) / (0 * z), "gives inf. Something below a fraction bar"),
    "0 · inf": (lambda z: np.float64(0) * np.inf * z, "gives nan. It computes 0 · inf"),
    "by itself": (lambda z: float("inf"), "gives inf. Look for a logarithm of 0 or"),
}


@pytest.mark.parametrize(("answer", "words"), NOT_FINITE.values(), ids=NOT_FINITE)
def test_a_nan_or_an_inf_is_told_with_its_input_and_its_cause(answer, words):
    verdict = judge(SOFTPLUS, answer)
    assert verdict.status == WRONG
    assert verdict.text.startswith("loss(4.0) gives ")
    assert words in verdict.text


@pytest.mark.parametrize("digits", [1, 2, 3, 4])
@pytest.mark.parametrize("exercise", [PRICE, LISTS], ids=["price", "lists"])
def test_a_function_that_rounds_is_told_so(exercise, digits):
    right = run(exercise.solution)
    assert "rounds its result" in judge(exercise, lambda *a: round(right(*a), digits)).text


def test_a_slip_is_known_by_the_cases_that_do_not_raise():
    halves = "[0.5, 0.25]", "[0.5, 1.0]", "[1.0]"
    mean = function("def f(p):\n    return np.mean(p)", "np.mean", *halves, "[]")
    assert "That is the sum." in judge(mean, lambda p: len(p) * sum(p) / len(p)).text
