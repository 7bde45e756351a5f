# refused: 3:1: SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
def f(): pass
f() = 1
