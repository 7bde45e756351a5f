# refused: 2:10: SyntaxError: f-string: empty expression not allowed
print(f"{}")
