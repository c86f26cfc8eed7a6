"""The forward and the backward pass of one example, number by number (lesson 07)."""

from functools import cache

import numpy as np

from helpers import losses
from helpers.explorers import lesson_07_training_run as network
from helpers.explorers.parts import signed

W, RATE = network.unpack(network.start())[2][0, 0], 0.5
WEIGHTS = [-1.6, -0.9, -0.3, 0, W, 1.2, 1.6]  # of the upper hidden neuron, to the output
INPUTS, HIDDEN_LAYER, OUTPUT, LOSS, BLAME, BACK, SLOPES, UPDATE = STEPS = range(8)
TEXTS = {  # of each step: what is done, and its sums
    INPUTS: ("Two inputs come in", ["{x} and {x2}"]),
    HIDDEN_LAYER: ("Each hidden neuron adds, then bends", ["the upper one: tanh({sum}) = {h}"]),
    OUTPUT: ("So does the output", ["σ({z}) = {y_prob}"]),
    LOSS: ("The truth is 0: the price", ["−ln(1 − ŷ) = {loss} nats"]),
    BLAME: ("Blame of the output, ŷ − y", ["{y_prob} − 0 = {blame}"]),
    BACK: (
        "Handed back over w, through tanh",
        ["{blame} · {w_as_factor} · (1 − {h}²) = {blame_h}"],
    ),
    SLOPES: (
        "Slope: what came in · blame",
        ["for w: {h} · {blame} = {slope_w}", "for u: {x} · {blame_h_as_factor} = {slope_u}"],
    ),
    UPDATE: (
        "The step",
        [
            "w {w} − {rate:g} · {slope_w} = {new_w}",
            "u {u} − {rate:g} · {slope_u_as_factor} = {new_u}",
            "ŷ {y_prob} → {new_y_prob}",
        ],
    ),
}


@cache
def passed(w: float) -> dict:
    """The forward and the backward pass of one example for a weight w, and what a step changes."""
    (x, *_), (y, *_) = network.clouds()
    params = network.unpack(network.start())
    params[2][0, 0] = w
    hidden, y_prob = _forward(params, x)
    blame = y_prob - y[0]
    handed = blame * params[2][:, 0] * (1 - hidden**2)
    slopes = [np.outer(x, handed), handed, np.outer(hidden, blame), np.array([blame])]
    after = [part - RATE * slope for part, slope in zip(params, slopes, strict=True)]
    new_hidden, new_y_prob = _forward(after, x)
    return {
        "values": [*x, *hidden, y_prob],
        "blames": [*handed, blame],
        "weights": (params[0][0, 0], w),
        "slopes": (slopes[0][0, 0], slopes[2][0, 0]),
        "loss": losses.binary_cross_entropy(y[0], y_prob),
        "new_values": [*x, *new_hidden, new_y_prob],
        "new_weights": (after[0][0, 0], after[2][0, 0]),
    }


def _forward(params, x):
    W1, b1, W2, b2 = params
    hidden = np.tanh(x @ W1 + b1)
    return hidden, losses.sigmoid((hidden @ W2 + b2)[0])


def sums(w: float, step: int) -> tuple[str, list[str]]:
    """What is done at a step, and its sums."""
    title, lines = TEXTS[step]
    return title, [line.format(rate=RATE, **_numbers(w)) for line in lines]


@cache
def _numbers(w: float) -> dict[str, str]:
    """The numbers of both passes as they are written in sums."""
    at = passed(w)
    x, x2, h, *_, y_prob = at["values"]
    values = {"x": x, "x2": x2, "sum": np.arctanh(h), "h": h, "z": losses.logit(y_prob)}
    values |= {"y_prob": y_prob, "loss": at["loss"]}
    values |= {"blame": at["blames"][-1], "blame_h": at["blames"][0]}
    values |= zip(("u", "w"), at["weights"], strict=True)
    values |= zip(("slope_u", "slope_w"), at["slopes"], strict=True)
    values |= zip(("new_u", "new_w"), at["new_weights"], strict=True)
    values |= {"new_y_prob": at["new_values"][-1]}
    written = {name: two_decimals(value) for name, value in values.items()}
    for name in ("w", "blame_h", "slope_u"):
        number = written[name]
        written[f"{name}_as_factor"] = f"({number})" if number.startswith("−") else number
    return written


def two_decimals(value: float) -> str:
    """Format a number with a true minus sign, but none before 0.00."""
    return signed(value + 0.0).replace("−0.00", "0.00")
