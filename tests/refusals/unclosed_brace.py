# refused: 2:5: SyntaxError: '{' was never closed
d = {"a": 1
print(d)
