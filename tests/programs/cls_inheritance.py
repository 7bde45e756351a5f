# Inheritance, MRO, super() in diamonds, mixins, class attributes.
class A:
    tag = "A"
    def __init__(self): print("A.__init__"); self.a = 1
    def who(self): return "A"
    def call(self): return self.who()
class B(A):
    def __init__(self): super().__init__(); print("B.__init__"); self.b = 2
    def who(self): return "B>" + super().who()
class C(A):
    tag = "C"
    def __init__(self): super().__init__(); print("C.__init__"); self.c = 3
    def who(self): return "C>" + super().who()
class D(B, C):
    def __init__(self): super().__init__(); print("D.__init__")
    def who(self): return "D>" + super(D, self).who()
d = D()
print(d.who(), d.call(), d.tag, D.__mro__, D.mro() == list(D.__mro__))
print([k.__name__ for k in D.__bases__], D.__base__.__name__, D.__name__, D.__qualname__, D.__module__)
print(sorted(d.__dict__.items()), isinstance(d, A), issubclass(D, (int, C)), isinstance(5, (str, int)))
print(B.who(d), super(B, d).who(), A.call(d))
try:
    class E(A, B): pass
except TypeError as e: print(e)
try:
    class G(A, A): pass
except TypeError as e: print(e)
try:
    class H(bool): pass
except TypeError as e: print(e)
class M(type(d)): pass
print(type(M()).__name__, M.__base__.__name__)
class Meth:
    @classmethod
    def make(cls, *a): return cls.__name__, a
    @staticmethod
    def free(x): return x + 1
class Sub(Meth):
    @classmethod
    def make(cls, *a): return "sub", super().make(*a)
print(Meth.make(1), Sub.make(2), Sub().make(3), Meth.free(1), Sub().free(2))
print(A.who, d.who.__name__, d.who.__self__ is d, d.who.__func__ is D.who)
f = d.who
print(f())
T = type("T", (A,), {"x": 5, "get": lambda self: self.x})
print(T().get(), T.__name__, T)
A.added = lambda self: "added later"
print(d.added())
try: super().x
except RuntimeError as e: print(e)
try: D.nothing
except AttributeError as e: print(e)
try: d.nothing
except AttributeError as e: print(e, e.name, e.obj is d)
try: D(1)
except TypeError as e: print(e)
try: A.who()
except TypeError as e: print(e)
try: d.who(1, 2)
except TypeError as e: print(e)
class Empty: pass
try: Empty(1)
except TypeError as e: print(e)
try: object(1)
except TypeError as e: print(e)
try: isinstance(1, 5)
except TypeError as e: print(e)
try: issubclass(1, int)
except TypeError as e: print(e)
