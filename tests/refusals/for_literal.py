# refused: 2:5: SyntaxError: cannot assign to literal
for 1 in x: pass
