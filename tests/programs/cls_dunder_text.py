# __repr__, __str__, __format__, __bytes__: which is used where; wrong results.
class R:
    def __repr__(self): return "<R>"
class S(R):
    def __str__(self): return "S!"
class F(S):
    def __format__(self, spec): return f"F[{spec}]"
r, s, f = R(), S(), F()
print(r, s, f, [r, s], {"k": s}, (s,), str(r), repr(s))
print(f"{r} {s} {s!r} {f} {f:abc} {f!s} {f!r:>5} {s!s:>4}", "%s %r" % (s, s), "{} {!r} {:x}".format(s, s, f))
print(format(f, "q"), format(s), format(f))
try: f"{s:5}"
except TypeError as e: print(e)
try: format(object(), "x")
except TypeError as e: print(e)
class Bad:
    def __repr__(self): return 5
    def __str__(self): return None
    def __format__(self, s): return 1
for t in (lambda: repr(Bad()), lambda: str(Bad()), lambda: format(Bad()), lambda: f"{Bad()}", lambda: print(Bad()),
          lambda: [Bad()].__repr__()):
    try: t()
    except TypeError as e: print(e)
class B:
    def __bytes__(self): return b"bytes of B"
print(bytes(B()))
class Plain: pass
print(str(Plain()).startswith("<__main__.Plain object at 0x"), repr(Plain), repr(Plain.__init__)[:8])
def fn(): pass
class C:
    def m(self): pass
    class Inner: pass
print(fn, C.m, C().m, C, C.Inner, len, [].append, int, type, type(None), fn.__class__)
print(lambda: 0, (x for x in ()), range(3), slice(1, 2), Ellipsis, NotImplemented, None, iter([]), enumerate([]), zip(),
      map(str, []), object())
print({}.keys(), {1: 2}.values(), {1: 2}.items(), frozenset(), set(), {1}, frozenset([1]), str.upper, "a".upper,
      ValueError, super)
l = [1]; l.append(l); print(l)
d = {}; d["d"] = d; print(d)
t = ([],); t[0].append(t); print(t)
class E(Exception): pass
print(repr(E(1, "a")), str(E(1, "a")), repr(E()), str(E()) == "", str(E("x")), repr(KeyError("k")), str(KeyError("k")),
      str(E(None)))
print(property(), staticmethod(fn), classmethod(fn))
