# Attribute dunders: __getattr__, __getattribute__, __setattr__, __delattr__, __slots__, __dict__, dir, vars.
class G:
    def __init__(self): self.real = 1
    def __getattr__(self, name):
        if name.startswith("x"): return "made " + name
        raise AttributeError(f"no {name} here")
g = G()
print(g.real, g.xyz, getattr(g, "abc", "default"), hasattr(g, "x"), hasattr(g, "y"))
try: g.abc
except AttributeError as e: print(e)
class S:
    def __setattr__(self, name, value):
        print("setattr", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)
s = S()
s.a = 1
s.a += 1
setattr(s, "b", 2)
del s.a
print(s.__dict__, vars(s))
class A:
    n = 1
    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)
    def m(self): return self.n
print(A().m())
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
o = Slots()
print(o.a, hasattr(o, "b"), hasattr(o, "__dict__"))
try: o.c = 1
except AttributeError as e: print(e)
try: o.b
except AttributeError as e: print(e)
for t in (lambda: setattr(5, "x", 1), lambda: setattr(object(), "x", 1), lambda: delattr(g, "nope"),
          lambda: setattr(int, "x", 1), lambda: getattr(5, "foo"), lambda: "a".foo, lambda: [].foo, lambda: None.foo,
          lambda: getattr(g, 5), lambda: (lambda: 0).foo, lambda: int.foo, lambda: G.foo, lambda: len.foo,
          lambda: setattr("s", "upper", 1), lambda: {}.a, lambda: (1).real.foo, lambda: vars(5)):
    try: print(t())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
class P:
    __private = 5
    def get(self): return self.__private
    def __hidden(self): return "hidden"
    def call(self): return self.__hidden()
p = P()
print(p.get(), p.call(), p._P__private, [n for n in dir(p) if "P__" in n])
try: p.__private
except AttributeError as e: print(e)
p.__dict__["via"] = "dict"
print(p.via, [n for n in dir(p) if not n.startswith("_")])
p.__class__ = G
print(p.xx, type(p).__name__)
class I:
    def __init_subclass__(cls, **kw): print("init_subclass", cls.__name__, kw)
class J(I, flag=True): pass
class N:
    def __new__(cls, *a): print("new", cls.__name__, a); return super().__new__(cls)
    def __init__(self, *a): print("init", a)
N(1, 2)
class Single:
    one = None
    def __new__(cls):
        if cls.one is None: cls.one = super().__new__(cls)
        return cls.one
print(Single() is Single())
class BadInit:
    def __init__(self): return 5
try: BadInit()
except TypeError as e: print(e)
