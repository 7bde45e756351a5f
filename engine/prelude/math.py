# math on whole numbers and on sequences; the functions of one float are in C.
import operator as _operator


def _whole(v):
    return v if isinstance(v, int) else _operator.index(v)


def gcd(*numbers):
    result = 0
    for n in numbers:
        n = abs(_whole(n))
        while n:
            result, n = n, result % n
    return result


def lcm(*numbers):
    result = 1
    for n in numbers:
        n = abs(_whole(n))
        if n == 0:
            return 0
        result = result // gcd(result, n) * n
    return result


def factorial(n):
    n = _whole(n)
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    result = 1
    for k in range(2, n + 1):
        result *= k
    return result


def isqrt(n):
    n = _whole(n)
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    if n == 0:
        return 0
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def comb(n, k):
    n, k = _whole(n), _whole(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    result = 1
    for i in range(min(k, n - k)):
        result = result * (n - i) // (i + 1)
    return result


def perm(n, k=None):
    if k is None:
        return factorial(n)
    n, k = _whole(n), _whole(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    result = 1
    for i in range(k):
        result *= n - i
    return result


def prod(iterable, *, start=1):
    for v in iterable:
        start *= v
    return start


def _float_of(x):
    # fabs says what is wrong with one that is no number
    fabs(x)
    return float(x)


def fsum(seq, /):
    # Shewchuk's exact partial sums; infinities and NaNs are added apart.
    partials, special, infinite = [], 0.0, 0.0
    for given in seq:
        x = given if isinstance(given, float) else _float_of(given)
        if x - x != 0.0:
            special += x
            if x == x:
                infinite += x
            continue
        i = 0
        for y in partials:
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                partials[i] = low
                i += 1
            x = high
        if x - x != 0.0:
            raise OverflowError('intermediate overflow in fsum')
        partials[i:] = [x]
    if special != 0.0:
        if infinite != infinite:
            raise ValueError('-inf + inf in fsum')
        return special
    total = 0.0
    n = len(partials)
    if n:
        n -= 1
        total = partials[n]
        low = 0.0
        while n:
            x = total
            n -= 1
            y = partials[n]
            total = x + y
            low = y - (total - x)
            if low:
                break
        if n and (low < 0.0 and partials[n - 1] < 0.0 or low > 0.0 and partials[n - 1] > 0.0):
            y = low * 2.0
            x = total + y
            if y == x - total:
                total = x
    return total


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    return abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)


def dist(p, q):
    p, q = tuple(p), tuple(q)
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return hypot(*[x - y for x, y in zip(p, q)])
