# statistics: averages and spreads. Sums are exact, as CPython's are: they are fractions.
import math as _math
from numbers import Number as _Number
from collections import namedtuple as _namedtuple
from fractions import Fraction as _Fraction


class StatisticsError(ValueError):
    pass


def _total(data):
    # The exact sum, as a fraction, the type that a result has, and how many there are.
    kind, total, n = int, _Fraction(0), 0
    special = []
    for x in data:
        if isinstance(x, str):
            raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")
        kind = _common(kind, type(x))
        n += 1
        try:
            total += _Fraction(x)
        except (OverflowError, ValueError):  # an infinity, or no number at all
            special.append(x)
        except TypeError:
            raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
    if special:
        total = sum(special)
    return kind, total, n


def _common(a, b):
    if a is b or b is bool or issubclass(a, b) and a is not int:
        return a
    if a is int or issubclass(b, a):
        return b
    if b is int:
        return a
    if issubclass(a, float) and issubclass(b, _Fraction):
        return a
    if issubclass(b, float) and issubclass(a, _Fraction):
        return b
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _made(value, kind):
    # An exact value as one of this type.
    if type(value) is kind:
        return value
    if issubclass(kind, int) and getattr(value, 'denominator', 0) != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if hasattr(value, 'numerator') and not isinstance(value, (int, float)):
            return kind(value.numerator) / kind(value.denominator)
        raise


def mean(data):
    kind, total, n = _total(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    return _made(total / n, kind)


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError('fmean requires at least one data point')
        return _math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    den = _math.fsum(weights)
    if not den:
        raise StatisticsError('sum of weights must be non-zero')
    return _math.fsum([x * w for x, w in zip(data, weights)]) / den


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


def _squares(data, middle=None):
    # The exact sum of the squares of what data is away from its mean.
    data = list(data)
    kind, total, n = _total(data)
    if middle is None:
        if not isinstance(total, _Fraction):
            return kind, total - total, n
        middle = total / n if n else total
    else:
        middle = _Fraction(middle)
    squares = _Fraction(0)
    for x in data:
        squares += (_Fraction(x) - middle) ** 2
    return kind, squares, n


def _root(square):
    # The square root of a fraction, rounded once.
    n, m = square.numerator, square.denominator
    if not n:
        return 0.0
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        top, bottom = _math.isqrt(n // (m << 2 * q)), 1
        top |= top * top * (m << 2 * q) != n
        return float(top << q)
    top = _math.isqrt((n << -2 * q) // m)
    top |= top * top * m != n << -2 * q
    return top / (1 << -q)


def _decimal_root(square):
    from decimal import Decimal
    return (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()


def variance(data, xbar=None):
    kind, squares, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError('variance requires at least two data points')
    return _made(squares / (n - 1), kind)


def pvariance(data, mu=None):
    kind, squares, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _made(squares / n, kind)


def _deviation(kind, square):
    return _decimal_root(square) if kind.__name__ == 'Decimal' else _root(square)


def stdev(data, xbar=None):
    kind, squares, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _deviation(kind, squares / (n - 1))


def pstdev(data, mu=None):
    kind, squares, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _deviation(kind, squares / n)


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError('Number of weights does not match data size')
    if len(data) == 1 and weights == [1]:
        if not isinstance(data[0], _Number):
            raise TypeError('unsupported type')
        if data[0] < 0:
            raise StatisticsError('harmonic mean does not support negative values')
        return data[0]
    for w, x in zip(weights, data):
        if x < 0 or w < 0:
            raise StatisticsError('harmonic mean does not support negative values')
    if 0 in data:
        return 0
    kind, total, n = _total([w / x if w else 0 for w, x in zip(weights, data)])
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _made(_total(weights)[1] / total, kind)


def geometric_mean(data):
    try:
        return _math.exp(fmean([_math.log(x) for x in data]))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


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


def median_grouped(data, interval=1.0):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    x = data[n // 2]
    below = len([v for v in data if v < x])
    same = len([v for v in data if v == x])
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return x - interval / 2.0 + interval * (n / 2 - below) / same


def _pairs(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f'{what} requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(f'{what} requires at least two data points')
    return n, _math.fsum(x) / n, _math.fsum(y) / n


def covariance(x, y, /):
    n, mx, my = _pairs(x, y, 'covariance')
    return _math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)]) / (n - 1)


def correlation(x, y, /):
    n, mx, my = _pairs(x, y, 'correlation')
    sxy = _math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)])
    sxx = _math.fsum([(a - mx) * (a - mx) for a in x])
    syy = _math.fsum([(b - my) * (b - my) for b in y])
    try:
        return sxy / _math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


LinearRegression = _namedtuple('LinearRegression', ('slope', 'intercept'), module='statistics')


def linear_regression(x, y, /, *, proportional=False):
    n, mx, my = _pairs(x, y, 'linear regression')
    if proportional:
        sxy = _math.fsum([a * b for a, b in zip(x, y)])
        sxx = _math.fsum([a * a for a in x])
    else:
        sxy = _math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)])
        sxx = _math.fsum([(a - mx) * (a - mx) for a in x])
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    return LinearRegression(slope=slope, intercept=0.0 if proportional else my - slope * mx)


class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        diff = x - self._mu
        return _math.exp(diff * diff / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        if self._sigma <= 0.0:
            raise StatisticsError('cdf() not defined when sigma at or below zero')
        from _quantile import standard
        return self._mu + standard(p) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        # The area that both curves have: between the points where they cross
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        a, b = sorted((self, other), key=lambda d: (d._sigma, d._mu))
        u, v = a.variance, b.variance
        if not u or not v:
            raise StatisticsError('overlap() not defined when sigma is zero')
        wider, apart = v - u, _math.fabs(b._mu - a._mu)
        if not wider:
            return 1.0 - _math.erf(apart / (2.0 * a._sigma * _math.sqrt(2.0)))
        middle = a._mu * v - b._mu * u
        half = a._sigma * b._sigma * _math.sqrt(apart * apart + wider * _math.log(v / u))
        left, right = (middle + half) / wider, (middle - half) / wider
        return 1.0 - (_math.fabs(b.cdf(left) - a.cdf(left)) + _math.fabs(b.cdf(right) - a.cdf(right)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'
