# with: several managers, suppression, exceptions in enter and exit, return through it.
class M:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter": raise RuntimeError("enter fails")
        return self.name
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        if self.fail == "exit": raise RuntimeError("exit fails")
        return self.suppress

with M("a") as a, M("b") as b:
    print(a, b)
with M("s", True):
    raise ValueError("suppressed")
print("after")
try:
    with M("x"), M("y", fail="enter"):
        print("not reached")
except RuntimeError as e:
    print(e)
try:
    with M("x", fail="exit"):
        raise KeyError("first")
except RuntimeError as e:
    print(e, repr(e.__context__))
def f():
    with M("r"):
        return "value"
print(f())
for i in range(3):
    with M(i):
        if i == 0: continue
        if i == 1: break
with (M("p") as p, M("q") as (c)):
    print(p, c)
with M("xy") as (u, v):
    print(u, v)
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
for bad in (NoExit(), NoEnter(), 5):
    try:
        with bad: pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
def g():
    with M("gen"):
        yield 1
        yield 2
for x in g():
    print(x)
h = g()
next(h)
h.close()
