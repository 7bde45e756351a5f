# refused: 3:5: SyntaxError: 'return' outside function
class A:
    return 1
