"""Exercises of lesson 02, the two label cases."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="02-both-labels",
        kind="warm-up",
        question="A test says ŷ = 0.25 for “ill”. What is the loss if the person is ill (y = 1), "
        "and what if not (y = 0)? Give both in a list, in this order.",
        hint="For y = 1 take what was given to label 1; for y = 0 take what was left, 1 − ŷ.",
        solution="[-np.log(0.25), -np.log(0.75)]",
        why="Ill: −ln(0.25) = 1.386 nats. Not ill: −ln(0.75) = 0.288 nats.",
        mistakes={
            "[-np.log(0.75), -np.log(0.25)]": "Both numbers are right, their order is not: the "
            "two branches are swapped. If the person is ill, the test gave the truth only 0.25.",
            "[-np.log(0.25), -np.log(0.25)]": "The first is right. For y = 0 the truth was given "
            "the rest, 1 − ŷ.",
            "[-np.log(0.25), 0]": "The first is right. A label of 0 does not make the loss 0: "
            "the test still said 0.25 for the wrong thing.",
            "[-np.log(0.75), -np.log(0.75)]": "The second is right. If the person is ill, the "
            "truth was given ŷ itself.",
            "[0.25, 0.75]": "Those are the probabilities that the truth was given. The loss is "
            "−ln of each.",
        },
    ),
    MultipleChoice(
        id="02-bend",
        kind="explain the plot",
        question="A colleague plots their loss for **y = 0** over ŷ. The curve is high near "
        "ŷ = 0, lies above 0 everywhere and touches 0 at ŷ = 1. What happened?",
        choices=[
            "Nothing: that is how the loss looks.",
            "The minus sign is lost.",
            "The two branches are swapped.",
            "The logarithm has base 10.",
        ],
        hint="Where must the curve of label 0 touch 0? And where would a curve without its minus "
        "lie?",
        solution='"c"',
        why="The curve for y = 0 must touch 0 at ŷ = 0, above its own label. With a lost minus "
        "it would lie below 0.",
        mistakes={
            '"a"': "That is how it looks for y = 1. Which prediction is perfect when the label "
            "is 0?",
            '"b"': "Then the whole curve would lie below 0. This one lies above.",
            '"d"': "Another base makes the curve lower or higher. It does not turn it round.",
        },
    ),
    Function(
        id="02-price",
        kind="write code",
        question="Write a function `price(y, y_prob)` for *one* label and *one* prediction with "
        "`if` and `np.log`, without the folded formula.",
        hint="Two cases, two `return` lines: one for y == 1, one for the rest.",
        solution="def price(y, y_prob):\n    if y == 1:\n        return -np.log(y_prob)\n"
        "    return -np.log(1 - y_prob)",
        why="It does the same as the formula, but for one label at a time.",
        cases=["1, 0.9", "0, 0.9", "1, 0.2", "0, 0.35"],
        expected="losses.binary_cross_entropy",
        mistakes={
            "lambda y, p: -(y * np.log(1 - p) + (1 - y) * np.log(p))": "The two branches are "
            "swapped: y = 1, ŷ = 0.9 must give 0.105.",
            "lambda y, p: -np.log(p)": "Your function does not look at the label: it charges "
            "−ln ŷ in both cases.",
            "lambda y, p: -y * np.log(p)": "For y = 0 your loss is 0, whatever was predicted. "
            "The second branch is missing.",
            "lambda y, p: -np.log(1 - p)": "Your function does not look at the label: it charges "
            "−ln(1 − ŷ) in both cases.",
            "lambda y, p: -(1 - y) * np.log(1 - p)": "For y = 1 your loss is 0, whatever was "
            "predicted. The first branch is missing.",
            "lambda y, p: -np.log(p) - np.log(1 - p)": "It charges for both labels at once. "
            "Which of the two came?",
            "lambda y, p: p if y == 1 else 1 - p": "That is the probability that the truth was "
            "given. Its price is −ln of it.",
        },
    ),
    MultipleChoice(
        id="02-accuracy",
        kind="accuracy and loss",
        question="A mail is no spam (y = 0). While it learns, a filter goes from ŷ = 0.9 to "
        "ŷ = 0.6 for it. Who notices?",
        choices=[
            "Accuracy and loss: both get better.",
            "Only the accuracy gets better.",
            "Only the loss gets better.",
            "Neither: the answer is still wrong.",
        ],
        hint="On which side of one half is each of the two? And what was left for label 0?",
        solution='"c"',
        why="Both lie above one half, so the mail counts as wrong before and after. What was "
        "left for label 0 grew from 0.1 to 0.4, and the price fell from 2.303 to 0.916.",
        computed=("-np.log(1 - 0.6)",),
        mistakes={
            '"a"': "The loss does get better. For the accuracy, look at which side of one half "
            "0.9 and 0.6 are.",
            '"b"': "The other way round: accuracy sees the side of one half, and the loss sees "
            "how much was left for label 0.",
            '"d"': "The answer is still wrong, and accuracy stops there. How much was left for "
            "label 0 before, and how much now?",
        },
    ),
    MultipleChoice(
        id="02-symptom",
        kind="find the bug",
        question="For y = 1, ŷ = 0.9 a program prints 0.105. For y = 0, ŷ = 0.9 it prints 0. "
        "What is wrong with it?",
        choices=[
            "Nothing: a label of 0 costs nothing.",
            "The two branches are swapped.",
            "The minus sign is lost.",
            "The second term is missing.",
        ],
        hint="The first number is right. Which part of the formula should have paid the second?",
        solution='"d"',
        why="It computes −y ln ŷ. With y = 0 that is 0 whatever was predicted; the second term "
        "should have charged 2.303.",
        mistakes={
            '"a"': "0.9 for a label that did not come must cost something: 0.1 was left for "
            "label 0.",
            '"b"': "Then y = 1, ŷ = 0.9 would give 2.303. That number is right here.",
            '"c"': "Then y = 1, ŷ = 0.9 would give a number below 0.",
        },
    ),
]
