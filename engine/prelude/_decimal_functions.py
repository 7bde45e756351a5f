# What decimal works out in whole numbers alone: rounding, exp, ln and log10.
from math import isqrt as _isqrt

ROUNDINGS = (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_DOWN, ROUND_UP, ROUND_CEILING, ROUND_FLOOR,
             ROUND_05UP) = ('ROUND_HALF_EVEN', 'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_DOWN', 'ROUND_UP',
                            'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_05UP')


def rounded(sign, n, unit, rounding):
    # n / unit as a whole number.
    whole, rest = divmod(n, unit)
    if not rest or rounding == ROUND_DOWN:
        return whole
    if rounding == ROUND_HALF_EVEN:
        up = 2 * rest > unit or 2 * rest == unit and whole & 1
    elif rounding == ROUND_HALF_UP:
        up = 2 * rest >= unit
    elif rounding == ROUND_HALF_DOWN:
        up = 2 * rest > unit
    elif rounding == ROUND_05UP:
        up = whole % 5 == 0
    else:
        up = rounding == ROUND_UP or rounding == (ROUND_FLOOR if sign else ROUND_CEILING)
    return whole + 1 if up else whole


# ---- series, in whole numbers that stand for v / 10 ** p ----

def _ln_of(n, unit, p):
    # n / unit, between 1 and 10: by roots until it is near 1, then the series of artanh
    one = 10 ** p
    v = n * one // unit
    for _ in range(8):
        v = _isqrt(v * one)
    y = (v - one) * one // (v + one)
    square, term, total, k = y * y // one, y, 0, 1
    while term:
        total += term // k
        term = term * square // one
        k += 2
    return total << 9


def _exp_of(v, p):
    one = 10 ** p
    v >>= 8
    term, total, k = one, 0, 1
    while term:
        total += term
        term = term * v // (one * k)
        k += 1
    for _ in range(8):
        total = total * total // one
    return total


# ---- the functions, rounded to prec digits ----

def _settled(approximate, prec, most=None):
    # What approximate(p), a number and its exponent with an error of less than 10 ** 4 of its units, rounds to. More
    # digits are asked for until it is certain; after so many it is one that has few digits.
    more = 8
    while True:
        n, e = approximate(prec + more)
        extra = len(str(n)) - prec
        if (extra >= 5 and 10 ** 4 < n % (10 ** extra // 2) < 10 ** extra // 2 - 10 ** 4
                or most is not None and more > most):
            n = rounded(0, n, 10 ** extra, ROUND_HALF_EVEN)
            over = len(str(n)) - prec
            return n // 10 ** over, e + extra + over
        more += 8


def exp(signed, exponent, adjusted, prec):
    # Of signed * 10 ** exponent, which is not 0; adjusted: the exponent of its first digit.
    spare = max(adjusted, 0)

    def approximate(p):
        p += 12 + spare
        ten = _ln_of(10, 1, p)
        shift = p + exponent
        v = signed * 10 ** shift if shift >= 0 else signed // 10 ** -shift
        k = v // ten
        return _exp_of(v - k * ten, p) // 10 ** (8 + spare), k - p + 8 + spare
    return _settled(approximate, prec)


def ln(n, adjusted, tens, prec):
    # Of the digits n, the first of which stands for 10 ** adjusted; tens: log10. The result is not 0.
    unit = 10 ** (len(str(n)) - 1)

    def approximate(p):
        p += 20
        ten = _ln_of(10, 1, p)
        v = _ln_of(n, unit, p) + adjusted * ten
        if tens:
            v = v * 10 ** p // ten
        return abs(v) // 10 ** 8, 8 - p
    return int(adjusted < 0), *_settled(approximate, prec)


def power(n, adjusted, times, exponent, prec):
    # To times * 10 ** exponent, of what ln takes; the result may be a number of few digits.
    unit = 10 ** (len(str(n)) - 1)
    spare = max(len(str(times)) + exponent, 0) + len(str(adjusted))

    def approximate(p):
        p += 30 + 2 * spare
        ten = _ln_of(10, 1, p)
        v = (_ln_of(n, unit, p) + adjusted * ten) * times
        v = v * 10 ** exponent if exponent >= 0 else v // 10 ** -exponent
        k = v // ten
        return _exp_of(v - k * ten, p) // 10 ** (20 + 2 * spare), k - p + 20 + 2 * spare
    return _settled(approximate, prec, prec + 40)
