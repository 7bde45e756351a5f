# Defaults are evaluated once, at the def; a mutable one is shared between the calls.
def log(x, seen=[]):
    seen.append(x)
    return seen

print(log(1), log(2), log(3, []), log(4))
n = 1
def f(a=n, *, b=n + 1):
    return a, b
n = 100
print(f(), f(5), f(b=7))
print(f.__defaults__, f.__kwdefaults__, f.__name__, f.__qualname__)
fs = [lambda i=i: i * i for i in range(4)]
print([g() for g in fs])
late = [lambda: i for i in range(4)]
print([g() for g in late])

def order(tag, value):
    print("default", tag)
    return value

def many(a=order("a", 1), b=order("b", 2), *, c=order("c", 3)):
    return a + b + c
print(many(), many(10), many(c=0))
f.note = "attribute of a function"
print(f.note, f.__dict__)
print(f.__doc__, f.__module__)
def doc():
    "what it does"
print(doc.__doc__)
print((lambda: 0).__name__, (lambda x, y=2: 0).__defaults__)
