# refused: 2:5: SyntaxError: bytes can only contain ASCII literal characters
x = b'é'
