# refused: 2:6: SyntaxError: invalid decimal literal
x = 1__0
