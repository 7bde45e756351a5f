# Decimal's operations take a context, and a Context has them; exp, ln and log10 are rounded correctly.
import decimal
from decimal import Context, Decimal as D

wide, narrow = Context(prec=40), Context(prec=5, rounding=decimal.ROUND_UP)
VALUES = [D(2), D('0.1'), D('123.456'), D(1), D('1E+5'), D('9.999999'), D('1.00000000001'), D('50'),
          D('0.000123'), D(7)]
for c in None, wide, narrow:
    for x in VALUES:
        print(x, x.sqrt(c), x.ln(c), x.log10(c), x.normalize(c), x.to_integral_value(context=c), x.max(3, c),
              x.min(3, c))
        if x < 100:
            print(x.exp(c), (-x).exp(c))
        try:
            print(x.quantize(D('0.001'), context=c))
        except decimal.InvalidOperation as e:
            print('cannot', x)
        print(x.fma(3, D('0.7'), c), x.copy_sign(-1), x.same_quantum(D('0.1')), x.scaleb(2, c), x.logb(), x.adjusted())
for c in wide, narrow:
    a, b = D('12.345678'), D('7.1')
    print(c.add(a, b), c.subtract(a, b), c.multiply(a, b), c.divide(a, b), c.divide_int(a, b), c.remainder(a, b))
    print(c.power(a, 3), c.sqrt(a), c.exp(b), c.ln(a), c.log10(a), c.fma(a, b, 1), c.abs(-a), c.plus(a),
          c.minus(a))
    print(c.create_decimal('3.14159265358979'), c.quantize(a, D('0.1')), c.normalize(D('1.500')), c.max(a, b),
        c.min(a, 2))
for f in D(-1).ln, D(0).log10 if False else D(-2).log10, D(-1).sqrt:
    try:
        print(f())
    except decimal.InvalidOperation as e:
        print(type(e).__name__)
print(D(0).exp(), D(1).ln(), D(1000).log10(), D('0.001').log10(), D(2).radix(), D(2).real, D(2).imag)
for rounding in decimal.ROUND_DOWN, decimal.ROUND_UP:
    print([D(x).log10(Context(prec=1, rounding=rounding)) for x in ('1E-25', '1E-26', '1E+35', '1E+99', '10')])
