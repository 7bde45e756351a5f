# refused: 2:12: SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'
print(f"{1!x}")
