# property: getter, setter, deleter, inherited, read-only errors, descriptors of one's own.
class P:
    def __init__(self): self._x = 0
    @property
    def x(self):
        "the doc of x"
        print("get"); return self._x
    @x.setter
    def x(self, v):
        if v < 0: raise ValueError("negative")
        print("set", v); self._x = v
    @x.deleter
    def x(self): print("del"); self._x = None
    @property
    def ro(self): return "read only"
    y = property(lambda self: 5, None, None, "doc of y")
p = P()
p.x = 3
p.x += 1
print(p.x)
del p.x
print(p._x, P.x.__doc__, P.y.__doc__, type(P.x).__name__)
for f in (lambda: setattr(p, "ro", 1), lambda: delattr(p, "ro"), lambda: setattr(p, "x", -1),
          lambda: setattr(p, "y", 1)):
    try: f()
    except (AttributeError, ValueError) as e: print(type(e).__name__, e)
class Q(P):
    @property
    def x(self): return "Q " + str(super().x)
    @P.ro.getter
    def ro(self): return "new"
print(Q().x, Q().ro)
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, "default")
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value
    def __delete__(self, obj): print("delete"); obj.__dict__.pop(self.name, None)
class R:
    n = Typed(int)
    s = Typed(str)
r = R()
print(r.n, R.n.name)
r.n = 5
r.__dict__["s"] = "in dict"
print(r.n, r.s, sorted(r.__dict__))
try: r.s = 1
except TypeError as e: print(e)
del r.n
print(r.n)
class NonData:
    def __get__(self, obj, owner): return ("nondata", obj is None, owner.__name__)
class S: d = NonData()
s = S()
print(s.d, S.d)
s.d = "instance wins"
print(s.d)
class Bad(P):
    def __getattr__(self, name): return "fallback " + name
print(Bad().ro, Bad().other)
class Wrong:
    @property
    def p(self): return self.missing
try: Wrong().p
except AttributeError as e: print(e)
