"""Exercises of lesson 01, −ln(x)."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="01-eighth",
        kind="warm-up",
        question="−ln(0.5) = 0.693. Without running anything: what is −ln(0.125)?",
        hint="How many halvings lead from 1 to 0.125? Each adds the same.",
        solution="-np.log(0.125)",
        why="0.125 is three halvings of 1, so 3 · 0.693 = 2.079 nats.",
        computed=("0.5**4",),
        mistakes={
            "2 * np.log(2)": "That is two halvings, which lead to 0.25 only.",
            "4 * np.log(2)": "That is four halvings, which lead to 0.0625. Or did you take 0.125 "
            "for a quarter of 0.5 and multiply by four? Halvings add, they do not multiply.",
            "np.log(2) / 4": "A smaller probability must cost more, not less, than 0.693.",
            "3": "That is the number of halvings, and so the loss in bits. In nats each of them "
            "adds 0.693.",
        },
    ),
    MultipleChoice(
        id="01-unit",
        kind="unit",
        question="A library reports a loss of 3.32 and says nothing of its unit. The model gave "
        "the truth a probability of 0.1. Which logarithm does it use?",
        choices=["the natural one", "base 2", "base 10", "any: the base makes no difference"],
        hint="Compute −ln(0.1), −log₂(0.1) and −log₁₀(0.1) and compare.",
        solution='"b"',
        why="−log₂(0.1) = 3.322 bits. The same surprise is 2.303 nats.",
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
        question="Three independent predictions give the truth 0.8, 0.5 and 0.2. What is the "
        "total loss, in nats?",
        hint="Multiply the three probabilities first; or add three prices.",
        solution="np.sum(-np.log([0.8, 0.5, 0.2]))",
        why="0.8 · 0.5 · 0.2 = 0.08, so the total is −ln(0.08) = 2.526 nats; a single prediction "
        "of 0.08 costs the same.",
        mistakes={
            "-np.log(0.8 + 0.5 + 0.2)": "You added the probabilities. Chances of independent "
            "things multiply; it is their prices that add up.",
            "-np.log((0.8 + 0.5 + 0.2) / 3)": "That is the price of the average probability. "
            "Take the logarithm of each, then add.",
            "0.08": "That is the product, the probability of all three. Its loss is asked for.",
            "np.prod(-np.log([0.8, 0.5, 0.2]))": "You multiplied the three prices. The "
            "probabilities multiply; the prices add up.",
            "np.sum(-np.log([0.8, 0.5]))": "One price is missing: you added two.",
            "1 / 0.08": "That is 1 over the product. The loss is its logarithm.",
            "1 - 0.08": "That is the probability that not all three come true. The loss is −ln of "
            "the probability that they do.",
        },
    ),
    Number(
        id="01-backwards",
        kind="the way back",
        question="Which probability x costs 2 nats?",
        hint="Solve −ln(x) = 2 for x: which function undoes ln?",
        solution="np.exp(-2)",
        why="−ln(x) = 2 means x = exp(−2) = 0.135.",
        mistakes={
            "np.exp(2)": "The minus got lost on the way: a probability is not above 1.",
            "-np.log(2)": "A probability is not negative. Exp undoes ln; you took ln once more.",
            "np.log(2)": "That is the price of one half, in nats. Here the price is given.",
            "0.25": "That costs 2 bits: each halving is one bit, and a nat is more than a bit.",
            "0.01": "That would be right for base 10.",
            "np.exp(-0.5)": "That costs half a nat. Undo −ln(x) = 2, not 1/2.",
            "np.exp(-1)": "That costs 1 nat. Here the price is 2.",
            "1 / 2": "That costs 0.693 nats. The price is a logarithm of x, not 1 over x.",
            "np.exp(-1) / 2": "Half of exp(−1) costs 0.693 more than 1, which is not yet 2.",
        },
    ),
    MultipleChoice(
        id="01-slope",
        kind="explain the plot",
        question="At x = 0.01 the curve is almost upright: its slope is −100. What does that say?",
        choices=[
            "The price there is 100 nats.",
            "From here to x = 1 the price falls by 100 nats.",
            "To raise x by 0.001 lowers the price by about 0.1.",
            "A step to the left multiplies the price by 100.",
        ],
        hint="A slope is a change of the price over a small change of x.",
        solution='"c"',
        why="−100 · 0.001 = −0.1. The curve itself falls by 0.095, a little less, since it gets "
        "flatter on the way.",
        mistakes={
            '"a"': "That is the slope. The price is the height of the curve: 4.605 nats.",
            '"b"': "It nearly would, if the curve kept this slope. It gets flatter at once, and "
            "falls by 4.605 nats in all.",
            '"d"': "A slope adds for each step, it does not multiply.",
        },
    ),
    Function(
        id="01-surprise",
        kind="write code",
        question='Write a function `surprise(x, unit)` that returns −ln(x) for `unit="nats"` '
        'and −log₂(x) for `unit="bits"`.',
        hint="log₂(x) = ln(x) / ln(2), and ln(2) is np.log(2).",
        solution='def surprise(x, unit):\n    size = {"nats": 1.0, "bits": np.log(2)}[unit]\n'
        "    return -np.log(x) / size",
        why="One bit is ln 2 = 0.693 nats, so dividing by it changes the unit.",
        cases=['0.5, "nats"', '0.1, "bits"', '0.9, "nats"', '0.25, "bits"'],
        expected="lambda x, unit: losses.binary_cross_entropy(1, x) "
        '/ (np.log(2) if unit == "bits" else 1)',
        mistakes={
            "lambda x, unit: -np.log(x)": "Your function gives nats whatever the unit is.",
            "lambda x, unit: -np.log2(x)": "Your function gives bits whatever the unit is.",
            'lambda x, unit: -np.log(x) / (np.log(2) if unit == "nats" else 1)': "The two units "
            "are the wrong way round.",
            'lambda x, unit: -np.log(x) / (0.693 if unit == "bits" else 1)': "Nats are right. Your "
            "bits are a little off: 0.693 is rounded, np.log(2) is not.",
            'lambda x, unit: -np.log10(x) if unit == "bits" else -np.log(x)': "Nats are right. "
            "Your bits use base 10.",
            "lambda x, unit: 1 / x": "That is 1/x. The surprise is its logarithm.",
            'lambda x, unit: -np.log(x) * (np.log(2) if unit == "bits" else 1)': "Nats are "
            "right. For bits you multiply by ln 2: a smaller unit must give a larger number.",
            'lambda x, unit: -np.log(x) / (2 if unit == "bits" else 1)': "Nats are right. For "
            "bits you divide by 2; the size of a bit is the logarithm of 2.",
            'lambda x, unit: -np.log10(x) / (np.log10(2) if unit == "bits" else 1)': "Bits are "
            "right. Your nats use base 10.",
        },
    ),
]
