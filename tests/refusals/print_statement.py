# refused: 3:1: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
x = 1
print x
