"""Exercises of lesson 01, −ln(x)."""

from helpers.practice.exercise import Choice, Function, Number

EXERCISES = [
    Number(
        id="01-eighth",
        kind="warm-up",
        question="−ln(0.5) = 0.693. Without running anything: what is −ln(0.125)?",
        hint="How many halvings lead from 1 to 0.125? Each adds the same.",
        solution="-np.log(0.125)",
        why="0.125 is three halvings of 1, so 3 · 0.693 = 2.079 nats.",
        mistakes={
            "np.log(0.125)": "The size is right, the sign is not: ln of a number below 1 is "
            "negative, and the loss puts a minus in front.",
            "2 * np.log(2)": "That is two halvings, which lead to 0.25 only.",
            "4 * np.log(2)": "That is four halvings, which lead to 0.0625. Or did you take 0.125 "
            "for a quarter of 0.5 and multiply by four? Halvings add, they do not multiply.",
            "np.log(2) / 4": "A smaller probability must cost more, not less, than 0.693.",
            "3": "That is the number of halvings, and so the loss in bits. In nats each of them "
            "adds 0.693.",
            "-np.log10(0.125)": "That is the logarithm to base 10. “ln” is the natural one, "
            "np.log.",
        },
    ),
    Choice(
        id="01-unit",
        kind="unit",
        question="A library reports a loss of 3.32 and says nothing of its unit. The model gave "
        "the truth a probability of 0.1. Which logarithm does it use?",
        choices=["the natural one", "base 2", "base 10", "any: the base makes no difference"],
        hint="Compute −ln(0.1), −log₂(0.1) and −log₁₀(0.1) and compare.",
        solution='"b"',
        why="−log₂(0.1) = 3.322 bits. The same surprise is 2.303 nats.",
        computed=("-np.log2(0.1)",),
        given=("probability of 0.1",),
        mistakes={
            '"a"': "The natural logarithm gives −ln(0.1) = 2.303, in nats. 3.32 is larger, so "
            "its unit is smaller.",
            '"c"': "With base 10 the loss of 0.1 would be exactly 1.",
            '"d"': "The shape of the curve is the same, the numbers are not: compute all three "
            "for 0.1.",
        },
    ),
    Number(
        id="01-three",
        kind="sum and product",
        question="Three independent predictions give the truth 0.8, 0.5 and 0.25. What is the "
        "total loss, in nats?",
        hint="Multiply the three probabilities first; or add three prices.",
        solution="np.sum(-np.log([0.8, 0.5, 0.25]))",
        why="0.8 · 0.5 · 0.25 = 0.1, so the total is −ln(0.1) = 2.303 nats; a single prediction "
        "of 0.1 costs the same.",
        mistakes={
            "np.sum(np.log([0.8, 0.5, 0.25]))": "The minus sign is lost: a loss is never "
            "negative.",
            "np.mean(-np.log([0.8, 0.5, 0.25]))": "That is the mean of the three. The question "
            "asks for the total.",
            "-np.log(0.8 + 0.5 + 0.25)": "You added the probabilities. Chances of independent "
            "things multiply; it is their prices that add up.",
            "-np.log((0.8 + 0.5 + 0.25) / 3)": "That is the price of the average probability. "
            "Take the logarithm of each, then add.",
            "0.1": "That is the product, the probability of all three. Its loss is asked for.",
            "1": "That is the logarithm to base 10. In NumPy, np.log is the natural one.",
            "np.sum(-np.log2([0.8, 0.5, 0.25]))": "That is in bits, with base 2. The question "
            "asks for nats.",
        },
    ),
    Number(
        id="01-backwards",
        kind="the way back",
        question="Which probability x costs exactly 2 nats?",
        hint="Turn −ln(x) = 2 round: what undoes ln?",
        solution="np.exp(-2)",
        why="−ln(x) = 2 means x = exp(−2) = 0.135.",
        given=("exactly 2 nats",),
        mistakes={
            "np.exp(2)": "The minus got lost on the way: a probability cannot be above 1.",
            "-np.log(2)": "A probability is not negative. Exp undoes ln; you took ln once more.",
            "np.log(2)": "That is the price of one half, in nats. Here the price is given.",
            "0.25": "That costs 2 bits: each halving is one bit, and a nat is more than a bit.",
            "0.01": "That would be right for base 10.",
        },
    ),
    Choice(
        id="01-steps",
        kind="explain the plot",
        question="On the curve, the price at x = 0.001 is 6.908 and at x = 0.0001 it is 9.210. "
        "The curve looks almost upright there. How does the price grow as x goes to 0?",
        choices=[
            "Exponentially: each step multiplies the price.",
            "Each step by a factor of ten adds the same amount.",
            "It approaches a ceiling near 10.",
            "As fast as 1/x, since the slope is −1/x.",
        ],
        hint="Take the difference of the two prices, and compare it with −ln(0.1).",
        solution='"b"',
        why="Each step by a factor of ten adds ln 10 = 2.303. It grows without bound, yet more "
        "slowly than any power of 1/x.",
        computed=("-np.log(0.0001)", "-np.log(0.01)", "-np.log(1e-300)"),
        given=("near 10",),
        mistakes={
            '"a"': "6.908 to 9.210 is a third more; the step before, from 4.605, was a half "
            "more. A factor that shrinks is no exponential. Look at differences.",
            '"c"': "There is no ceiling: at x = 1e−300 the price is 691.",
            '"d"': "The slope is −1/x, but only over ever shorter steps. 1/x grew by a factor of "
            "ten from 0.001 to 0.0001; did the price?",
        },
    ),
    Function(
        id="01-surprise",
        kind="write code",
        question="Write a function `surprise(x, unit)` that returns −ln(x) for `unit=\"nats\"` "
        "and −log₂(x) for `unit=\"bits\"`, with `np.log` alone.",
        hint="log₂(x) = ln(x) / ln(2), and ln(2) is np.log(2).",
        solution='def surprise(x, unit):\n    size = {"nats": 1.0, "bits": np.log(2)}[unit]\n'
        "    return -np.log(x) / size",
        why="One bit is ln 2 = 0.693 nats, so dividing by it changes the unit.",
        cases=['0.5, "nats"', '0.1, "bits"', '0.9, "nats"', '0.25, "bits"'],
        expected="lambda x, unit: losses.binary_cross_entropy(1, x) "
        '/ (np.log(2) if unit == "bits" else 1)',
        mistakes={
            'lambda x, unit: np.log(x) / (np.log(2) if unit == "bits" else 1)': "Both units are "
            "right, the sign is not: a surprise is never negative.",
            "lambda x, unit: -np.log(x)": "Your function gives nats whatever the unit is.",
            'lambda x, unit: -np.log(x) * (np.log(2) if unit == "bits" else 1)': "Nats are "
            "right. For bits you multiply by ln 2: a smaller unit must give a larger number.",
            'lambda x, unit: -np.log(x) / (2 if unit == "bits" else 1)': "Nats are right. For "
            "bits you divide by 2; the size of a bit is the logarithm of 2.",
            'lambda x, unit: -np.log10(x) / (np.log10(2) if unit == "bits" else 1)': "Bits are "
            "right. Your nats use base 10.",
        },
    ),
]
