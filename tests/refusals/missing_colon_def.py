# refused: 2:8: SyntaxError: expected ':'
def f()
    pass
