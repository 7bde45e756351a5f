# refused: 2:7: SyntaxError: closing parenthesis ']' does not match opening parenthesis '('
x = (1]
