from decimal import (Decimal as D, getcontext, localcontext, ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_FLOOR,
                     ROUND_CEILING, InvalidOperation, DivisionByZero)
import math, pickle
from multiprocessing import Pool
print(D('0.1') + D('0.2'), D(1) / D(3), D(10) / 4, D('1.10') * 3, D('2') ** 10, D(2) ** -2, D('7.5') % 2, D(7) // 2,
      -D('3.0'), abs(D('-1.50')), D('1E+3') + 1, D(0.1), D('1e-10'), D('123.456').quantize(D('0.01')), D(2).sqrt(),
      D(16).sqrt(), D('0.25').sqrt())
print(repr(D('1.0')), D('1.0') == 1, D('1.5') == 1.5, D(1) < D('1.1'), hash(D(3)) == hash(3),
      hash(D('0.5')) == hash(0.5), int(D('-3.7')), float(D('2.5')), round(D('2.675'), 2), round(D('2.5')),
      D('2.50').normalize(), D('100').normalize(), sum([D('0.1')] * 10), max(D(1), D(2)), sorted([D('3'), D('1.5')]))
print(D('2.675').quantize(D('.01'), rounding=ROUND_HALF_UP), D('1.25').quantize(D('.1')),
      D('-1.21').quantize(D('.1'), ROUND_FLOOR), D('-1.21').quantize(D('.1'), ROUND_CEILING),
      D('1.21').quantize(D('.1'), ROUND_UP), D('1.29').quantize(D('.1'), ROUND_DOWN), D('5').quantize(D('1.000')))
print(f'{D("1234.567"):.2f} {D("1234567.891"):,.1f} {D("0.5"):.0%} {D("3"):>6} {D("-3.14159"):+08.2f} {D("12345"):.2e} '
      f'{D("1.50")} {D("2"):.3f}', '%s %.2f' % (D('1.10'), D('2.345')))
with localcontext() as ctx:
    ctx.prec = 5; print(D(1) / 7, D('123456') + 0)
getcontext().prec = 50; print(D(2).sqrt(), D(1) / D(7)); getcontext().prec = 28
for f in (lambda: D('x'), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(-1).sqrt(), lambda: D(None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(D('1.20').as_tuple(), D('12.5').as_integer_ratio(), D((1, (1, 2), -1)), pickle.loads(pickle.dumps(D('3.14'))),
      math.floor(D('-1.5')), math.ceil(D('1.2')), D('0E-5'), D('0.000001'), D('0.0000001'), D('-0'), bool(D(0)),
      3 * D('1.1'), 1 - D('0.9'), 2 / D(8), D('1e5'), D(10) ** 20, D('12.30').adjusted())
def pi_part(ks):
    s = D(0)
    for k in ks: s += (D(4) / (8 * k + 1) - D(2) / (8 * k + 4) - D(1) / (8 * k + 5) - D(1) / (8 * k + 6)) / D(16) ** k
    return s
if __name__ == '__main__':
    with Pool(2) as p: print(sum(p.map(pi_part, [range(0, 10), range(10, 20)])))
