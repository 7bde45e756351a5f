# refused: 2:13: SyntaxError: f-string: invalid syntax
print(f"{1 +}")
