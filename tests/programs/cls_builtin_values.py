# Subclasses of int, str, float, tuple, bytes, …: their values, attributes, operators, and what takes them for the
# builtin kind.
class MyInt(int):
    def double(self): return self * 2
i = MyInt(5)
print(i, i + 1, type(i), type(i + 1), i.double(), isinstance(i, int), i == 5, hash(i) == hash(5), {5: "a"}[i],
      [1,2,3,4,5,6][i])
i.tag = "x"
print(i.tag, repr(i), str(i), f"{i:03d}", "%d" % i, range(i), -i, i < 6, int(i), type(int(i)))
class S(str):
    def shout(self): return self.upper() + "!"
s = S("abc")
print(s, s.shout(), type(s), s + "d", type(s + "d"), s == "abc", {"abc": 1}[s], s[0], len(s), "".join([s, s]),
      "x%sx" % s, f"{s}")
s.tag = 3
print(s.tag, repr(s), s in {"abc"})
class F(float): pass
f = F(1.5)
print(f, f + 1, type(f), f * 2, repr(f), f == 1.5, int(f))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def first(self): return self[0]
t = T(1, 2)
print(t, t.first(), type(t), t == (1, 2), len(t), t + (3,), list(t), hash(t) == hash((1,2)))
t.z = 1
print(t.z, t.__dict__)
class Celsius(float):
    def __new__(cls, v): return super().__new__(cls, v)
    def __str__(self): return f"{float(self)}C"
print(Celsius(3), [Celsius(3)])
class Flag(int):
    def __repr__(self): return f"Flag({int(self)})"
    def __add__(self, o): return Flag(int(self) + int(o))
print(Flag(3), Flag(3) + 4, sum([Flag(1), Flag(2)]), 4 + Flag(1))
class L(list):
    def total(self): return sum(self)
l = L([1,2]); l.append(3); l.q = 3
print(l, l.total(), l.q, type(l + [1]))
class D(dict):
    def __missing__(self, k): return k * 2
d = D(a=1); print(d, d["zz"], d["a"])
class X(set): pass
print(X([1]), X([1]) | {2})
class B(bytes): pass
print(B(b"abc"), B(b"abc")[0])
class FZ(frozenset): pass
print(FZ([1]))
class BA(bytearray): pass
print(BA(b"abc"))
