# refused: 2:4: SyntaxError: invalid syntax
if !1: pass
