# Arithmetic dunders: binary, reflected, in place, unary, NotImplemented, errors when none answers.
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x!r}, {self.y!r})"
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __truediv__(self, k): return V(self.x / k, self.y / k)
    def __rtruediv__(self, k): return ("rtruediv", k)
    def __floordiv__(self, k): return ("floordiv", k)
    def __mod__(self, k): return ("mod", k)
    def __rmod__(self, k): return ("rmod", k)
    def __divmod__(self, k): return ("divmod", k)
    def __rdivmod__(self, k): return ("rdivmod", k)
    def __pow__(self, k, m=None): return ("pow", k, m)
    def __rpow__(self, k): return ("rpow", k)
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __lshift__(self, k): return ("lshift", k)
    def __rrshift__(self, k): return ("rrshift", k)
    def __and__(self, k): return ("and", k)
    def __ror__(self, k): return ("ror", k)
    def __xor__(self, k): return ("xor", k)
    def __neg__(self): return V(-self.x, -self.y)
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __iadd__(self, o): self.x += 100; return self
    def __imul__(self, k): return "imul"
    def __int__(self): return int(self.x)
    def __float__(self): return float(self.y)
    def __index__(self): return self.x
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __bool__(self): return self.x != 0
v, w = V(3, 4), V(1, 1)
print(v + w, v - w, v * 2, 2 * v, v / 2, 8 / v, v // 2, v % 3, 5 % v, divmod(v, 2), divmod(9, v))
print(v ** 2, pow(v, 2, 5), 2 ** v, v @ w, v << 1, 8 >> v, v & 1, 1 | v, v ^ 2)
print(-v, +v, ~v, abs(v), int(v), float(v), round(v), round(v, 2), bool(V(0, 1)))
print([10, 20, 30, 40][v], hex(v), range(v), "ab" * v, sum([v, w]))
u = v
u += 1
print(u, u is v)
u *= 3
print(u)
u = w
u -= V(1, 0)
print(u, w)
import math
print(math.trunc(v), math.floor(v))
for f in (lambda: v + 1, lambda: 1 + v, lambda: 1 - v, lambda: v >> 1, lambda: v | 1, lambda: "a" + v, lambda: [] + v,
          lambda: object() + 1, lambda: -object(), lambda: +"a", lambda: ~1.5, lambda: abs("x"), lambda: 1 @ 2):
    try: print(f())
    except TypeError as e: print(e)
x = [1]
try: x += 5
except TypeError as e: print(e)
y = 5
for op in ("y += 'a'", ):
    try: y += "a"
    except TypeError as e: print(e)
    try: y -= []
    except TypeError as e: print(e)
    try: y **= "a"
    except TypeError as e: print(e)
    try: y @= 1
    except TypeError as e: print(e)
    try: y >>= 1.5
    except TypeError as e: print(e)
class Base:
    def __add__(self, o): return "Base.add"
    def __radd__(self, o): return "Base.radd"
class Derived(Base):
    def __radd__(self, o): return "Derived.radd"
print(Base() + Derived(), Derived() + Base(), Base() + Base(), 1 + Base())
