# refused: 2:15: SyntaxError: invalid syntax
f = lambda x: return x
