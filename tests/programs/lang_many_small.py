import sys
data = [1, 5, 9]
if (n := len(data)) > 2: print(n, [y := 1, y ** 2], [last := x for x in data][-1], last)
while (line := data.pop() if data else None) is not None: print('popped', line)
print(f'{n=} {n!r:>4} {n:03d} {sys.maxsize=}'[:20], f"{'nested ' + f'{n}'}")
def f(a, /, b, *, c): return a, b, c
print(f(1, b=2, c=3))
try: f(a=1, b=2, c=3)
except TypeError as e: print(e)
x, *y, z = range(5); print(x, y, z, *[1, 2], {**{'a': 1}, 'b': 2}, [*y, *'ab'])
print(1_000_000, 0xff, 0b11, 0o17, 1e3, 10 ** 20, -7 // 2, -7 % 3, divmod(-7, 3), 2 ** 0.5, round(2.675, 2),
      round(5, -1), int('0x1f', 16), 3 / 2)
for i in range(3):
    if i == 5: break
else: print('no break')
try:
    try: raise KeyError('k')
    except KeyError as e: raise ValueError('v') from e
except ValueError as e: print(repr(e.__cause__), e)
lst = [3, 1, 2]; lst.sort(reverse=True)
print(lst, sorted('bca'), list(reversed(lst)), lst[::-1], lst.index(1), 'abc'[1:], 'a-b-c'.split('-', 1),
      '-'.join('abc'), 'x'.center(5, '*'), 'Hi'.swapcase(), 'a,b'.partition(','),
      '%05.2f|%-5s|%+d|%x' % (3.14159, 'ab', 5, 255), '{:>8,.2f} {:^5} {!r}'.format(1234.5, 'm', 's'))
print(all([]), any([0, 1]), sum([0.1] * 3), max('a', 'b', key=str.lower), min([3, 1], default=0), abs(-2),
      pow(2, 10, 1000), chr(97), ord('a'), bool([]), type(3.0).__name__, isinstance(True, int), callable(len),
      id(1) == id(1), hex(255), bin(5))
print({1, 2} | {3}, {1, 2} & {2}, {1, 2} - {1}, {1, 2} ^ {2, 3}, {1} < {1, 2}, frozenset([1]), {'a': 1} | {'b': 2},
      dict(zip('ab', [1, 2])), dict.fromkeys('ab', 0), {k: v for k, v in [('x', 1)]}, {v for v in 'aab'} == {'a', 'b'},
      list(enumerate('ab', 1)), list(map(str, [1, 2])), list(filter(None, [0, 1, '', 'a'])))
def gen():
    got = yield 1
    print('got', got)
    yield from [2, 3]
    return 'end'
g = gen(); print(next(g), g.send('hello'), list(g))
class P:
    __slots__ = ('x',)
    def __init__(self, x): self.x = x
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __lt__(self, o): return self.x < o.x
    def __repr__(self): return f'P({self.x})'
print(sorted([P(2), P(1)]), {P(1): 'a'}[P(1)], P(1) == P(1), P(1) != P(2), max(P(1), P(3)))
try: P(1).y = 2
except AttributeError as e: print(e)
print(__name__, [c for c in 'hello' if c not in 'aeiou'], (lambda *a, **k: (a, k))(1, b=2),
      [[j for j in range(i)] for i in range(3)], not 3 > 2 > 1, 1 if False else 2, (1,), ())
global_var = 0
def inc():
    global global_var
    global_var += 1
    def inner():
        nonlocal_ = 1
        return nonlocal_
    return inner()
inc(); print(global_var); del data
print('data' in globals(), str(b'x'), b'ab'.hex(), bytes([65]), 'é'.encode(), bytearray(b'a') + b'b')
