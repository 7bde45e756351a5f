# Generators as they are used: pipelines, infinite ones, recursion, state, exceptions, early exit, closures.
def naturals(n=0):
    while True:
        yield n
        n += 1
def take(n, it):
    for _, x in zip(range(n), it):
        yield x
def squares(it):
    return (x * x for x in it)
print(list(take(5, squares(naturals(3)))))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
for i, x in enumerate(fib()):
    if x > 50: break
    print(x, end=" ")
print()
def permutations(items):
    if not items: yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x] + rest
print(list(permutations([1, 2, 3])))
def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")
for x in cleanup():
    print("got", x)
    break
print("after the loop")
g = cleanup()
next(g)
del g
print("after del")
def average():
    total = count = 0
    value = None
    while True:
        x = yield value
        total += x
        count += 1
        value = total / count
avg = average()
next(avg)
print([avg.send(x) for x in (10, 20, 60)])
def swallow():
    while True:
        try:
            x = yield "ok"
            print("received", x)
        except ValueError as e:
            print("swallowed", e)
            yield "from handler"
s = swallow()
print(next(s), s.send(1), s.throw(ValueError("v")), next(s))
def in_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        yield "inside"
        try: raise
        except ZeroDivisionError as e: yield str(e)
h = in_handler()
print(next(h))
try:
    raise KeyError("other")
except KeyError:
    print(next(h))
print(sum(1 for _ in take(3, naturals())), 5 in naturals(), max(take(3, fib())))
def two():
    x = yield
    y = yield x
    return (x, y)
t = two()
next(t); print(t.send("a"))
try: t.send("b")
except StopIteration as e: print(e.value)
gen = (i for i in range(3))
print(gen.__name__, type(gen).__name__, iter(gen) is gen, next(gen), list(gen))
def lazy():
    print("started")
    yield
l = lazy()
print("not yet")
next(l)
print([list(x) for x in [(y for y in range(2))]], dict((k, v) for k, v in [("a", 1)]), {x for x in take(2, fib())})
def deleg():
    r = yield from two()
    print("delegated", r)
    return r
d = deleg()
next(d); d.send(1)
try: d.send(2)
except StopIteration as e: print(e.value)
