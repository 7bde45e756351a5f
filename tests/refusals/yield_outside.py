# refused: 2:1: SyntaxError: 'yield' outside function
yield 1
