# refused: 2:12: SyntaxError: arguments cannot follow var-keyword argument
def f(**k, a): pass
