# refused: 2:11: SyntaxError: expected ':'
while True
    pass
