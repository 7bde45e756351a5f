# refused: 2:6: SyntaxError: invalid hexadecimal literal
x = 0x
