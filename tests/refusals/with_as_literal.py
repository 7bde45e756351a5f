# refused: 2:11: SyntaxError: cannot assign to literal
with a as 1: pass
