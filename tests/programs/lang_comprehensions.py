# Comprehensions: nested, several fors and ifs, scopes, conditional values, generator expressions.
print([x * y for x in range(3) for y in range(x)])
print([[j for j in range(i)] for i in range(4)])
print({k: v for k, v in zip("abc", range(3)) if v != 1})
print(sorted({x % 3 for x in range(10)}))
print([x for x in range(30) if x % 2 if x % 3 == 0])
print(["even" if x % 2 == 0 else "odd" for x in range(3)])
x = "outer"
l = [x for x in range(3)]
print(x, l)
g = (i * i for i in range(4))
print(next(g), list(g), list(g))
print(sum(i for i in range(10)), max((len(w), w) for w in ["a", "bbb", "cc"]))
print([(a, b) for a, *b in ["xyz", "pq"]])
def f(n):
    return [lambda: i + n for i in range(3)]
print([h() for h in f(10)])
class C:
    items = [1, 2, 3]
    double = [i * 2 for i in items]
print(C.double)
print([y := 5, y ** 2], y)
print([(last := n) for n in range(3)], last)
print({(a, b): a + b for a in range(2) for b in range(2)})
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)))
print([c for c in "hello" if c not in "lo"])
def outer():
    n = 3
    return {i: {j for j in range(i) if j != n} for i in range(n, n + 3)}
print(outer())
it = iter([1, 2, 3])
print([v for v in it if v > 1], list(it))
