# refused: 6:1: SyntaxError: invalid syntax
try:
    pass
finally:
    pass
else:
    pass
