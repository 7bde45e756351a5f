# type as a class, class keyword arguments, __init_subclass__, __class_getitem__, what a class body may hold.
print(type(5), type("a").__name__, type(type), type(int), type(type(5)) is type)
class A:
    x = 1
X = type("X", (A,), {"y": 2, "get": lambda self: (self.x, self.y)})
print(X.y, X, X().get(), X.__bases__, X.__mro__[1] is A, X.__module__)
class Registry:
    known = {}
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.known[key or cls.__name__] = cls
class R1(Registry): pass
class R2(Registry, key="two"): pass
print(Registry.known)
try:
    class R3(Registry, other=1): pass
except TypeError as e: print(e)
try:
    class R4(foo=1): pass
except TypeError as e: print(e)
def body():
    class Local:
        "doc of Local"
        print("the body runs", __qualname__, __module__)
        for i in range(3): pass
        if i: yes = "conditional"
        del i
        def f(self): return __class__
        class Nested: pass
    return Local
L = body()
print(L.yes, L.__qualname__, L.__doc__, L.Nested.__qualname__, L.f.__qualname__, L().f() is L, hasattr(L, "i"))
try: type(1, 2)
except TypeError as e: print(e)
class G:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(G[int], G["a", 1])
print(list[int], dict[str, int])
def value(v): return v
class B(value(A)):
    x = value(A).x + 1
    y = x + 1
print(B.x, B.y, issubclass(B, A), A.__subclasses__() == [X, B])
A.x = 50
print(B.x, X.x, X().x)
bases = (A, object)
class C(*bases): pass
print([k.__name__ for k in C.__mro__])
setattr(C, "late", property(lambda self: "late property"))
print(C().late)
del A.x
try: C.x
except AttributeError as e: print(e)
A.__call__ = lambda self, n: n + 1
print(C()(4))
try: B.__name__, B.__name__ = "Renamed", "Renamed"
except TypeError: pass
B.__name__ = "Renamed"
print(B.__name__, B)
