"""Switches and knobs of a program that CPython runs. A marked line becomes `if its switch is on: the line, else: its
other wording`, at the same line numbers."""
import ast
import re

import _mplab
from mplab_guest import enter

MARKED = re.compile(rb'#:\s*(switch|knob)\b')
KNOB = re.compile(r'#:\s*knob\b')
MARK = re.compile(r'#:\s*switch\s+(\w+)(?:\s*->\s*(.*?))?\s*$')


class Nothing:
    def __enter__(self):
        return None

    def __exit__(self, *error):
        return False


NOTHING = Nothing()
IS_ON, IS_NOTHING = '__mplab_is_on', '__mplab_nothing'


def marks(lines):
    """line → (its switch's number, its other wording or None)"""
    found, names = {}, []
    for i, line in enumerate(lines, 1):
        mark = MARK.search(line)
        if mark:
            if mark.group(1) not in names:
                names.append(mark.group(1))
            found[i] = names.index(mark.group(1)), mark.group(2)
    return found


class Choices(ast.NodeTransformer):

    def __init__(self, found):
        self.found = found

    def is_on(self, switch, at):
        call = ast.Call(ast.Name(IS_ON, ast.Load()), [ast.Constant(switch)], [])
        return ast.copy_location(call, at)

    def visit(self, node):
        self.generic_visit(node)
        if not isinstance(node, ast.stmt) or node.lineno not in self.found:
            return node
        switch, other = self.found[node.lineno]
        if isinstance(node, ast.With) and other is None:
            return self.with_or_nothing(node, switch)
        return ast.copy_location(ast.If(self.is_on(switch, node), [node], self.instead(node, other)), node)

    def with_or_nothing(self, node, switch):
        """At its end it does what it did at its beginning, whatever the switch says then."""
        for item in node.items:
            at = item.context_expr
            nothing = ast.copy_location(ast.Name(IS_NOTHING, ast.Load()), at)
            item.context_expr = ast.copy_location(ast.IfExp(self.is_on(switch, at), at, nothing), at)
        return node

    def instead(self, node, other):
        if other is None:
            inner = isinstance(node, (ast.If, ast.While, ast.For))
            return node.body if inner else [ast.copy_location(ast.Pass(), node)]
        if not hasattr(node, 'body'):
            return [self.placed(ast.parse(other).body[0], node)]
        head = ast.parse(other.rstrip(':').rstrip() + ':\n    pass').body[0]
        self.placed(head, node)
        head.body = node.body
        if hasattr(head, 'orelse') and hasattr(node, 'orelse'):
            head.orelse = node.orelse
        return [head]

    def placed(self, tree, node):
        for part in ast.walk(tree):
            if hasattr(part, 'lineno'):
                part.lineno = part.end_lineno = node.lineno
                part.col_offset = part.end_col_offset = node.col_offset
        return tree


def set_knobs(tree, lines):
    for node in tree.body:
        if not isinstance(node, ast.Assign) or not KNOB.search(lines[node.lineno - 1]):
            continue
        value = enter.run.knobs.get(getattr(node.targets[0], 'id', None))
        if value is not None:
            node.value = ast.copy_location(ast.Constant(literal(value)), node.value)


def literal(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text  # a choice's word


def compiled(text, path, space):
    """The program's code. Without marks it is what python3 itself would run."""
    if not MARKED.search(text):
        return compile(text, path, 'exec')
    lines = text.decode().split('\n')
    tree = ast.parse(text, path)
    set_knobs(tree, lines)
    tree = Choices(marks(lines)).visit(tree)
    ast.fix_missing_locations(tree)
    space[IS_ON], space[IS_NOTHING] = _mplab.is_on, NOTHING
    return compile(tree, path, 'exec')
