# refused: 2:3: SyntaxError: invalid syntax
x.if
