# set, frozenset, tuple, range: methods, operators, comparisons, errors.
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9], (8,)), a.intersection(b, [2]), a.difference([1]),
      a.symmetric_difference([1]), a < {1, 2, 3, 4}, a <= a, a > {1}, a.issubset(b), a.issuperset([1]),
      a.isdisjoint([7]), a == {3, 2, 1})
s = set(); s.add(1); s.add(1); s.update([2, 3], "x"); s.discard(9); s.discard("x"); s.remove(1)
print(s, len(s), 2 in s, s.copy(), bool(set()), s.pop() in (2, 3))
a |= {5}; a &= {1, 5}; a -= {1}; a ^= {6}; print(a); a.difference_update([5]); a.intersection_update([6])
a.symmetric_difference_update([6, 7]); print(a); a.clear(); print(a)
f = frozenset([1, 2])
print(f, f | {3}, {f: 1}, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), type({1} | f), type(f | {1}), set("") ,
      {1, 1.0, True}, f.union([5]))
t = (1, 2, 3, 2)
print(t.count(2), t.index(2), t[1:], t + (4,), t * 2, (), (1,), tuple("ab"), 2 in t, t < (1, 3),
      hash(t) == hash((1, 2, 3, 2)), len(()), tuple(), t[::-1], max(t), (1, 2)[0], 1, ((1,),)[0][0])
r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.index(8), r.count(5), r.start, r.stop, r.step,
      range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(3)),
      list(range(5, 0, -2)), list(reversed(range(4))), bool(range(0)), range(10)[2:8:3], range(3) == [0, 1, 2],
      2.0 in range(5), "a" in range(3), max(range(5)))
def tr(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
def change():
    s = {1, 2}
    for x in s: s.add(x + 10)
for f in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {1}.remove("a"), lambda: {[]}, lambda: {1} + {2},
          lambda: {1} | [2], lambda: {1}[0], lambda: {1} < [1], lambda: set(5), lambda: set(1, 2), lambda: f2.add(1),
          lambda: frozenset([1]).add(2), lambda: {1}.add([]), lambda: {1}.union(5), change, lambda: hash(set()),
          lambda: (1,)[5], lambda: (1, 2).index(3), lambda: (1,) + [2], lambda: (1,).append(2), lambda: tuple(5),
          lambda: (1,)["a"], lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(),
          lambda: range(1, 2, 3, 4), lambda: range(3)[5], lambda: range(3).index(7), lambda: range(3)["a"],
          lambda: range(3) + range(2), lambda: {1}.discard([]), lambda: (1, 2) < (1, "a"), lambda: tuple(1, 2),
          lambda: range(None), lambda: [] in {1}, lambda: (1, 2) * "a", lambda: {1} - 5, lambda: {1}.add(),
          lambda: set().update(5), lambda: range(5).start.foo):
    tr(f)
