"""Rules for a lesson's code: plain Python, few packages, seeded random numbers, names set once."""

import ast
import builtins
import re
import sys
from symtable import symtable

from lint.lesson import tree_of

PACKAGES = {"numpy", "matplotlib", "helpers"}
PACKAGES_OF = {0: {"ipywidgets"}, 1: {"ipywidgets"}, 11: {"sklearn"}, 12: {"sklearn"}}
# Of the standard library, what reaches beyond the notebook; random numbers come from default_rng.
UNWANTED_MODULES = {"asyncio", "ftplib", "http", "imaplib", "poplib", "random", "smtplib", "socket"}
UNWANTED_MODULES |= {"socketserver", "ssl", "subprocess", "urllib", "webbrowser", "xmlrpc"}
SEEDED_RANDOM = {"default_rng", "Generator"}


def code_parses(lesson):
    for i, cell in lesson.cells("code"):
        if tree_of(cell) is None:
            yield i, "not plain Python: lessons use no magics, no shell and no half statements"


def nodes(lesson, *kinds):
    return [(i, n) for i, _, tree in lesson.trees for n in ast.walk(tree) if isinstance(n, kinds)]


def imports(lesson):
    allowed = PACKAGES | PACKAGES_OF.get(lesson.number, set())
    allowed |= sys.stdlib_module_names - UNWANTED_MODULES
    for i, node in nodes(lesson, ast.Import, ast.ImportFrom):
        from_one = isinstance(node, ast.ImportFrom)
        for module in [node.module or ""] if from_one else [alias.name for alias in node.names]:
            if module.split(".")[0] not in allowed:
                yield i, f"a lesson does not import {module}"


def seeded_random(lesson):
    for i, node in nodes(lesson, ast.Attribute, ast.Call, ast.ImportFrom):
        text = ast.unparse(node)
        legacy = re.fullmatch(r"(?:np|numpy)\.random\.(\w+)", text)
        if legacy and legacy[1] not in SEEDED_RANDOM:
            yield i, f"{text} is legacy; use np.random.default_rng(seed)"
        elif isinstance(node, ast.Call) and re.search(r"\bdefault_rng\(\)$", text):
            yield i, "default_rng needs a seed, or the outputs differ at each run"
        elif text.startswith("from numpy.random import") and "default_rng" not in text:
            yield i, "only default_rng comes from numpy.random"


def names_once(lesson):
    """A name set differently in two cells makes a third depend on which of the two ran last."""
    setters, readers = {}, {}
    for i, cell, tree in lesson.trees:
        bound = {name: part for part in map(ast.unparse, tree.body) for name in names_set_by(part)}
        for name, statement in bound.items():
            setters.setdefault(name, {})[i] = statement
        for name in names_read_by(cell.source) - bound.keys():
            readers.setdefault(name, i)
    for name in sorted(setters.keys() & readers.keys()):
        if len(set(setters[name].values())) > 1:
            cells = " and ".join(map(str, setters[name]))
            yield readers[name], f"{name} is read here but set in cells {cells}; rename one of them"


def builtins_kept(lesson):
    """A cell that runs alone finds Python's own meaning of such a name, and says something else."""
    for i, cell, _ in lesson.trees:
        for name in sorted(names_set_by(cell.source) & set(dir(builtins))):
            yield i, f"{name} is Python's own name; choose another one"


def names_set_by(source):
    """The names that a piece of code sets for the cells after it."""
    symbols = symtable(source, "cell", "exec").get_symbols()
    named = [s.get_name() for s in symbols if s.is_assigned() or s.is_imported()]
    return {name for name in named if not name.startswith("_")}


def names_read_by(source):
    """The names that a cell, or a function in it, takes from the notebook."""
    tables = [symtable(source, "cell", "exec")]
    for table in tables:
        tables += table.get_children()
    symbols = [symbol for table in tables for symbol in table.get_symbols()]
    return {s.get_name() for s in symbols if s.is_global() and s.is_referenced()}


RULES = [code_parses, imports, seeded_random, names_once, builtins_kept]
