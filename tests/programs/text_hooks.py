# __repr__, __str__, __format__, __getitem__, __index__ of a program's own classes, wherever text is made.
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'A({self.n})'
class S:
    def __str__(self): return 'S!'
class Bad:
    def __repr__(self): return 5
class F:
    def __format__(self, spec): return 'F<' + spec + '>'
class L(list):
    def __repr__(self): return 'L' + super().__repr__()
class E(Exception):
    def __str__(self): return 'E:' + super().__str__()
class P:
    @property
    def x(self): return 42
    def __getitem__(self, k): return 'item ' + str(k)
    def __getattr__(self, n): return 'attr ' + n
class I:
    def __index__(self): return 7
    def __float__(self): return 2.5
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: [A(1), (A(2),), {A(3): A(4)}])
t(lambda: '%s %r %10r|' % (A(1), [A(2)], A(3)))
t(lambda: '{} {!r:>6} {:}'.format(A(1), A(2), S()))
t(lambda: f'{F():abc} {S()} {S()!s:>5} {[A(5)]}')
t(lambda: '{:x{}}'.format(F(), 5))
t(lambda: repr(Bad()))
t(lambda: L([1, A(1)]))
t(lambda: [L([A(1)])])
t(lambda: E('x', A(1)))
t(lambda: str(E(A(1))))
t(lambda: repr(E(A(1))))
t(lambda: '{0.x} {0[k]} {0.zork} {0[3]}'.format(P()))
t(lambda: '%d %x %f' % (I(), I(), I()))
t(lambda: '%(a)s' % P())
t(lambda: '{a}'.format_map(P()))
t(lambda: format(F(), 'q'))
t(lambda: format(A(1), 'q'))
t(lambda: ValueError(A(1)))
t(lambda: repr(ValueError(A(1))))
t(lambda: ','.join(str(i) for i in range(3)))
t(lambda: b','.join(bytes([65 + i]) for i in range(3)))
t(lambda: ','.join(A(i) for i in range(3)))
t(lambda: ','.join(5))
t(lambda: bytes(i for i in range(3)))
t(lambda: bytearray(i for i in range(3)))
t(lambda: 'abc'.translate(P()))
t(lambda: {1: A(1)}.items())
t(lambda: str(A)); t(lambda: repr(L))
t(lambda: str([S()])[:12])
t(lambda: 'x' + str(KeyError(A(1))))
b = bytearray(b'abc')
b.extend(i for i in range(3))
t(lambda: b)
print(A(1), [A(1)], sep='-', end='!\n')
x = []
for i in range(1200): x = [x]
t(lambda: repr(x))
class N:
    def __init__(self): self.l = [self]
    def __repr__(self): return f'N({self.l})' if False else 'N'
t(lambda: N().l)
class Rec:
    def __init__(self): self.kids = []
    def __repr__(self): return 'Rec' + repr(self.kids)
r = Rec(); r.kids.append(r.kids)
t(lambda: r)
