"""Exercises of lesson 07, many labels at once."""

from helpers.practice.exercise import Choice, Function, Number

EXERCISES = [
    Number(
        id="07-three-labels",
        kind="warm-up",
        question="A photo's labels are y = [0, 1, 1], the outputs ŷ = [0.2, 0.9, 0.5]. What is the "
        "mean loss over the three labels, in nats?",
        hint="Which probability did each truth get? The first label is 0.",
        solution="-np.mean(np.log([0.8, 0.9, 0.5]))",
        why="(0.2231 + 0.1054 + 0.6931) / 3 = 0.341. That the outputs add up to 1.6 does not "
        "matter.",
        computed=("-np.log([0.8, 0.9, 0.5])",),
        mistakes={
            "-np.sum(np.log([0.8, 0.9, 0.5]))": "That is the sum over the labels. Divide by their "
            "number.",
            "-np.mean(np.log([0.2, 0.9, 0.5]))": "For the first label you took −ln(0.2). Its truth "
            "is 0, and it was given the rest.",
            "-np.mean(np.log(np.array([0.2, 0.9, 0.5]) / 1.6))": "You made the outputs add up to "
            "1 first. They are answers to three questions: leave them as they are.",
            "np.mean(np.log([0.8, 0.9, 0.5]))": "The minus sign is lost: a loss is never negative.",
            "-np.log(0.9) - np.log(0.5)": "You added the labels that hold and left out the first. "
            "A label of 0 has a loss, too.",
            "-np.mean(np.log([0.9, 0.5]))": "You left out the label that does not hold. It has a "
            "loss, too.",
        },
    ),
    Choice(
        id="07-which-output",
        kind="sigmoids or softmax?",
        question="For which of these is a softmax the right output?",
        choices=[
            "the genres of a film: comedy, drama, crime",
            "the digit on a letter-box, 0 to 9",
            "the illnesses of a patient",
            "the objects in a photo, of which there may be none",
        ],
        hint="Ask of each: can two hold together? Can none?",
        solution='"b"',
        why="It is always exactly one of the ten. All others can have two at once, or none.",
        mistakes={
            '"a"': "A film can be a comedy and a crime story. What would a softmax give to both?",
            '"c"': "A patient can have two illnesses, or none. What would a softmax say of a "
            "healthy one?",
            '"d"': "With nothing to find, a softmax still gives 1 away.",
        },
    ),
    Number(
        id="07-same-steps",
        kind="learning rate",
        question="A program adds up the losses of 12 labels and learns well with η = 0.06. You "
        "turn the sum into a mean over the labels. Which η takes the same steps as before?",
        hint="What happens to every slope? What must happen to η, so that η · slope stays?",
        solution="0.06 * 12",
        why="The mean divides every slope by 12, so η = 12 · 0.06 = 0.72 takes the same steps.",
        mistakes={
            "0.06 / 12": "The other way round: the slopes have become smaller already.",
            "0.06": "With the same η every step is now shorter than before. By how much?",
            "0.06 * 13": "How many labels does the mean divide by?",
            "0.06 * 12**0.5": "A square root belongs to noise. A mean divides by the whole number.",
        },
    ),
    Number(
        id="07-alarms",
        kind="precision and recall",
        question="Among 1,000 photos 25 have a dog. A model says “dog” 40 times, 10 times rightly. "
        "Give a list of two numbers: precision, recall.",
        hint="Of those it called; of those there are.",
        solution="[10 / 40, 10 / 25]",
        why="10 of 40 calls are right: precision 0.25. 10 of 25 dogs are found: recall 0.4.",
        mistakes={
            "[10 / 25, 10 / 40]": "Both numbers are right, their order is not: precision asks "
            "about the calls.",
            "[10 / 1000, 10 / 1000]": "You divided by all photos. Divide by the calls, and by the "
            "dogs.",
            "[10 / 40, 15 / 25]": "Precision is right. For recall you took the dogs that were "
            "missed.",
            "[30 / 40, 10 / 25]": "Recall is right. For precision you took the false alarms.",
            "[10 / 40, 955 / 1000]": "Precision is right. The second number is accuracy, which a "
            "rare label makes look good.",
        },
    ),
    Choice(
        id="07-lower",
        kind="explain the plot",
        question="In the picture of precision and recall the threshold goes from ½ down to 1/21. "
        "Recall can only rise on the way. Why may precision go either way?",
        choices=[
            "Because the model is trained again at each threshold.",
            "Because each further call may be a dog or a false alarm.",
            "Because precision and recall always add up to the same number.",
            "Because the outputs are not calibrated.",
        ],
        hint="Lower the threshold until one more photo is called. What can it be?",
        solution='"b"',
        why="A dog among the new calls lifts both, a false alarm lowers precision alone. On the "
        "whole the new calls are the doubtful ones, so precision mostly falls.",
        mistakes={
            '"a"': "Nothing is trained here: it is one model, asked more or less strictly.",
            '"c"': "Read both curves at ½ and at 1/21 and add them up.",
            '"d"': "The plain model's outputs are honest, and its precision jumps all the same.",
        },
    ),
    Function(
        id="07-weighted",
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
