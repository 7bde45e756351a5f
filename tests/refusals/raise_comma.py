# refused: 2:17: SyntaxError: invalid syntax
raise ValueError, "text"
