# refused: 2:7: SyntaxError: invalid syntax
x = 1 ? 2 : 3
