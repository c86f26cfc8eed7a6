"""Exercises of lesson 08, many labels at once."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="08-three-labels",
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
    MultipleChoice(
        id="08-which-output",
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
        why="A digit is one of the ten. All others can have two at once, or none.",
        mistakes={
            '"a"': "A film can be a comedy and a crime story. What would a softmax give to both?",
            '"c"': "A patient can have two illnesses, or none. What would a softmax say of a "
            "healthy one?",
            '"d"': "With nothing to find, a softmax still gives 1 away.",
        },
    ),
    Number(
        id="08-same-steps",
        kind="learning rate",
        question="A program adds up the losses of 12 labels and learns well with η = 0.06. You "
        "turn the sum into a mean over the labels. Which η takes the same steps as before?",
        hint="What happens to every slope? What must happen to η, so that η · slope stays?",
        solution="0.06 * 12",
        why="The mean divides every slope by 12, so η = 12 · 0.06 = 0.72 takes the same steps.",
        mistakes={
            "0.06 / 12": "The other way round: the slopes have become smaller already.",
            "0.06": "With the same η the steps are now shorter than before. By how much?",
            "0.06 * 13": "How many labels does the mean divide by?",
            "0.06 * 11": "How many labels does the mean divide by?",
            "0.06 * 144": "You multiplied twice. Each slope was divided once.",
            "12": "That is how many times larger η must be. What is η then?",
            "1 / 12": "That is what the mean does to each slope. What must η be to make up for it?",
            "0.06 * 12**0.5": "A square root belongs to noise. A mean divides by the whole number.",
        },
    ),
    Number(
        id="08-four-true",
        kind="a softmax at its best",
        question="Four of ten labels of a photo are true, and a softmax treats the four alike. How "
        "many nats does each true label cost at the least, however sure the model is?",
        hint="How large can each of four equal shares be?",
        solution="np.log(4)",
        why="Four equal shares of 1 are ¼ each at the most, and −ln ¼ = 1.386.",
        mistakes={
            "np.log(10)": "You shared the 1 among all ten. A sure model gives the six false ones "
            "nearly nothing.",
            "1 / 4": "That is the share that each can get. What does a true label with it cost?",
            "-np.log(0.4)": "You shared four among ten. The softmax has 1 to share among four.",
            "0": "So it would be with sigmoids. The shares of a softmax add up to 1.",
            "4 * np.log(4)": "That is what all four cost together. What does each cost?",
            "-np.log(1 - 1 / 4)": "You priced a share of ¼ as if the label were false.",
            "np.log(2)": "That is for two true labels. Here four share the 1.",
        },
    ),
    MultipleChoice(
        id="08-stuck",
        kind="explain the plot",
        question="Each photo has two true labels of three. The plot of the loss falls, then runs "
        "flat at 0.462. The outputs of each photo add up to 1.00. What should be changed?",
        choices=[
            "η: it is too small.",
            "The number of steps: the training is not done yet.",
            "The last layer: three sigmoids instead of a softmax.",
            "The loss: a sum over the labels instead of a mean.",
        ],
        hint="What do the outputs of three independent questions add up to?",
        solution='"c"',
        why="Outputs that add up to 1 for each photo are the mark of a softmax, and 2 · ln 2 / 3 = "
        "0.462 is the least that it can pay here.",
        mistakes={
            '"a"': "A larger η gets to 0.462 sooner. What keeps the outputs at a sum of 1?",
            '"b"': "More steps bring both true labels nearer to ½, not beyond. What holds them?",
            '"d"': "That multiplies the loss and every slope by 3. The outputs still add up to 1.",
        },
    ),
    Function(
        id="08-per-label",
        kind="write code",
        question="Write `loss_per_label(Y, P)` for lists with a row for each photo and a column "
        "for each label: the mean loss of each label over the photos.",
        hint="Make arrays first. Which axis counts the photos?",
        solution="def loss_per_label(Y, P):\n"
        "    Y, P = np.array(Y), np.array(P)\n"
        "    table = -(Y * np.log(P) + (1 - Y) * np.log(1 - P))\n"
        "    return table.mean(axis=0)",
        why="Axis 0 counts the photos, so a mean along it leaves one number for each label.",
        cases=[
            "[[1, 0, 1], [0, 1, 0], [0, 0, 1]], "
            "[[0.9, 0.1, 0.5], [0.2, 0.3, 0.1], [0.1, 0.4, 0.6]]",
            "[[1, 0], [0, 1]], [[0.8, 0.4], [0.1, 0.7]]",
        ],
        expected="lambda Y, P: losses.binary_cross_entropy(Y, P, reduction='none').mean(axis=0)",
        mistakes={
            "lambda Y, P: losses.binary_cross_entropy(Y, P, reduction='none').mean(axis=1)": "You "
            "have one number for each photo. Average down the columns.",
            "lambda Y, P: losses.binary_cross_entropy(Y, P, reduction='none').sum(axis=0)": "You "
            "added up over the photos. Divide by their number.",
            "lambda Y, P: -losses.binary_cross_entropy(Y, P, reduction='none').mean(axis=0)": "The "
            "minus sign is lost: your losses are negative.",
        },
    ),
]
