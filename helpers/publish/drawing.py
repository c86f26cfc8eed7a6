"""Know the code that only draws: whoever reads along sees its picture and needs no more."""

import ast

DRAWS = {"explorers", "figures", "plt", "fig", "ax", "axes"}


def only_draws(source: str) -> bool:
    """Whether a cell does nothing but import, and call explorers or drawing functions."""
    return all(map(_draws, ast.parse(source).body))


def _draws(statement) -> bool:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return True
    if isinstance(statement, ast.FunctionDef):
        return all(map(_draws, statement.body))
    if not isinstance(statement, ast.Expr | ast.Assign):
        return False
    value = statement.value
    while isinstance(value, ast.Call | ast.Attribute | ast.Subscript):
        value = value.func if isinstance(value, ast.Call) else value.value
    return isinstance(value, ast.Name) and value.id in DRAWS
