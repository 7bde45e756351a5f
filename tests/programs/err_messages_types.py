# The messages of common mistakes with types.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
n, s, l, d, nothing = 5, "text", [1], {"k": 1}, None
def func(a): return a
class C:
    def m(self): return 1
for f in (lambda: n + s, lambda: s + n, lambda: l + n, lambda: n + nothing, lambda: nothing + n, lambda: s - s,
          lambda: d + d, lambda: l - l, lambda: s * s, lambda: l * l, lambda: s / 2, lambda: n(), lambda: s(),
          lambda: l(0), lambda: d("k"), lambda: nothing(), lambda: nothing.x, lambda: nothing[0], lambda: n[0],
          lambda: n.x, lambda: func.x, lambda: func[0], lambda: C.m(), lambda: C().x, lambda: C()(), lambda: C()[0],
          lambda: len(n), lambda: len(nothing), lambda: len(func), lambda: int(s), lambda: int(l), lambda: float(s),
          lambda: float(nothing), lambda: str(s, n, l, d), lambda: list(n), lambda: dict(l), lambda: set(n),
          lambda: tuple(nothing), lambda: range(s), lambda: range(1.0), lambda: sum(s), lambda: sum([s]),
          lambda: sum(n), lambda: max(n), lambda: max([]), lambda: min(()), lambda: max([1, "a"]),
          lambda: sorted([1, "a"]), lambda: sorted(n), lambda: abs(s), lambda: round(s), lambda: pow(s, 2),
          lambda: divmod(s, 2), lambda: ord(n), lambda: chr(s), lambda: hex(s), lambda: bin(1.5), lambda: any(n),
          lambda: all(nothing), lambda: enumerate(n), lambda: zip(n), lambda: zip([1], n),
          lambda: map(n, [1]).__next__(), lambda: list(map(func)), lambda: filter(func), lambda: list(filter(func, n)),
          lambda: iter(n), lambda: next(l), lambda: next(n), lambda: reversed(n), lambda: isinstance(n, s),
          lambda: issubclass(n, int), lambda: hash(l), lambda: {l: 1}, lambda: {d}, lambda: d[l], lambda: print(sep=1),
          lambda: print(end=1), lambda: print(foo=1), lambda: getattr(n, 5), lambda: getattr(n, "x"),
          lambda: setattr(n, "x", 1), lambda: delattr(n, "x"), lambda: n < s, lambda: l < n, lambda: d < d,
          lambda: nothing < nothing, lambda: s < nothing, lambda: n in n, lambda: n in s, lambda: s in n, lambda: -s,
          lambda: +l, lambda: ~s, lambda: not_defined, lambda: l.foo(), lambda: s.append("x"), lambda: d.append(1),
          lambda: d.foo, lambda: s.foo, lambda: (1, 2).append(3), lambda: n.append(1), lambda: 1.5.foo,
          lambda: True.foo, lambda: range(3).foo, lambda: {1}.foo, lambda: b"x".foo, lambda: func.foo(),
          lambda: len.foo, lambda: C.foo, lambda: type.foo, lambda: (x for x in l).foo, lambda: (x for x in n),
          lambda: [*n], lambda: {**n}, lambda: func(*n), lambda: func(**n), lambda: func(**{1: 2}), lambda: func(1, *n),
          lambda: isinstance(n), lambda: len(), lambda: len(1, 2), lambda: int(1, 2, 3), lambda: list(1, 2),
          lambda: dict(1, 2), lambda: str.join(1, 2), lambda: "".join(l), lambda: "".join(n), lambda: repr(),
          lambda: abs(), lambda: abs(1, 2), lambda: callable(), lambda: id(), lambda: chr(), lambda: min(),
          lambda: sum(), lambda: round(), lambda: iter(), lambda: next(), lambda: hash(), lambda: type(),
          lambda: object(1), lambda: bool(1, 2), lambda: float(1, 2), lambda: range(), lambda: zip(1), lambda: sorted(),
          lambda: slice(), lambda: any(), lambda: ord(), lambda: divmod(1), lambda: pow(1), lambda: getattr(1),
          lambda: hasattr(1), lambda: setattr(1, 2), lambda: isinstance(1, 2), lambda: print(*n)):
    t(f)
