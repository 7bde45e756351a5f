# weakref: references, proxies, containers, methods, finalizers
import copy
import gc
import pickle
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def method(self):
        return "method of " + self.name

    def __repr__(self):
        return f"Node({self.name!r})"


class Equal(Node):
    def __eq__(self, other):
        return isinstance(other, Equal) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


def tried(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)


def told(name):
    def tell(r):
        print("gone:", name, r() is None, r.__callback__ if isinstance(r, weakref.ref) else None)
    return tell


n = Node("n")
r = weakref.ref(n)
again = weakref.ref(n)
called = weakref.ref(n, told("called"))
later = weakref.ref(n, told("later"))
print(r() is n, r is again, called is r, r == called, hash(r) == hash(n), type(r), type(r).__name__)
print(weakref.getweakrefcount(n), len(weakref.getweakrefs(n)), r in weakref.getweakrefs(n), r.__callback__)
print(r != called, r == 3, isinstance(r, weakref.ReferenceType), weakref.ref is weakref.ReferenceType)
print(repr(r).split(" at ")[0], repr(r).split("; ")[1].split(" at ")[0])
tried("pickle", lambda: pickle.dumps(r))
print(copy.copy(r) is r, copy.deepcopy([r])[0] is r)
del n
for _ in range(2):
    print(r(), called(), repr(r).split("; ")[-1], called.__callback__)
print(r == again, r == called, hash(r) == hash(again))
fresh = weakref.ref(Node("short"))
print(fresh())
tried("hash of dead", lambda: hash(fresh))
for value in (1, "s", None, (1,), [1], {}, b"b", object(), 2.5, print, int, len, tried, Node.method, {1}, frozenset(),
              (x for x in ()), ValueError("v"), type, gc):
    tried(type(value).__name__, lambda: type(weakref.ref(value)).__name__)


class MyList(list):
    pass


class MyInt(int):
    pass


class MyError(Exception):
    pass


class Slots:
    __slots__ = ("a",)


class SlotsWeak:
    __slots__ = ("a", "__weakref__")


for value in (MyList(), MyInt(), MyError(), Slots(), SlotsWeak()):
    tried(type(value).__name__, lambda: type(weakref.ref(value)).__name__)


# a ring is found by the collector, and its references are told
class Ring:
    pass


a, b = Ring(), Ring()
a.other, b.other = b, a
ra, rb = weakref.ref(a, lambda r: print("ring gone", r())), weakref.ref(b)
del a, b
gc.collect()
print(ra(), rb())


# what __del__ sees
class Last:
    def __del__(self):
        print("in del", watching() is self)


last = Last()
watching = weakref.ref(last, lambda r: print("after del", r() is None))
del last
for _ in range(1):
    pass
print("done")

# an exception in a callback is told and goes no further
m = Node("m")
bad = weakref.ref(m, lambda r: 1 / 0)
del m
for _ in range(1):
    pass
print("still here")

# ---- proxies ----
p = Node("p")
proxy = weakref.proxy(p)
print(proxy.name, proxy.method(), proxy, type(proxy), isinstance(proxy, Node), proxy.__class__ is Node)
proxy.name = "changed"
print(p.name, weakref.proxy(print).__name__)
tried("hash of proxy", lambda: hash(proxy))
numbers = weakref.proxy(MyList2 := MyList([3, 1, 2]))
print(len(numbers), numbers[0], sorted(numbers), 3 in numbers, numbers + [4], [0] + numbers, numbers == [3, 1, 2],
      bool(numbers))
numbers.append(9)
print(MyList2)
del p
tried("dead proxy", lambda: proxy.name)
call = weakref.proxy(tried)
call("callable proxy", lambda: type(call).__name__)

# ---- containers ----
d = weakref.WeakValueDictionary()
x, y = Node("x"), Node("y")
d["x"], d["y"] = x, y
print(len(d), d["x"], "x" in d, "z" in d, sorted(d), sorted(d.keys()), list(d.values()),
      sorted(k for k, v in d.items()))
print(d.get("z"), d.get("z", 1), d.setdefault("x", y), isinstance(d, weakref.WeakValueDictionary))
del x
for _ in range(1):
    pass
print(len(d), list(d), d.get("x"))
tried("missing", lambda: d["x"])
tried("pop", lambda: d.pop("x"))
print(d.pop("y"), d.pop("y", "none"), len(d), (d | {"y": y})["y"], dict(weakref.WeakValueDictionary(k=y)))

k = weakref.WeakKeyDictionary()
x = Equal("x")
k[x], k[y] = 1, 2
print(len(k), k[Equal("x")], x in k, 5 in k, sorted(k.values()), [key.name for key in k.keys()], k.get(Equal("q"), "q"))
k[Equal("x")] = 3
print(len(k), k[x])
del x
for _ in range(1):
    pass
print(len(k), list(k.items()), k.pop(y), len(k))

s = weakref.WeakSet()
x, z = Equal("x"), Equal("z")
s.add(x), s.add(z), s.add(x)
print(len(s), Equal("x") in s, 7 in s, sorted(e.name for e in s), len(s | {y}), len(s & [x]), len(s - {x}), s == {x, z},
      s <= {x, z, y}, s.isdisjoint([y]))
s.discard(y)
tried("remove", lambda: s.remove(y))
del x
for _ in range(1):
    pass
print(len(s), [e.name for e in s], s.pop().name, len(s))
tried("empty", s.pop)

# ---- methods ----
w = Node("w")
direct, bound = weakref.ref(w.method), weakref.WeakMethod(w.method, lambda r: print("method gone", r()))
for _ in range(1):
    pass
print(direct(), bound()(), bound == weakref.WeakMethod(w.method), bound() == w.method)
tried("no method", lambda: weakref.WeakMethod(tried))
del w
for _ in range(1):
    pass
print(bound())

# ---- finalizers ----
f = Node("f")
fin = weakref.finalize(f, print, "finalized", "f", sep=": ")
print(fin.alive, fin.atexit, fin.peek()[1:], repr(fin).split(" at ")[0])
del f
for _ in range(1):
    pass
print(fin.alive, fin.peek(), fin.detach(), fin())
g, h = Node("g"), Node("h")
one = weakref.finalize(g, print, "g at the end")
two = weakref.finalize(h, print, "h at the end")
early = weakref.finalize(h, print, "early")
never = weakref.finalize(g, print, "never")
never.atexit = False
print(early(), early.alive, early())
gone = weakref.finalize(g, print, "detached")
print(gone.detach()[0] is g, gone.alive)
