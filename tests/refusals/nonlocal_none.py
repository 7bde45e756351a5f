# refused: 3:5: SyntaxError: no binding for nonlocal 'y' found
def f():
    nonlocal y
