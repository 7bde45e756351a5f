# Statements on one line, nested functions with the same names, shadowing of loop variables, deep nesting.
def a():
    def a():
        def a(): return "innermost"
        return a()
    return a()
print(a())
x = [lambda y, x=x: (x, y) for x in range(2)] if True else None
print([f(9) for f in x])
if 1:
    if 1:
        for i in range(2):
            while True:
                try:
                    with type("M", (), {"__enter__": lambda s: 1, "__exit__": lambda s, *a: None})():
                        if i: break
                        else: continue_marker = i; break
                finally:
                    print("deep", i)
