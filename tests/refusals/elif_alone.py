# refused: 2:1: SyntaxError: invalid syntax
elif True:
    pass
