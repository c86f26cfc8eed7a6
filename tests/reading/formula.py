"""Read an expression as it is written in a text or in TeX, and compute it.

One grammar serves both: TeX is first rewritten with the signs that the texts use.
"""

import functools
import math
import re

import lark

from helpers import losses

GRAMMAR = r"""
?start: sum
?sum: product | sum "+" product -> add | sum MINUS product -> sub
?product: signed | product _TIMES signed -> mul | product "/" signed -> div | product plain -> mul
?signed: power | MINUS signed -> neg | "+" signed
?power: plain | "|" sum "|" -> size
?plain: atom | atom RAISED -> raised | atom "^" grouped -> raise_to | FUNCTION power -> call
?grouped: NUMBER -> number | SYMBOL -> symbol | "{" sum "}" | "(" sum ")"
?atom: NUMBER -> number | SYMBOL -> symbol | "(" sum ")" | "[" sum "]" | "{" sum "}"
     | "√" atom -> root
MINUS: "−" | "-"
_TIMES: "·" | "×" | "*"
FUNCTION.3: "ln" | "log₁₀" | "log10" | "log₂" | "log2" | "exp" | "σ" | "KL" | "CE" | "H"
RAISED: /[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹ᶻⁿ]+/
SYMBOL.2: /(?:[d∂][Lŷz]\/[d∂][zŷwb]|[A-Za-zα-ωŷ][₀-₉ᵢ]*)/
NUMBER.2: /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-−+]?\d+)?(?:\s?%)?|½|¼/
%ignore /\s+/
"""
OF_NUMBERS = re.compile(
    r"(?P<name>CE|KL|(?<![^\W\d_])H)\((?P<p>[\d.]+(?: ?%)?)(?:, (?P<q>[\d.]+(?: ?%)?))?\)"
)
NAMED = {"½": 0.5, "¼": 0.25}
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹ᶻⁿ", "-0123456789zn")


@functools.cache
def parser():
    return lark.Lark(GRAMMAR, parser="lalr")


@functools.lru_cache(maxsize=20_000)
def read(text):
    """The tree of an expression, or None for text that is none."""
    if re.search(r"\d\s+[\d√]", text):  # two numbers side by side are no product
        return None
    text = OF_NUMBERS.sub(_entropy, text)
    try:
        return parser().parse(text)
    except lark.exceptions.LarkError:
        return None


def _entropy(match):
    """CE(0.7, 0.5), KL(0.7, 0.5) or H(0.7) as what it is worth, in the form of a sum."""
    p, q = number(match["p"]), number(match["q"] or match["p"])
    if not 0 <= p <= 1 or not 0 <= q <= 1:
        return "(0 / 0)"  # no probability, so no number
    worth = losses.binary_cross_entropy(p, q)
    if match["name"] == "KL":
        worth -= losses.binary_cross_entropy(p, p)
    return f"({worth:.15f} + 0)"


def number(text):
    """The value of a number as it is written: 5,000, 62.74 %, 1e−7."""
    if text in NAMED:
        return NAMED[text]
    plain = text.replace(",", "").replace("−", "-")
    return float(plain.rstrip("% ")) / (100 if "%" in text else 1)


def symbols(tree):
    return {str(n.children[0]) for n in tree.iter_subtrees() if n.data == "symbol"} | {
        "z" for n in tree.iter_subtrees() if n.data == "raised" and "ᶻ" in n.children[1]
    }


def functions(tree):
    return {str(n.children[0]) for n in tree.iter_subtrees() if n.data == "call"}


def operations(tree):
    """How many operations it holds; a plain number with a sign holds none."""
    return sum(n.data not in {"number", "symbol", "neg"} for n in tree.iter_subtrees())


FUNCTIONS = {
    "ln": lambda x: math.log(x) if x > 0 else -math.inf if x == 0 else math.nan,
    "log₂": math.log2, "log2": math.log2, "log₁₀": math.log10, "log10": math.log10,
    "exp": math.exp, "σ": lambda z: 1 / (1 + math.exp(-z)),
}  # fmt: skip


def value(tree, names=None, known=None):
    """What a tree is worth; nan where it has no value, KeyError for a name without one."""
    known = {**FUNCTIONS, **(known or {})}
    try:
        return _value(tree, {"e": math.e, "π": math.pi} | (names or {}), known)
    except (ArithmeticError, ValueError):
        return math.nan


def _value(tree, names, known):
    def of(n):
        return _value(tree.children[n], names, known)

    match tree.data:
        case "number":
            return number(str(tree.children[0]))
        case "symbol":
            return names[str(tree.children[0])]
        case "add":
            return of(0) + of(1)
        case "sub":
            return of(0) - of(2)
        case "mul":
            return of(0) * of(1)
        case "div":
            return of(0) / of(1)
        case "neg":
            return -of(1)
        case "raise_to":
            return of(0) ** of(1)
        case "raised":
            power = str(tree.children[1]).translate(RAISED)
            sign, letter = (-1, power[1:]) if power[0] == "-" else (1, power)
            return of(0) ** (sign * (names[letter] if letter.isalpha() else float(letter)))
        case "call":
            return known[str(tree.children[0])](of(1))
        case "size":
            return abs(of(0))
        case "root":
            return math.sqrt(of(0))


TEX = [
    (r"\\(?:bigl|bigr|Bigl|Bigr|left|right)", ""), (r"\\[,;:! ]|\\q?quad\b|&|\\\\", " "),
    (r"\\hat\s*(?:\{y\}|y)", "ŷ"), (r"\\(?:mathrm|text)\{(\w+)\}", r"\1"), (r"\\ln\b", "ln "),
    (r"\\log\b", "ln "), (r"\\exp\b", "exp "), (r"\\sigma\b", "σ"), (r"\\cdot\b|\\times\b", "·"),
    (r"\\eta\b", "η"), (r"\\partial\b", "∂"), (r"\\(?:tfrac|dfrac|frac)", r"\\frac"),
]  # fmt: skip
FRACTION = re.compile(r"\\frac\s*(?:\{([^{}]*)\}\s*\{([^{}]*)\}|(\d)\s*(\d))")


def from_tex(tex):
    """The same formula in the signs of a text."""
    for pattern, sign in TEX:
        tex = re.sub(pattern, sign, tex)
    tex = re.sub(r"\^\{([^{}]*)\}", r"^(\1)", tex)  # so that fractions hold no braces
    tex = re.sub(r"_\{?([in123])\}?(?![\w=])", lambda m: "ᵢ₀₁₂₃"["in123".index(m[1])], tex)
    while FRACTION.search(tex):
        tex = FRACTION.sub(_fraction, tex)
    return " ".join(tex.split())


def _fraction(match):
    above, below = match[1] or match[3], match[2] or match[4]
    flat = f"{above.strip()}/{below.strip()}".replace(" ", "")
    if re.fullmatch("[d∂][Lŷz]/[d∂][zŷwb]", flat):
        return flat
    return f"(({above})/({below}))"
