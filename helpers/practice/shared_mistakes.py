"""Slips that exercises share: known once, and computed from the solution.

Some change the numbers: a sign that is lost, another base, per cent. Others change the code that
makes them, as a learner would: a sum for a mean, 1 − p inside the logarithm, no logarithm.
"""

import ast
import contextlib
import re
from collections.abc import Callable, Iterator

import numpy as np

Numbers = list[np.ndarray]

IN_CODE = {
    "That is the sum. For the mean divide by how many there are.": {"np.mean": "np.sum({})"},
    "That is the mean. The sum is asked for: do not divide.": {"np.sum": "np.mean({})"},
    "Inside your logarithm stands the rest, 1 − p. Which probability did the truth get?": {
        "np.log": "np.log(1 - np.asarray({}))",
    },
    "That is the distance to the truth, 1 − p. The loss takes −ln(p) instead.": {
        "np.log": "-np.where(np.asarray({0}) < 1, 1 - np.asarray({0}), np.nan)",
    },
    "That is the square of the distance to the truth. The loss takes −ln(p) instead.": {
        "np.log": "-np.where(np.asarray({0}) < 1, 1 - np.asarray({0}), np.nan) ** 2",
    },
}


def shared(solution: str, numbers: Callable[[str], Numbers]) -> Iterator[tuple[str, Numbers]]:
    """What to say about each slip, and the numbers that it leads to.

    `numbers` turns Python, the solution's or a changed one's, into the numbers to compare.
    """
    right = numbers(solution)
    for words, wrong in [*_of_numbers(solution, right), *_of_code(solution, numbers)]:
        known = all(np.isfinite(w).all() for w in wrong)
        if known and not all(map(_alike, wrong, right)):
            yield words, wrong


def _of_numbers(solution, right):
    minus = re.search(r"-(np\.|\()", solution)
    why = " The logarithm of a number below 1 is negative, so a loss puts a minus in front."
    yield f"Right but for the sign.{why if minus else ''}", [-v for v in right]
    logarithm = re.search(r"np\.log|cross_entropy\(|logits\(", solution)
    if logarithm:
        ten = "That is the logarithm to base 10. np.log is the natural one."
        two = "That is in bits, with base 2. np.log is the natural logarithm and gives nats."
        yield ten, [v / np.log(10) for v in right]
        yield two, [v / np.log(2) for v in right]
    if all(((v > 0) & (v < 1)).all() for v in right):
        cent = "Are these per cent? Give the number itself, without them."
        yield cent, [100 * v for v in right]
        if not logarithm:
            rest = "That is the rest, up to 1. Which of the two is asked for?"
            yield rest, [1 - v for v in right]


def _of_code(solution, numbers):
    for words, templates in IN_CODE.items():
        changed = rewritten(solution, templates)
        if changed != ast.unparse(ast.parse(solution)):
            with contextlib.suppress(Exception):  # what cannot be computed is nobody's answer
                yield words, numbers(changed)


def rewritten(code: str, templates: dict[str, str]) -> str:
    """The code with each call of a named function replaced; {} or {0} stands for its arguments."""
    return ast.unparse(_Calls(templates).visit(ast.parse(code)))


class _Calls(ast.NodeTransformer):
    def __init__(self, templates):
        self.templates = templates

    def visit_Call(self, node):
        self.generic_visit(node)
        template = self.templates.get(ast.unparse(node.func))
        if template is None:
            return node
        given = ", ".join(map(ast.unparse, [*node.args, *node.keywords]))
        return ast.parse(template.format(given), mode="eval").body


def _alike(one, other):
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-3, atol=1e-9)
