"""Exercises of lesson 03, worked examples."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="03-sure-and-wrong",
        kind="warm-up",
        question="y = 0, ŷ = 0.8. What is the loss, in nats, with three decimals?",
        hint="Which probability did label 0 get?",
        solution="-np.log(1 - 0.8)",
        digits=3,
        why="Label 0 got 1 − 0.8 = 0.2, and −ln(0.2) = 1.609.",
        mistakes={
            "-np.log(0.8)": "That is −ln(0.8), the loss for y = 1. Label 0 got the rest.",
            "0.2": "That is what label 0 got. The loss is −ln of it.",
            "np.log(0.8)": "Two slips in one: the sign is lost, and label 0 did not get 0.8 but "
            "the rest.",
            "0": "A label of 0 does not make the loss 0: the second term of the formula pays.",
        },
    ),
    Number(
        id="03-by-hand",
        kind="by hand",
        question="y = 0, ŷ = 0.28. Write down the four steps. What is the loss, in nats? You "
        "have met it in this lesson.",
        hint="Which probability did label 0 get? You have met it as a prediction for label 1.",
        solution="-np.log(1 - 0.28)",
        why="−[ 0 · ln 0.28 + 1 · ln 0.72 ] = −ln 0.72 = 0.329 nats. Label 0 got 1 − 0.28 = "
        "0.72, the same as label 1 got from ŷ = 0.72.",
        mistakes={
            "-np.log(0.28)": "That is −ln(0.28): the branches are swapped. ŷ is what label 1 "
            "got; label 0 got the rest.",
            "np.log(0.28)": "Two slips in one: the sign is lost, and label 0 did not get 0.28 but "
            "the rest.",
            "0.72": "That is what label 0 got. The loss is −ln of it.",
            "-np.log(0.28) - np.log(0.72)": "That adds both terms. Which of them does a label of "
            "0 silence?",
            "0": "A label of 0 does not make the loss 0: it silences the first term, and the "
            "second one stands.",
        },
    ),
    Number(
        id="03-batch-mean",
        kind="a batch",
        question="Labels [1, 0, 1, 0], predictions [0.9, 0.2, 0.9, 0.2]. What is the mean loss? "
        "Decide first whether you need to compute anything new.",
        hint="It is a batch you know, twice over. Which of sum and mean changes then?",
        solution="-np.mean(np.log([0.9, 0.8, 0.9, 0.8]))",
        why="The same batch twice: the sum doubles and so does n, and the mean stays 0.164.",
        mistakes={
            "-np.sum(np.log([0.9, 0.8]))": "That is the sum over 0.9 and 0.8 once: the four "
            "losses were divided by 2 instead of 4.",
            "-np.mean(np.log([0.9, 0.8])) / 2": "You halved the mean because there are twice as "
            "many. The sum has doubled too.",
            "-np.log(np.mean([0.9, 0.8]))": "That is −ln of the mean probability. Take the "
            "logarithms first, and then the mean.",
            "np.exp(np.mean(np.log([0.9, 0.8])))": "That is the typical probability. The mean "
            "loss, from which it comes, is asked for.",
            "-np.mean(np.log([0.9, 0.2]))": "For label 0 you took −ln(0.2). Label 0 was given "
            "1 − 0.2.",
            "-np.mean(np.log([0.1, 0.2]))": "The two branches are swapped: label 1 got ŷ, label "
            "0 got 1 − ŷ.",
            "-np.sum(np.log([0.9, 0.8, 0.9, 0.8])) / 5": "You divided by 5. There are four "
            "examples: n, not n + 1.",
        },
    ),
    Function(
        id="03-mean-loss",
        kind="write code",
        question="Write a function `mean_loss(y_true, y_prob)` for two lists. With arrays, "
        "`np.log` and `np.mean` it is two lines; a loop is welcome, too.",
        hint="Make arrays first, by np.array; then write the formula as in lesson 02, and take "
        "the mean.",
        solution="def mean_loss(y_true, y_prob):\n"
        "    y, p = np.array(y_true), np.array(y_prob)\n"
        "    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
        why="One line for a batch of any size; mean_loss([1, 0], [0.9, 0.2]) is 0.164252.",
        cases=[
            "[1, 0], [0.9, 0.2]",
            "[0, 0, 1], [0.5, 0.1, 0.3]",
            "[1, 1, 0, 1, 0], [0.6, 0.8, 0.4, 0.7, 0.05]",
        ],
        expected="losses.binary_cross_entropy",
        mistakes={
            "lambda y, p: losses.binary_cross_entropy(y, p, reduction='sum')": "That is the "
            "sum. Divide by the number of examples.",
            "lambda y, p: losses.binary_cross_entropy(y, 1 - np.array(p))": "The two branches "
            "are swapped: labels [1, 0] and predictions [0.9, 0.2] must give 0.164.",
            "lambda y, p: losses.binary_cross_entropy(y, p, reduction='sum') / (len(y) + 1)":
            "You divide by n + 1. How many examples are there?",
            "lambda y, p: -np.mean(np.array(y) * np.log(p))": "The second term is missing: "
            "examples with label 0 cost nothing.",
            "lambda y, p: -np.mean(np.log(p))": "It charges −ln ŷ whatever the label is.",
            "lambda y, p: -np.log(np.mean(np.where(y, p, 1 - np.array(p))))": "It takes the mean "
            "first and then one logarithm. Take a logarithm of each, and then the mean.",
            "lambda y, p: np.exp(-losses.binary_cross_entropy(y, p))": "That is the typical "
            "probability. The mean loss itself is asked for.",
        },
    ),
    MultipleChoice(
        id="03-base-rate",
        kind="explain the plot",
        question="In the picture of the base rate, think of a level line at 0.40. For which data "
        "set does a model with that loss beat always saying the share: one with a share of ones "
        "of 0.1, or one with a share of 0.3?",
        choices=["both", "only 0.1", "only 0.3", "neither"],
        hint="Is the arch above or below the line there?",
        solution='"c"',
        why="At 0.3 the arch is at 0.611, far above the line. At 0.1 it is at 0.325: there "
        "always saying 0.1 costs less than the model.",
        computed=("losses.binary_cross_entropy(0.3, 0.3)",),
        mistakes={
            '"a"': "0.40 looks small, but small beside what? Compare with the arch at 0.1.",
            '"b"': "The other way round: a model beats the share where the arch lies above the "
            "line.",
            '"d"': "Where the arch lies above the line, the model beats someone who knows the "
            "share alone.",
        },
    ),
    Number(
        id="03-report",
        kind="find the slip",
        question="A report says “loss 3.285” for a batch of 20, and its program ends with "
        "`return np.sum(each)`. What is the typical probability that the truth was given?",
        hint="First make a mean of it, then turn the price back into a probability.",
        solution="np.exp(-3.285 / 20)",
        why="3.285 is a sum. The mean is 3.285 / 20 = 0.164, and exp(−0.164) = 0.849.",
        mistakes={
            "np.exp(-3.285)": "That takes the sum for a mean: it is the probability of the whole "
            "batch, all 20 at once.",
            "3.285 / 20": "That is the mean loss, and the first half of the way. Which function "
            "turns a price back into a probability?",
            "1 - 3.285 / 20": "That is 1 minus the mean loss: close by, but exp undoes ln.",
            "np.exp(3.285 / 20)": "A probability is not above 1. The loss is −ln, so the way "
            "back needs the minus.",
            "-np.log(3.285 / 20)": "That takes −ln of a price. It was a probability that went "
            "through −ln; go back by exp.",
            "10 ** (-3.285 / 20)": "That undoes a logarithm to base 10. What undoes ln?",
            "2 ** (-3.285 / 20)": "That undoes a logarithm to base 2, for bits. What undoes ln?",
        },
    ),
]
