# super() in every place: static and class methods, properties, nested functions, two arguments, missing ones.
class A:
    x = "A.x"
    def m(self): return "A.m"
    @classmethod
    def c(cls): return "A.c of " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    def __repr__(self): return "A()"
    def __getitem__(self, i): return ("A", i)
    def __len__(self): return 3
class B(A):
    x = "B.x"
    def m(self):
        def inner(): return super(B, self).m()
        return "B.m " + inner() + " " + super().m() + " " + super().x
    @classmethod
    def c(cls): return "B " + super().c()
    @property
    def p(self): return "B " + super().p
    def __repr__(self): return "B of " + super().__repr__()
    def __getitem__(self, i): return super().__getitem__(i) + ("B",)
    def __len__(self): return super().__len__() + 1
    def missing(self): return super().nothing
    def no_self(): return super()
    def lam(self): return (lambda: super().m())()
    def comp(self): return [super(B, self).m() for _ in range(2)]
b = B()
print(b.m(), B.c(), b.c(), b.s(), b.p, b, b[5], len(b), b.lam() if 0 else "", b.comp())
for f in (b.missing, B.no_self, lambda: super().m, lambda: super(B, 5), lambda: super(5, b)):
    try: f()
    except (AttributeError, RuntimeError, TypeError) as e: print(type(e).__name__, e)
class L(B):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
try: L(1)
except TypeError as e: print(e)
class P1:
    def go(self): return ["P1"]
class P2(P1):
    def go(self): return ["P2"] + super().go()
class P3(P1):
    def go(self): return ["P3"] + super().go()
class P4(P3, P2):
    def go(self): return ["P4"] + super().go()
print(P4().go(), [k.__name__ for k in P4.__mro__])
class Setter(A):
    def __setattr__(self, n, v): super().__setattr__(n, ("set", v))
s = Setter()
s.q = 1
print(s.q, super(Setter, s).m(), isinstance(super(Setter, s), super))
class Mixin:
    def describe(self): return "mixin+" + super().describe()
class Real:
    def describe(self): return "real"
class Both(Mixin, Real): pass
print(Both().describe())
