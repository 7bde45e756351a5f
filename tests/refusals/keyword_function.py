# refused: 2:5: SyntaxError: invalid syntax
def for(): pass
