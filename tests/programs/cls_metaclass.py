# type as a class, metaclasses, class keyword arguments, class decorators, __class_getitem__ free.
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("Meta.__new__", name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.made = True
    def __call__(cls, *a):
        print("Meta.__call__", cls.__name__, a)
        return super().__call__(*a)
    def hello(cls): return "hello from " + cls.__name__
    def __len__(cls): return 7
class A(metaclass=Meta):
    x = 1
    def __init__(self, v): self.v = v
class B(A, flag=2):
    def m(self): pass
print(A(5).v, B.hello(), A.made, type(B).__name__, len(B), isinstance(A, Meta))
try: A(1).hello
except AttributeError as e: print(e)
X = Meta("X", (), {"y": 2})
print(X.y, X)
print(type(5), type("a").__name__, type(type), type(A) is Meta, type(int))
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
        print("the body runs", __qualname__, __module__)
        for i in range(3): pass
        if i: yes = "conditional"
        del i
    return Local
print(body().yes, body().__qualname__)
try: type(1, 2)
except TypeError as e: print(e)
class G:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(G[int], G["a", 1])
print(list[int], dict[str, int])
