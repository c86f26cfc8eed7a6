"""Exercises of lesson 05, squared error against cross-entropy."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="05-mirror",
        kind="warm-up",
        question="The truth is y = 1 and z = −4. What are the two slopes dL/dz, of squared error "
        "and of cross-entropy? Use what you know of z = 4, y = 0. Give a list of two numbers.",
        hint="σ(−4) = 1 − σ(4). Put that into ŷ − y and into ŷ(1 − ŷ): which of the two turns its "
        "sign round?",
        solution="[losses.squared_error_with_logits_grad(1, -4), losses.sigmoid(-4) - 1]",
        why="Only the sign changes: −0.01735 and −0.982. The minus says: raise z.",
        mistakes={
            "[0.01735, 0.98201]": "Those are the slopes for z = 4, y = 0. In which direction "
            "should z go now?",
            "[-0.98201, -0.01735]": "Both numbers are right, their order is not: squared error "
            "comes first, and it is the one that has all but died.",
            "[-0.98201, -0.98201]": "ŷ − y is the slope of cross-entropy. Squared error has the "
            "factor ŷ(1 − ŷ) besides.",
            "[-0.01735, -55.598]": "Squared error is right. For cross-entropy that is dL/dŷ; "
            "dL/dz lies between −1 and 1.",
            "[-0.01735, 0.01799]": "Squared error is right. σ(−4) = 0.018 is ŷ; cross-entropy's "
            "slope is ŷ − y.",
            "[losses.sigmoid(-4) * losses.sigmoid(4), losses.sigmoid(-4) - 1]": "Cross-entropy is "
            "right. ŷ(1 − ŷ) is one factor of squared error's slope; ŷ − y is the other.",
            "[losses.sigmoid(-4), losses.sigmoid(-4)]": "That is ŷ twice. Slopes are asked for.",
            "[losses.sigmoid(-4)**2 * losses.sigmoid(4), losses.sigmoid(-4)]": "Those are the "
            "slopes for label 0. The label is 1: both contain ŷ − 1.",
            "[losses.sigmoid(4)**2 / 2, -np.log(losses.sigmoid(-4))]": "Those are the losses. A "
            "step is made of the slopes.",
        },
    ),
    Number(
        id="05-steeper",
        kind="how many times?",
        question="y = 0 and ŷ = 0.99. How many times as steep in z is cross-entropy as squared "
        "error?",
        hint="Divide ŷ − y by (ŷ − y) · ŷ(1 − ŷ). What is left?",
        solution="1 / (0.99 * (1 - 0.99))",
        why="1 / (ŷ(1 − ŷ)) = 101.01: the factor that squared error keeps and cross-entropy "
        "cancels.",
        mistakes={
            "100": "That is 1 / (1 − ŷ), which is dL/dŷ. Divide one slope in z by the other.",
            "0.99 * 0.01": "The other way round: how many times as steep is cross-entropy?",
            "1": "The slopes are equal only without the sigmoid. Which factor does squared error "
            "keep?",
            "99": "That is the odds, ŷ / (1 − ŷ). Divide one slope in z by the other.",
            "1 / (0.99 * 0.99 * 0.01)": "That is one over squared error's slope. Divide "
            "cross-entropy's slope, ŷ − y, by it.",
            "1 / 0.99": "That is 1 / ŷ. One factor of the S-curve's flatness is missing.",
            "0.99": "That is cross-entropy's slope alone. Divide it by squared error's.",
            "-np.log(0.01)": "That is the loss of cross-entropy. The slopes are compared.",
            "1 / (0.99 * 0.01)**2": "You divided by ŷ(1 − ŷ) twice.",
        },
    ),
    MultipleChoice(
        id="05-climb",
        kind="explain the plot",
        question="In the fair race both curves climb again on the right, and cross-entropy's "
        "first cross stands at a smaller η than squared error's. Why?",
        choices=[
            "Cross-entropy is the less stable loss: its value can become infinite.",
            "Long steps jump over the goal, and near it cross-entropy's slope is the larger one.",
            "300 epochs are too few: with more, both curves would keep falling.",
            "At large η the sigmoid is saturated from the start.",
        ],
        hint="How long is one step near the goal? Compare the two slopes in `FAIR`: one has a "
        "factor that the other lacks.",
        solution='"b"',
        why="Near the goal squared error's slope is the other one's times ŷ(1 − ŷ), and 0.2 · "
        "(1 − 0.2) = 0.16. So it bears an η about six times as large. The same η is not the same "
        "step.",
        mistakes={
            '"a"': "The loss is finite all the time: the goal is ŷ = 0.2, far from 0 and 1. Look "
            "at the length of the steps.",
            '"c"': "A step that jumps over the goal by as much as before never comes to rest, "
            "however many epochs there are.",
            '"d"': "η does not change the start, only how far one step goes.",
        },
    ),
    MultipleChoice(
        id="05-flaw",
        kind="find the flaw",
        question="“We compared both losses with η = 0.005 for cross-entropy and η = 0.15 for "
        "squared error. Squared error ended at ŷ = 0.203 and cross-entropy at 0.780, so squared "
        "error learns better.” What would you ask for?",
        choices=[
            "The same η for both.",
            "The best η of each, by a rule written down before, and new starts.",
            "More epochs for cross-entropy.",
            "Nothing: the numbers are right.",
        ],
        hint="Which η did each get, and who chose it by which rule?",
        solution='"b"',
        why="One η is thirty times the other, and neither was searched for.",
        mistakes={
            '"a"': "Better, but the same η is not the same step: cross-entropy's slope is larger, "
            "so it would walk faster.",
            '"c"': "With more epochs both go on; whoever chooses the number of epochs chooses "
            "the winner. What was chosen badly in the first place?",
            '"d"': "The numbers are right, and the conclusion does not follow from them. One η "
            "is thirty times the other.",
        },
    ),
    Function(
        id="05-gradient-check",
        kind="write code",
        question="Write `slope_error(cost_of_z, slope_of_z, z)`: the distance between a slope "
        "and the one measured by nudging z.",
        hint="(cost_of_z(z + h) − cost_of_z(z − h)) / (2h) with h = 1e-5; then the distance to "
        "slope_of_z(z).",
        solution="def slope_error(cost_of_z, slope_of_z, z):\n    h = 1e-5\n"
        "    measured = (cost_of_z(z + h) - cost_of_z(z - h)) / (2 * h)\n"
        "    return abs(slope_of_z(z) - measured)",
        why="Near 0 for a right slope, and not for a wrong one. Three lines that find most "
        "mistakes in a gradient.",
        cases=[
            "np.sin, np.cos, 1.0",
            "np.exp, np.cos, 2.0",
            "np.cos, np.sin, 0.5",
        ],
        expected="lambda c, s, z: abs("
        "{np.sin: np.cos, np.exp: np.exp, np.cos: lambda z: -np.sin(z)}[c](z) - s(z))",
        mistakes={
            "lambda c, s, z: s(z) - (c(z + 1e-5) - c(z - 1e-5)) / 2e-5": "A "
            "distance is never negative: the absolute value is missing.",
            "lambda c, s, z: (c(z + 1e-5) - c(z - 1e-5)) / 2e-5 - s(z)": "A "
            "distance is never negative: the absolute value is missing.",
            "lambda c, s, z: abs(s(z) - (c(z + 1e-5) - c(z - 1e-5)) / 1e-5)": "From "
            "z − h to z + h it is two steps: divide by 2h.",
            "lambda c, s, z: abs((c(z + 1e-5) - c(z - 1e-5)) / 2e-5)": "That is the "
            "measured slope. Compare it with slope_of_z(z).",
            "lambda c, s, z: abs(s(z) - (c(z + 1e-5) - c(z - 1e-5)))": "That is "
            "a difference of costs. Divide it by the length of the nudge, 2h.",
            "lambda c, s, z: abs(s(z) - (c(z + 1e-5) - c(z)) / 1e-5)": "A nudge to "
            "one side is right in spirit and less exact: step to both sides.",
            "lambda c, s, z: abs(s(z) - (c(z + 1e-3) - c(z)) / 1e-3)": "A nudge to "
            "one side, and a long one, is not exact enough: step to both sides.",
            "lambda c, s, z: (s(z) - (c(z + 1e-5) - c(z - 1e-5)) / 2e-5) ** 2": "A "
            "distance is asked for, not its square.",
            "lambda c, s, z: abs(s(z) - (c(z - 1e-5) - c(z + 1e-5)) / 2e-5)": "The "
            "two costs have changed places: the one to the right comes first.",
            "lambda c, s, z: abs(s(z) - c(z))": "You compared the slope with the cost "
            "itself. Measure how the cost changes.",
            "lambda c, s, z: abs(s(z) - (c(z + 1e-5) - c(z - 1e-5)) / 2 * 1e-5)": "Brackets "
            "are missing: / 2 * h multiplies by h.",
            "lambda c, s, z: s(z)": "That is the slope of the formula alone. Measure one, too.",
            "lambda c, s, z: abs(s(z) - (c(z + 1e-5) + c(z - 1e-5)) / 2e-5)": "You "
            "added the two costs. A slope needs their difference.",
        },
    ),
]
