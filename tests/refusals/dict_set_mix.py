# refused: 2:12: SyntaxError: ':' expected after dictionary key
x = {1: 2, 3}
