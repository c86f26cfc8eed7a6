"""Exercises of lesson 11, numerical stability."""

from helpers.practice.exercise import Function, MultipleChoice, Number

EXERCISES = [
    Number(
        id="11-another-type",
        kind="warm-up",
        question="The type bfloat16, made for training networks, keeps 8 binary digits. From which "
        "z on is σ(z) exactly 1? Give the rule's value, with three decimals.",
        hint="A float32 keeps 24 binary digits, and its σ(z) is 1 from 24 ln 2 on.",
        solution="8 * np.log(2)",
        digits=3,
        why="8 ln 2 = 5.545: from there on e⁻ᶻ is lost in 1 + e⁻ᶻ. That is ŷ = 0.996, an "
        "ordinary prediction.",
        mistakes={
            "16 * np.log(2)": "16 bits is what the whole number takes. Which of them are digits?",
            "8": "You have the number of digits. Each digit halves e⁻ᶻ: how much z is that?",
            "8 * np.log10(2)": "That is the logarithm to base 10. σ is made with e, so take ln.",
            "7 * np.log(2)": "You counted one digit too few: take all that are kept.",
            "9 * np.log(2)": "You counted one digit too many: take those that are kept.",
            "2**-8": "That is 2⁻⁸, the e⁻ᶻ that is lost. Which z makes it so small?",
            "losses.sigmoid(8 * np.log(2))": "That is ŷ just before it becomes 1. Which z is it?",
            "24 * np.log(2)": "That is the value of float32. This type keeps fewer digits.",
            "53 * np.log(2)": "That is the value of float64. This type keeps fewer digits.",
            "11 * np.log(2)": "That is the value of float16. This type keeps fewer digits.",
            "256": "That is 2⁸. Which z makes e⁻ᶻ as small as one part in so many?",
        },
    ),
    Number(
        id="11-ceiling",
        kind="whose ceiling?",
        question="A report clips ŷ by ε = 2⁻¹⁰ before it takes the logarithm. What is the largest "
        "loss, in nats, that it can show for y = 1?",
        hint="Which ŷ remains after the clip when the model said 0? Take −ln of it.",
        solution="10 * np.log(2)",
        why="−ln(2⁻¹⁰) = 10 ln 2 = 6.931. Whoever gives the truth one in a million is charged "
        "the same as one in 1,024.",
        mistakes={
            "2**-10": "That is the clipped ŷ itself. What does it cost?",
            "-np.log(1 - 2**-10)": "That is what a ŷ that was clipped from above costs, the other "
            "end. Here the model said 0.",
            "1 - 2**-10": "That is a ŷ clipped from above. The model said 0 here.",
            "1024": "That is 1/ε. The loss takes the logarithm of it.",
            "np.log(1000)": "You took one in a thousand for ε. 2⁻¹⁰ is a little less: keep it.",
            "np.log(2)": "That is what an even chance costs. Which ŷ remains when it was 0?",
            "100": "That is PyTorch's ceiling, which holds ln ŷ. This report clips ŷ.",
            "-np.log(1e-7)": "That is the ceiling of another clip, by 1e-7. Put in this one.",
        },
    ),
    MultipleChoice(
        id="11-two-ends",
        kind="explain the plot",
        question="In the picture for y = 0, the naive curve ends at z = 36.7 on one side and only "
        "at −709.8 on the other. Why is the right end so much nearer?",
        choices=[
            "On the right eᶻ overflows, and that happens first.",
            "The loss is larger on the right, and large numbers have fewer digits.",
            "On the right 1 − ŷ is rounded to 0; on the left ŷ stays a tiny number until e⁻ᶻ "
            "overflows.",
            "The clip starts at 16.118 and pulls the curve down.",
        ],
        hint="Which number goes into the logarithm on the right? How close to 1 can a float64 "
        "come?",
        solution='"c"',
        why="Near 1 the floats are 1e-16 apart, near 0 they are dense: 1 − ŷ is gone at 53 ln 2, ŷ "
        "only when 1 + e⁻ᶻ is infinite.",
        computed=("-np.log(np.finfo(np.float64).max)",),
        mistakes={
            '"a"': "Overflow needs z near 710. Which side of the curve ends there?",
            '"b"': "36.7 is a small number for a loss. Look at what goes *into* the logarithm.",
            '"d"': "The naive formula has no clip. Look at the number inside its logarithm.",
        },
    ),
    MultipleChoice(
        id="11-calm-log",
        kind="find the flaw",
        question="A network with a final sigmoid is trained by `p = np.clip(p, 1e-7, 1 - 1e-7)` "
        "and the formula, in float64. There is no nan. Example 17 has label 0 and z = 50, and has "
        "stood at a loss of 16.118 since the first epoch. What do you do?",
        choices=[
            "Nothing: a loss of 16.118 is finite, so training is healthy.",
            "Drop the sigmoid at the end and compute the loss from the logit.",
            "Use a smaller ε, such as 1e-12.",
            "Raise the learning rate until example 17 moves.",
        ],
        hint="What is 16.118, and what is the slope there?",
        solution='"b"',
        why="16.118 = −ln(1e-7) is the ceiling, and its slope is 0. From the logit the slope is "
        "ŷ − y, whatever the size of z. Then look whether the label of example 17 is right.",
        computed=("-np.log(1e-12)",),
        mistakes={
            '"a"': "Finite, and always the same number. Which one is it, and what is its slope?",
            '"c"': "That moves the cliff out to z = 27.6 and leaves it a cliff. Where does a "
            "slope come from at z = 50?",
            '"d"': "The step is η times the slope. What is the slope under a clip?",
        },
    ),
    Function(
        id="11-stable-loss",
        kind="write code",
        question="From memory: write `stable_loss(y, z)`, the loss of label y and logit z, for any "
        "z from −1000 to 1000. Use `np.maximum`, `np.log1p`, `np.exp` and `np.abs`.",
        hint="Three terms: what the logit costs if the label were 0, the part that the label takes "
        "off, and a small rest whose exponent is never positive.",
        solution="def stable_loss(y, z):\n"
        "    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))",
        why="Three terms, none of which can overflow; a confident mistake costs |z|.",
        cases=["0, 30.0", "1, -1000.0", "0, 1000.0", "1, 2.0", "0, -1000.0"],
        expected="losses.binary_cross_entropy_with_logits",
        mistakes={
            "np.errstate(all='ignore')(lambda y, z: -(y * np.log(1 / (1 + np.exp(-z))) "
            "+ (1 - y) * np.log(1 - 1 / (1 + np.exp(-z)))))": "That forms ŷ first, and its digits "
            "are lost: look at y = 0, z = 30, and at z = 1000. Start from the logit.",
            "np.errstate(all='ignore')(lambda y, z: y * np.log1p(np.exp(-z)) "
            "+ (1 - y) * np.log1p(np.exp(z)))": "That is version 2: right in the middle, but e¹⁰⁰⁰ "
            "overflows. Take the large part out.",
            "np.errstate(all='ignore')(lambda y, z: np.maximum(z, 0) - z * y "
            "+ np.log1p(np.exp(-z)))": "e⁻ᶻ overflows for z = −1000: the exponent must never be "
            "positive. Which sign of z did you not think of?",
            "np.errstate(all='ignore')(lambda y, z: np.maximum(z, 0) - z * y "
            "+ np.log1p(np.exp(z)))": "eᶻ overflows for z = 1000, and counts the large part twice: "
            "the exponent must never be positive.",
            "np.errstate(all='ignore')(lambda y, z: -np.log(losses.sigmoid(z if y else -z)))": "σ "
            "shrinks to 0 for z = −1000, an underflow, and −ln of it is inf. Start from the logit.",
            "lambda y, z: np.maximum(z, 0) - z * y": "The large part is right, and the rest is "
            "missing: log1p of e to a power.",
            "np.errstate(all='ignore')(lambda y, z: np.maximum(z, 0) - z * y "
            "+ np.log(np.exp(-np.abs(z))))": "In your rest the 1 + is missing: the logarithm of e "
            "to a power is that power. Use log1p.",
            "lambda y, z: np.abs(z) - z * y + np.log1p(np.exp(-np.abs(z)))": "You have |z| where "
            "max(z, 0) belongs: a good prediction for label 0 must cost nearly nothing.",
            "lambda y, z: np.minimum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))": "You took the "
            "smaller of both, z and 0. The larger is the part that was taken out.",
            "lambda y, z: np.maximum(y, 0) - y * z + np.log1p(np.exp(-np.abs(y)))": "The arguments "
            "changed places: label first, logit second.",
            "lambda y, z: losses.sigmoid(z) - y": "That is the slope, ŷ − y. We ask for the loss.",
            "np.errstate(all='ignore')(lambda y, z: np.maximum(z, 0) - z * y "
            "+ np.log1p(np.exp(np.abs(z))))": "The sign of the exponent is turned round: exp(|z|) "
            "grows without bound.",
            "lambda y, z: np.maximum(z, 0) + z * y + np.log1p(np.exp(-np.abs(z)))": "For y = 1 "
            "the label must take z *off*: check the sign of z · y.",
            "lambda y, z: np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))": "The label does "
            "nothing in your formula: that is the loss for y = 0.",
            "lambda y, z: -np.log(np.clip(losses.sigmoid(z if y else -z), 1e-7, 1))": "That is "
            "a clip: every confident mistake costs 16.118, and nobody learns from it.",
        },
    ),
]
