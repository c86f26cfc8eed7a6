"""What a lesson's code must look like: short cells, few imports, seeded random numbers.

Rules as in structure.py: a generator over one lesson that yields (cell index or None, one
clear sentence) for each thing that is wrong.
"""

import ast
import importlib
import re
import statistics
import sys

from rules.names import names_of

MEDIAN_LINES = (2, 4)
MOST_LINES = 15
LINE_LENGTH = 100

PACKAGES = {"numpy", "matplotlib", "helpers"}
PACKAGES_OF = {0: {"ipywidgets"}, 1: {"ipywidgets"}, 10: {"sklearn"}, 11: {"sklearn"}}
# Standard modules that a lesson has no honest use for: they reach beyond the notebook, or give
# random numbers that `default_rng` with a seed gives better.
UNWANTED_MODULES = {
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "random",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "subprocess",
    "urllib",
    "webbrowser",
    "xmlrpc",
}
SEEDED_RANDOM = {"default_rng", "Generator"}
LESSONS_WITH_INTERACT = {0, 1}


def code_parses(lesson):
    for i, cell in lesson.cells("code"):
        if tree_of(cell) is None:
            yield i, "not plain Python: lessons use no magics, no shell and no half statements"


def tree_of(cell):
    try:
        return ast.parse(cell.source)
    except SyntaxError:
        return None


def trees(lesson):
    """Code cells that parse; code_parses speaks about the others."""
    parsed = [(i, cell, tree_of(cell)) for i, cell in lesson.cells("code")]
    return [(i, cell, tree) for i, cell, tree in parsed if tree is not None]


def nodes(lesson, *kinds):
    return [(i, n) for i, _, tree in trees(lesson) for n in ast.walk(tree) if isinstance(n, kinds)]


def code_length(lesson):
    lengths = {i: len([*filter(str.strip, c.source.splitlines())]) for i, c in lesson.cells("code")}
    for i, length in lengths.items():
        if length > MOST_LINES:
            yield i, f"{length} lines of code; a cell has at most {MOST_LINES}"
        elif length == 0:
            yield i, "an empty code cell"
    shortest, longest = MEDIAN_LINES
    # What only shows a picture holds no code to read, and may well be one line.
    read = [n for i, n in lengths.items() if not shows(lesson.notebook.cells[i].source)]
    all_cells, to_read = (statistics.median(n) if n else shortest for n in (lengths.values(), read))
    if all_cells > longest or to_read < shortest:
        middle = all_cells if all_cells > longest else to_read
        yield None, f"the median code cell has {middle:g} lines; {shortest} to {longest} read well"


def shows(source):
    return re.match(r"(explorers|figures)\.\w+\(", source) is not None


def line_length(lesson):
    for i, cell in lesson.cells("code"):
        for line in cell.source.splitlines():
            if len(line) > LINE_LENGTH:
                yield i, f"a line of {len(line)} characters; the limit is {LINE_LENGTH}"


def imported(node):
    """(module, name or None) for each name that an import statement brings."""
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "", alias.name) for alias in node.names]
    return [(alias.name, None) for alias in node.names]


def imports(lesson):
    allowed = PACKAGES | PACKAGES_OF.get(lesson.number, set())
    allowed |= sys.stdlib_module_names - UNWANTED_MODULES
    for i, node in nodes(lesson, ast.Import, ast.ImportFrom):
        for module, name in imported(node):
            if module.split(".")[0] not in allowed:
                yield i, f"a lesson does not import {module}"
            elif not importable(module, name):
                yield i, f"{module} has no {name}" if name else f"no module is called {module}"


def importable(module, name):
    try:
        found = importlib.import_module(module)
        return name in (None, "*") or hasattr(found, name) or importable(f"{module}.{name}", None)
    except ModuleNotFoundError:
        return False


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


def interact_place(lesson):
    uses = interact_cells(lesson)
    if uses and lesson.number not in LESSONS_WITH_INTERACT:
        yield uses[0], "interact is for one cell of the start page or lesson 01 only"


def interact_cells(lesson):
    calls = [(i, ast.unparse(n.func)) for i, n in nodes(lesson, ast.Call)]
    return sorted({i for i, name in calls if re.search(r"\binteract(ive|ive_output)?\b", name)})


def explorer_cells(lesson):
    """Code cells whose last expression is a call from helpers.explorers, or a name given to one."""
    makers, made, cells = {"explorers"}, set(), []
    for i, _, tree in trees(lesson):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "helpers.explorers":
                makers |= {alias.asname or alias.name for alias in node.names}
            elif isinstance(node, ast.Assign) and first_name(node.value, ast.Call) in makers:
                made |= {t.id for t in node.targets if isinstance(t, ast.Name)}
        last = tree.body[-1] if tree.body else None
        shown = last.value if isinstance(last, ast.Expr) else None
        if first_name(shown, ast.Call) in makers or first_name(shown, ast.Name) in made:
            cells.append(i)
    return cells


def prediction_cells(lesson):
    """Code cells that are nothing but a call of `predict`."""
    return [i for i, _, tree in trees(lesson) if called(tree) == "predict"]


def practice_cells(lesson):
    """Code cells that ask a learner for something, by `predict` or `check`."""
    return [i for i, _, tree in trees(lesson) if called(tree) in {"predict", "check"}]


def called(tree):
    """The name of the function that the only statement of a cell calls."""
    [statement] = tree.body if len(tree.body) == 1 else [None]
    value = statement.value if isinstance(statement, ast.Expr) else None
    return ast.unparse(value.func) if isinstance(value, ast.Call) else None


def first_name(node, kind):
    """The name that `explorers.race(…)`, `race(…)` or `race` begins with."""
    return re.match(r"\w*", ast.unparse(node))[0] if isinstance(node, kind) else None


def names_once(lesson):
    """A name set differently in two cells makes a third depend on which of the two ran last."""
    setters, readers = {}, {}
    for i, _, tree in trees(lesson):
        read, bound = names_of(tree)
        for name, statement in bound.items():
            setters.setdefault(name, {})[i] = statement
        for name in read:
            readers.setdefault(name, i)
    for name in sorted(setters.keys() & readers.keys()):
        if len(set(setters[name].values())) > 1:
            cells = " and ".join(map(str, setters[name]))
            yield readers[name], f"{name} is read here but set in cells {cells}; rename one of them"


CODE_RULES = [
    code_parses,
    code_length,
    line_length,
    imports,
    seeded_random,
    interact_place,
    names_once,
]
