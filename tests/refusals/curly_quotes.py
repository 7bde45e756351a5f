# refused: 2:5: SyntaxError: invalid character '“' (U+201C)
x = “a”
