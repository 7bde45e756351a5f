# refused: 2:8: SyntaxError: invalid digit '2' in binary literal
x = 0b12
