# refused: 2:4: SyntaxError: cannot assign to attribute here. Maybe you meant '==' instead of '='?
if a.b = 1: pass
