# refused: 2:8: SyntaxError: invalid syntax
print(*)
