# refused: 3:1: SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?
x = 1
x + 1 = 2
