"""Exercises of lesson 06, the training loop."""

from helpers.practice.exercise import Choice, Function, Number

EXERCISES = [
    Number(
        id="06-next-weight",
        kind="warm-up",
        question="The neuron of this lesson, but with input x = −2 and weight w = −0.5, so that "
        "ŷ is 0.72 again. The truth is 1 and η = 0.5. What is the weight after one step? Take ŷ "
        "as exactly 0.72.",
        hint="∂L/∂w = (ŷ − y) · x. Mind both signs; then w − η · ∂L/∂w.",
        solution="-0.5 - 0.5 * (0.72 - 1) * -2",
        why="∂L/∂w = (0.72 − 1) · (−2) = 0.56 is positive, so the weight goes down: −0.5 − 0.28 = "
        "−0.78.",
        mistakes={
            "-0.5 - 0.5 * (0.72 - 1) * 2": "A sign got lost: x is −2 here, and the step goes "
            "against the slope.",
            "-0.5 - (0.72 - 1) * -2": "The slope is right; you took the whole of it. Where is η?",
            "-0.5 - 0.5 * (0.72 - 1)": "You moved by η · (ŷ − y). What came in through this "
            "weight?",
            "-0.5 - 0.5 * (-1 / 0.72) * -2": "You took dL/dŷ for dL/dz: the factor ŷ(1 − ŷ) is "
            "missing.",
            "(0.72 - 1) * -2": "That is the slope ∂L/∂w. The new weight is asked for.",
        },
    ),
    Number(
        id="06-count",
        kind="count",
        question="A network has 5 inputs, one hidden layer of 4 neurons, and one output. How "
        "many parameters does training move?",
        hint="Two tables of weights, and a bias for each neuron that computes something.",
        solution="5 * 4 + 4 + 4 * 1 + 1",
        why="5 · 4 weights and 4 biases in the hidden layer, 4 weights and 1 bias at the output: "
        "29.",
        mistakes={
            "5 * 4 + 4 * 1": "Those are the weights. Every neuron has a bias, too.",
            "5 * 4 + 4 + 4 * 1": "The output neuron has a bias as well.",
            "5 * 4 + 4 * 1 + 1": "The hidden neurons have biases as well.",
            "5 * 4 * 1": "The two tables stand one after the other: add their sizes.",
            "5 + 4 + 1": "Those are the places where numbers pass through. Count the connections "
            "between them, and the biases.",
        },
    ),
    Choice(
        id="06-thrash",
        kind="explain the plot",
        question="In the explorer with η = 40 the loss jumps between about 3 and 15 and the "
        "slope of w changes its sign again and again. Why?",
        choices=[
            "The gradient is computed wrongly at a large η.",
            "Each step jumps over the valley and lands on its other side.",
            "The loss has become infinite and is drawn as far as it goes.",
            "The forty points cannot be split, so the loss must stay high.",
        ],
        hint="A slope that changes its sign: on which side of the lowest point was w before the "
        "step, and on which side after it?",
        solution='"b"',
        why="The direction is right and the length is not: from the other side the slope points "
        "back, and the next step jumps back as far. A smaller η cures it.",
        mistakes={
            '"a"': "η is no part of the gradient: it is multiplied afterwards. The check by "
            "nudging finds nothing wrong here.",
            '"c"': "Read the sentence: it is a finite number at every epoch, since the blame "
            "ŷ − y is never larger than 1.",
            '"d"': "The run with η = 1 splits them, all forty.",
        },
    ),
    Choice(
        id="06-forty",
        kind="find the slip",
        question="A colleague’s network on the forty points thrashes at η = 1. The check says "
        "that each of the 13 slopes is exactly 40 times the measured one. What is wrong?",
        choices=[
            "The nudge is too small.",
            "The weights started at zero.",
            "The slopes are those of the sum of the losses, not of their mean.",
            "W2 was moved before the blame was handed on through it.",
        ],
        hint="Which number in this lesson is 40, and where does it stand in `backward`?",
        solution='"c"',
        why="The division by n = 40 is missing in dZ, so η = 1 became η = 40. A ratio that is the "
        "same everywhere points at a missing factor.",
        mistakes={
            '"a"': "A bad nudge would spoil each slope in its own way. A ratio that is the same "
            "in all 13 places is a factor.",
            '"b"': "From zeros it would not thrash: nothing would move at all.",
            '"d"': "That spoils the first layer alone. Here all 13 are off, by the same factor.",
        },
    ),
    Function(
        id="06-hand-on",
        kind="write code",
        question="Write `hand_on(blame, W, H)`: the blame that passes a layer with the weights "
        "`W` back to the hidden neurons, through their tanh. `blame` has one row for each "
        "example, `H` is what the hidden neurons gave out.",
        hint="Two factors: the blame times the weights it came through, and the slope of tanh, "
        "1 − h². Look at the line that makes dA in `backward`.",
        solution="def hand_on(blame, W, H):\n    shares = blame @ W.T\n"
        "    return shares * (1 - H**2)",
        why="A matrix product for the shares, then the slope of each bend. With these lines a "
        "network may have as many layers as you like.",
        cases=[
            "np.array([[0.1], [-0.2]]), np.array([[1.0], [-2.0], [0.5]]), "
            "np.array([[0.1, 0.5, -0.3], [0.9, -0.2, 0.4]])",
            "np.array([[0.3, -0.1]]), np.array([[0.5, 1.0], [2.0, -1.0]]), np.array([[0.6, -0.8]])",
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
        },
    ),
]
