# refused: 2:1: SyntaxError: invalid decimal literal
5abc = 1
