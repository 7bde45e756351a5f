# refused: 2:9: SyntaxError: f-string: single '}' is not allowed
print(f"}")
