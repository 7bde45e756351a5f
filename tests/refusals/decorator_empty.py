# refused: 2:2: SyntaxError: invalid syntax
@
def f(): pass
