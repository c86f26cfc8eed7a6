"""Exercises of lesson 09, a rare label."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="09-always-no",
        kind="warm-up",
        question="Of 5,000 mails 150 are spam. A filter lets every mail through. Give a list of "
        "two numbers: its accuracy, its recall for spam.",
        hint="On how many mails is it right? How many of the 150 does it call?",
        solution="[4850 / 5000, 0 / 150]",
        why="It is right on 5,000 − 150 = 4,850 mails, so accuracy is 4,850/5,000 = 0.97, and it "
        "finds no spam: recall 0.",
        mistakes={
            "[150 / 5000, 0]": "Recall is right. The first number is the share of spam, where the "
            "filter is wrong.",
            "[4850 / 5000, 1]": "Accuracy is right. Recall asks about the spam alone: how many of "
            "the 150 does it call?",
            "[4850 / 5000, 4850 / 5000]": "Accuracy is right. Recall leaves the honest mails out.",
            "[0, 4850 / 5000]": "Both numbers are right, their order is not.",
            "[1, 0]": "Recall is right. Is it right on the spam, too?",
            "[0, 0]": "Recall is right. The filter is right on each mail that is no spam.",
            "[4850 / 5000, 150 / 5000]": "Accuracy is right. The second number is the share of "
            "spam. How much of it does the filter call?",
        },
    ),
    Number(
        id="09-alarms",
        kind="precision and recall",
        question="Among 1,000 photos 25 have a dog. A model says “dog” 40 times, 10 times rightly. "
        "Give a list of two numbers: precision, recall.",
        hint="Of those it called; of those there are.",
        solution="[10 / 40, 10 / 25]",
        why="Of the calls, 10/40 = 0.25 are right: the precision. Of the dogs, 10/25 = 0.4 are "
        "found: the recall.",
        mistakes={
            "[10 / 25, 10 / 40]": "Both numbers are right, their order is not: precision asks "
            "about the calls.",
            "[10 / 1000, 10 / 1000]": "You divided by all photos. Divide by the calls, and by the "
            "dogs.",
            "[10 / 40, 15 / 25]": "Precision is right. For recall you took the dogs that were "
            "missed.",
            "[30 / 40, 10 / 25]": "Recall is right. For precision you took the false alarms.",
            "[10 / 50, 10 / 25]": "Recall is right. For precision you divided by 50. The 10 "
            "are among the 40 calls.",
            "[10 / 40, 10 / 1000]": "Precision is right. For recall you divided by all photos.",
            "[40 / 10, 25 / 10]": "The wrong way round: a share is never above 1.",
            "[10 / 40, 955 / 1000]": "Precision is right. The second number is accuracy, which a "
            "rare label makes look good.",
        },
    ),
    MultipleChoice(
        id="09-lower",
        kind="explain the plot",
        question="In the explorer the threshold of the plain model goes from ½ down to 0.05. "
        "Recall can only rise on the way. Why may precision go either way?",
        choices=[
            "Because the model is trained again at each threshold.",
            "Because each further call may be a dog or a false alarm.",
            "Because precision and recall always add up to the same number.",
            "Because the model's ŷ are not calibrated.",
        ],
        hint="Lower the threshold until one more photo is called. What can it be?",
        solution='"b"',
        why="A dog among the new calls lifts both, a false alarm lowers precision alone. On the "
        "whole the new calls are the doubtful ones, so precision mostly falls.",
        mistakes={
            '"a"': "Nothing is trained here: it is one model, asked more or less strictly.",
            '"c"': "Read both bars at ½ and at 0.05 and add them up.",
            '"d"': "The plain model is calibrated, and its precision jumps all the same.",
        },
    ),
    Number(
        id="09-honest-odds",
        kind="take the weight back",
        question="A model was trained with positive weight 9, and says ŷ = 0.75. About what "
        "probability is honest?",
        hint="Go from ŷ to its odds, mend the odds, and go back.",
        solution="(3 / 9) / (1 + 3 / 9)",
        why="ŷ = 0.75 means odds of 0.75/0.25 = 3. Honest odds are 3/9 = 1/3, and that is a "
        "probability of (1/3) / (1 + 1/3) = 0.25.",
        mistakes={
            "0.75 / 9": "You divided ŷ itself. The weight multiplies the odds ŷ/(1 − ŷ).",
            "3 / 9": "Those are the honest odds. Turn them back into a probability.",
            "27 / 28": "You multiplied the odds by 9. The weight has done that already: take it "
            "back.",
            "0.75": "That is what the weighted model says. It counted each 1 nine times.",
            "3": "Those are the odds of the weighted model. Which odds are honest?",
            "27": "Those are odds, multiplied by 9. The weight has done that already.",
            "9 * 0.75": "You multiplied ŷ itself, and a probability is never above 1.",
            "1 / 9": "You mended odds of 1. What are the odds of ŷ = 0.75?",
            "1 / 10": "That is the honest ŷ where the model says ½. Here it says 0.75.",
        },
    ),
    MultipleChoice(
        id="09-promise",
        kind="read a report",
        question="A report says: “200 calls, with a mean ŷ of 0.80; 90 of them are right.” What "
        "does it tell?",
        choices=[
            "The recall is 0.45.",
            "The ŷ of these calls are too high to be honest.",
            "The threshold was 0.80.",
            "The model is honest, since a mean ŷ of 0.80 is below 1.",
        ],
        hint="If the ŷ were honest, about how many of the 200 calls would be right?",
        solution='"b"',
        why="Honest calls would come true about 160 times of 200. A positive weight in the loss is "
        "one cause to look for.",
        computed=("0.8 * 200", "90 / 200"),
        mistakes={
            '"a"': "90 of 200 calls is the precision. For recall you would need the number of all "
            "that have the label.",
            '"c"': "0.80 is the mean over the calls. The threshold lies below all of them.",
            '"d"': "Honest means that ŷ comes true as often as it says. Count how often it did.",
        },
    ),
    Function(
        id="09-weighted",
        kind="write code",
        question="Write `weighted_loss(y_true, y_prob, weight)` for lists: the mean loss in which "
        "each example with y = 1 counts `weight` times. Divide by the number of examples.",
        hint="Make arrays first. Only one of the two terms gets the weight.",
        solution="def weighted_loss(y_true, y_prob, weight):\n"
        "    y, p = np.array(y_true), np.array(y_prob)\n"
        "    return -np.mean(weight * y * np.log(p) + (1 - y) * np.log(1 - p))",
        why="With weight 1 it is binary cross-entropy; with 20 a missed positive costs 20 times as "
        "much.",
        cases=[
            "[1, 0], [0.9, 0.2], 1",
            "[1, 0, 0], [0.3, 0.2, 0.1], 20",
            "[0, 1, 1, 0], [0.4, 0.5, 0.8, 0.05], 3",
        ],
        expected="lambda y, p, c: np.mean(np.where(np.array(y) == 1, c, 1) "
        "* losses.binary_cross_entropy(y, p, reduction='none'))",
        mistakes={
            "lambda y, p, c: c * losses.binary_cross_entropy(y, p)": "You weigh both terms. That "
            "only scales the loss, as another η would.",
            "lambda y, p, c: np.mean(np.where(np.array(y) == 0, c, 1) "
            "* losses.binary_cross_entropy(y, p, reduction='none'))": "You weigh the examples with "
            "y = 0. It is y = 1 that should count more.",
            "lambda y, p, c: np.sum(np.where(np.array(y) == 1, c, 1) "
            "* losses.binary_cross_entropy(y, p, reduction='none'))": "That is the sum. Divide by "
            "the number of examples.",
            "lambda y, p, c: -np.mean(np.where(np.array(y) == 1, c, 1) "
            "* losses.binary_cross_entropy(y, p, reduction='none'))": "Your losses are negative: "
            "the minus sign is lost.",
            "lambda y, p, c: np.sum(np.where(np.array(y) == 1, c, 1) "
            "* losses.binary_cross_entropy(y, p, reduction='none')) "
            "/ np.sum(np.where(np.array(y) == 1, c, 1))": "You divide by the sum of the weights. "
            "That is a choice some make; here divide by the number of examples.",
            "lambda y, p, c: losses.binary_cross_entropy(y, p)": "The weight does nothing in your "
            "function. Where y is 1, the term should count more.",
        },
    ),
]
