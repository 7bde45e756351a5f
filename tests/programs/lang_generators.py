# Generators, send, yield from, comprehensions, generator expressions.
def count(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)

g = count(4)
print(next(g), g.send("hi"), next(g), list(g))
def both():
    yield from count(2)
    r = yield from inner()
    print("r", r)
    yield "end"
def inner():
    yield "a"
    return 42
print(list(both()))
print([x * y for x in range(3) for y in range(3) if x != y])
print({x % 3 for x in range(10)}, {k: k * k for k in range(4)}, sum(x for x in range(101)))
print(any(x > 3 for x in range(5)), all(x < 3 for x in range(5)), max((x * 7 % 5, x) for x in range(5)))
print(list(zip("abc", range(3))), list(enumerate("ab", 1)), list(map(lambda x: x + 1, [1, 2])),
      list(filter(None, [0, 1, 2])))
def fin():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
h = fin()
print(next(h))
h.close()
try:
    next(h)
except StopIteration as e:
    print("stop", e.value)
print(",".join(str(c) for c in count(3)), dict((i, i) for i in range(2)), sorted((x for x in [3, 1, 2]), reverse=True))
a, *b, c = range(6)
print(a, b, c, [*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2))
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, None))
