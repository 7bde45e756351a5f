# Every kind of parameter at once: positional-only, plain, defaults, *args, keyword-only, **kw.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return (a, b, c, args, d, e, sorted(kw.items()))

print(f(1, d=4))
print(f(1, 20, 30, 40, 50, d=4, e=6, x=7))
print(f(1, c=9, d=4, a=10, b=11))
print(f(*[1, 2], *(3, 4), **{"d": 1}, **{"z": 2}))

def g(a, b, /):
    return a - b

def h(*, k):
    return k

def k(a, *, b=1):
    return a, b

for call in [lambda: g(a=1, b=2), lambda: g(1), lambda: g(1, 2, 3), lambda: h(1), lambda: h(), lambda: h(k=1, j=2),
             lambda: k(), lambda: k(1, 2), lambda: k(1, a=2), lambda: k(1, **{"b": 2, "c": 3}), lambda: f(),
             lambda: f(1),
             lambda: g(1, b=2), lambda: k(1, 2, b=3), lambda: k(**{1: 2}), lambda: k(*5), lambda: k(**5)]:
    try:
        print(call())
    except TypeError as e:
        print("TypeError:", e)

def many(a, b, c, d): pass
def some(a, b=1, c=2): pass
def kws(*, a, b, c): pass
for call in [lambda: many(), lambda: many(1), lambda: many(1, 2), lambda: many(1, 2, 3), lambda: many(1, 2, 3, 4, 5),
             lambda: some(), lambda: some(1, 2, 3, 4), lambda: kws(), lambda: kws(a=1), lambda: kws(a=1, b=2),
             lambda: many(1, 2, 3, 4, **{"a": 1}), lambda: many(*range(6)), lambda: kws(1, 2, a=1, b=2, c=3)]:
    try:
        call()
    except TypeError as e:
        print("TypeError:", e)
def dup(**kw): return kw
try:
    dup(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)
try:
    dup(a=1, **{"a": 2})
except TypeError as e:
    print(e)
