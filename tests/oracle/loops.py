"""A program as it is run here: its text, with a mark in each `while` that tells when the loop comes round.

    while flag.value == 0:            rounds = {}
        pass                          while flag.value == 0:
                                          round(rounds, locals(), globals())
                                          pass
"""
import ast

BEGIN, ROUND, MARK = "__loop_begin__", "__loop_round__", "__loop_"


class _Marks(ast.NodeTransformer):
    def __init__(self):
        self.count = 0

    def visit_While(self, loop):
        self.generic_visit(loop)
        self.count += 1
        mark = f"{MARK}{self.count}"
        loop.body[:0] = ast.parse(f"{ROUND}({mark}, locals(), globals())").body
        return [*ast.parse(f"{mark} = {BEGIN}()").body, loop]


def marked(text, name):
    """The code of a program, and whether it has loops that may poll."""
    marks = _Marks()
    tree = ast.fix_missing_locations(marks.visit(ast.parse(text, name)))
    return compile(tree, name, "exec"), marks.count > 0


def variables(scope):
    """What a loop's surroundings have by name: without the marks, and without what every module has."""
    return {k: v for k, v in scope.items() if not k.startswith("__")}
