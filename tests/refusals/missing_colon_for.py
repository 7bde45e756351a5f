# refused: 2:18: SyntaxError: expected ':'
for i in range(3)
    pass
