# refused: 3:4: SyntaxError: invalid syntax
x = 1
x++
