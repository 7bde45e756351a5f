# Fractions with numbers of every kind, and what they are read from.
from fractions import Fraction as F
from decimal import Decimal
import math, copy, pickle
def go(n, f):
    try: print(n, repr(f()))
    except Exception as e: print(n, type(e).__name__, e)
class G(F):
    def __new__(cls, n, d=2): return super().__new__(cls, n, d)
V = [F(1,3), F(-7,2), F(4), F(0), 1, -2, 0, 0.5, 1/3, float('inf'), float('nan'), 1j, 2+0j, 'a', None, True, G(3)]
import operator
for a in V:
    for b in V:
        if not isinstance(a, F) and not isinstance(b, F): continue
        for op in 'add sub mul truediv floordiv mod pow eq ne lt le gt ge'.split():
            go((a, op, b), lambda: getattr(operator, op)(a, b))
        go((a, 'divmod', b), lambda: divmod(a, b))
for t in ('1/3', ' -3/6 ', '1e3', '1.5e-2', '.5', '3.', '1_000/3', '1/ 3', '3/-4', '', 'x', '1/0', '1__0', '+7', '0x1',
          '1e', 'inf', '1.2.3'):
    go(t, lambda: F(t))
for v in (1.5, Decimal('0.1'), Decimal('nan'), Decimal('inf'), float('nan'), float('inf'), None, 1j, b'1', [], G(1)):
    go(v, lambda: F(v))
    go(v, lambda: F(v, 2))
    go(v, lambda: F.from_float(v))
    go(v, lambda: F.from_decimal(v))
go('kw', lambda: F(numerator=3, denominator=6)); go('3', lambda: F(1,2,3))
for a in [F(5,2), F(-5,2), F(7,2), F(22,7), F(1,3), G(5)]:
    print(round(a), round(a, 1), round(a, -1), math.floor(a), math.ceil(a), math.trunc(a), int(a), float(a), complex(a))
    print(hash(a), bool(a), abs(a), -a, +a, a.limit_denominator(3), copy.copy(a) is a, copy.deepcopy(a), str(a), f'{a}')
    print(pickle.loads(pickle.dumps(a)), a.as_integer_ratio(), a.real, a.imag, a.conjugate(), a.numerator)
go('set', lambda: setattr(F(1), 'numerator', 3))
go('x', lambda: setattr(F(1), 'x', 3))
go('lim', lambda: F(1,3).limit_denominator(0))
print(sum([F(1,2)]*3), max(F(1,2), 0.7), sorted([F(1,2), 0.3, 1]), F(1,2) in [0.5], {F(1,2): 1}[0.5],
      F(10**400, 3) > 1e300)
go('big', lambda: float(F(10**400)))
go('fmt', lambda: format(F(1,2), '.2f'))
go('%', lambda: '%s %d %.2f' % (F(7,2), F(7,2), F(7,2)))
