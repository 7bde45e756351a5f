# fractions: Fraction, always in lowest terms.
import math


def _read(text):
    up, slash, down = text.strip().partition('/')
    try:
        if slash:
            return int(up), int(down)
        mantissa, e, exponent = up.lower().partition('e')
        whole, dot, rest = mantissa.partition('.')
        value = int((whole + rest).replace('_', '')) if whole + rest else int('')
        scale = len(rest) - (int(exponent) if e else 0)
        return (value, 10 ** scale) if scale >= 0 else (value * 10 ** -scale, 1)
    except ValueError:
        raise ValueError(f'Invalid literal for Fraction: {text!r}') from None


class Fraction:
    real = property(lambda self: +self)
    imag = property(lambda self: 0)

    def conjugate(self):
        return +self

    def __init__(self, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, str):
                numerator, denominator = _read(numerator)
            elif isinstance(numerator,
                            float) or hasattr(numerator, 'as_integer_ratio') and not isinstance(numerator, int):
                numerator, denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, int):
                denominator = 1
            else:
                raise TypeError('argument should be a string or a Rational instance')
        elif not isinstance(numerator, (int, Fraction)) or not isinstance(denominator, (int, Fraction)):
            raise TypeError('both arguments should be Rational instances')
        if isinstance(numerator, Fraction) or isinstance(denominator, Fraction):
            numerator, denominator = (_up(numerator) * _down(denominator), _down(numerator) * _up(denominator))
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator, self._denominator = numerator // common, denominator // common

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    @classmethod
    def from_float(cls, f):
        return cls(f)

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

    def _other(self, other):
        return isinstance(other, (int, Fraction))

    def __add__(self, other):
        if isinstance(other, float):
            return float(self) + other
        if not self._other(other):
            return NotImplemented
        return Fraction(self._numerator * _down(other) + _up(other) * self._denominator,
                        self._denominator * _down(other))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, float):
            return float(self) - other
        if not self._other(other):
            return NotImplemented
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if isinstance(other, float):
            return float(self) * other
        if not self._other(other):
            return NotImplemented
        return Fraction(self._numerator * _up(other), self._denominator * _down(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, float):
            return float(self) / other
        if not self._other(other):
            return NotImplemented
        return Fraction(self._numerator * _down(other), self._denominator * _up(other))

    def __rtruediv__(self, other):
        if isinstance(other, float):
            return other / float(self)
        return Fraction(other) / self if isinstance(other, int) else NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, float):
            return float(self) // other
        return (self._numerator * _down(other) // (self._denominator * _up(other)) if self._other(other)
                else NotImplemented)

    def __rfloordiv__(self, other):
        if isinstance(other, float):
            return other // float(self)
        return Fraction(other) // self if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        if isinstance(other, float):
            return float(self) % other
        if not self._other(other):
            return NotImplemented
        return Fraction(self._numerator * _down(other) % (_up(other) * self._denominator),
                        self._denominator * _down(other))

    def __rmod__(self, other):
        if isinstance(other, float):
            return other % float(self)
        return Fraction(other) % self if isinstance(other, int) else NotImplemented

    def __divmod__(self, other):
        if isinstance(other, float):
            return divmod(float(self), other)
        return (self // other, self % other) if self._other(other) else NotImplemented

    def __rdivmod__(self, other):
        if isinstance(other, float):
            return divmod(other, float(self))
        return divmod(Fraction(other), self) if isinstance(other, int) else NotImplemented

    def __pow__(self, n):
        if isinstance(n, Fraction) and n._denominator == 1:
            n = n._numerator
        if isinstance(n, int):
            if n >= 0:
                return Fraction(self._numerator ** n, self._denominator ** n)
            return Fraction(self._denominator ** -n, self._numerator ** -n)
        return float(self) ** float(n)

    def __rpow__(self, base):
        return base ** self._numerator if self._denominator == 1 and self._numerator >= 0 else base ** float(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            scale = 10 ** abs(ndigits)
            return Fraction(round(self * scale), scale) if ndigits > 0 else Fraction(round(self / scale) * scale)
        n, rest = divmod(self._numerator, self._denominator)
        return n + (2 * rest > self._denominator or 2 * rest == self._denominator and n % 2)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def _compared(self, other, answer):
        if isinstance(other, float):
            return answer(float(self), other)
        return (answer(self._numerator * _down(other), _up(other) * self._denominator) if self._other(other)
                else NotImplemented)

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

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

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __repr__(self):
        return f'Fraction({self._numerator}, {self._denominator})'


def _up(x):
    return x._numerator if isinstance(x, Fraction) else x


def _down(x):
    return x._denominator if isinstance(x, Fraction) else 1
