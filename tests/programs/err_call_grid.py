# Every shape of a parameter list with every shape of a call: what arrives, or what is raised.
import math
import os
import time


def none(): return ()
def one(a): return (a,)
def two(a, b): return (a, b)
def three(a, b, c): return (a, b, c)
def default(a, b=2): return (a, b)
def defaults(a=1, b=2, c=3): return (a, b, c)
def rest(*args): return (args,)
def one_rest(a, *args): return (a, args)
def key(*, k): return (k,)
def keys(*, k, l, m): return (k, l, m)
def keys_default(*, k=1, l): return (k, l)
def one_key(a, *, k, l=5): return (a, k, l)
def named(**kw): return (sorted(kw.items()),)
def one_named(a, **kw): return (a, sorted(kw.items()))
def only(a, b, /): return (a, b)
def only_named(a, /, **kw): return (a, sorted(kw.items()))
def only_default(a, b=7, /, c=8): return (a, b, c)
def all_of_it(a, /, b, c=3, *args, k, l=5, **kw): return (a, b, c, args, k, l, sorted(kw.items()))


class C:
    def __init__(self, a, b=1, *, k=2): self.got = (a, b, k)
    def method(self, a, b=4): return (a, b)
    @classmethod
    def of_class(cls, a): return (cls.__name__, a)
    @staticmethod
    def alone(a, *, k=0): return (a, k)
    def __call__(self, a, *more): return (a, more)


FUNCTIONS = [none, one, two, three, default, defaults, rest, one_rest, key, keys, keys_default, one_key, named,
    one_named, only,
             only_named, only_default, all_of_it, lambda a, b=3: (a, b), lambda *a, k=1, **kw: (a, k,
             sorted(kw.items())),
             lambda x: x, C(0).method, C.of_class, C.alone, C(0), C(0).of_class, lambda a, b, c, d, e: (a, b,
             c, d, e)]
POSITIONAL = [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), (1, 2, 3, 4, 5, 6)]
BY_NAME = [{}, {"a": 9}, {"b": 9}, {"c": 9}, {"k": 9}, {"l": 9}, {"a": 8, "b": 9}, {"k": 8, "l": 9}, {"k": 7,
    "l": 8, "m": 9},
           {"x": 9}, {"a": 8, "x": 9}, {"k": 8, "x": 9}, {"a": 6, "b": 7, "c": 8, "k": 9}, {"args": 1},
           {"kw": 1}, {"self": 1},
           {"b": 5, "a": 6, "k": 7, "l": 8, "y": 9}]


def tried(f, *args, **kw):
    try:
        return f(*args, **kw)
    except TypeError as e:
        return f"TypeError: {e}"


def got(*args, **kw): return C(*args, **kw).got


for f in FUNCTIONS + [got]:
    for args in POSITIONAL:
        for kw in BY_NAME:
            print(f.__name__ if hasattr(f, "__name__") else "C()", args, kw, tried(f, *args, **kw))

# written out, so that the compiler lays the arguments down
for call in (lambda: two(1, b=2), lambda: two(b=1, a=2), lambda: two(1, a=2), lambda: two(1, 2, b=3),
    lambda: three(1, *(2, 3)),
             lambda: three(*(1, 2), 3), lambda: three(*(1,), *(2,), c=3), lambda: two(**{"a": 1}, **{"b": 2}),
             lambda: two(**{"a": 1}, **{"a": 2}), lambda: two(a=1, **{"a": 2}), lambda: named(**{"a": 1}, b=2,
             **{"c": 3}),
             lambda: rest(*[], 1, *"ab"), lambda: two(*3), lambda: two(**3), lambda: two(**{1: 2}),
             lambda: all_of_it(1, 2, k=3),
             lambda: all_of_it(1, 2, 3, 4, 5, k=6, z=7), lambda: all_of_it(1, a=2, b=3, k=4), lambda: C(1, k=3).got,
             lambda: C().got, lambda: C(1).method(), lambda: C(1).method(1, 2, 3), lambda: C.method(1),
             lambda: none(*[], **{}), lambda: default(*[1], **{"b": 5}), lambda: keys(m=1, l=2, k=3),
             lambda: len(), lambda: len(1, 2),
             lambda: [].append(), lambda: [].append(1, 2), lambda: {}.get(), lambda: "".join(1, 2),
             lambda: only(a=1, b=2),
             lambda: only_named(1, a=2), lambda: object(1), lambda: int(x=1), lambda: print(nothing=1),
             lambda: math.sqrt(), lambda: math.sqrt(1, 2),
             lambda: time.sleep(), lambda: os.getpid(1), lambda: os.getpid(a=1), lambda: math.gcd(1.5),
             lambda: sorted([2, 1], key=None)):
    print(tried(call))
