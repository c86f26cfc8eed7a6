"""Which names a cell reads from other cells, and which it sets itself."""

import ast

SCOPES = ast.FunctionDef | ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def names_of(tree):
    """(names read before the cell sets them, {name set: the statement that sets it})."""
    names = Names()
    names.visit(tree)
    return names.read, names.bound


class Names(ast.NodeVisitor):
    """Walks a cell in the order in which Python evaluates it."""

    def __init__(self, local=frozenset()):
        self.read, self.bound, self.local, self.statement = set(), {}, local, None

    def visit(self, node):
        if isinstance(node, ast.stmt):
            self.statement = node
        if isinstance(node, SCOPES):
            self.visit_scope(node)
        else:
            super().visit(node)

    def visit_scope(self, node):
        """A function or comprehension reads from the cell; what it sets stays inside."""
        local = {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)}
        local |= {n.id for n in ast.walk(node) if is_stored(n)}
        inside = Names(self.local | local)
        inside.generic_visit(node)
        self.read |= inside.read - self.bound.keys()
        if isinstance(node, ast.FunctionDef):
            self.bind(node.name)

    def visit_Name(self, node):
        if is_stored(node):
            self.bind(node.id)
        elif node.id not in self.bound.keys() | self.local:
            self.read.add(node.id)

    def visit_Assign(self, node):
        for part in [node.value, *node.targets]:
            self.visit(part)

    def visit_AugAssign(self, node):
        self.visit(node.value)
        if isinstance(node.target, ast.Name) and node.target.id not in self.bound:
            self.read.add(node.target.id)
        self.visit(node.target)

    def visit_For(self, node):
        for part in [node.iter, node.target, *node.body, *node.orelse]:
            self.visit(part)

    def visit_Subscript(self, node):
        # `a[0] = 5` changes `a` for every other cell, as `a = …` does.
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name):
            self.bind(node.value.id)

    def visit_ExceptHandler(self, node):
        """`except … as error`: outside, the name is gone again."""
        inside = Names(self.local | {node.name})
        inside.generic_visit(node)
        self.read |= inside.read - self.bound.keys()
        self.bound |= inside.bound

    def visit_alias(self, node):
        self.bind((node.asname or node.name).split(".")[0])

    def bind(self, name):
        if name not in self.local and not name.startswith("_"):
            self.bound[name] = ast.unparse(self.statement)


def is_stored(node):
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
