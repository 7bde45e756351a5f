# refused: 2:5: SyntaxError: cannot assign to literal
a = 1 = b
