# Parameters of every kind, closures, decorators, recursion.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw

print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3, "z": 26}))

def g(a, b, /, c, *, d):
    return a + b + c + d

print(g(1, 2, 3, d=4), g(1, 2, c=3, d=4))

def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

one, two = counter(), counter()
print(one(), one(), two(10), one())

def twice(fn):
    def inner(*a, **k):
        return fn(*a, **k), fn(*a, **k)
    return inner

@twice
def hello(name, mark="!"):
    return "hello " + name + mark

print(hello("you"), hello("me", mark="?"))

total = 0
def add(n):
    global total
    total += n

for k in range(5):
    add(k)
print(total)

def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print([fib(n) for n in range(15)], (lambda *a, **k: (a, k))(1, x=2))
print(f.__name__, hello.__name__, counter.__qualname__)
fs = [lambda i=i: i * i for i in range(4)]
print([fn() for fn in fs])
