# fractions: Fraction, always in lowest terms.
import math
import operator as _operator
from numbers import Complex as _Complex, Rational as _Rational

__all__ = ['Fraction']


def _read(text):
    import re
    found = re.match(r'\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:/(\d+(?:_\d+)*)|(?:\.(\d*|\d+(?:_\d+)*))?'
                     r'(?:[eE]([-+]?\d+(?:_\d+)*))?)\s*\Z', text)
    if not found:
        raise ValueError(f'Invalid literal for Fraction: {text!r}')
    sign, whole, down, rest, exponent = found.groups()
    up, down = int(whole or '0'), int(down or '1')
    if rest:
        rest = rest.replace('_', '')
        up, down = up * 10 ** len(rest) + int(rest), 10 ** len(rest)
    shift = int(exponent or '0')
    up, down = up * 10 ** max(shift, 0), down * 10 ** max(-shift, 0)
    return -up if sign == '-' else up, down


def _parts(value):
    # numerator and denominator of one argument
    if isinstance(value, int):
        return int(value), 1
    if isinstance(value, _Rational):
        return value.numerator, value.denominator
    if isinstance(value, str):
        return _read(value)
    if isinstance(value, float) or type(value).__module__ == 'decimal' and hasattr(value, 'as_integer_ratio'):
        return value.as_integer_ratio()
    raise TypeError('argument should be a string or a Rational instance')


def _made(up, down):
    # of two ints, down is not 0
    common = math.gcd(up, down)
    f = object.__new__(Fraction)
    f._numerator, f._denominator = (up // common, down // common) if down > 0 else (-up // common, -down // common)
    return f


def _between(exact, plain):
    # a operator b and b operator a: of rational numbers exact, else as floats or complex numbers
    def ahead(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(a._numerator, a._denominator, b.numerator, b.denominator)
        if isinstance(b, float):
            return plain(float(a), b)
        return plain(complex(a), b) if isinstance(b, complex) else NotImplemented

    def back(b, a):
        if isinstance(a, _Rational):
            return exact(int(a.numerator), int(a.denominator), b._numerator, b._denominator)
        if isinstance(a, _Complex):
            return plain(complex(a), complex(b)) if isinstance(a, complex) else plain(float(a), float(b))
        return NotImplemented
    return ahead, back


def _divided(n, d, m, e):
    if m == 0:
        raise ZeroDivisionError(f'Fraction({(n > 0) - (n < 0)}, 0)')
    return _made(n * e, d * m)


def _divided_both(n, d, m, e):
    whole, rest = divmod(n * e, d * m)
    return whole, _made(rest, d * e)


def _ordered(answer):
    def method(self, other):
        if isinstance(other, _Rational):
            return answer(self._numerator * other.denominator, other.numerator * self._denominator)
        if isinstance(other, float):
            if not math.isfinite(other):
                return answer(0.0, other)
            up, down = other.as_integer_ratio()
            return answer(self._numerator * down, up * self._denominator)
        return NotImplemented
    return method


class Fraction(_Rational):
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            numerator, denominator = _parts(numerator)
        elif isinstance(numerator, _Rational) and isinstance(denominator, _Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self = object.__new__(cls)
        self._numerator, self._denominator = numerator // common, denominator // common
        return self

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
        return cls(f)

    @classmethod
    def from_decimal(cls, dec):
        from decimal import Decimal
        if not isinstance(dec, (int, Decimal)):
            raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
        return cls(dec)

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        low, high = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return high if abs(high - self) <= abs(low - self) else low

    __add__, __radd__ = _between(lambda n, d, m, e: _made(n * e + m * d, d * e), _operator.add)
    __sub__, __rsub__ = _between(lambda n, d, m, e: _made(n * e - m * d, d * e), _operator.sub)
    __mul__, __rmul__ = _between(lambda n, d, m, e: _made(n * m, d * e), _operator.mul)
    __truediv__, __rtruediv__ = _between(_divided, _operator.truediv)
    __floordiv__, __rfloordiv__ = _between(lambda n, d, m, e: n * e // (d * m), _operator.floordiv)
    __mod__, __rmod__ = _between(lambda n, d, m, e: _made(n * e % (m * d), d * e), _operator.mod)
    __divmod__, __rdivmod__ = _between(_divided_both, divmod)

    def __pow__(a, b):
        if not isinstance(b, _Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        n = int(b.numerator)
        if n >= 0:
            return Fraction(a._numerator ** n, a._denominator ** n)
        return Fraction(a._denominator ** -n, a._numerator ** -n)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, _Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** b._numerator if b._denominator == 1 else a ** float(b)

    def __neg__(a):
        return _made(-a._numerator, a._denominator)

    def __pos__(a):
        return _made(a._numerator, a._denominator)

    def __abs__(a):
        return _made(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            scale = 10 ** abs(ndigits)
            return Fraction(round(self * scale), scale) if ndigits > 0 else Fraction(round(self / scale) * scale)
        n, rest = divmod(self._numerator, self._denominator)
        return n + (2 * rest > self._denominator or 2 * rest == self._denominator and n % 2)

    def __bool__(a):
        return a._numerator != 0

    def __eq__(a, b):
        if isinstance(b, _Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex):
            if b.imag != 0:
                return NotImplemented
            b = b.real
        return _same(a, b)

    __lt__, __le__ = _ordered(_operator.lt), _ordered(_operator.le)
    __gt__, __ge__ = _ordered(_operator.gt), _ordered(_operator.ge)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        modulus = (1 << 61) - 1
        if self._denominator % modulus == 0:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, modulus))
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else type(self)(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'


_same = _ordered(_operator.eq)
