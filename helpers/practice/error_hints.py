"""What stands behind an error, a nan or an inf of a learner's function, in plain words."""

import re

ARRAYS = "Make an array of each list first, by np.array: only arrays are added, subtracted or "\
    "multiplied number by number."

# Looked for, in this order, in an error's name and message.
CAUSES = {
    r"ZeroDivisionError|divide by zero encountered in (?!log)": "Something below a fraction bar "
    "is 0 there.",
    r"divide by zero encountered in log|log1p": "It takes the logarithm of 0 there, which is −inf.",
    r"invalid value encountered in log|invalid value encountered in power": "It takes the "
    "logarithm of a negative number there: that is nan.",
    r"math domain error|expected a positive input": "It takes the logarithm of 0 or of a negative "
    "number there.",
    r"OverflowError|overflow encountered": "A power of e grows beyond the largest float there: "
    "its exponent must not become large.",
    r"invalid value encountered": "It computes 0 · inf or inf − inf there, or divides inf by inf: "
    "that is nan.",
    r"matmul|not aligned": "The shapes do not fit for @: it needs as many columns on its left as "
    "rows on its right. Is a transpose, .T, missing or too many?",
    r"broadcast": "The two arrays have shapes that do not fit each other, number by number.",
    r"truth value of an array": "`if` cannot decide for a whole array at once. Use np.where, or "
    "y * … + (1 − y) * ….",
    r"'list'|multiply sequence|not list": ARRAYS,
    r"'tuple'|not tuple": ARRAYS,
    r"only (length-1|0-dimensional|size-1) arrays": "Functions of math take one number. Those of "
    "np, such as np.log, take whole arrays.",
    r"ufunc .* not supported|must be real number": "A function of numbers gets something else "
    "there: are the arguments in the order that the question gives?",
    r"NameError|UnboundLocalError": "A name is used before it has a value: is it spelled right, "
    "and is the cell that makes it run?",
    r"positional argument|unexpected keyword": "It must take the arguments that the question "
    "gives, in this order.",
    r"IndexError": "It asks for a place beyond the end: n numbers have the places 0 to n − 1.",
    r"KeyError": "It looks up what is not there.",
    r"NoneType": "Something in it is None: does a function that it calls lack its return?",
    r"not callable": "Something is called, by brackets behind it, that is no function. Is a * "
    "missing?",
}


def cause(error: BaseException) -> str:
    """Why an error happens; empty if nothing usual is behind it."""
    text = f"{type(error).__name__}: {error}"
    return next((said for pattern, said in CAUSES.items() if re.search(pattern, text)), "")
