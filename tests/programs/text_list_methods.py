# list methods and slices, sorting, errors.
l = [3, 1, 2]
l.append(4); l.extend("ab"); l.insert(0, "first"); l.insert(-1, "x"); l.insert(100, "end"); print(l)
print(l.pop(), l.pop(0), l.index("x"), l.count(1), l.remove("x"), l, l.copy() == l, l.reverse(), l)
n = [5, 2, 9, 1]
n.sort(); print(n); n.sort(reverse=True); print(n); n.sort(key=lambda x: x % 3); print(n)
print(sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]),
      sorted([3, 1, 2], key=lambda x: -x), sorted({"b": 1, "a": 2}), sorted("hello", reverse=True))
pairs = [(1, "c"), (0, "b"), (1, "a"), (0, "d")]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
m = list(range(10))
print(m[2:5], m[:3], m[-3:], m[::3], m[::-2], m[8:2:-2], m[5:2], m[-100:100], m[slice(1, 4)], m[3:3])
m[2:5] = []; print(m); m[1:1] = [7, 7]; print(m); m[::2] = "abcde"[:len(m[::2])]; print(m); m[-2:] = [0]; print(m)
m[:] = [1, 2, 3]; print(m)
del m[0]; print(m); del m[:]; print(m); m += (1, 2); m *= 2; print(m, [0] * 3, [[]] * 2, [1] + [2], 2 * [1, 2])
print([1, 2] == [1, 2], [1, 2] < [1, 3], [] < [1], 2 in [1, 2], [None] * 2, list("abc"), list(), list((1, 2)),
      [1, [2, 3]][1][0], len([[], []]))
g = [[0] * 2] * 2; g[0][0] = 1; print(g)
l = [1, 2, 3]; l[1:2] = l; print(l); l.extend(l); print(l); l.clear(); print(l)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
def setit(x, i, v): x[i] = v
def delit(x, i): del x[i]
class Bad:
    def __lt__(self, o): raise ValueError("cannot compare")
for f in (lambda: [][0], lambda: [1][5], lambda: [1][-2], lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2),
          lambda: [1].index(2), lambda: [1, 2].index(1, 1), lambda: [1]["a"], lambda: [1][1.0], lambda: [1] + (2,),
          lambda: [1] + 2, lambda: [1] * "a", lambda: [1] * 1.5, lambda: [1].append(), lambda: [1].append(1, 2),
          lambda: [1].extend(5), lambda: [1].insert(1), lambda: [1].insert("a", 1), lambda: setit([1], 5, 0),
          lambda: setit([1, 2, 3], slice(0, 3, 2), [1]), lambda: setit([1], slice(0, 1), 5), lambda: delit([1], 3),
          lambda: [1, "a"].sort(), lambda: sorted([1, None]), lambda: [3, 1].sort(lambda x: x), lambda: sorted(5),
          lambda: sorted([1], key=5), lambda: list(5), lambda: [Bad(), Bad()].sort(), lambda: [1, 2][0:1:0],
          lambda: [1].foo, lambda: [1, 2]["a":], lambda: list(1, 2), lambda: [].sort(reverse="a"), lambda: [1] < [2],
          lambda: [1].copy(1), lambda: [1, 2].pop("a"), lambda: [].remove(5), lambda: [1].index(),
          lambda: [[1], 2] < [[1], "a"], lambda: sorted([1], foo=1), lambda: sorted()):
    t(f)
def changes():
    l = [3, 2, 1]
    l.sort(key=lambda x: l.append(x))
t(changes)
