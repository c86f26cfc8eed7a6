"""Exercises of the start page."""

from helpers.practice.exercise import Choice, Function, Number

EXERCISES = [
    Number(
        id="00-least-sure",
        kind="warm-up",
        question="Move the slider of the S-curve above. At which size, in mm, does the machine "
        "know nothing at all, that is, say 0.50?",
        hint="It is in the middle of the steep part.",
        solution="20",
        why="At 20 mm it says 0.50: as probable as not.",
        mistakes={
            "0.5": "0.5 is what the machine says there. The question asks for the size, in mm.",
            "50": "50 % is what the machine says there. The question asks for the size, in mm.",
            "0": "At 0 mm the machine is nearly sure that the lump is harmless: that is knowing "
            "a lot. Look for the size where it says 0.50.",
            "40": "At 40 mm the machine is nearly sure that the lump is not harmless: that is "
            "knowing a lot. Look for the size where it says 0.50.",
        },
    ),
    Choice(
        id="00-which-kind",
        kind="how much, or which one?",
        question="(1) The time until a bus comes, (2) whether a bus comes within ten minutes, "
        "(3) the age of a tree, (4) whether a mail is spam. Which are regression?",
        choices=["1 and 3", "2 and 4", "1, 2 and 3", "1 and 2"],
        hint="Is the answer a number on a scale, or one of two labels?",
        solution='"a"',
        why="A time and an age are numbers on a scale; the other two are yes or no. (1) and (2) "
        "come from the same data: you choose the question.",
        mistakes={
            '"b"': "Those are the two with a yes or a no: classification. Regression asks “how "
            "much?”.",
            '"c"': "“Within ten minutes” has a number in the question, but its answer is yes or "
            "no. The answer decides.",
            '"d"': "Both are about buses, but one answer is a number of minutes and the other a "
            "yes or no. The answer decides, not the topic.",
        },
    ),
    Choice(
        id="00-straight-line",
        kind="explain the plot",
        question="In the picture with the two panels, why does the dotted straight line on the "
        "right not do as a model of a probability?",
        choices=[
            "It misses most of the points.",
            "It leaves the range from 0 to 1 at both ends.",
            "It is not steep enough in the middle.",
            "It does: a value of 1.3 means “very sure”.",
        ],
        hint="Follow the line to its two ends and read the vertical axis there.",
        solution='"b"',
        why="It runs below 0 for small lumps and above 1 for large ones; no probability can do "
        "that.",
        given=("a value of 1.3", "130 %"),
        mistakes={
            '"a"': "The S-curve misses most points, too: they are 0 or 1, and it lies between. A "
            "miss alone rules nothing out.",
            '"c"': "A steeper line would be worse, not better. Look at the ends, not at the "
            "middle.",
            '"d"': "130 % of patients cannot be ill. A probability has a largest value.",
        },
    ),
    Number(
        id="00-quarter",
        kind="one loss",
        question="The truth is 1 and the prediction is ŷ = 0.25. What is the loss? Three digits "
        "are enough; `-np.log(…)` may help.",
        hint="The loop above does it for 0.9, 0.6 and 0.1.",
        solution="-np.log(0.25)",
        why="−ln(0.25) = 1.386: more than at 0.6, less than at 0.1.",
        mistakes={
            "np.log(0.25)": "That is negative: ln of a number below 1 always is. The loss puts a "
            "minus in front.",
            "0.75": "That is the distance to 1. The loss of this course takes a logarithm "
            "instead.",
            "-np.log10(0.25)": "That is the logarithm to base 10. In NumPy, np.log10 has base 10 "
            "and np.log is the natural one.",
            "-np.log2(0.25)": "That is the logarithm to base 2. Here it is the natural one: "
            "np.log.",
            "-np.log(0.75)": "That would be the loss if the truth were 0. Here it is 1, and its "
            "probability was 0.25.",
        },
    ),
    Function(
        id="00-loss-if-true",
        kind="write code",
        question="Write a function `loss_if_true(y_prob)` that returns the loss of a prediction "
        "when the truth is 1.",
        hint="The body is one line: return, a minus, and np.log of the prediction.",
        solution="def loss_if_true(y_prob):\n    return -np.log(y_prob)",
        why="It returns −ln(ŷ), for a number and, as np.log does, for a whole array.",
        cases=["0.9", "0.25", "0.01"],
        expected="lambda p: losses.binary_cross_entropy(1, p)",
        mistakes={
            "lambda p: np.log(p)": "Your losses are negative: the minus sign is lost.",
            "lambda p: 1 - p": "That is the distance to the truth. The loss takes a logarithm.",
            "lambda p: -np.log10(p)": "That is the logarithm to base 10: 0.9 must give 0.105.",
            "lambda p: -np.log2(p)": "That is the logarithm to base 2: 0.9 must give 0.105.",
            "lambda p: -np.log(1 - p)": "That is the loss when the truth is 0: it punishes the "
            "predictions that were right.",
        },
    ),
]
