# Iterators of one's own in every consumer: for, list, unpacking, in, zip, sum, star, yield from, comprehension.
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return CountIter(self.n)
class CountIter:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
c = Count(3)
print(list(c), tuple(c), set(c), sum(c), max(c), min(c), sorted(c, reverse=True), 2 in c, 9 in c, [*c], {*c},
      dict(zip(c, "abc")), list(enumerate(c)), list(map(str, c)), list(filter(lambda x: x > 1, c)), any(c), all(c))
a, b, d = c
first, *rest = c
print(a, b, d, first, rest, "-".join(str(x) for x in c), [x for x in c if x != 2])
def gen():
    yield from c
    yield from Count(1)
print(list(gen()), (lambda *a: a)(*c))
it = iter(c)
print(next(it), next(it), next(it), next(it, "default"), next(it, None))
l = [0]
l.extend(c); l += c; l[1:2] = Count(2)
print(l, bytes(c), bytearray(c), frozenset(c) == {1, 2, 3}, list(reversed(list(c))))
try:
    x, y = c
except ValueError as e: print(e)
try:
    x, y, z, w = c
except ValueError as e: print(e)
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError("end")
        return i * 10
print(list(Old()), 20 in Old(), [x for x in Old()], max(Old()))
class Broken:
    def __iter__(self): return self
    def __next__(self): raise ValueError("in next")
for f in (lambda: list(Broken()), lambda: sum(Broken()), lambda: 1 in Broken(), lambda: [x for x in Broken()],
          lambda: "".join(Broken()), lambda: sorted(Broken()), lambda: max(Broken()), lambda: (lambda *a: a)(*Broken()),
          lambda: dict(Broken()), lambda: tuple(Broken())):
    try: f()
    except ValueError as e: print(e, end="; ")
print()
nums = iter([1, 2, 3, 4])
print(list(zip(nums, nums)), list(iter(lambda n=[3]: n.append(n.pop() - 1) or n[0], 0)))
z = zip([1, 2, 3], "ab")
print(next(z), list(z), list(zip()), list(zip([1])), list(zip([1, 2], [3, 4], [5, 6])))
try: list(zip([1, 2], [1], strict=True))
except ValueError as e: print(e)
m = map(lambda a, b: a * b, [1, 2, 3], [4, 5])
print(next(m), list(m), list(map(max, [1, 5], [3, 2])))
e = enumerate("ab", start=5)
print(next(e), list(e), list(enumerate([], 1)))
print(list(filter(None, [0, 1, "", "a"])), type(map(str, [])).__name__, type(filter(None, [])).__name__,
      type(zip()).__name__)
r = reversed([1, 2, 3])
print(next(r), list(r), list(reversed("abc")), list(reversed(range(3))), list(reversed((1, 2))),
      list(reversed({"a": 1, "b": 2})))
