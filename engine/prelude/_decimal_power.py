# Roots, exp and ln of Decimals, which are always rounded half to even; powers.
from math import isqrt
from _decimal_context import INEXACT, ROUNDED, SUBNORMAL, UNDERFLOW
from _decimal_core import divide, fixed, infinity, made, nan_of, wrong
from _decimal_functions import ROUND_HALF_EVEN, exp as _exp, ln as _ln, power as _power


def half_even(f, c, *args):
    inner = c.copy()
    object.__setattr__(inner, 'rounding', ROUND_HALF_EVEN)
    d = f(inner, *args)
    c._met[0] |= inner._met[0]
    return d


def root(c, a):
    found = nan_of(c, a)
    if found is not None:
        return found
    if a._sign and (a._kind or a._n):
        return wrong(c)
    if a._kind:
        return infinity(0)
    ideal = a._exp // 2
    if a._n == 0:
        return fixed(c, a._sign, 0, ideal)
    n, e = (a._n, a._exp) if a._exp % 2 == 0 else (a._n * 10, a._exp - 1)
    shift = max(c.prec + 1 - (len(str(n)) + 1) // 2, 0)
    n *= 100 ** shift
    found = isqrt(n)
    exact = found * found == n
    e = e // 2 - shift
    while exact and e < ideal and found % 10 == 0:
        found //= 10
        e += 1
    if not exact:
        found += found % 5 == 0
    return fixed(c, 0, found, e)


def _irrational(c, sign, n, e):
    # What a series gave, with as many digits as the context's: it is never exact.
    c._met[0] |= INEXACT | ROUNDED
    more = c.prec - len(str(n))
    d = fixed(c, sign, n * 10 ** max(more, 0), e - max(more, 0))
    if c._met[0] & SUBNORMAL:
        c._met[0] |= UNDERFLOW
    return d


def _too_large(c, sign, low):
    # A power beyond the range: below it, or above
    return fixed(c, sign, 1, c.Etiny() - 2 if low else c.Emax + 1)


def exponential(c, a):
    found = nan_of(c, a)
    if found is not None:
        return found
    if a._kind:
        return made(0, 0, 0) if a._sign else infinity(0)
    if a._n == 0:
        return made(0, 1, 0)
    adjusted = a.adjusted()
    if adjusted > len(str(c.Emax - c.Etiny())) + 2:
        return _too_large(c, 0, a._sign)
    if adjusted < -c.prec - 1:
        n = 10 ** (c.prec + 2) + (-1 if a._sign else 1)
        return fixed(c, 0, n, -c.prec - 2)
    return _irrational(c, 0, *_exp(-a._n if a._sign else a._n, a._exp, adjusted, c.prec))


def logarithm(c, a, tens):
    found = nan_of(c, a)
    if found is not None:
        return found
    if not a._kind and a._n == 0:
        return infinity(1)
    if a._sign:
        return wrong(c)
    if a._kind:
        return infinity(0)
    e = a.adjusted()
    if e == 0 and _against_one(a) == 0:
        return made(0, 0, 0)
    if tens and a._n == 10 ** (len(str(a._n)) - 1):
        return fixed(c, int(e < 0), abs(e), 0)
    return _irrational(c, *_ln(a._n, e, tens, c.prec))


def _power_special(c, a, b, whole, odd):
    # What a ** b is when it needs no work; None: it needs some. whole, odd: b is.
    sign = int(a._sign and odd)
    is_zero = not a._kind and a._n == 0
    if not b._kind and b._n == 0:
        return wrong(c) if is_zero else made(0, 1, 0)
    if is_zero:
        return infinity(sign) if b._sign else made(sign, 0, 0)
    if a._sign and not whole:
        return wrong(c)
    if a._kind:
        return made(sign, 0, 0) if b._sign else infinity(sign)
    if b._kind:
        size = _against_one(a)
        if size == 0:
            return _irrational(c, 0, 1, 0)
        return infinity(0) if (size > 0) != bool(b._sign) else made(0, 0, 0)
    return None


def _against_one(a):
    # abs(a) is less than 1, 1 or more
    e = a.adjusted()
    return (e > 0) - (e < 0) or int(a._n != 10 ** (len(str(a._n)) - 1))


def power(c, a, b):
    found = nan_of(c, a, b)
    if found is not None:
        return found
    whole = not b._kind and (b._exp >= 0 or b._n % 10 ** min(-b._exp, len(str(b._n)) + 1) == 0)
    odd = whole and b._exp <= 0 and b._n // 10 ** -b._exp & 1
    found = _power_special(c, a, b, whole, odd)
    if found is not None:
        return found
    sign = int(a._sign and odd)
    size = _against_one(a)
    if size == 0 and not whole:
        return _irrational(c, 0, 1, 0)
    if size and b.adjusted() > len(str(c.Emax - c.Etiny())) + c.prec + len(str(a._n)):
        return _too_large(c, sign, (size < 0) != bool(b._sign))
    return _whole_power(c, a, b, sign) if whole else _real_power(c, a, b)


def _whole_power(c, a, b, sign):
    if _against_one(a) == 0:
        # 1.0 has as many zeros as are asked for, and as fit
        times = 0 if b._sign else int(b) if b._exp < 40 else c.prec
        zeros = -a._exp * times
        keep = max(min(zeros, c.prec - 1), 0)
        if keep < zeros:
            c._met[0] |= ROUNDED
        return made(sign, 10 ** keep, -keep)
    times = b._n * 10 ** max(b._exp, 0) // 10 ** max(-b._exp, 0)
    prec = c.prec + len(str(times)) + 4
    n, e, exact = 1, 0, True
    for bit in f'{times:b}':
        n, e = n * n, e * 2
        if bit == '1':
            n, e = n * a._n, e + a._exp
        extra = len(str(n)) - prec
        if extra > 2 * prec:
            exact = exact and n % 10 ** extra == 0
            n, e = n // 10 ** extra, e + extra
    if not exact:
        n += n % 5 == 0
    if b._sign:
        d = divide(c, made(0, 1, 0), made(sign, n, e))
        if not exact:
            c._met[0] |= INEXACT | ROUNDED
        return d
    return fixed(c, sign, n, e)


def _real_power(c, a, b):
    # Ten digits more than the context's, then rounded as it says
    return _irrational(c, 0, *_power(a._n, a.adjusted(), -b._n if b._sign else b._n, b._exp, c.prec + 10))


def power_modulo(c, a, b, modulus):
    for d in a, b, modulus:
        if d._kind:
            return nan_of(c, a, b) or nan_of(c, modulus) or wrong(c)
    if any([d._exp < 0 and d._n % 10 ** -d._exp for d in (a, b, modulus)]) or b._sign and b._n:
        return wrong(c)
    a, b, m = int(a), int(b), abs(int(modulus))
    if m == 0 or a == b == 0 or len(str(m)) > c.prec:
        return wrong(c)
    return made(int(a < 0 and b & 1), pow(abs(a), b, m), 0)
