# refused: 2:11: SyntaxError: * argument may appear only once
def f(*a, *b): pass
