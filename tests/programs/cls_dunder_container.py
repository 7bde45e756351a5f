# Container dunders: len, getitem with slices, setitem, delitem, contains, iter, reversed, missing, call.
class Seq:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): print("get", i); return self.items[i]
    def __setitem__(self, i, v): print("set", i, v); self.items[i] = v
    def __delitem__(self, i): print("del", i); del self.items[i]
s = Seq(1, 2, 3)
print(len(s), s[0], s[-1], s[1:], s[::2], s[:], bool(s), bool(Seq()))
s[1] = 20
s[0:1] = [7, 8]
del s[-1]
print(list(s), 8 in s, 99 in s)
print(list(reversed(s)))
print([x for x in s])
a, b, c = s
class M:
    def __getitem__(self, k): return k
m = M()
print(m[1, 2], m[...], m["a"], m[1:2, ::3], m[None], m[()], m[slice(1, None)])
class D(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
d = D()
print(d[4], d, d.get(9), 5 in d)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
    def __contains__(self, x): return "anything"
print(list(It(3)), 5 in It(0), 5 not in It(1), sum(It(4)), dict(zip("ab", It(2))), sorted(It(3)), tuple(It(2)))
class F:
    def __call__(self, *a, **k): return a, k
print(F()(1, x=2), callable(F()), callable(m), callable(len), callable(int))
class R:
    def __reversed__(self): return iter("reversed")
print("".join(reversed(R())))
for f in (lambda: m["x"]["y"]["z"]["w"], lambda: len(m), lambda: len(5), lambda: 5[0], lambda: iter(5),
          lambda: next([]), lambda: reversed(m), lambda: It(1)[0], lambda: {}[[]], lambda: None[0], lambda: len[0],
          lambda: reversed({1}), lambda: list(5), lambda: F[0]):
    try: print(f())
    except (TypeError, KeyError, IndexError) as e: print(type(e).__name__, e)
def seti(o):
    o[0] = 1
def deli(o):
    del o[0]
for o in (5, "abc", (1,), range(3), None, It(1), b"ab"):
    for f in (seti, deli):
        try: f(o)
        except TypeError as e: print(e)
class BadIter:
    def __iter__(self): return 5
try: iter(BadIter())
except TypeError as e: print(e)
class BadLen:
    def __len__(self): return "x"
try: len(BadLen())
except TypeError as e: print(e)
class NegLen:
    def __len__(self): return -5
try: len(NegLen())
except ValueError as e: print(e)
