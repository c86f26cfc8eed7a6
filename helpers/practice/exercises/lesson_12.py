"""Exercises of lesson 12, real data and decisions."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="12-yardstick",
        kind="warm-up",
        question="Of 200 patients 10 are ill. A model says ŷ = 0.05 to everybody. What is its "
        "mean loss, in nats?",
        hint="What do the ten ill pay for 0.05, and what do the 190 others pay? Then divide.",
        solution="-(0.05 * np.log(0.05) + 0.95 * np.log(0.95))",
        why="0.05 · 2.9957 + 0.95 · 0.0513 = 0.199. A model with a "
        "larger loss is worth less than the share alone.",
        mistakes={
            "np.log(2)": "That is the yardstick of even classes. Here one in twenty is ill.",
            "-np.log(0.05)": "That is what each of the ten ill costs. The other 190 count, too.",
            "-np.log(0.95)": "That is what each of the 190 healthy costs. The ten ill count, too.",
            "-0.05 * np.log(0.05)": "The healthy are missing: they pay a little each.",
            "-10 * np.log(0.05) - 190 * np.log(0.95)": "That is the sum over all 200. Divide.",
            "-0.95 * np.log(0.95)": "The ill are missing: they are few, and each pays a lot.",
            "-np.log(0.05) - np.log(0.95)": "That is one ill and one healthy. Count both.",
            "-(np.log(0.05) + np.log(0.95)) / 2": "That is the mean of one ill and one healthy, as "
            "if there were as many of each.",
            "0.05": "That is the share of wrong calls, not the loss.",
            "0.95": "That is the share of right calls, not the loss.",
        },
    ),
    Number(
        id="12-threshold",
        kind="a decision",
        question="To miss an illness costs 9 times as much as a false alarm. From which ŷ on "
        "should the alarm be raised?",
        hint="Silence costs 9 · ŷ on average, an alarm costs 1 − ŷ. Where are they equal?",
        solution="1 / (1 + 9)",
        why="9 · ŷ = 1 − ŷ at ŷ = 0.1: already one chance in ten is worth an alarm.",
        mistakes={
            "0.9": "The other way round: a dear miss calls for earlier alarms, not for later ones.",
            "0.5": "One half is right when both errors cost the same.",
            "1 / 9": "That sets 9 · ŷ equal to 1. An alarm costs only 1 − ŷ on average.",
            "9": "That is the ratio of the prices. A threshold is a probability.",
            "1 / (9 - 1)": "You subtracted one ŷ from the other. On one side they add up.",
            "9 / 100": "The price is no percentage: a miss is as bad as 9 false alarms.",
            "0": "From 0 on everybody is called ill, the blind rule. How much doubt is too much?",
            "1": "From 1 on only a certain illness raises the alarm. A doubt costs more than that.",
        },
    ),
    Number(
        id="12-models",
        kind="two models",
        question="On the same patients model A has 2 misses and 30 false alarms, model B has 6 "
        "misses and 4 false alarms. At which price of a miss do both cost the same?",
        hint="Write both costs with the price p: 2 · p + 30 for A. Where are they equal?",
        solution="(30 - 4) / (6 - 2)",
        why="2 · 6.5 + 30 = 6 · 6.5 + 4 = 43. Below this price B is cheaper, above it A is.",
        mistakes={
            "(30 + 4) / (6 + 2)": "You added what should be subtracted: the price p stands on both "
            "sides.",
            "30 - 4": "That is how many more false alarms A has. They buy several misses: divide.",
            "6 - 2": "That is how many fewer misses A has. How many false alarms does each cost?",
            "(6 - 2) / (30 - 4)": "Upside down: that is the price of a false alarm, in misses.",
            "6 / 2": "That compares the misses alone. The false alarms count, too.",
            "30 / 6": "A's false alarms over B's misses mixes the two models.",
            "30 / (6 - 2)": "Both models have misses *and* false alarms: subtract both kinds.",
            "(30 - 4) / 6": "A has misses, too: subtract them below the line.",
            "(2 + 30) / (6 + 4)": "That counts errors, each once. A miss costs p.",
            "2 * 6.5 + 30": "That is the cost of both at this price. The price itself is asked.",
            "20": "That was the doctor's price. Here it is unknown: call it p.",
        },
    ),
    MultipleChoice(
        id="12-group",
        kind="explain the plot",
        question="In the picture of the groups, the point near 0.65 lies above the dotted line: "
        "six patients, said 0.65 on average, five of them ill. What does it show?",
        choices=[
            "The model is too timid there: it should say 0.83.",
            "Little: with six patients an honest forecast often ends there, too.",
            "The model is exact, since the point is near the line.",
            "The threshold should move to 0.65.",
        ],
        hint="How far does the grey bar of this group reach, and what is it?",
        solution='"b"',
        why="The point lies inside its grey bar, which is wide: six examples cannot tell 0.65 from "
        "0.83.",
        mistakes={
            '"a"': "Perhaps, but six patients cannot tell. Does the grey bar hold the point?",
            '"c"': "Six patients cannot show that either. How wide is the grey bar?",
            '"d"': "A threshold follows from the prices of the two errors. Look at the grey bar.",
        },
    ),
    MultipleChoice(
        id="12-report",
        kind="find the flaw",
        question="“We tried 99 thresholds on the test set. The best one costs 31 at price 20, so "
        "expect 31 per 200 new patients.” What is wrong?",
        choices=[
            "Nothing: the test set was never trained on.",
            "The threshold was chosen on the rows that then judge it; on new rows expect more.",
            "99 thresholds are too few.",
            "The cost should be compared with 0.",
        ],
        hint="Who chose the threshold, and who paid for it?",
        solution='"b"',
        why="The best of 99 on these 200 rows is partly luck. Take 1/(1 + price), or choose on "
        "rows that are kept aside for it.",
        mistakes={
            '"a"': "Its weights were not. But something else was fitted to these 200 rows.",
            '"c"': "With more of them the luckiest one looks better still.",
            '"d"': "The blind rule is the yardstick for a cost. Something else went wrong before.",
        },
    ),
    Function(
        id="12-cost",
        kind="write code",
        question="Write `total_cost(y_true, y_prob, threshold, price)` for lists: an alarm from "
        "ŷ = threshold on, each miss costs `price`, each false alarm costs 1.",
        hint="Make arrays, and `called = p >= threshold`; then count two kinds of errors.",
        solution="def total_cost(y_true, y_prob, threshold, price):\n"
        "    y, called = np.array(y_true), np.array(y_prob) >= threshold\n"
        "    return price * np.sum((y == 1) & ~called) + np.sum((y == 0) & called)",
        why="Two counts and one price: the whole decision in a line.",
        cases=[
            "[1, 0, 1, 0, 0], [0.9, 0.2, 0.3, 0.6, 0.1], 0.5, 5",
            "[1, 0, 1, 0, 0], [0.9, 0.2, 0.3, 0.6, 0.1], 0.2, 20",
            "[1, 1, 0], [0.4, 0.1, 0.8], 0.4, 3",
        ],
        expected="lambda y, p, t, price: float(sum((price if a else 1) for a, b in zip(y, p) "
        "if (b >= t) != a))",
        mistakes={
            "lambda y, p, t, price: float(sum((1 if a else price) for a, b in zip(y, p) "
            "if (b >= t) != a))": "The prices are swapped: it is the miss that costs `price`.",
            "lambda y, p, t, price: float(sum(1 for a, b in zip(y, p) if (b >= t) != a))":
            "That counts the errors. A miss costs `price` instead of 1.",
            "lambda y, p, t, price: float(sum((price if a else 1) for a, b in zip(y, p) "
            "if (b > t) != a))": "Nearly: the alarm is raised *from* the threshold on, so ≥.",
            "lambda y, p, t, price: float(sum((price if a else 1) for a, b in zip(y, p) "
            "if (b >= 0.5) != a))": "The threshold is not used: yours is always one half.",
            "lambda y, p, t, price: float(sum((price if a else 1) for a, b in zip(y, p) "
            "if (b >= t) == a))": "You charge the right calls. Errors should cost.",
            "lambda y, p, t, price: float(price * sum(a and b < t for a, b in zip(y, p)))": "Those "
            "are the misses alone. False alarms cost 1 each.",
            "lambda y, p, t, price: float(sum(not a and b >= t for a, b in zip(y, p)))": "Those "
            "are the false alarms alone. Misses cost `price` each.",
            "lambda y, p, t, price: float(price * sum((b >= t) != a for a, b in zip(y, p)))": "You "
            "charge `price` for every error. A false alarm costs 1.",
            "lambda y, p, price, t: float(sum((price if a else 1) for a, b in zip(y, p) "
            "if (b >= t) != a))": "Threshold and price have changed places.",
        },
    ),
]
