# Arithmetic on Decimals in a context c, by the General Decimal Arithmetic Specification. What an operation meets is
# noted in c._met[0]. A Decimal has a sign, digits as a whole number _n, an exponent, and a kind: '' a number, 'F'
# infinity, 'n' a NaN, 'N' a signaling NaN, whose payload is _n.
from _decimal_context import (BY_ZERO, CLAMPED, IMPOSSIBLE, INEXACT, INVALID, OVERFLOW, ROUNDED, SUBNORMAL, UNDEFINED,
                              UNDERFLOW)
from _decimal_functions import (ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP,
                                rounded)

Decimal = None      # the class, when it is there


def made(sign, n, exponent, kind=''):
    d = object.__new__(Decimal)
    d._sign, d._n, d._exp, d._kind = sign, n, exponent, kind
    return d


def infinity(sign):
    return made(sign, 0, 0, 'F')


def wrong(c, why=INVALID):
    # The result of an invalid operation.
    c._met[0] |= why
    return made(0, 0, 0, 'n')


def nan_of(c, a, b=None):
    # What an operation on a (and b) gives when one is a NaN; None: neither is.
    kinds = a._kind, b._kind if b is not None else ''
    if 'N' in kinds:
        c._met[0] |= INVALID
        found = a if kinds[0] == 'N' else b
    elif 'n' in kinds:
        found = a if kinds[0] == 'n' else b
    else:
        return None
    return made(found._sign, found._n % 10 ** (c.prec - c.clamp), 0, 'n')


# ---- what fits a context ----

def _zero(c, sign, exponent):
    low, high = c.Etiny(), c.Etop() if c.clamp else c.Emax
    if not low <= exponent <= high:
        c._met[0] |= CLAMPED
        exponent = max(low, min(exponent, high))
    return made(sign, 0, exponent)


def _overflow(c, sign):
    c._met[0] |= OVERFLOW | INEXACT | ROUNDED
    to_infinity = (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP, ROUND_FLOOR if sign else ROUND_CEILING)
    return infinity(sign) if c.rounding in to_infinity else made(sign, 10 ** c.prec - 1, c.Etop())


def _cut(c, sign, n, exponent, extra, small):
    # Digits and exponent without the last `extra` digits.
    digits = len(str(n))
    c._met[0] |= ROUNDED
    unit = 10 ** min(extra, digits + 1)
    if extra > digits + 1:
        n = 1
    whole = rounded(sign, n, unit, c.rounding)
    if whole * unit != n:
        c._met[0] |= INEXACT | UNDERFLOW if small else INEXACT
    exponent += extra
    if whole == 0:
        c._met[0] |= CLAMPED
    if len(str(whole)) > c.prec:
        whole //= 10
        exponent += 1
    return whole, exponent


def fixed(c, sign, n, exponent):
    # The number, rounded to the context.
    if n == 0:
        return _zero(c, sign, exponent)
    digits = len(str(n))
    adjusted = exponent + digits - 1
    small = adjusted < c.Emin
    if small:
        c._met[0] |= SUBNORMAL
    extra = c.Etiny() - exponent if small else digits - c.prec
    if extra > 0:
        n, exponent = _cut(c, sign, n, exponent, extra, small)
        adjusted = exponent + len(str(n)) - 1
    if adjusted > c.Emax:
        return _overflow(c, sign)
    if c.clamp and exponent > c.Etop():
        c._met[0] |= CLAMPED
        return made(sign, n * 10 ** (exponent - c.Etop()), c.Etop())
    return made(sign, n, exponent)


def fixed_any(c, d):
    return nan_of(c, d) or fixed(c, d._sign, d._n, d._exp) if d._kind != 'F' else infinity(d._sign)


# ---- sums and products ----

def _near(high, low, prec):
    # The one with the lower exponent as one that is not far below the other: what is rounded stays the same.
    if low._n == 0:
        return 0, max(low._exp, high._exp + len(str(high._n)) - 1 - prec)
    floor = high._exp + min(-1, len(str(high._n)) - prec - 2)
    return (1, floor) if low._exp + len(str(low._n)) - 1 < floor else (low._n, low._exp)


def add(c, a, b, turned=0):
    # a + b; turned: a - b
    sign = b._sign ^ turned
    if a._kind or b._kind:
        found = nan_of(c, a, b)
        if found is not None:
            return found
        if a._kind and b._kind and a._sign != sign:
            return wrong(c)
        return infinity(a._sign if a._kind else sign)
    m, e, n, f = a._n, a._exp, b._n, b._exp
    if e > f and m:
        n, f = _near(a, b, c.prec)
    elif f > e and n:
        m, e = _near(b, a, c.prec)
    low = min(e, f)
    if m:
        m *= 10 ** (e - low)
    if n:
        n *= 10 ** (f - low)
    total = (-m if a._sign else m) + (-n if sign else n)
    if total == 0:
        return fixed(c, int(a._sign and sign or a._sign != sign and c.rounding == ROUND_FLOOR), 0, low)
    return fixed(c, int(total < 0), abs(total), low)


def multiply(c, a, b):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        found = nan_of(c, a, b)
        if found is not None:
            return found
        if a._kind == b._kind == 'F' or (a if b._kind else b)._n:
            return infinity(sign)
        return wrong(c)
    return fixed(c, sign, a._n * b._n, a._exp + b._exp)


def fma(c, a, b, third):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        found = multiply(c, a, b)
        if found._kind == 'n' and third._kind == 'N' and 'N' not in (a._kind, b._kind):
            return nan_of(c, third)
        return add(c, found, third) if found._kind == 'F' else found
    return add(c, made(sign, a._n * b._n, a._exp + b._exp), third)


# ---- quotients ----

def _divided_special(c, a, b):
    # What a / b is when it is no division of numbers; None: it is one.
    sign = a._sign ^ b._sign
    found = nan_of(c, a, b)
    if found is not None:
        return found
    if a._kind:
        return wrong(c) if b._kind else infinity(sign)
    if b._kind:
        return None
    if b._n == 0:
        if a._n == 0:
            return wrong(c, UNDEFINED)
        c._met[0] |= BY_ZERO
        return infinity(sign)
    return None


def divide(c, a, b):
    sign = a._sign ^ b._sign
    found = _divided_special(c, a, b)
    if found is not None:
        return found
    if b._kind:
        c._met[0] |= CLAMPED
        return made(sign, 0, c.Etiny())
    ideal = a._exp - b._exp
    if a._n == 0:
        return fixed(c, sign, 0, ideal)
    shift = len(str(b._n)) - len(str(a._n)) + c.prec + 1
    n, rest = divmod(a._n * 10 ** max(shift, 0), b._n * 10 ** max(-shift, 0))
    e = ideal - shift
    if rest:
        n += n % 5 == 0       # so that it is rounded as what it stands for
    while not rest and e < ideal and n % 10 == 0:
        n //= 10
        e += 1
    return fixed(c, sign, n, e)


def _padded(a, exponent, prec):
    # The digits of a and its exponent, down to another exponent or to one digit more than prec
    more = max(min(a._exp - exponent, prec + 1 - len(str(a._n))), 0)
    return a._n * 10 ** more, a._exp - more


def _whole_and_rest(c, a, b):
    # Of numbers, b is not 0: quotient and remainder as whole numbers and their exponent; None: it has too many digits.
    if a._n == 0:
        return 0, 0, min(a._exp, b._exp)
    apart = a.adjusted() - b.adjusted()
    if apart < -1:
        return 0, *_padded(a, b._exp, c.prec)
    if apart > c.prec:
        return None
    e = min(a._exp, b._exp)
    whole, rest = divmod(a._n * 10 ** (a._exp - e), b._n * 10 ** (b._exp - e))
    return (whole, rest, e) if len(str(whole)) <= c.prec else None


def divide_whole(c, a, b):
    found = _divided_special(c, a, b)
    if found is not None:
        return found
    sign = a._sign ^ b._sign
    if b._kind:
        return made(sign, 0, 0)
    parts = _whole_and_rest(c, a, b)
    return wrong(c, IMPOSSIBLE) if parts is None else fixed(c, sign, parts[0], 0)


def remainder(c, a, b, near=False):
    found = nan_of(c, a, b)
    if found is not None:
        return found
    if a._kind:
        return wrong(c)
    if b._kind:
        return fixed(c, a._sign, a._n, a._exp)
    if b._n == 0:
        return wrong(c, INVALID if a._n else UNDEFINED)
    parts = _whole_and_rest(c, a, b)
    if parts is None:
        return wrong(c, IMPOSSIBLE)
    whole, rest, e = parts
    sign = a._sign
    if near and b.adjusted() <= a.adjusted() + 1:
        unit = b._n * 10 ** (b._exp - e)
        if 2 * rest > unit or 2 * rest == unit and whole & 1:
            rest, sign, whole = unit - rest, 1 - sign, whole + 1
            if len(str(whole)) > c.prec:
                return wrong(c, IMPOSSIBLE)
    return fixed(c, sign, rest, e)


def divide_both(c, a, b):
    found = nan_of(c, a, b)
    if found is not None:
        return found, found
    sign = a._sign ^ b._sign
    if a._kind:
        return (wrong(c) if b._kind else infinity(sign)), wrong(c)
    if not b._kind and b._n == 0:
        if a._n == 0:
            return wrong(c, UNDEFINED), wrong(c, UNDEFINED)
        c._met[0] |= BY_ZERO
        return infinity(sign), wrong(c)
    whole = divide_whole(c, a, b)
    return whole, remainder(c, a, b) if whole._kind != 'n' else whole


# ---- to a number of digits ----

def quantize(c, a, b, rounding):
    found = nan_of(c, a, b)
    if found is not None:
        return found
    if a._kind or b._kind:
        return infinity(a._sign) if a._kind == b._kind else wrong(c)
    e = b._exp
    if not c.Etiny() <= e <= c.Emax or a._n and a.adjusted() > e + c.prec:
        return wrong(c)
    if a._exp >= e:
        n = a._n * 10 ** (a._exp - e) if a._n else 0
    elif a._n == 0:
        n = 0
    else:
        n = _to_unit(c, a, e, rounding)
    if len(str(n)) > c.prec or n and e + len(str(n)) - 1 > c.Emax:
        c._met[0] &= ~(ROUNDED | INEXACT)
        return wrong(c)
    return fixed(c, a._sign, n, e)


def _to_unit(c, a, e, rounding):
    # The digits of a, rounded to the exponent e, which is higher than its own.
    digits = min(e - a._exp, len(str(a._n)) + 1)
    n = a._n if digits == e - a._exp else int(a._n > 0)
    whole = rounded(a._sign, n, 10 ** digits, rounding)
    c._met[0] |= ROUNDED if whole * 10 ** digits == n else ROUNDED | INEXACT
    return whole


def to_integral(c, a, rounding, exact):
    found = nan_of(c, a)
    if found is not None:
        return found
    if a._kind or a._exp >= 0:
        return made(a._sign, a._n, a._exp, a._kind)
    met = c._met[0]
    n = _to_unit(c, a, 0, rounding) if a._n else 0
    if not exact:
        c._met[0] = met
    return made(a._sign, n, 0)


def normalize(c, a):
    d = fixed_any(c, a)
    if d._kind:
        return d
    if d._n == 0:
        return made(d._sign, 0, 0)
    n, e, high = d._n, d._exp, c.Etop() if c.clamp else c.Emax
    while e < high and n % 10 == 0:
        n //= 10
        e += 1
    return made(d._sign, n, e)
