# refused: 2:5: SyntaxError: expected 'else' after 'if' expression
x = 5 if 1
