# refused: 2:7: SyntaxError: invalid syntax
a = 1 b = 2
