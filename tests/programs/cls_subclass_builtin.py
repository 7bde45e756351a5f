# Subclasses of int, str, list, dict, tuple, set, float, Exception.
class I(int):
    def double(self): return self * 2
    def __repr__(self): return f"I({int(self)})"
i = I(5)
print(i, i.double(), i + 1, type(i + 1).__name__, [i], isinstance(i, int), I("7"), {5: "five"}[i], i == 5)
class S(str):
    def shout(self): return self.upper() + "!"
s = S("abc")
print(s, s.shout(), s[0], type(s[1:]).__name__, len(s), s == "abc", {"abc": 1}[s], "-".join([s, s]))
class L(list):
    def __init__(self, *a): super().__init__(a); self.extra = "x"
    def append(self, v): print("append", v); super().append(v)
    def total(self): return sum(self)
l = L(1, 2)
l.append(3)
print(l, l.total(), l.extra, len(l), l[0], l + [4], type(l + [1]).__name__, l == [1, 2, 3])
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n)
d = D(x=1)
d["ABC"] = 2
print(d, d.abc, d.x, list(d), hasattr(d, "zz"))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
t = T(1, 2)
print(t, t.first, t + (3,), t == (1, 2), hash(t) == hash((1, 2)))
a, b = t
class F(float):
    def __str__(self): return "F" + super().__str__()
print(F(1.5), F(2) + 1, F("3.5").is_integer())
class St(set):
    pass
st = St([1, 2]); st.add(3)
print(st, st | {4}, type(st | {4}).__name__, 2 in st)
class E(ValueError):
    def __init__(self, code, text): super().__init__(text); self.code = code
try: raise E(5, "message")
except ValueError as e: print(e, e.code, e.args, repr(e))
class B(bytes):
    def n(self): return len(self)
print(B(b"abc").n(), B(b"x") + b"y")
class Multi(L, dict.__class__.__base__): pass
print(Multi(1).total())
try:
    class Bad(int, str): pass
except TypeError as e: print(e)
