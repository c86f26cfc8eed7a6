"""Exercises of lesson 06, the training loop."""

from helpers.practice.exercise import Number

EXERCISES = [
    Number(
        id="06-next-weight",
        kind="warm-up",
        question="The neuron of this lesson, but with input x = −2 and weight w = −0.5, so that "
        "ŷ is 0.72 again. The truth is 1 and η = 0.5. What is the weight after one step? Take ŷ "
        "as exactly 0.72.",
        hint="dL/dw = (ŷ − y) · x. Mind both signs; then w − η · dL/dw.",
        solution="-0.5 - 0.5 * (0.72 - 1) * -2",
        why="dL/dw = (0.72 − 1) · (−2) = 0.56 is positive, so the weight goes down: −0.5 − 0.28 = "
        "−0.78.",
        mistakes={
            "-0.5 - 0.5 * (0.72 - 1) * 2": "The sign of one factor got lost: x is −2 here. Or did "
            "you step uphill?",
            "-0.5 - (0.72 - 1) * -2": "The slope is right; you took the whole of it. Where is η?",
            "-0.5 + (0.72 - 1) * -2": "You added the slope, all of it. A step goes against the "
            "slope, and only the share η of it.",
            "-0.5 - 0.5 * (0.72 - 1)": "You moved by η · (ŷ − y). What came in through this "
            "weight?",
            "-0.5 + 0.5 * (0.72 - 1)": "Two things: x is missing from the slope, and the step went "
            "along the slope, not against it.",
            "-0.5 - 0.5 * (-1 / 0.72) * -2": "You took dL/dŷ for dL/dz: the factor ŷ(1 − ŷ) is "
            "missing.",
            "(0.72 - 1) * -2": "That is the slope dL/dw. The new weight is asked for.",
            "-0.5 * (0.72 - 1) * -2": "That is the step alone. Where does it lead from w = −0.5?",
            "0.5 * (0.72 - 1) * -2": "That is η · dL/dw. Take it away from the old weight.",
            "0.5 - 0.5 * (0.72 - 1) * 2": "That is the step from the lesson. Here w and x are "
            "negative.",
            "-0.5 - 0.5 * 0.72 * -2": "You took ŷ for the blame. The truth is 1: what is ŷ − y?",
            "-0.8": "Near, but rounded. Nothing needs rounding here.",
        },
    ),
]
