# list, dict, set, tuple and slices.
l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 9); l.remove(1)
print(l, l.pop(), l.pop(0), l.index(2), l.count(3), sorted(l), l[::-1], l[1:3], len(l))
l.sort(reverse=True); print(l); l.reverse(); print(l)
l[1:3] = ["a", "b", "c"]; print(l); del l[0]; del l[::2]; print(l)
l2 = l.copy(); l2.clear(); print(l, l2, [0] * 3, [[0] * 2 for _ in range(2)], l == l[:], l is l[:], [1, 2] < [1, 3])
words = ["banana", "fig", "apple"]
print(sorted(words, key=len), sorted(words, key=lambda w: w[-1]), max(words, key=len), min(words))
d = {"b": 1, "a": 2}
d["c"] = 3
d.update(z=26, a=20)
print(d, d.get("q"), d.get("q", 0), d.pop("b"), d.setdefault("n", []), list(d), list(d.items()), "a" in d, len(d))
for k, v in d.items():
    print(k, v, end=";")
print()
print(dict(zip("ab", (1, 2))), dict(a=1), {**d}, d.keys(), d.values(), sorted(d, key=str), dict.fromkeys([1, 2], 0),
      d | {"x": 1})
del d["a"]
print(d, d == {"c": 3, "z": 26, "n": []}, list(reversed(d)))
s = {1, 2, 3}
s.add(4); s.discard(9); s.update([5])
print(s, s & {1, 9}, s | {7}, s - {1}, s ^ {1, 8}, s <= {1, 2, 3, 4, 5}, {1} < s, s.isdisjoint({9}), frozenset([1]))
t = (1, 2, 3)
print(t + (4,), t * 2, t.index(2), t.count(3), (1,), (), t[1:], hash((1, 2)) == hash((1, 2)), tuple("ab"))
a, b = 1, 2
a, b = b, a
print(a, b, range(5)[2], list(range(10, 0, -3)), range(3) == range(0, 3), 3 in range(5), len(range(0, 10, 3)))
m = [[1, 2], [3, 4]]
print([r[0] for r in m], list(zip(*m)), sum(map(sum, m)), [x for r in m for x in r], any(m), all([]))
try:
    for k in d:
        d["new" + k] = 1
except RuntimeError as e:
    print(e)
x = [1]; x.append(x); print(x)
e = {}; e["e"] = e; print(e)
