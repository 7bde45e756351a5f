# refused: 2:7: SyntaxError: invalid syntax
if 1 && 2: pass
