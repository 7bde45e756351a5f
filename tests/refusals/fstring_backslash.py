# refused: 2:11: SyntaxError: f-string expression part cannot include a backslash
print(f"{'\n'}")
