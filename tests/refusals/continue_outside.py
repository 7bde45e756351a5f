# refused: 3:5: SyntaxError: 'continue' not properly in loop
def f():
    continue
