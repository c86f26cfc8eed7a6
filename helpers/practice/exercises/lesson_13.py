"""Exercises of lesson 13: ten programs to mend, and two symptoms to explain."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Function(
        id="13-swapped",
        kind="warm-up",
        question="Mend `branch_loss(y, p)`. The labels y and the predictions p are arrays.",
        hint="p is the probability of label 1. Which probability did label 0 get?",
        solution="def branch_loss(y, p):\n"
        "    return np.mean(np.where(y == 1, -np.log(p), -np.log(1 - p)))",
        why="Label 1 pays −ln p, label 0 pays −ln(1 − p). Symptom to remember: a loss that falls "
        "while the predictions are right far less often than a coin.",
        cases=[
            "np.array([1, 0]), np.array([0.9, 0.2])",
            "np.array([1, 1, 0]), np.array([0.6, 0.3, 0.45])",
            "np.array([0, 1]), np.array([0.5, 0.01])",
        ],
        expected="losses.binary_cross_entropy",
        computed=("-np.log(0.9)",),
        mistakes={
            "lambda y, p: losses.binary_cross_entropy(y, 1 - p)": "The branches are still "
            "swapped. For label 1 and p = 0.9 the price must be 0.105. (If you turned both the "
            "condition and the branches round, the two slips cancel.)",
            "lambda y, p: -np.mean(np.log(p))": "Both branches take p now. Label 0 got the rest.",
            "lambda y, p: -np.mean(np.log(1 - p))": "Both branches take 1 − p now. That is what "
            "label 0 got.",
            "lambda y, p: -losses.binary_cross_entropy(y, p)": "The branches are right, and the "
            "minus signs are gone: a loss is never negative.",
            "lambda y, p: losses.binary_cross_entropy(y, p, reduction='sum')": "The branches are "
            "right, but the mean became a sum.",
        },
    ),
    Function(
        id="13-minus",
        kind="mend bug 2",
        question="Mend `mean_loss(y, p)`.",
        hint="ln of a number below 1 is negative, in both terms.",
        solution="def mean_loss(y, p):\n"
        "    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
        why="One minus in front of both terms. Symptom to remember: a loss below zero, from the "
        "first number on.",
        cases=[
            "np.array([1, 0]), np.array([0.9, 0.2])",
            "np.array([0, 0, 1]), np.array([0.5, 0.1, 0.3])",
            "np.array([1]), np.array([0.72])",
        ],
        expected="losses.binary_cross_entropy",
        mistakes={
            "lambda y, p: -losses.binary_cross_entropy(y, p)": "That is the program as it was: "
            "its numbers are below zero.",
            "lambda y, p: np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p))": "The minus reaches "
            "the first term only. Put the sum in brackets, or the minus in front of the mean.",
            "lambda y, p: np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))": "The minus reaches "
            "the second term only. Both logarithms are negative.",
            "lambda y, p: losses.binary_cross_entropy(y, p, reduction='sum')": "The sign is "
            "right, but the mean became a sum.",
            "lambda y, p: losses.binary_cross_entropy(y, 1 - p)": "The sign is right, but now "
            "the branches are swapped.",
            "lambda y, p: np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) ** 2": "A square "
            "hides the sign and changes the price: −ln 0.5 must stay 0.693.",
        },
    ),
    Function(
        id="13-twice",
        kind="mend bug 3",
        question="Mend `spam_loss(w, b, x, y)`.",
        hint="What does a function “with logits” expect: a number between 0 and 1, or any number?",
        solution="def spam_loss(w, b, x, y):\n    z = w * x + b\n"
        "    return losses.binary_cross_entropy_with_logits(y, z)",
        why="“With logits” means: it applies the sigmoid itself, so give it z. Symptom to "
        "remember: a certain and right prediction that still costs 0.313.",
        cases=[
            "100.0, 0.0, np.array([1.0]), np.array([1])",
            "2.0, -0.5, np.array([1.0, -2.0, 0.3]), np.array([1, 0, 0])",
            "-1.0, 3.0, np.array([0.5, 4.0]), np.array([1, 1])",
        ],
        expected="lambda w, b, x, y: losses.binary_cross_entropy_with_logits(y, w * x + b)",
        mistakes={
            "lambda w, b, x, y: losses.binary_cross_entropy_with_logits("
            "y, losses.sigmoid(w * x + b))": "That is the program as it was: one sigmoid of "
            "yours, one inside the loss.",
            "lambda w, b, x, y: losses.binary_cross_entropy_with_logits("
            "y, losses.sigmoid(w * x + b) - 0.5)": "Moving a probability to the middle does not "
            "make a logit of it: it still ends at 0.5.",
            "lambda w, b, x, y: losses.binary_cross_entropy_with_logits("
            "y, 2 * losses.sigmoid(w * x + b) - 1)": "From −1 to 1 is wider, and no logit: a "
            "logit has no end.",
            "lambda w, b, x, y: losses.binary_cross_entropy_with_logits(y, w * x)": "One sigmoid: "
            "good. But the bias got lost on the way.",
            "lambda w, b, x, y: losses.binary_cross_entropy_with_logits("
            "y, w * x + b, reduction='sum')": "One sigmoid: good. But the mean became a sum.",
            "lambda w, b, x, y: losses.binary_cross_entropy_with_logits(1 - y, w * x + b)": "One "
            "sigmoid: good. But the labels are turned round.",
        },
    ),
    Function(
        id="13-table",
        kind="mend bug 4",
        question="Mend `column_loss(y, p)`: y has the shape (n,) and p the shape (n, 1). Each "
        "prediction must meet its own label.",
        hint="Give both the same shape before the first multiplication: np.ravel or np.reshape.",
        solution="def column_loss(y, p):\n    p = p.ravel()\n"
        "    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
        why="Equal shapes first, then arithmetic. Symptom to remember: a loss that stays at the "
        "base rate, 0.693 for even classes.",
        cases=[
            "np.array([1, 0]), np.array([[0.9], [0.2]])",
            "np.array([0, 1, 1]), np.array([[0.3], [0.8], [0.6]])",
            "np.array([1, 0, 0, 1]), np.array([[0.6], [0.5], [0.1], [0.99]])",
        ],
        expected="lambda y, p: losses.binary_cross_entropy(y, p.ravel())",
        mistakes={
            "lambda y, p: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))": "Still a table: "
            "every prediction meets every label. Print the shape of y * np.log(p).",
            "lambda y, p: -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(y)": "Still a "
            "table, and its n² entries are divided by n.",
            "lambda y, p: -np.mean(y * np.log(p[0]) + (1 - y) * np.log(1 - p[0]))": "p[0] is the "
            "first prediction only: it meets all labels.",
            "lambda y, p: -np.mean(y * np.log(p.mean()) + (1 - y) * np.log(1 - p.mean()))": "The "
            "shapes agree, but one mean prediction meets all labels.",
            "lambda y, p: losses.binary_cross_entropy(y, p.ravel(), reduction='sum')": "The "
            "pairs are right, but the mean became a sum.",
        },
    ),
    Function(
        id="13-slope",
        kind="mend bug 5",
        question="Mend `slope_of_loss(y, z)`, so that it is dL/dz.",
        hint="The chain rule: dL/dŷ times dŷ/dz. What is left?",
        solution="def slope_of_loss(y, z):\n    p = 1 / (1 + np.exp(-z))\n    return p - y",
        why="dL/dz = ŷ − y: dŷ/dz = ŷ(1 − ŷ) cancels the denominator. Symptom to remember: it "
        "learns fast, and a nudge measures another slope.",
        cases=["1, -4.0", "0, 4.0", "1, 0.5", "np.array([1, 0]), np.array([2.0, -1.0])"],
        expected="losses.binary_cross_entropy_with_logits_grad",
        mistakes={
            "lambda y, z: losses.binary_cross_entropy_grad(y, losses.sigmoid(z))": "That is the "
            "program as it was, dL/dŷ. The step is made in z.",
            "lambda y, z: losses.squared_error_with_logits_grad(y, z)": "You multiplied by "
            "ŷ(1 − ŷ) once too often: that is the slope of squared error.",
            "lambda y, z: y - losses.sigmoid(z)": "The sign is turned round: descent would go "
            "uphill.",
            "lambda y, z: losses.sigmoid(z) * losses.sigmoid(-z) + 0 * y": "That is dŷ/dz alone; "
            "the label must come in.",
            "lambda y, z: losses.sigmoid(z) + 0 * y": "That is ŷ. The label must come in.",
            "lambda y, z: losses.binary_cross_entropy_with_logits(y, z, reduction='none')": "That "
            "is the loss. Its slope is asked for.",
            "lambda y, z: np.abs(losses.sigmoid(z) - y)": "That is the size alone. A slope has a "
            "sign, too.",
            "lambda y, z: losses.sigmoid(losses.sigmoid(z)) - y": "One sigmoid too many.",
            "lambda y, z: z - y": "z is no probability. Compare ŷ with the label.",
        },
    ),
    Function(
        id="13-chosen",
        kind="mend bug 6",
        question="Mend `report(validation, test)`. Each array holds one loss per model. Choose a "
        "model and report a loss that was not used for choosing.",
        hint="One array chooses, the other one is looked at once.",
        solution="def report(validation, test):\n    best = np.argmin(validation)\n"
        "    return test[best]",
        why="Validation chooses, test judges, once. Symptom to remember: a reported loss below "
        "what is possible, or one that new data never reach.",
        cases=[
            "np.array([0.5, 0.3, 0.4]), np.array([0.45, 0.6, 0.35])",
            "np.array([0.7, 0.72, 0.69, 0.71]), np.array([0.70, 0.61, 0.66, 0.74])",
            "np.array([0.2, 0.9]), np.array([0.8, 0.1])",
        ],
        expected="lambda validation, test: test[np.argmin(validation)]",
        mistakes={
            "lambda validation, test: np.min(test)": "That is the program as it was: the test "
            "mails choose and then judge their own choice.",
            "lambda validation, test: np.min(validation)": "The validation mails choose and then "
            "judge their own choice: the same slip with other mails.",
            "lambda validation, test: validation[np.argmin(test)]": "Turned round: the test "
            "mails choose. Then they are used up.",
            "lambda validation, test: test[np.argmin(validation + test)]": "The test mails still "
            "have a say in the choice.",
            "lambda validation, test: np.mean(test)": "That is the mean over all models. Report "
            "the chosen one.",
            "lambda validation, test: test[np.argmax(validation)]": "That is the worst model "
            "on the validation mails.",
            "lambda validation, test: float(np.argmin(validation))": "That is which model it is. "
            "Report its loss.",
            "lambda validation, test: np.max(test)": "That is the worst loss of all. One model "
            "must be chosen first.",
            "lambda validation, test: np.mean(validation)": "That is the mean of what should "
            "choose.",
        },
    ),
    Function(
        id="13-signs",
        kind="mend bug 7",
        question="Mend `sign_loss(s, p)`, so that it takes labels s of −1 and 1 and gives the "
        "usual loss.",
        hint="Which straight line turns −1 into 0 and 1 into 1?",
        solution="def sign_loss(s, p):\n    y = (s + 1) / 2\n"
        "    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
        why="The formula switches its terms by 0 and 1, so labels are turned into 0 and 1 first. "
        "Symptom to remember: the first loss is right, and later ones fall below zero.",
        cases=[
            "np.array([1, -1]), np.array([0.9, 0.2])",
            "np.array([-1, -1, 1]), np.array([0.5, 0.1, 0.3])",
            "np.array([-1, 1, 1]), np.array([0.8, 0.7, 0.95])",
        ],
        expected="lambda s, p: losses.binary_cross_entropy((s + 1) / 2, p)",
        mistakes={
            "lambda s, p: -np.mean(s * np.log(p) + (1 - s) * np.log(1 - p))": "That is the "
            "program as it was: with s = −1 it weighs the terms with −1 and 2.",
            "lambda s, p: losses.binary_cross_entropy(np.abs(s), p)": "abs makes every label 1: "
            "now nobody is labelled 0.",
            "lambda s, p: -np.mean((s + 1) * np.log(p) - s * np.log(1 - p))": "s + 1 is 0 or 2. "
            "One step is missing.",
            "lambda s, p: losses.binary_cross_entropy((1 - s) / 2, p)": "Turned round: your line "
            "makes 1 of −1 and 0 of 1.",
            "lambda s, p: losses.binary_cross_entropy((s + 1) / 2, p, reduction='sum')": "The "
            "labels are right, but the mean became a sum.",
        },
    ),
    Function(
        id="13-batches",
        kind="mend bug 8",
        question="Mend `batch_loss(y, p)`: the mean loss of all mails, whatever the size of the "
        "last batch. y and p are arrays.",
        hint="Which share of the total does a batch of 1 have, and which should it have?",
        solution="def batch_loss(y, p):\n    total = 0\n    for i in range(0, len(y), 16):\n"
        "        here = slice(i, i + 16)\n"
        "        total += losses.binary_cross_entropy(y[here], p[here], reduction='sum')\n"
        "    return total / len(y)",
        why="Each batch counts by its size, so each mail counts once. Symptom to remember: the "
        "same predictions in another order cost something else.",
        cases=[
            "np.array([1] * 17), np.array([0.9] * 16 + [0.1])",
            "np.array([1, 0] * 10), np.linspace(0.1, 0.9, 20)",
            "np.array([1, 0]), np.array([0.9, 0.2])",
        ],
        expected="losses.binary_cross_entropy",
        mistakes={
            "lambda y, p: np.mean([losses.binary_cross_entropy(y[i : i + 16], p[i : i + 16]) "
            "for i in range(0, len(y), 16)])": "That is the program as it was: a batch of 1 counts "
            "as much as a batch of 16.",
            "lambda y, p: losses.binary_cross_entropy(y, p, reduction='sum') / 16": "You divide by "
            "the size of a batch. How many mails are there?",
            "lambda y, p: losses.binary_cross_entropy(y[: max(len(y) // 16, 1) * 16], "
            "p[: max(len(y) // 16, 1) * 16])": "The last, smaller batch is left out.",
            "lambda y, p: sum(losses.binary_cross_entropy(y[i : i + 16], p[i : i + 16]) "
            "for i in range(0, len(y), 16))": "You add up the means of the batches.",
            "lambda y, p: losses.binary_cross_entropy(y, p, reduction='sum') "
            "/ (16 * int(np.ceil(len(y) / 16)))": "You divide as if the last batch were full.",
            "lambda y, p: losses.binary_cross_entropy(y[-((len(y) - 1) % 16 + 1) :], "
            "p[-((len(y) - 1) % 16 + 1) :])": "That is the last batch alone.",
            "lambda y, p: losses.binary_cross_entropy(y, p, reduction='sum')": "The terms are "
            "right, but a mean divides by n.",
        },
    ),
    Function(
        id="13-bias",
        kind="mend bug 9",
        question="Mend `one_step(w, b, x, y, rate)`; it returns the new w and b.",
        hint="At which w and b should both slopes be computed?",
        solution="def one_step(w, b, x, y, rate):\n"
        "    gap = losses.sigmoid(w * x + b) - y\n"
        "    return w - rate * np.mean(gap * x), b - rate * np.mean(gap)",
        why="Both slopes come from the old w and b, then both parameters move. Symptom to "
        "remember: a fine curve, and one step that differs from the one by hand.",
        cases=[
            "2.0, 2.0, np.array([1.0]), np.array([0]), 1.0",
            "0.5, -1.0, np.array([1.0, -2.0, 0.5]), np.array([1, 0, 0]), 0.5",
            "0.0, 3.0, np.array([2.0, -1.0]), np.array([0, 1]), 2.0",
        ],
        expected="lambda w, b, x, y, rate: (w - rate * np.mean("
        "losses.binary_cross_entropy_with_logits_grad(y, w * x + b) * x), "
        "b - rate * np.mean(losses.binary_cross_entropy_with_logits_grad(y, w * x + b)))",
        mistakes={
            "def step(w, b, x, y, rate):\n"
            "    b = b - rate * np.mean(losses.sigmoid(w * x + b) - y)\n"
            "    return w - rate * np.mean((losses.sigmoid(w * x + b) - y) * x), b": "That is "
            "the program as it was: w sees the new b.",
            "def step(w, b, x, y, rate):\n"
            "    w = w - rate * np.mean((losses.sigmoid(w * x + b) - y) * x)\n"
            "    return w, b - rate * np.mean(losses.sigmoid(w * x + b) - y)": "The same slip the "
            "other way round: now b sees the new w.",
            "def step(w, b, x, y, rate):\n    gap = losses.sigmoid(w * x + b) - y\n"
            "    return w + rate * np.mean(gap * x), b + rate * np.mean(gap)": "Both move at "
            "once: good. But uphill: a step goes against the slope.",
            "def step(w, b, x, y, rate):\n    gap = losses.sigmoid(w * x + b) - y\n"
            "    return w - rate * np.sum(gap * x), b - rate * np.sum(gap)": "Both move at once: "
            "good. But the means became sums.",
            "def step(w, b, x, y, rate):\n    gap = losses.sigmoid(w * x + b) - y\n"
            "    return w - rate * np.mean(gap), b - rate * np.mean(gap)": "Both move at once: "
            "good. But the slope by w has the factor x.",
            "def step(w, b, x, y, rate):\n    gap = losses.sigmoid(w * x + b) - y\n"
            "    return b - rate * np.mean(gap), w - rate * np.mean(gap * x)": "Both numbers are "
            "right, their order is not: w comes first.",
            "def step(w, b, x, y, rate):\n    gap = losses.sigmoid(w * x + b) - y\n"
            "    return w - np.mean(gap * x), b - np.mean(gap)": "Both move at once: good. But the "
            "rate is missing.",
            "def step(w, b, x, y, rate):\n    gap = losses.sigmoid(w * x + b) - y\n"
            "    return np.mean(gap * x), np.mean(gap)": "Those are the slopes. The new w and b "
            "are asked for.",
            "def step(w, b, x, y, rate):\n    gap = losses.sigmoid(w * x + b) - y\n"
            "    return w - rate * np.mean(gap * x), b": "The bias has not moved.",
        },
    ),
    Function(
        id="13-clip",
        kind="mend bug 10",
        question="Mend `careful_loss(y, z)` for single numbers, however large z is: no wall, no "
        "nan. `np.logaddexp(0, z)` is ln(1 + eᶻ), computed safely.",
        hint="Label 0 pays ln(1 + eᶻ). Label 1 pays the same with z turned round.",
        solution="def careful_loss(y, z):\n"
        "    return y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)",
        why="From the logit there is nothing to clip. Symptom to remember: a flat curve at a "
        "high loss, with a slope of exactly 0.",
        cases=["1, -20.0", "0, 20.0", "1, -50.0", "0, 50.0", "1, 3.0", "1, 50.0"],
        expected="losses.binary_cross_entropy_with_logits",
        mistakes={
            "lambda y, z: losses.binary_cross_entropy("
            "y, np.clip(losses.sigmoid(z), 1e-7, 1 - 1e-7))": "That is the program as it was: "
            "beyond its wall the loss does not change with z.",
            "lambda y, z: losses.binary_cross_entropy("
            "y, np.clip(losses.sigmoid(z), 1e-15, 1 - 1e-15))": "You moved the wall further out. "
            "At z = −50 it still stands.",
            "lambda y, z: -(y * np.log(1 / (1 + np.exp(-z)))"
            " + (1 - y) * np.log(1 - 1 / (1 + np.exp(-z))))": "Without the clip 1 − ŷ becomes "
            "exactly 0 at z = 50, and its logarithm −inf. Start from z.",
            "lambda y, z: -(y * np.log(1 / (1 + np.exp(-z)) + 1e-7)"
            " + (1 - y) * np.log(1 - 1 / (1 + np.exp(-z)) + 1e-7))": "A small number inside the "
            "logarithm is a wall, too, and a sure and right prediction now costs less than 0.",
            "lambda y, z: losses.binary_cross_entropy_with_logits(1 - y, z)": "No wall: good. "
            "But the two labels are swapped: y = 1 and z = −20 must cost 20.",
            "lambda y, z: np.logaddexp(0, z)": "That is the price of label 0, whatever the label.",
            "lambda y, z: np.logaddexp(0, -z)": "That is the price of label 1, whatever the label.",
        },
    ),
    MultipleChoice(
        id="13-twins",
        kind="explain the plot",
        question="Explorer, bug 1: on the left both curves lie on each other, on the right they "
        "part. Why?",
        choices=[
            "The new mails are harder than the 40 that it was trained on.",
            "It was trained for too long and learned the 40 mails by heart.",
            "It learns the mirror image, and its own loss pays it as if it were right.",
            "Thirty epochs are too few for the program with the bug.",
        ],
        hint="What would it say of a mail that looks very much like spam? And what does its "
        "formula charge for that?",
        solution='"c"',
        why="Swapped branches reward 1 − ŷ. Descent finds the weight with its sign turned round, "
        "so its own loss looks the same to the last digit.",
        mistakes={
            '"a"': "The healthy program meets the same new mails, and its loss there is about "
            "what it was.",
            '"b"': "By heart would mean a lower reported loss than the healthy one. It is the "
            "same, from the first epochs on.",
            '"d"': "On the right it gets worse with every epoch. More of them would not help.",
        },
    ),
    Number(
        id="13-base-ten",
        kind="an eleventh bug",
        question="A new classifier says 0.5 to every mail. Its log shows a first loss of 0.301. "
        "By which number must all its losses be multiplied to be in nats?",
        hint="Which logarithm gives 0.301 for one half? Compare it with the natural one.",
        solution="np.log(10)",
        why="−log₁₀(0.5) = 0.301 and −ln(0.5) = 0.693: times ln 10 = 2.303. Symptom to remember: "
        "a first loss that is not 0.693.",
        mistakes={
            "1 / np.log(10)": "The other way round: the losses in nats are larger than 0.301.",
            "np.log(2)": "That is the loss that should have been shown, in nats. By what must "
            "0.301 be multiplied to get there?",
            "10": "The base is 10, but the factor between two logarithms is itself a logarithm.",
            "1 / np.log(2)": "That leads from nats to bits. Which base gives 0.301?",
            "2": "Label 0 and label 1 both cost 0.301 here; nothing was left out.",
            "-np.log10(0.5)": "That is the loss of the log. By what must it be multiplied?",
            "0.5": "That is ŷ. Compare what it costs in the log and in nats.",
            "-np.log(0.5) + np.log10(0.5)": "That is what must be added. Another ŷ needs another "
            "sum, but the same factor.",
        },
    ),
]
