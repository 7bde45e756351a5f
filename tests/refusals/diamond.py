# refused: 2:9: SyntaxError: invalid syntax
print(1 <> 2)
