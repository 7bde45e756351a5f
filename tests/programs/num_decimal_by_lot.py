# Decimals and contexts by lot: NaNs, infinities, signed zeros; every operation, rounding, flag and trap. A power that
# is too small, or rounded up or down, is left out: there its last digit is libmpdec's own, and not the nearest.
import decimal
import math
import random
from decimal import (Clamped, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow, Rounded, Subnormal,
                     Underflow, setcontext)

r = random.Random(20)
SPECIAL = ('NaN sNaN -NaN12 sNaN5 NaN123456789 Infinity -Infinity 0 -0 0E+5 0E-12 -0E-3 1 -1 10 1E+3 9.99 0.5 1.5 '
           '2.5 -2.5 1E-5 1E+9 9.999E+9 1E-9 1E-12 0.001 101 11 1000 -7 3 2 0.1 1.00 123456789 5E-7 -1E-9 -3 99999 '
           '1E+50 1E-50 12345.678 4 0.25 100').split()
ONE = ('exp ln log10 sqrt normalize logb next_plus next_minus number_class logical_invert to_integral_value '
       'to_integral_exact to_eng_string is_normal is_subnormal').split()
TWO = ('next_toward remainder_near scaleb shift rotate logical_and logical_or logical_xor compare compare_signal '
       'compare_total compare_total_mag max min max_mag min_mag quantize copy_sign same_quantum').split()
OF_CONTEXT = 'plus minus abs create_decimal copy_abs copy_negate is_zero is_nan to_sci_string'.split()
ARITHMETIC = 'add subtract multiply divide divide_int remainder divmod power'.split()
ROUNDINGS = [getattr(decimal, name) for name in sorted(dir(decimal)) if name.startswith('ROUND_')]
SPECS = (' .2f e .3e g .4g 10 <12 ^15.1f =+14 015.3f , 020,.2f +.0f % .1% z.1f G E .0e *^20 n F 012 08, '
         'x<10.3').split(' ')
PLAIN = {'int': int, 'float': float, 'ratio': Decimal.as_integer_ratio, 'tuple': Decimal.as_tuple, 'round': round,
         'round2': lambda a: round(a, 2), 'bool': bool, 'floor': math.floor, 'ceil': math.ceil, '-': lambda a: -a,
         '+': lambda a: +a, 'abs': abs, 'str': str, 'repr': repr, 'hash': lambda a: a.is_nan() or hash(a)}
BOTH = {'==': lambda a, b: a == b, '!=': lambda a, b: a != b, '<': lambda a, b: a < b, '<=': lambda a, b: a <= b,
        '>': lambda a, b: a > b, '>=': lambda a, b: a >= b}


def value():
    if r.random() < .6:
        return Decimal(r.choice(SPECIAL))
    return Decimal(f"{r.choice(['', '-'])}{r.randrange(10 ** r.randrange(1, 15))}E{r.randrange(-12, 8)}")


def context():
    return Context(prec=r.choice([1, 2, 3, 5, 9, 28]), rounding=r.choice(ROUNDINGS), Emin=r.choice([-8, -20, -999999]),
                   Emax=r.choice([9, 25, 999999]), clamp=r.choice([0, 0, 0, 1]),
                   traps=r.choice([[], [], [], [InvalidOperation, DivisionByZero, Overflow], [Inexact],
                                   [Subnormal, Underflow, Clamped, Rounded]]))


def present(c, f, *args):
    setcontext(c)
    try:
        return f(*args)
    finally:
        setcontext(Context(prec=28))


def operation(c, a, b, d):
    kind = r.randrange(8)
    if kind == 0:
        name = r.choice(ONE)
        return name, lambda: getattr(a, name)(context=c)
    if kind == 1:
        name = r.choice(TWO)
        return name, lambda: getattr(a, name)(b, context=c)
    if kind == 2:
        name = r.choice(OF_CONTEXT)
        return name, lambda: getattr(c, name)(a)
    if kind in (3, 4):
        name = r.choice(ARITHMETIC)
        return name, lambda: getattr(c, name)(a, b)
    if kind == 5:
        return 'fma', lambda: a.fma(b, d, c)
    if kind == 6:
        name = r.choice(sorted(PLAIN))
        return name, lambda: present(c, PLAIN[name], a)
    if r.random() < .5:
        name = r.choice(sorted(BOTH))
        return name, lambda: present(c, BOTH[name], a, b)
    spec = r.choice(SPECS)
    return spec, lambda: present(c, format, a, spec)


for i in range(6000):
    c, (a, b, d) = context(), [value() for _ in range(3)]
    name, f = operation(c, a, b, d)
    try:
        said = repr(f())
    except Exception as e:
        said = f'{type(e).__name__}: {e}'
    if name != 'power' or not c.flags[Underflow] and 'Underflow' not in said and 'HALF' in c.rounding:
        print(i, name, a, b, d, c, said)
