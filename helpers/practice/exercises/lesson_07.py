"""Exercises of lesson 07, a hidden layer."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="07-count",
        kind="count",
        question="A network has 5 inputs, one hidden layer of 4 neurons, and one output. How "
        "many parameters does training move?",
        hint="Two tables of weights, and a bias for each neuron that computes something.",
        solution="5 * 4 + 4 + 4 * 1 + 1",
        why="5 · 4 weights and 4 biases in the hidden layer, 4 weights and 1 bias at the output: "
        "29.",
        mistakes={
            "5 * 4 + 4 * 1": "Those are the weights, or the hidden layer with its biases. What "
            "else learns?",
            "5 * 4 + 4 + 4 * 1": "The output neuron has a bias as well.",
            "5 * 4 + 4 * 1 + 1": "The hidden neurons have biases as well.",
            "5 * 4 + 1": "The output neuron has a weight for each hidden neuron, and the hidden "
            "ones have biases.",
            "5 * 4 + 5 + 4 + 4 * 1 + 1": "Inputs have no bias: they only hand on what they are "
            "given.",
            "5 * 4 * 1": "Those are the weights into the hidden layer. Each number that comes out "
            "of it has a weight, too.",
            "5 + 4 + 1": "Those are the places where numbers pass through. Count the connections "
            "between them, and the biases.",
            "4 + 1": "Those are the biases. Count the connections as well.",
            "2 * 3 + 3 + 3 * 1 + 1": "That is the network of the lesson. Here there are 5 inputs "
            "and 4 hidden neurons.",
            "5 * 4 + 4 + 5 * 1 + 1": "The output looks at the hidden neurons, not at the inputs. "
            "How many are there?",
        },
    ),
    MultipleChoice(
        id="07-stuck",
        kind="explain the plot",
        question="Look at η = 40 in the explorer, at epoch 100. Somebody goes on from there with "
        "η = 1 for 1,000 epochs. The loss stops at 0.463, with 28 of 40 right, though η = 1 "
        "reached all forty from the start. Of the 120 hidden values, 119 lie beyond ±0.99. What "
        "holds it back?",
        choices=[
            "η = 1 is too large here: each step still jumps over the valley.",
            "W2 is 0, so no blame comes back.",
            "The hidden neurons are so far out that almost no blame gets through their tanh.",
            "1,000 epochs are too few: it crawls, and gets there in the end.",
        ],
        hint="What is the slope of tanh, 1 − h², at h = 0.99 and beyond?",
        solution='"c"',
        why="At h = 0.99 the slope 1 − h² is 0.02, and further out it is smaller still. The long "
        "steps drove the neurons there, and hardly any blame leads them back: begin again from a "
        "new start, with a smaller η.",
        computed=("1 - 0.99**2",),
        mistakes={
            '"a"': "Then the loss would jump. It stands still, so the steps are tiny.",
            '"b"': "With W2 = 0 the output would be the same for all points. It gets 28 right.",
            '"d"': "It does not crawl, it stands still. What makes the slopes so small?",
        },
    ),
    MultipleChoice(
        id="07-forty",
        kind="find the slip",
        question="A colleague’s network on the forty points thrashes at η = 1. Nudging says "
        "that each of the 13 slopes is exactly 40 times the measured one. What is wrong?",
        choices=[
            "The nudge is too small.",
            "The weights started at zero.",
            "The slopes are those of the sum of the losses, not of their mean.",
            "The blame was handed back over the wrong W2.",
        ],
        hint="Which number in this lesson is 40, and where does it stand in `backward`?",
        solution='"c"',
        why="The division by n = 40 is missing in the blame, so η = 1 became η = 40. A ratio that "
        "is the same everywhere points at a missing factor.",
        mistakes={
            '"a"': "A bad nudge would spoil each slope in its own way. A ratio that is the same "
            "in all 13 places is a factor.",
            '"b"': "From zeros it would not thrash: nothing would move at all.",
            '"d"': "That spoils the first layer alone. Here all 13 are off, by the same factor.",
        },
    ),
    Function(
        id="07-hand-back",
        kind="write code",
        question="Write `hand_back(blame, W, H)`: the blame that a layer with the weights `W` "
        "hands back to the hidden neurons, through their tanh. `blame` has one row for each "
        "example, `H` is what the hidden neurons gave out.",
        hint="Two factors: the blame times the weights it came through, and the slope of tanh, "
        "1 − h². Look at the line that makes `hidden` in `backward`.",
        solution="def hand_back(blame, W, H):\n    shares = blame @ W.T\n"
        "    return shares * (1 - H**2)",
        why="A matrix product for the shares, then the slope of each bend. With these lines a "
        "network may have as many layers as you like.",
        cases=[
            "np.array([[0.1], [-0.2]]), np.array([[1.0], [-2.0], [0.5]]), "
            "np.array([[0.1, 0.5, -0.3], [0.9, -0.2, 0.4]])",
            "np.array([[0.3, -0.1]]), np.array([[0.5, 1.0], [2.0, -1.0]]), np.array([[0.6, -0.8]])",
            "np.array([[0.2, 0.4], [-0.5, 0.1]]), np.array([[1.5, -0.5], [0.3, 0.8]]), "
            "np.array([[0.2, 0.7], [-0.6, 0.5]])",
        ],
        expected="lambda blame, W, H: np.einsum('ij,kj->ik', blame, W) * (1 - np.square(H))",
        mistakes={
            "lambda blame, W, H: blame @ W.T": "The slope of the bend is missing: tanh passes "
            "only the share 1 − h² on.",
            "lambda blame, W, H: blame @ W.T * H * (1 - H)": "h(1 − h) is the slope of the "
            "sigmoid. These neurons bend by tanh.",
            "lambda blame, W, H: blame @ W.T * (1 - H)": "The slope of tanh has a square in it.",
            "lambda blame, W, H: blame @ W.T * (1 - np.tanh(H)**2)": "H has been through tanh "
            "already: it is h, not the sum before it.",
            "lambda blame, W, H: blame @ W.T * H**2": "You kept h² and lost the 1: a neuron far "
            "out would pass on most, and it must pass on least.",
            "lambda blame, W, H: blame @ W.T * (1 + H**2)": "1 + h² grows towards the ends, where "
            "tanh is flat. Mind the sign.",
            "lambda blame, W, H: blame @ W.T * H": "You multiplied by h, as for the slope of a "
            "weight. Here the slope of the bend is asked for.",
            "lambda blame, W, H: blame @ W.T + (1 - H**2)": "The slopes of a chain multiply; you "
            "added them.",
            "lambda blame, W, H: blame @ W.T / (1 - H**2)": "You divided by the slope of the bend. "
            "The slopes of a chain multiply.",
            "lambda blame, W, H: (blame @ W.T) * np.sqrt(1 - H**2)": "That root is too much: the "
            "slope of tanh is a plain difference.",
            "lambda blame, W, H: blame @ (W if len(W) == blame.shape[1] else W.T) * (1 - H**2)": (
                "You went through W forwards. On the way back rows and columns change places."
            ),
        },
    ),
]
