# Subclasses of list, dict, set and of exceptions.
class L(list):
    def __init__(self, *a): super().__init__(a); self.extra = "x"
    def append(self, v): print("append", v); super().append(v)
    def total(self): return sum(self)
    def __getitem__(self, i): return ("item", super().__getitem__(i))
l = L(1, 2)
l.append(3)
print(l, l.total(), l.extra, len(l), l[0], l + [4], type(l + [1]).__name__, l == [1, 2, 3], isinstance(l, list),
      l.__dict__, sorted(l), [x for x in l], 2 in l)
l.sort(reverse=True)
print(l, list(l), bool(L()), l[1:], l.index(2), type(l.copy()).__name__)
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n)
    def __missing__(self, k): return "missing " + k
d = D(x=1)
d["ABC"] = 2
print(d, d.abc, d.x, list(d), d["zz"], d.get("zz"), "zz" in d, len(d), d == {"x": 1, "abc": 2})
class St(set):
    def add(self, x): super().add(x * 2)
st = St([1, 2]); st.add(3)
print(st, 6 in st, len(st), sorted(st | {4}), isinstance(st, set))
class E(ValueError):
    def __init__(self, code, text): super().__init__(text); self.code = code
try: raise E(5, "message")
except ValueError as e: print(e, e.code, e.args, repr(e))
class F(Exception):
    def __str__(self): return "F says " + repr(self.args)
try: raise F(1, 2)
except F as e: print(e, repr(e), f"{e}", [e])
class G(KeyError): pass
try: raise G("k")
except LookupError as e: print(e, repr(e), G.__mro__[1].__name__)
class H(F, LookupError):
    default = "class attribute"
try: raise H
except LookupError as e: print(e, e.default, e.args)
class Stack(L):
    def push(self, x): self.append(x); return self
print(Stack().push(1).push(2), Stack(7).total())
try:
    class Bad(list, dict): pass
except TypeError as e: print(e)
class Matrix(list):
    def __init__(self, rows): super().__init__([list(r) for r in rows])
    def __mul__(self, k): return Matrix([[x * k for x in r] for r in self])
    def __repr__(self): return f"Matrix({super().__repr__()})"
    def __eq__(self, o): return "own eq"
m = Matrix([(1, 2), (3, 4)])
print(m * 2, m, m == 1, [r for r in m], len(m), m[1][0])
