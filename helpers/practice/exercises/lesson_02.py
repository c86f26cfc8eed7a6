"""Exercises of lesson 02, the two label cases."""

from helpers.practice.exercise import Choice, Function, Number

EXERCISES = [
    Number(
        id="02-both-labels",
        kind="warm-up",
        question="A test says ŷ = 0.25 for “ill”. What is the loss if the person is ill (y = 1), "
        "and what if not (y = 0)? Give both in a list, in this order.",
        hint="For y = 1 take what was given to 1; for y = 0 take what was left, 1 − ŷ.",
        solution="[-np.log(0.25), -np.log(0.75)]",
        why="Ill: −ln(0.25) = 1.386 nats. Not ill: −ln(0.75) = 0.288 nats.",
        mistakes={
            "[-np.log(0.75), -np.log(0.25)]": "Both numbers are right, their order is not: the "
            "two branches are swapped. If the person is ill, the test gave the truth only 0.25.",
            "[np.log(0.25), np.log(0.75)]": "The minus sign is lost: a loss is never negative.",
            "[-np.log(0.25), -np.log(0.25)]": "The first is right. For y = 0 the truth was given "
            "the rest, 1 − ŷ.",
            "[-np.log(0.25), 0]": "The first is right. A label of 0 does not make the loss 0: "
            "the test still said 0.25 for the wrong thing.",
            "[-np.log10(0.25), -np.log10(0.75)]": "That is the logarithm to base 10. np.log is "
            "the natural one.",
            "[0.75, 0.25]": "Those are the distances to the truth. The loss takes −ln of the "
            "probability that the truth was given.",
        },
    ),
    Choice(
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
            "lambda y, p: y * np.log(p) + (1 - y) * np.log(1 - p)": "Your losses are negative: "
            "the minus sign is lost.",
            "lambda y, p: -(y * np.log(1 - p) + (1 - y) * np.log(p))": "The two branches are "
            "swapped: y = 1, ŷ = 0.9 must give 0.105.",
            "lambda y, p: -np.log(p)": "Your function does not look at the label: it charges "
            "−ln ŷ in both cases.",
            "lambda y, p: -y * np.log(p)": "For y = 0 your loss is 0, whatever was predicted. "
            "The second branch is missing.",
            "lambda y, p: -(y * np.log10(p) + (1 - y) * np.log10(1 - p))": "That is the "
            "logarithm to base 10: y = 1, ŷ = 0.9 must give 0.105.",
            "lambda y, p: -(p * np.log(y) + (1 - p) * np.log(1 - y))": "Label and prediction "
            "are exchanged: it is the prediction that stands inside the logarithm.",
        },
    ),
    Choice(
        id="02-accuracy",
        kind="accuracy and loss",
        question="Model A says 0.51, 0.51, 0.51 to three mails that are all spam. Model B says "
        "0.99, 0.99, 0.49. Which has the better accuracy, which the smaller mean loss?",
        choices=[
            "A has both.",
            "B has both.",
            "A has the better accuracy, B the smaller loss.",
            "B has the better accuracy, A the smaller loss.",
        ],
        hint="B makes one mistake, but a hesitant one. Add up three prices for each.",
        solution='"c"',
        why="A is right three times of three, B two times of three. Yet A's mean loss is 0.673 "
        "and B's is 0.244 nats: the two numbers answer different questions.",
        mistakes={
            '"a"': "A does have the better accuracy. But it pays −ln(0.51) three times; what "
            "does B pay for its two 0.99?",
            '"b"': "Count again how many of B's predictions lie above one half.",
            '"d"': "The other way round: count what lies above one half, then compare −ln(0.51) "
            "three times with −ln(0.99) twice and −ln(0.49) once.",
        },
    ),
    Choice(
        id="02-symptom",
        kind="find the bug",
        question="For y = 1 and ŷ = 0.9 a program prints −0.105. What is wrong with it?",
        choices=[
            "Nothing.",
            "The two branches are swapped.",
            "The arguments are exchanged.",
            "The minus sign is lost.",
        ],
        hint="Right is 0.105. What would each mistake print?",
        solution='"d"',
        why="ln of a number below 1 is negative; without the minus in front so is the “loss”.",
        computed=("np.log(0.9)",),
        mistakes={
            '"a"': "For labels 0 and 1 this loss is never negative.",
            '"b"': "Swapped branches would take −ln(1 − 0.9), which is 2.303.",
            '"c"': "Exchanged arguments would take the logarithm of the label, and that of 1 − "
            "the label: inf.",
        },
    ),
]
