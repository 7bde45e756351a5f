# Names: global, class bodies, builtins hidden, globals(), locals() in a function.
n = 1
def f():
    global n, fresh
    n += 1
    fresh = "made here"
f()
print(n, fresh)
def g():
    n = 5
    def h():
        global n
        n = 50
    h()
    return n
print(g(), n)
class C:
    n = n + 1
    def m(self): return n
    class D:
        def k(self): return n
    copy = n
print(C.n, C().m(), C.D().k(), C.copy)
def hidden(len):
    return len
print(hidden(3), len("abc"))
max = min
print(max(1, 2))
del max
print(max(1, 2))
print(globals()["n"], "f" in globals(), __name__)
def loc(a, b=2):
    c = a + b
    return sorted(locals().items())
print(loc(1))
globals()["dynamic"] = 9
print(dynamic)
try: undefined_thing
except NameError as e: print(e, e.name)
def cls_scope():
    x = "function"
    class K:
        x = "class"
        def get(self): return x
        y = x
    return K().get(), K.y
print(cls_scope())
def rec(n): return 1 if n < 2 else n * rec(n - 1)
print(rec(20))
import math as m, os
from math import sqrt as root, pi
print(os.getpid() > 0, m.floor(2.5), root(16), round(pi, 3))
def imp():
    import math
    return math.ceil(1.2)
print(imp())
for q in range(2): pass
print(q)
def deleted():
    v = 1
    del v
    try: return v
    except UnboundLocalError as e: return str(e)
print(deleted())
