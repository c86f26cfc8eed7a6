"""Exercises of lesson 04, the sigmoid."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="04-slope",
        kind="warm-up",
        question="A neuron predicts ŷ = 0.3 and the label is 1. What is dL/dz of BCE?",
        hint="Prediction minus truth.",
        solution="0.3 - 1",
        why="ŷ − y = 0.3 − 1 = −0.7. The slope is negative, so more z gives less loss: raise z.",
        mistakes={
            "0.7": "That is truth minus prediction. The slope is the other way round; its sign "
            "says in which direction z should go.",
            "-1 / 0.3": "That is dL/dŷ = −1/ŷ. To get to z, multiply by dŷ/dz = ŷ(1 − ŷ).",
            "-0.7 * 0.3 * 0.7": "You multiplied by ŷ(1 − ŷ) once too often: in dL/dz of "
            "cross-entropy it has cancelled.",
            "-np.log(0.3)": "That is the loss itself. Its slope in z is asked for.",
            "0.3": "That is ŷ − 0, the slope for label 0.",
            "0.3 * 0.7": "That is dŷ/dz, the slope of the S-curve alone.",
            "-1": "That would be the slope at ŷ = 0. The neuron is not that far off.",
            "-0.3": "You took truth 0 minus prediction. The label is 1, and the truth is what is "
            "subtracted.",
            "1.3": "You added the label. The slope is a difference.",
            "0.7**2": "You squared the gap. dL/dz is the gap itself, with its sign.",
            "losses.sigmoid(0.3) - 1": "You took 0.3 for z. It is ŷ already.",
        },
    ),
    Number(
        id="04-odds",
        kind="log-odds",
        question="A neuron's bias rises by ln 3 = 1.099 and nothing else changes. It used to say "
        "ŷ = 0.5 for one example and 0.9 for another. What does it say now? Give both in a list.",
        hint="Adding to z multiplies the odds. Odds of 9 to 1 become 27 to 1.",
        solution="[3 / 4, 27 / 28]",
        why="The odds are three times as high: from 1 to 1 to 3 to 1, and from 9 to 1 to 27 to "
        "1. That is ŷ = 0.75 and ŷ = 0.964.",
        mistakes={
            "[1.5, 2.7]": "You multiplied the probabilities by 3; none can be above 1. It is the "
            "odds that are multiplied.",
            "[0.5 + np.log(3), 0.9 + np.log(3)]": "You added to the probabilities. The bias is "
            "added to z.",
            "[3, 27]": "Those are the odds. Turn them into probabilities: odds / (1 + odds).",
            "[np.log(3), np.log(27)]": "Those are the new z. The neuron says ŷ: squeeze them.",
            "[1 / 3, 1 / 27]": "That is one over the odds. Turn the odds into probabilities.",
            "[0.5, 0.9]": "Those are the old predictions. A larger z says more.",
            "[27 / 28, 3 / 4]": "Both numbers are right, their order is not: 0.5 comes first.",
            "[3 / 4, 27]": "The first is a probability, the second still the odds.",
            "[3 / 4, 0.9]": "The first is right. The bias is the same for both examples: it moves "
            "the second one, too.",
            "[0.25, 0.75]": "You divided the odds by 3: that is what a bias lowered by ln 3 does.",
            "losses.sigmoid(np.log(3) + np.array([0.5, 0.9]))": "You took 0.5 and 0.9 for z. "
            "They are probabilities: find their log-odds first.",
        },
    ),
    Number(
        id="04-confident",
        kind="a confident mistake",
        question="The label is 1 and z = −12. What is the loss, in nats, to one decimal? No "
        "calculator.",
        hint="Over z, the loss of a confident mistake is a straight line.",
        solution="12",
        why="A confident mistake costs about |z|: 12.0, and more exactly 12.000006 nats.",
        mistakes={
            "0": "That would be the loss for label 0: for label 1 this is as wrong as can be.",
            "-1": "That is about the slope dL/dz, with its sign. The loss is asked for.",
            "12 / np.log(10)": "That is in base 10. In nats the line rises by 1 for each 1 of z.",
            "12 / np.log(2)": "That is in bits. In nats the line rises by 1 for each 1 of z.",
            "np.log(12)": "You took the logarithm of z. It is ŷ whose logarithm counts, and ŷ is "
            "about e to the z.",
            "np.log(2)": "That is the loss at z = 0, where the neuron does not know.",
            "1": "That is the size of the slope dL/dz. The loss is asked for.",
            "-12": "A loss is never negative, and this prediction is a bad one.",
            "np.exp(12)": "That is 1/ŷ. The logarithm brings it down again.",
        },
    ),
    MultipleChoice(
        id="04-floor",
        kind="explain the plot",
        question="In the picture above, program B applies the sigmoid twice. Towards which "
        "number does its curve sink, and why just there?",
        choices=[
            "0, only more slowly",
            "0.313, the floor of label 1",
            "0.503, the mean of the two floors",
            "0.693, the loss of saying 0.5",
        ],
        hint="Half of the labels are 1, half are 0, and each kind has a floor of its own.",
        solution='"c"',
        why="With half the labels 1 and half 0, its mean loss cannot go below (0.313 + 0.693) / "
        "2 = 0.503, however good the weight is.",
        computed=(
            "(-np.log(losses.sigmoid(1)) - np.log(0.5)) / 2",
            "losses.binary_cross_entropy([0, 1], losses.sigmoid(np.full(2, losses.sigmoid(0.0))))",
        ),
        mistakes={
            '"a"': "It cannot get to 0: two sigmoids never say more than 0.731 nor less than 0.5.",
            '"b"': "That is right if all labels are 1. Half of them are 0, and their floor is "
            "higher.",
            '"d"': "It starts near 0.72 and sinks below 0.693. Only the examples with label 0 "
            "are held at 0.693.",
        },
    ),
    Function(
        id="04-from-logit",
        kind="write code",
        question="Write `loss_from_logit(y, z)` from the two softplus lines, without computing "
        "ŷ. It must work for z = 40, too.",
        hint="y switches the line of label 1 on, (1 − y) that of label 0, as in lesson 02. ln is "
        "`np.log`.",
        solution="def loss_from_logit(y, z):\n"
        "    return y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z))",
        why="Softplus, turned round for label 1. For a z of 1000 the exponential overflows; "
        "lesson 11 mends that.",
        cases=["0, 4.0", "1, 4.0", "1, -2.5", "0, -6.0", "0, 40.0"],
        expected="losses.binary_cross_entropy_with_logits",
        mistakes={
            "lambda y, z: losses.binary_cross_entropy_with_logits(1 - y, z)": "The two branches "
            "are swapped: with y = 0 and z = 4 the neuron is sure and wrong, and must pay about "
            "4.",
            "lambda y, z: -losses.binary_cross_entropy_with_logits(y, z)": "Your losses are "
            "negative. ln(1 + eᶻ) is positive already: it needs no minus in front.",
            "lambda y, z: losses.binary_cross_entropy_with_logits(0, z)": "Your function does "
            "not look at the label: it gives ln(1 + eᶻ) in both cases.",
            "lambda y, z: losses.binary_cross_entropy_with_logits(y, losses.sigmoid(z))": "A "
            "sigmoid too many: softplus takes z itself.",
            "lambda y, z: losses.sigmoid(z) - y": "That is the slope dL/dz, not the loss.",
            "lambda y, z: losses.binary_cross_entropy_with_logits(1, z)": "Your function gives the "
            "line of label 1 whatever the label is.",
            "lambda y, z: z * np.log(1 + np.exp(-y)) + (1 - z) * np.log(1 + np.exp(y))": "z and "
            "y have changed places: the label comes first.",
            "lambda y, z: y * -z + (1 - y) * z": "ln(eᶻ) is z itself: the 1 inside the logarithm "
            "got lost.",
            "lambda y, z: y * (1 + np.exp(-z)) + (1 - y) * (1 + np.exp(z))": "The logarithm is "
            "missing.",
            "lambda y, z: np.log(1 + np.exp(-z)) + np.log(1 + np.exp(z))": "You added both lines. "
            "The label should leave one of them standing.",
            "lambda y, z: abs(z)": "|z| is what a confident mistake costs. The correct side costs "
            "next to nothing.",
            "lambda y, z: losses.sigmoid(z)": "That is ŷ, the prediction.",
            "lambda y, z: -(y * np.log(1 / (1 + np.exp(-z))) + (1 - y) * np.log(1 - 1 / (1 + "
            "np.exp(-z))))": "You went through ŷ. At z = 40 a computer rounds ŷ to 1, and 1 − ŷ to "
            "0. Use the two softplus lines, which take z itself.",
        },
    ),
]
