# refused: 2:11: SyntaxError: f-string: expecting '}'
print(f"{1")
