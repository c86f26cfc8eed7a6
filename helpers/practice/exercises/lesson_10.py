"""Exercises of lesson 10, entropy."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="10-entropy",
        kind="warm-up",
        question="In another town it snows on 25 % of the days, and you say 0.25 day after day. "
        "What do you pay on average, in nats a day?",
        hint="Two surprises; each counts as often as it happens.",
        solution="-0.25 * np.log(0.25) - 0.75 * np.log(0.75)",
        why="H(0.25) = 0.25 · 1.386 + 0.75 · 0.288 = 0.562.",
        mistakes={
            "-np.log(0.25)": "That is the surprise of a day with snow. Most days have none.",
            "-np.log(0.75)": "That is the surprise of a day without snow. Some days have snow.",
            "-0.25 * np.log(0.25)": "That is what the snowy days add. The days without snow cost "
            "something, too.",
            "-0.75 * np.log(0.75)": "That is what the days without snow add. The snowy days "
            "cost something, too.",
            "-np.mean(np.log([0.25, 0.75]))": "That is the plain mean of the two surprises. Snow "
            "is rarer: weigh each by how often it happens.",
            "-np.log(0.25) - np.log(0.75)": "That is the sum of the two surprises, as if each day "
            "brought both. Weigh each by how often it happens.",
            "0": "You know how often it snows, not when: each day still surprises you a little.",
            "np.log(2)": "That is the entropy of a fair coin, or what a forecast of 0.5 pays.",
            "0.25": "That is the share of snowy days. What does each kind of day cost you?",
            "-0.75 * np.log(0.25) - 0.25 * np.log(0.75)": "The weights are swapped: snow comes "
            "with ln 0.25, and on how many of the days?",
        },
    ),
    Number(
        id="10-wrong-belief",
        kind="a wrong belief",
        question="The same days, truth p = 0.25. A forecaster says 0.5 day after day. How many "
        "nats a day does the wrong belief alone cost, KL(p‖q)?",
        hint="What does the forecaster pay in all, and what would an honest one pay?",
        solution="losses.binary_cross_entropy(0.25, 0.5) - losses.binary_cross_entropy(0.25, 0.25)",
        why="CE(0.25, 0.5) − H(0.25) = 0.693 − 0.562 = 0.131.",
        mistakes={
            "np.log(2)": "That is all of what the forecaster pays, CE. Take the floor away.",
            "losses.binary_cross_entropy(0.25, 0.25)": "That is the floor H(p), which everybody "
            "pays. The question is what comes on top.",
            "losses.binary_cross_entropy(0.5, 0.25) - np.log(2)": "p and q are swapped: that is "
            "KL(0.5‖0.25), for a truth of 0.5 and a belief of 0.25.",
            "losses.binary_cross_entropy(0.25, 0.25) - np.log(2)": "The other way round: what is "
            "paid minus the floor. A KL is never negative.",
            "0.25 * np.log(0.25 / 0.5)": "That is the snowy days' part of KL, p ln(p/q). The days "
            "without snow have a part, too.",
            "0.75 * np.log(0.75 / 0.5)": "That is the part of the days without snow. The snowy "
            "days have a part, too.",
            "0.25": "That is how far q is from p. The price of it is a difference of logarithms.",
            "0.0625": "That is the squared distance of q from p. The price here is −ln.",
            "np.log(2) + losses.binary_cross_entropy(0.25, 0.25)": "You added the floor. What the "
            "forecaster pays holds it already: take it away.",
            "1 - losses.binary_cross_entropy(0.25, 0.25)": "That is bits minus nats: the 1 is in "
            "bits, the floor in nats. Use one unit.",
        },
    ),
    Number(
        id="10-floor",
        kind="how much can be won?",
        question="Soft labels 0.95 and 0.05. The training loss stands at 0.300. How much of it "
        "can still be won, in nats?",
        hint="How low can the loss go with these labels?",
        solution="0.3 - losses.binary_cross_entropy(0.95, 0.95)",
        why="The floor is H(0.95) = 0.1985, so 0.1015 can be won: a third of what is shown.",
        mistakes={
            "0.3": "That would bring it to 0, and these labels are soft: their floor is above 0.",
            "losses.binary_cross_entropy(0.95, 0.95)": "That is the floor itself. How far above it "
            "is the loss?",
            "losses.binary_cross_entropy(0.95, 0.95) - 0.3": "The other way round: what there is "
            "minus the floor.",
            "0.3 + 0.95 * np.log(0.95)": "You took only the first term of the entropy. For a soft "
            "label the second one is not silent.",
            "0.3 + np.log(0.95)": "You took away the surprise of the likelier side alone. The "
            "floor is the entropy of the label, and that has two sides.",
            "-np.log(0.95)": "That is −ln of the label, the price of one side. What is the floor, "
            "and how far above it is the loss?",
            "1 - losses.binary_cross_entropy(0.95, 0.95) / 0.3": "That is what can be won as a "
            "share of the loss. Give it in nats.",
            "0.3 - 2 * losses.binary_cross_entropy(0.95, 0.95)": "You took the floor away once for "
            "each label. The loss is a mean, and so is its floor: take it away once.",
            "0.3 + losses.binary_cross_entropy(0.95, 0.95)": "You added the floor. How far above "
            "it is the loss?",
            "0.3 - losses.binary_cross_entropy(0.95, 0.95) / np.log(2)": "Your floor is in bits, "
            "the loss in nats. Use one unit.",
            "0": "That would mean that the loss is at its floor. Compute the floor of 0.95.",
            "0.3 - losses.binary_cross_entropy(0.9, 0.9)": "That is the floor of the labels 0.9 "
            "and 0.1. These are 0.95 and 0.05.",
        },
    ),
    MultipleChoice(
        id="10-luck",
        kind="explain the plot",
        question="In the picture of the four forecasters, the one who says 0.99 pays least for a "
        "week and most in the end. What does the picture show?",
        choices=[
            "The weather changed: rain became rarer later.",
            "A few days are mostly luck; one dry day costs the bold one more than many wet ones "
            "save.",
            "The forecaster was right for a week and then got worse.",
            "The axis is logarithmic, which lifts the later days.",
        ],
        hint="Who says what, day after day? And what does 0.99 pay on a wet or a dry day?",
        solution='"b"',
        why="On a wet day 0.99 pays 0.010, on a dry one 4.605. The means settle near CE(0.7, q), "
        "and only then do they speak about the forecaster.",
        computed=("-np.log(0.01)",),
        mistakes={
            '"a"': "Every day has the same chance of rain, 0.7, from the first to the last. What "
            "else differs from day to day?",
            '"c"': "It says the same number every day. What changed is what happened to come.",
            '"d"': "The axis of the days is logarithmic, the one of the prices is not: heights are "
            "what they are.",
        },
    ),
    Function(
        id="10-kl",
        kind="write code",
        question="Write `kl(p, q)` for a truth p from 0 to 1, both ends included, and a belief q "
        "between them, in nats. Remember that 0 · ln 0 counts as 0.",
        hint="Loop over the pairs (p, q) and (1 − p, 1 − q), and leave out what never happens.",
        solution="def kl(p, q):\n"
        "    pairs = [(p, q), (1 - p, 1 - q)]\n"
        "    return sum(a * np.log(a / b) for a, b in pairs if a > 0)",
        why="kl(1.0, 0.8) is −ln 0.8 = 0.223, the loss of label 1; kl(p, p) is 0 for every p.",
        cases=["0.7, 0.9", "0.5, 0.2", "1.0, 0.8", "0.0, 0.3", "0.4, 0.4"],
        expected="lambda p, q: losses.binary_cross_entropy(p, q) - "
        "losses.binary_cross_entropy(p, p)",
        mistakes={
            "losses.binary_cross_entropy": "That is the cross-entropy. For a perfect belief it "
            "gives H(p), and a KL gives 0.",
            "lambda p, q: losses.binary_cross_entropy(p, p)": "That is the entropy of the truth, "
            "the floor. It does not ask what is believed.",
            "lambda p, q: sum(np.log(a / b) for a, b in [(p, q), (1 - p, 1 - q)] if a > 0)": "The "
            "weights are missing: each ln counts as often as its weather comes.",
            "lambda p, q: sum(b * np.log(a / b) for a, b in [(p, q), (1 - p, 1 - q)] if a > 0)":
            "You weighed by the belief. The days come as the truth p says.",
            "lambda p, q: sum(a * a / b for a, b in [(p, q), (1 - p, 1 - q)] if a > 0)": "There is "
            "no logarithm in it: take ln of p/q.",
            "lambda p, q: abs(p - q)": "That is the distance of q from p. The price of it is made "
            "of logarithms.",
            "lambda p, q: (p - q) ** 2": "That is the squared distance, not what −ln charges.",
            "lambda p, q: losses.binary_cross_entropy(q, p) - losses.binary_cross_entropy(q, q)":
            "p and q are swapped: the days come as p says, so p and 1 − p are the weights.",
            "lambda p, q: losses.binary_cross_entropy(p, p) - losses.binary_cross_entropy(p, q)":
            "The sign is turned round: p/q belongs inside the ln, not q/p. A KL is never "
            "negative.",
            "lambda p, q: p * np.log(np.divide(p, q)) + (1 - p) * np.log(np.divide(1 - p, 1 - q))":
            "Right inside, but nan for p = 0 and p = 1: NumPy takes 0 · ln 0 for nan. Leave out "
            "what never happens.",
            "lambda p, q: p * np.log(p / q) if p > 0 else 0": "The second half is missing: what "
            "does not happen is believed in, too, with 1 − q.",
        },
    ),
]
