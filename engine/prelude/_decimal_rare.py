# Operations on Decimals that are rarely asked for: logical ones, shifts, neighbours, the order of all, texts.
from _decimal_context import (CLAMPED, INEXACT, OVERFLOW, ROUNDED, SUBNORMAL, UNDERFLOW, BY_ZERO)
from _decimal_core import add, fixed, fixed_any, infinity, made, nan_of, wrong
from _decimal_functions import ROUND_CEILING, ROUND_FLOOR


# ---- digits as bits ----

def _bits(c, a):
    # The last digits of a number of zeros and ones; None: it is none.
    digits = str(a._n)
    fits = not a._kind and not a._sign and a._exp == 0 and not digits.strip('01')
    return int(digits[-c.prec:], 2) if fits else None


def logical(c, a, b, f):
    x, y = _bits(c, a), _bits(c, b)
    return wrong(c) if x is None or y is None else made(0, int(f'{f(x, y):b}'), 0)


def logical_invert(c, a):
    x = _bits(c, a)
    return wrong(c) if x is None else made(0, int(f'{x ^ (1 << c.prec) - 1:b}'), 0)


def _places(c, b):
    # b as a number of places; None: it is none.
    if b._kind or b._exp != 0 or b._n > c.prec:
        return None
    return -b._n if b._sign else b._n


def shift(c, a, b):
    found = nan_of(c, a, b)
    if found is not None:
        return found
    by = _places(c, b)
    if by is None:
        return wrong(c)
    if a._kind:
        return a
    n = a._n % 10 ** c.prec
    return made(a._sign, n * 10 ** by % 10 ** c.prec if by >= 0 else n // 10 ** -by, a._exp)


def rotate(c, a, b):
    found = nan_of(c, a, b)
    if found is not None:
        return found
    by = _places(c, b)
    if by is None:
        return wrong(c)
    if a._kind:
        return a
    by %= c.prec
    digits = str(a._n % 10 ** c.prec).rjust(c.prec, '0')
    return made(a._sign, int(digits[by:] + digits[:by]), a._exp)


# ---- exponents ----

def logb(c, a):
    found = nan_of(c, a)
    if found is not None:
        return found
    if a._kind:
        return infinity(0)
    if a._n == 0:
        c._met[0] |= BY_ZERO
        return infinity(1)
    e = a.adjusted()
    return fixed(c, int(e < 0), abs(e), 0)


def scaleb(c, a, b):
    found = nan_of(c, a, b)
    if found is not None:
        return found
    if b._kind or b._exp != 0 or b._n > 2 * (c.Emax + c.prec):
        return wrong(c)
    if a._kind:
        return a
    return fixed(c, a._sign, a._n, a._exp + (-b._n if b._sign else b._n))


# ---- neighbours ----

def next_to(c, a, up):
    # The next number above a, or below
    found = nan_of(c, a)
    if found is not None:
        return found
    if a._kind:
        return a if a._sign != up else made(a._sign, 10 ** c.prec - 1, c.Etop())
    inner = c.copy()
    object.__setattr__(inner, 'rounding', ROUND_CEILING if up else ROUND_FLOOR)
    kept = fixed(inner, a._sign, a._n, a._exp)
    if kept._kind or kept._n != a._n and kept.compare(a)._n:
        return kept
    return add(inner, a, made(0 if up else 1, 1, c.Etiny() - 1))


def next_toward(c, a, b):
    found = nan_of(c, a, b)
    if found is not None:
        return found
    order = compared(a, b)
    if order == 0:
        return made(b._sign, a._n, a._exp, a._kind)
    d = next_to(c, a, order < 0)
    if d._kind:
        c._met[0] |= OVERFLOW | ROUNDED | INEXACT
    elif d.adjusted() < c.Emin:
        c._met[0] |= UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT | (0 if d._n else CLAMPED)
    return d


# ---- order ----

def compared(a, b):
    # -1, 0 or 1; neither is a NaN
    if a._kind or b._kind:
        x = 0 if not a._kind else -1 if a._sign else 1
        y = 0 if not b._kind else -1 if b._sign else 1
        return (x > y) - (x < y)
    x = 0 if a._n == 0 else -1 if a._sign else 1
    y = 0 if b._n == 0 else -1 if b._sign else 1
    if x != y or x == 0:
        return (x > y) - (x < y)
    size, other = a.adjusted(), b.adjusted()
    if size == other:
        e = min(a._exp, b._exp)
        size, other = a._n * 10 ** (a._exp - e), b._n * 10 ** (b._exp - e)
    return x * ((size > other) - (size < other))


_RANK = {'': 0, 'F': 0, 'N': 1, 'n': 2}


def compared_total(a, b):
    # The order in which -NaN comes first, NaN last, and equal numbers by their exponents.
    if a._sign != b._sign:
        return -1 if a._sign else 1
    back = -1 if a._sign else 1
    x, y = _RANK[a._kind], _RANK[b._kind]
    if x != y:
        return back * ((x > y) - (x < y))
    if x:
        return back * ((a._n > b._n) - (a._n < b._n))
    order = compared(a, b)
    return order or back * ((a._exp > b._exp) - (a._exp < b._exp))


def most(c, a, b, sign, size=False):
    # The larger (sign 1) or the smaller (-1) of both; size: by their sizes. One quiet NaN is passed over.
    if 'N' in (a._kind, b._kind) or a._kind == b._kind == 'n':
        return nan_of(c, a, b)
    if 'n' in (a._kind, b._kind):
        return fixed_any(c, b if a._kind == 'n' else a)
    order = compared(a.copy_abs(), b.copy_abs()) if size else compared(a, b)
    return fixed_any(c, a if (order or compared_total(a, b)) * sign >= 0 else b)


# ---- texts ----

def text(d, capitals, engineering=False):
    sign = '-' if d._sign else ''
    if d._kind:
        payload = str(d._n) if d._n else ''
        return sign + ('Infinity' if d._kind == 'F' else ('NaN' if d._kind == 'n' else 'sNaN') + payload)
    digits = str(d._n)
    point = d._exp + len(digits)
    if d._exp <= 0 and point > -6:
        if d._exp == 0:
            return sign + digits
        return sign + (digits[:point] + '.' + digits[point:] if point > 0 else '0.' + '0' * -point + digits)
    first = 1
    if engineering:
        if d._n == 0:
            return _zero_text(sign, d._exp, capitals)
        first = (point - 1) % 3 + 1
        digits = digits.ljust(first, '0')
    power = point - first
    body = digits[:first] + ('.' + digits[first:] if len(digits) > first else '')
    return sign + body + (f'{"E" if capitals else "e"}{power:+d}' if power or not engineering else '')


def _zero_text(sign, exponent, capitals):
    # Of zero, whose exponent is a multiple of three above the true one
    up = exponent + -exponent % 3
    zeros = '0' + ('.' + '0' * (up - exponent) if up > exponent else '')
    return sign + zeros + (f'{"E" if capitals else "e"}{up:+d}' if up else '')


def number_class(c, d):
    if d._kind in ('n', 'N'):
        return 'NaN' if d._kind == 'n' else 'sNaN'
    kind = 'Infinity' if d._kind else 'Zero' if d._n == 0 else 'Subnormal' if d.adjusted() < c.Emin else 'Normal'
    return ('-' if d._sign else '+') + kind
