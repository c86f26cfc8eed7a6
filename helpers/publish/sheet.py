"""The course on one sheet of paper: what stands on it, in markdown, with numbers computed here.

Each row ends with the number of the lesson that tells more.
"""

import numpy as np

from helpers import losses

FORMULAS = [
    ("loss", r"$L = -[\,y \ln \hat y + (1 - y) \ln(1 - \hat y)\,]$", "02"),
    ("of a batch", r"$\dfrac{1}{n} \sum_i L_i$, the mean", "03"),
    ("log-odds", r"$z = \ln \dfrac{\hat y}{1 - \hat y}$", "04"),
    ("sigmoid", r"$\hat y = \sigma(z) = \dfrac{1}{1 + e^{-z}}$", "04"),
    ("slope", r"$\dfrac{dL}{dz} = \hat y - y$, $\;\dfrac{dL}{dw} = (\hat y - y)\, x$", "04"),
    ("squared error", r"$\dfrac{dS}{dz} = (\hat y - y)\, \hat y\, (1 - \hat y)$", "05"),
    ("step", r"$w \leftarrow w - \eta\, \dfrac{dL}{dw}$", "05"),
    ("entropy", r"$H(p) = -[\,p \ln p + (1 - p) \ln(1 - p)\,]$", "10"),
    ("wrong belief", r"$CE(p, q) = H(p) + KL(p \| q)$", "10"),
    ("stable", r"$L = \max(z, 0) - z\, y + \ln(1 + e^{-|z|})$", "11"),
]

# What a mistake looks like from outside, and what it most often is.
SYMPTOMS = [
    ("below 0 from the first number on", "the minus is lost", "02"),
    ("a little below 0", "an ε was added inside the logarithm", "11"),
    ("below 0, but only later", "labels −1 and 1 in a formula for 0 and 1", "13"),
    ("falls, and the answers get worse", "the branches swapped, or y and ŷ exchanged", "02"),
    ("at first, with ŷ = ½, not {half}", "another base: np.log10 gives {ten}", "01"),
    ("grows with the batch", "a sum called a mean", "03"),
    ("stays at the base rate", "shapes (n, 1) and (n,) made a table of n × n", "13"),
    ("never below {twice}", "the sigmoid was applied twice", "04"),
    ("flat and high, with a slope of exactly 0", "a clip", "11"),
    ("inf or nan", "ŷ is exactly 0 or 1: compute the loss from z", "11"),
    ("jumps up and down", "the learning rate is too large", "07"),
    ("a confident mistake hardly moves", "squared error behind a sigmoid", "05"),
    ("falls fast, but a measured slope differs", "dL/dŷ stands where dL/dz belongs", "05"),
    ("one ŷ rises, and all others fall", "a softmax over labels that are no rivals", "08"),
    ("98 % right, and nothing found", "a rare label: ask for precision and recall", "09"),
    ("ŷ says more than comes true", "a positive weight: take it back first", "09"),
    (
        "better in the test than ever after",
        "the test set chose the model, or helped to scale",
        "12",
    ),
]

YARDSTICKS = [
    ("nothing known", "Always saying the share p of ones costs H(p). A model pays less.", "03"),
    ("typical ŷ", "exp(−mean loss) is what the truth was given: {typical} at {loss}.", "03"),
    ("the floor", "0 for labels 0 and 1, and H(y) for soft labels.", "10"),
    (
        "rare labels",
        "precision: the share of calls that are right; recall: of ones that are called.",
        "09",
    ),
    ("threshold", "1/(1 + c), if a missed one costs c times as much as a false alarm.", "12"),
    ("a slope", "is right if (L(w + h) − L(w − h)) / 2h agrees, for a small h.", "04"),
]


def sheet() -> dict:
    """Everything that stands on the sheet."""
    computed = {
        "half": _loss(0.5),
        "ten": f"{-np.log10(0.5):.3f}",
        "twice": _loss(losses.sigmoid(1)),
        "loss": "0.33",
        "typical": f"{np.exp(-0.33):.2f}",
    }
    return {
        "formulas": FORMULAS,
        "numbers": numbers(),
        "symptoms": [_filled(row, computed) for row in SYMPTOMS],
        "yardsticks": [_filled(row, computed) for row in YARDSTICKS],
    }


def numbers() -> list[tuple[str, list[tuple[str, str]]]]:
    """(title, [(of what, number)]) for each row of numbers."""
    given, shares = (1, 0.9, 0.5, 0.1, 0.01, 0.001), (0.5, 0.3, 0.2, 0.1, 0.02, 0.01)
    types = np.float64, np.float32, np.float16
    steps = [("half of it", f"+{np.log(2):.3f}"), ("a tenth", f"+{np.log(10):.3f}")]
    return [
        ("−ln of what the truth was given", [(f"{p:g}", _loss(p)) for p in given]),
        ("adds to it", [*steps, ("1 bit is", f"{np.log(2):.3f} nats")]),
        ("H(p), the price of always saying the share p", [(f"{p:g}", _entropy(p)) for p in shares]),
        ("σ(z)", [(f"{z}", f"{losses.sigmoid(z):.3f}") for z in range(6)]),
        ("σ(z) is exactly 1 from this z on", [(t.__name__, f"{_full(t):.3f}") for t in types]),
    ]


def _filled(row, computed):
    return tuple(text.format(**computed) for text in row)


def _loss(given):
    return f"{losses.binary_cross_entropy(1, given):.3f}"


def _entropy(p):
    return f"{losses.binary_cross_entropy(p, p):.3f}"


def _full(kind):
    """The first z whose sigmoid rounds to 1: e^-z is then half the distance to the next number."""
    return -np.log(float(np.finfo(kind).eps) / 2)
