"""The module's own docstring."""
# Docstrings, annotations of functions and variables, pass, ellipsis bodies, semicolons, line joining.
print(__doc__)
def f(a: int, b: "str" = "x", *args: list, c: dict = None, **kw: tuple) -> bool:
    """Doc of f.

    Second line."""
    x: int = 5; y: str
    return x
print(f.__doc__, f(1), sep="|")
class C:
    'doc of C'
    attr: int = 3
    other: "forward"
    def m(self): "doc of m"; return 1
print(C.__doc__, C.m.__doc__, C().m())
def empty(): ...
def passed(): pass
print(empty(), passed(), empty.__doc__)
a = 1; b = 2; print(a + b); print("again")
if a: print("one line"); print("both")
for i in range(2): print(i, end=" "); print("x")
while a: a -= 1
else: print("else on one line")
total = 1 + \
    2 + \
    3
print(total)
long = (1 +
        2
        # a comment inside
        + 3)
print(long, [
    1,
    2,
], {
    "a": 1,
})
if (a == 0 and
        b == 2):
    print("joined condition")
class Empty: pass
class Dots(Empty): ...
print(Dots.__mro__[1].__name__)
def nested():
    def inner():
        def innermost():
            return inner.__qualname__, innermost.__qualname__
        return innermost()
    return inner()
print(nested())
lam = lambda x, *a, y=2, **k: (x, a, y, k)
print(lam(1), lam(1, 2, y=3, z=4), (lambda: None)(), (lambda *, k: k)(k=1), (lambda a, /, b: a + b)(1, b=2))
x = y = z = 0
x, y = y + 1, x
print(x, y, z)
print(1 if x else 2, [1, 2][x], (1, 2)[not x], not x == y, x is not y, -2 ** 2, 2 ** 3 ** 2, (2 ** 3) ** 2, -3 % 5,
      1 + 2 * 3 - 4 / 2, 7 // 2 * 2, 1 << 2 + 1, 5 & 3 | 4 ^ 1, not 1 or 1 and 0, 1 < 2 == True, "a" "b" + "c" * 2, ~-1,
      - -1, +-+1, 2 if 1 else 3 if 0 else 4, lambda: 0 if 1
      else 0) if 0 else print(-2 ** 2, 2 ** 3 ** 2, 1 << 2 + 1, 5 & 3 | 4 ^ 1, not 1 or 1 and 0, ~-1, - -1, 2 ** -1)
def gen_ann() -> "no evaluation":
    yield
print(gen_ann.__name__)
