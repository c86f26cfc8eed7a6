"""Exercises of the start page."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="00-read-curve",
        kind="warm-up",
        question="Move the slider of the S-curve above. Which probability of “passed” does the "
        "machine give after 25 hours of practice? Two digits are enough.",
        hint="Set the slider to 25; the number stands beside the dot.",
        solution="0.78",
        why="0.78: about 78 of 100 learners who practised so long pass.",
        mistakes={
            "25": "That is the number of hours. The question asks for the probability, the height "
            "of the dot.",
            "0.22": "That is the probability of “failed”, the rest up to 1.",
            "0.08": "That is the machine's answer after 10 hours, where the slider stands at "
            "first. Move it on.",
            "0.5": "That is its answer after 20 hours, where it is least sure. Move on a little.",
            "0.92": "That is its answer after 30 hours. Move back a little.",
            "0.73": "That is its answer after 24 hours: one step short.",
            "0.82": "That is its answer after 26 hours: one step too far.",
            "0.71": "That is what the straight line says, in the picture with two panels. Read "
            "the S-curve.",
        },
    ),
    MultipleChoice(
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
    MultipleChoice(
        id="00-nearly-equal",
        kind="explain the plot",
        question="In the explorer of the two models, move all four of B's predictions to 0.49, and "
        "compare B with A, who says 0.51. All labels are 1. What do you see?",
        choices=[
            "Four errors instead of 0, and a loss many times as large.",
            "Four errors instead of 0, and a loss that is hardly larger.",
            "The same errors and the same loss: 0.49 and 0.51 are nearly the same.",
            "Fewer errors, and a smaller loss.",
        ],
        hint="Read the two bold numbers beside the strong bars, and on which side of one half the "
        "dots stand.",
        solution='"b"',
        why="From 0.51 to 0.49 the loss rises from 0.673 to 0.713, a small step for a small "
        "change. The count of errors jumps from 0 to 4.",
        computed=("-np.log(0.49)",),
        mistakes={
            '"a"': "The errors are counted rightly. Compare the two losses once more: many times?",
            '"c"': "They are nearly the same, but one half lies between them. On which side is "
            "each, and what does that make of it?",
            '"d"': "0.49 is below one half, so it is read as label 0. The labels are 1. Count "
            "again.",
        },
    ),
    Number(
        id="00-fifth",
        kind="one loss",
        question="The label is 1 and the prediction is ŷ = 0.2. What is the loss? Give three "
        "digits; you may use `-np.log(…)`.",
        hint="The loop above does it for 0.9, 0.6 and 0.1.",
        solution="-np.log(0.2)",
        digits=3,
        why="−ln(0.2) = 1.609: more than at 0.6, less than at 0.1.",
        mistakes={
            "4": "That divides the distance to the label by ŷ. The loss takes the logarithm of ŷ.",
            "5": "That is 1/ŷ: very close. The loss is its logarithm.",
            "-np.log10(0.2)": "That is the logarithm to base 10. In NumPy, np.log10 has base 10 "
            "and np.log is the natural one.",
            "-np.log2(0.2)": "That is the logarithm to base 2. Here it is the natural one: np.log.",
            "np.exp(-0.2)": "That is exp, which undoes ln. The loss takes ln itself.",
            "np.log1p(0.2)": "That is ln(1 + 0.2). Take the logarithm of 0.2 itself, and change "
            "its sign.",
        },
    ),
    Function(
        id="00-loss-if-true",
        kind="write code",
        question="Write a function `loss_if_true(y_prob)` that returns the loss of a prediction "
        "when the label is 1.",
        hint="The body is one line: return, a minus, and np.log of the prediction.",
        solution="def loss_if_true(y_prob):\n    return -np.log(y_prob)",
        why="It returns −ln(ŷ).",
        cases=["0.9", "0.25", "0.01"],
        expected="lambda p: losses.binary_cross_entropy(1, p)",
        mistakes={
            "lambda p: 1 / p": "That is 1/ŷ. The loss is its logarithm.",
            "lambda p: -p * np.log(p)": "You multiply by ŷ, too. The loss is −ln(ŷ) alone.",
            "lambda p: np.exp(-p)": "That is exp, which undoes ln. The loss takes ln itself.",
        },
    ),
]
