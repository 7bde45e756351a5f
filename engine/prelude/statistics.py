# statistics: averages and spreads, of ints and floats. Sums are exact (math.fsum), as CPython's are.
import math as _math


class StatisticsError(ValueError):
    pass


def _values(data, what):
    data = list(data)
    if not data:
        raise StatisticsError(f'{what} requires at least one data point')
    return data


def _total(data):
    return sum(data) if all([isinstance(x, int) for x in data]) else _math.fsum(data)


def _divided(total, n):
    # Of ints the result is an int where it is whole: so it is in CPython, whose sums are fractions.
    if isinstance(total, int) and total % n == 0:
        return total // n
    return total / n


def mean(data):
    data = _values(data, 'mean')
    return _divided(_total(data), len(data))


def fmean(data):
    data = list(data)
    if not data:
        raise StatisticsError('fmean requires at least one data point')
    return _math.fsum(data) / len(data)


def median(data):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values()) if counts else 0
    return [x for x in counts if counts[x] == most]


def mode(data):
    found = multimode(data)
    if not found:
        raise StatisticsError('no mode for empty data')
    return found[0]


def _squares(data):
    # The sum of the squares of what data is away from its mean; exact for ints.
    n = len(data)
    if all([isinstance(x, int) for x in data]):
        total = sum(data)
        return n * sum([x * x for x in data]) - total * total, n
    middle = _math.fsum(data) / n
    return _math.fsum([(x - middle) ** 2 for x in data]), 1


def _spread(data, least, n_less, name):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(f'{name} requires at least {"two data points" if least == 2 else "one data point"}')
    squares, scale = _squares(data)
    return squares, scale * (len(data) - n_less)


def variance(data, xbar=None):
    return _divided(*_spread(data, 2, 1, 'variance'))


def pvariance(data, mu=None):
    return _divided(*_spread(data, 1, 0, 'pvariance'))


def stdev(data, xbar=None):
    return _math.sqrt(_divided(*_spread(data, 2, 1, 'stdev')))


def pstdev(data, mu=None):
    return _math.sqrt(_divided(*_spread(data, 1, 0, 'pstdev')))


def harmonic_mean(data, weights=None):
    data = _values(data, 'harmonic_mean')
    if 0 in data:
        return 0
    from fractions import Fraction
    return float(len(data) / sum([1 / Fraction(x) for x in data]))


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError('must have a non-empty dataset containing positive numbers')
    return _math.exp(_math.fsum([_math.log(x) for x in data]) / len(data))


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    length = len(data)
    if length < 2:
        raise StatisticsError('must have at least two data points')
    result = []
    for i in range(1, n):
        if method == 'inclusive':
            j, delta = divmod(i * (length - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
            continue
        m = length + 1
        j = min(max(i * m // n, 1), length - 1)
        delta = i * m - j * n
        result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def correlation(x, y, /):
    mx, my = fmean(x), fmean(y)
    up = _math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)])
    return up / _math.sqrt(_math.fsum([(a - mx) ** 2 for a in x]) * _math.fsum([(b - my) ** 2 for b in y]))
