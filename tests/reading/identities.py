"""Formulas with letters, in TeX and in texts, compared with `losses` at random points."""

import re
from itertools import pairwise

import numpy as np

from helpers import losses
from reading import formula
from reading.equations import expression, left_of, right_of, tokens

TEX = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", re.S)
POINTS = 12
# The mean of one term is read as that term: it must be right for each example.
MEAN = re.compile(r"\(\(1\)/\(n\)\)\s*\\sum(?:_\{[^}]*\})?(?:\^\(\w\)|\^\w)?")
KNOWN_FUNCTIONS = {"ln", "σ", "exp", "KL", "CE"}
# What a letter means: each is tried, and one meaning must hold at every point.
MEANINGS = {
    "L": [losses.binary_cross_entropy, losses.squared_error],
    "dL/dŷ": [losses.binary_cross_entropy_grad, losses.squared_error_grad],
}
BY_LOGIT = {
    "dL/dz": [losses.binary_cross_entropy_with_logits_grad, losses.squared_error_with_logits_grad],
}
KNOWN_LETTERS = {*"yŷzpqhexLn", "p₁", "p₂", "p₀", "yᵢ", "ŷᵢ"}
KNOWN_LETTERS |= {"dL/dz", "dL/dŷ", "dŷ/dz", "dL/dw", "dz/dw"}


def formulas(text):
    """(formula as written, what is wrong with it or None) for each equation with letters."""
    for match in TEX.finditer(text):
        written = (match[1] or match[2]).strip()
        plain = formula.from_tex(written)
        sides = [side.strip() for side in re.split("=", MEAN.sub("", plain))]
        sides = [side.replace("\\cdots", "").replace("- -", "-") for side in sides]
        sides = [re.sub(r"(KL|CE)\((\w) ?(?:,|\\\|) ?(\w)\)", r"\1(\2)", s) for s in sides]
        trees = [formula.read(side) for side in sides]
        for side, tree in zip(sides, trees, strict=True):
            if tree is None:
                yield written, f"“{side}” cannot be read"
        for (a, left), (b, right) in pairwise(zip(trees, sides, strict=True)):
            if a is not None and b is not None:
                yield written, compared(a, b, left, right)
    plain = re.sub(r"^[-*] |\*", lambda match: " " * len(match[0]), text, flags=re.M)
    plain = TEX.sub(lambda match: " " * len(match[0]), plain)
    parts = tokens(plain)
    for k, part in enumerate(parts):
        if part[0] != "=" or not all(expression(p) for p in parts[k - 1 : k]):
            continue
        left, right = left_of(parts, k, plain), right_of(parts, k, plain)
        if left and right:
            written = plain[left[1] : right[1]].strip()
            yield written, compared(left[0], right[0], *(s.strip() for s in written.split("=", 1)))


def compared(a, b, left, right):
    """What is wrong with an equation of letters; None if nothing is, or nothing is known."""
    letters = formula.symbols(a) | formula.symbols(b)
    functions = formula.functions(a) | formula.functions(b)
    if not letters - {"e"} or not worth_comparing(a, b):
        return None
    letters = {letter.replace("∂", "d") for letter in letters}
    if letters - KNOWN_LETTERS:
        return None
    pairs = bool(functions & {"KL", "CE"}) or {"p", "q"} <= letters
    for labels in label_sets(letters):
        for loss in (0, 1):
            if all(holds(a, b, point, loss, pairs) for point in points(labels)):
                return None
    return f"{left} is not {right}"


def worth_comparing(a, b):
    """A definition such as ŷ = 0.9, or 9 ŷ = 1 − ŷ, says nothing that could be wrong."""
    letters = [formula.symbols(t) - {"e"} for t in (a, b)]
    if not all(letters) or not (formula.operations(a) or formula.operations(b)):
        return False
    told = letters[0] | letters[1] | formula.functions(a) | formula.functions(b)
    raised = "e" in formula.symbols(a) | formula.symbols(b)
    return raised or bool(told & (KNOWN_FUNCTIONS | {"L"})) or any("/" in name for name in told)


def label_sets(letters):
    """Without a y a formula may speak of one label; with it, of every one."""
    return ["any"] if letters & {"y", "yᵢ"} else ["any", 0.0, 1.0]


def points(labels):
    rng = np.random.default_rng(12)
    for _ in range(POINTS):
        y, z, q = rng.uniform(0, 1), rng.normal(0, 2), rng.uniform(0.05, 0.95)
        yield (y if labels == "any" else labels), z, q


def holds(a, b, point, loss, pairs):
    y, z, q = point
    p = losses.sigmoid(z)
    names = {"y": y, "yᵢ": y, "z": z, "ŷ": p, "ŷᵢ": p, "p": p, "h": p, "q": q, "n": 7.0}
    names |= {"p₁": p, "p₂": q, "p₀": y}
    if not pairs:
        names["q"] = 1 - p
    names |= {name: of[loss](y, p) for name, of in MEANINGS.items()}
    names |= {name: of[loss](y, z) for name, of in BY_LOGIT.items()}
    names["dŷ/dz"] = (losses.sigmoid(z + 1e-6) - losses.sigmoid(z - 1e-6)) / 2e-6
    names |= {"x": 1.7, "dz/dw": 1.7, "dL/dw": 1.7 * names["dL/dz"]}
    names |= {name.replace("d", "∂"): worth for name, worth in names.items() if "/" in name}
    known = {
        "H": lambda x: losses.binary_cross_entropy(x, x),
        "CE": lambda x: losses.binary_cross_entropy(x, q),
        "KL": lambda x: losses.binary_cross_entropy(x, q) - losses.binary_cross_entropy(x, x),
    }
    try:
        x, w = formula.value(a, names, known), formula.value(b, names, known)
    except KeyError:
        return True
    return abs(x - w) <= 1e-7 * max(1.0, abs(x))
