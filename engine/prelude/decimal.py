# decimal: finite decimal numbers with a context's precision and rounding. Infinities, NaNs, flags and traps are not
# here.

from math import isqrt as _isqrt
from _decimal_functions import (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP,
                                ROUND_UP, exp as _exp, ln as _ln, rounded as _rounded)


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN):
        self.prec, self.rounding = prec, rounding

    def copy(self):
        return Context(self.prec, self.rounding)

    def create_decimal(self, num='0'):
        return _in(self, Decimal(num)._kept)

    def abs(self, a):
        return _in(self, _needed(a).__abs__)

    def plus(self, a):
        return _in(self, _needed(a).__pos__)

    def minus(self, a):
        return _in(self, _needed(a).__neg__)

    def add(self, a, b):
        return _in(self, _needed(a).__add__, _needed(b))

    def subtract(self, a, b):
        return _in(self, _needed(a).__sub__, _needed(b))

    def multiply(self, a, b):
        return _in(self, _needed(a).__mul__, _needed(b))

    def divide(self, a, b):
        return _in(self, _needed(a).__truediv__, _needed(b))

    def divide_int(self, a, b):
        return _in(self, _needed(a).__floordiv__, _needed(b))

    def remainder(self, a, b):
        return _in(self, _needed(a).__mod__, _needed(b))

    def power(self, a, b, modulo=None):
        return _in(self, _needed(a).__pow__, _needed(b))

    def sqrt(self, a):
        return _needed(a).sqrt(self)

    def exp(self, a):
        return _needed(a).exp(self)

    def ln(self, a):
        return _needed(a).ln(self)

    def log10(self, a):
        return _needed(a).log10(self)

    def fma(self, a, b, c):
        return _needed(a).fma(b, c, self)

    def quantize(self, a, b):
        return _needed(a).quantize(b, context=self)

    def normalize(self, a):
        return _needed(a).normalize(self)

    def to_integral_value(self, a):
        return _needed(a).to_integral_value(context=self)

    def compare(self, a, b):
        return _needed(a).compare(b)

    def max(self, a, b):
        return _needed(a).max(b, self)

    def min(self, a, b):
        return _needed(a).min(b, self)

    def __enter__(self):
        global _context
        self._outer = _context
        _context = self
        return self

    def __exit__(self, *args):
        global _context
        _context = self._outer


_context = Context()


def getcontext():
    return _context


def setcontext(context):
    global _context
    _context = context


def localcontext(ctx=None, *, prec=None, rounding=None):
    made = (ctx or _context).copy()
    if prec is not None:
        made.prec = prec
    if rounding is not None:
        made.rounding = rounding
    return made


def _in(context, f, *args):
    # f with another context than the present one; None: with the present one
    global _context
    if context is None:
        return f(*args)
    outer, _context = _context, context
    try:
        return f(*args)
    finally:
        _context = outer


def _fixed(sign, n, exponent):
    # What fits the context's precision.
    extra = len(str(n)) - _context.prec
    if extra > 0:
        n = _rounded(sign, n, 10 ** extra, _context.rounding)
        exponent += extra
        if len(str(n)) > _context.prec:
            n //= 10
            exponent += 1
    return _made(sign, n, exponent)


def _made(sign, n, exponent):
    d = object.__new__(Decimal)
    d._sign, d._n, d._exp = sign, n, exponent
    return d


def _read(text):
    body = text.strip().replace('_', '').lower()
    sign = body.startswith('-')
    body = body[1:] if body[:1] in ('-', '+') else body
    mantissa, e, exponent = body.partition('e')
    whole, dot, rest = mantissa.partition('.')
    digits = whole + rest
    tail = exponent[1:] if exponent[:1] in ('-', '+') else exponent
    if not digits.isdigit() or e and not tail.isdigit():
        raise InvalidOperation([ConversionSyntax])
    return int(sign), int(digits), (int(exponent) if e else 0) - len(rest)


def _of(x):
    return x if isinstance(x, Decimal) else Decimal(x) if isinstance(x, int) else None


def _needed(x):
    found = _of(x)
    if found is None:
        raise TypeError('conversion from %s to Decimal is not supported' % type(x).__name__)
    return found


class Decimal:
    def __init__(self, value='0', context=None):
        if isinstance(value, Decimal):
            self._sign, self._n, self._exp = value._sign, value._n, value._exp
        elif isinstance(value, int):
            self._sign, self._n, self._exp = int(value < 0), abs(int(value)), 0
        elif isinstance(value, str):
            self._sign, self._n, self._exp = _read(value)
        elif isinstance(value, float):
            up, down = value.as_integer_ratio()
            k = down.bit_length() - 1
            self._sign, self._n, self._exp = int(up < 0 or str(value) == '-0.0'), abs(up) * 5 ** k, -k
        elif isinstance(value, (tuple, list)):
            self._sign, self._n, self._exp = value[0], int(''.join([str(d) for d in value[1]]) or '0'), value[2]
        else:
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')

    @classmethod
    def from_float(cls, f):
        return cls(f)

    def _kept(self):
        return _fixed(self._sign, self._n, self._exp)

    def _signed(self):
        return -self._n if self._sign else self._n

    def _aligned(self, other):
        e = min(self._exp, other._exp)
        return self._signed() * 10 ** (self._exp - e), other._signed() * 10 ** (other._exp - e), e

    def __add__(self, other):
        other = _of(other)
        if other is None:
            return NotImplemented
        a, b, e = self._aligned(other)
        total = a + b
        sign = (total < 0 or total == 0
                and (self._sign and other._sign or (self._sign or other._sign) and _context.rounding == ROUND_FLOOR))
        return _fixed(int(bool(sign)), abs(total), e)

    __radd__ = __add__

    def __neg__(self):
        return _fixed(0 if self._n == 0 else 1 - self._sign, self._n, self._exp)

    def __pos__(self):
        return _fixed(self._sign if self._n else 0, self._n, self._exp)

    def __abs__(self):
        return _fixed(0, self._n, self._exp)

    def copy_abs(self):
        return _made(0, self._n, self._exp)

    def copy_negate(self):
        return _made(1 - self._sign, self._n, self._exp)

    def __sub__(self, other):
        other = _of(other)
        return NotImplemented if other is None else self + other.copy_negate()

    def __rsub__(self, other):
        other = _of(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _of(other)
        return (NotImplemented if other is None
                else _fixed(self._sign ^ other._sign, self._n * other._n, self._exp + other._exp))

    __rmul__ = __mul__

    def _check_divisor(self, other):
        if other._n == 0:
            if self._n == 0:
                raise InvalidOperation([DivisionUndefined])
            raise DivisionByZero([DivisionByZero])

    def __truediv__(self, other):
        other = _of(other)
        if other is None:
            return NotImplemented
        self._check_divisor(other)
        ideal = self._exp - other._exp
        if self._n == 0:
            return _made(self._sign ^ other._sign, 0, ideal)
        shift = len(str(other._n)) - len(str(self._n)) + _context.prec + 1
        n, rest = divmod(self._n * 10 ** max(shift, 0), other._n * 10 ** max(-shift, 0))
        e = ideal - shift
        if rest:
            n += n % 5 == 0       # so that it is rounded as what it stands for
        while not rest and e < ideal and n % 10 == 0:
            n //= 10
            e += 1
        return _fixed(self._sign ^ other._sign, n, e)

    def __rtruediv__(self, other):
        other = _of(other)
        return NotImplemented if other is None else other / self

    def _divided(self, other):
        self._check_divisor(other)
        a, b, e = self._aligned(other)
        whole, rest = divmod(abs(a), abs(b))
        return _fixed(self._sign ^ other._sign, whole, 0), _fixed(self._sign, rest, e)

    def __floordiv__(self, other):
        other = _of(other)
        return NotImplemented if other is None else self._divided(other)[0]

    def __mod__(self, other):
        other = _of(other)
        return NotImplemented if other is None else self._divided(other)[1]

    def __divmod__(self, other):
        return self._divided(_of(other))

    def __rfloordiv__(self, other):
        return _of(other) // self

    def __rmod__(self, other):
        return _of(other) % self

    def __pow__(self, other, modulus=None):
        other = _of(other)
        if other is None:
            return NotImplemented
        if other != other.to_integral_value():
            if other == Decimal('0.5'):
                return self.sqrt()
            raise NotImplementedError("mplab: a Decimal's power is a whole number here")
        times = abs(int(other))
        sign = self._sign if times & 1 else 0
        if other >= 0:
            return _fixed(sign, self._n ** times, self._exp * times)
        with localcontext(prec=_context.prec + 6):
            found = Decimal(1) / _made(sign, self._n ** times, self._exp * times)
        return +found

    def sqrt(self, context=None):
        return _in(context, self._root)

    def _root(self):
        if self._sign and self._n:
            raise InvalidOperation([InvalidOperation])
        ideal = self._exp // 2
        if self._n == 0:
            return _made(self._sign, 0, ideal)
        n, e = (self._n, self._exp) if self._exp % 2 == 0 else (self._n * 10, self._exp - 1)
        shift = max(_context.prec + 1 - (len(str(n)) + 1) // 2, 0)
        n *= 100 ** shift
        root = _isqrt(n)
        exact = root * root == n
        e = e // 2 - shift
        if exact:
            while e < ideal and root % 10 == 0:
                root //= 10
                e += 1
        else:
            root += root % 5 == 0
        outer = _context.rounding
        _context.rounding = ROUND_HALF_EVEN
        try:
            return _fixed(0, root, e)
        finally:
            _context.rounding = outer

    def quantize(self, exp, rounding=None, context=None):
        return _in(context, self._quantized, exp, rounding)

    def _quantized(self, exp, rounding):
        e = _of(exp)._exp
        rounding = rounding or _context.rounding
        n = (self._n * 10 ** (self._exp - e) if self._exp >= e
             else _rounded(self._sign, self._n, 10 ** (e - self._exp), rounding))
        if len(str(n)) > _context.prec:
            raise InvalidOperation([InvalidOperation])
        return _made(self._sign, n, e)

    def to_integral_value(self, rounding=None, context=None):
        return (self if self._exp >= 0 else
                _made(self._sign, _rounded(self._sign, self._n, 10 ** -self._exp,
                               rounding or (context or _context).rounding), 0))

    to_integral = to_integral_value

    def normalize(self, context=None):
        return _in(context, self._normal)

    def _normal(self):
        d = _fixed(self._sign, self._n, self._exp)
        if d._n == 0:
            return _made(d._sign, 0, 0)
        n, e = d._n, d._exp
        while n % 10 == 0:
            n //= 10
            e += 1
        return _made(d._sign, n, e)

    def _compared(self, other, answer):
        if isinstance(other, float):
            other = Decimal(other)
        other = _of(other)
        if other is None:
            return NotImplemented
        a, b, _ = self._aligned(other)
        return answer(a, b)

    def exp(self, context=None):
        return _in(context, self._exponential)

    def _exponential(self):
        return _made(0, *_exp(self._signed(), self._exp, self.adjusted(), _context.prec)) if self._n else Decimal(1)

    def ln(self, context=None):
        return _in(context, self._logarithm, False)

    def log10(self, context=None):
        return _in(context, self._logarithm, True)

    def _logarithm(self, tens):
        if self._sign or self._n == 0:
            raise InvalidOperation([InvalidOperation])
        e = self.adjusted()
        if self._n == 10 ** (len(str(self._n)) - 1) and (tens or e == 0):
            return _in(Context(_context.prec), Decimal(e)._kept)
        return _made(*_ln(self._n, e, tens, _context.prec))

    def fma(self, other, third, context=None):
        # rounded once
        other, third = _needed(other), _needed(third)
        product = _made(self._sign ^ other._sign, self._n * other._n, self._exp + other._exp)
        return _in(context, product.__add__, third)

    def copy_sign(self, other, context=None):
        return _made(_needed(other)._sign, self._n, self._exp)

    def same_quantum(self, other, context=None):
        return self._exp == _needed(other)._exp

    def scaleb(self, other, context=None):
        return _in(context, _fixed, self._sign, self._n, self._exp + int(_needed(other)))

    def logb(self, context=None):
        return Decimal(self.adjusted())

    def radix(self):
        return Decimal(10)

    def canonical(self):
        return self

    def conjugate(self):
        return self

    def is_canonical(self):
        return True

    real = property(conjugate)

    @property
    def imag(self):
        return Decimal(0)

    def compare(self, other, context=None):
        return Decimal(self._compared(other, lambda a, b: (a > b) - (a < b)))

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
        from fractions import Fraction
        return hash(Fraction(*self.as_integer_ratio()))

    def as_integer_ratio(self):
        from math import gcd
        up, down = (self._signed() * 10 ** self._exp, 1) if self._exp >= 0 else (self._signed(), 10 ** -self._exp)
        common = gcd(up, down)
        return up // common, down // common

    def as_tuple(self):
        from collections import namedtuple
        made = namedtuple('DecimalTuple', 'sign digits exponent')
        return made(self._sign, tuple([int(c) for c in str(self._n)]), self._exp)

    def adjusted(self):
        return self._exp + len(str(self._n)) - 1

    def is_nan(self):
        return False

    is_infinite = is_nan

    def is_finite(self):
        return True

    def is_signed(self):
        return bool(self._sign)

    def is_zero(self):
        return self._n == 0

    def max(self, other, context=None):
        return _in(context, max(self, _needed(other)).__pos__)

    def min(self, other, context=None):
        return _in(context, min(self, _needed(other)).__pos__)

    def __bool__(self):
        return self._n != 0

    def __int__(self):
        n = self._n * 10 ** self._exp if self._exp >= 0 else self._n // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __round__(self, n=None):
        return (int(self.to_integral_value(ROUND_HALF_EVEN)) if n is None
                else self.quantize(_made(0, 1, -n), ROUND_HALF_EVEN))

    def __float__(self):
        return float(str(self))

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __str__(self):
        digits = str(self._n)
        point = self._exp + len(digits)
        sign = '-' if self._sign else ''
        if self._exp <= 0 and point > -6:
            return sign + self._plain(digits, point)
        text = digits[0] + ('.' + digits[1:] if len(digits) > 1 else '')
        return f'{sign}{text}E{point - 1:+d}'

    def _plain(self, digits, point):
        if self._exp >= 0:
            return digits + '0' * self._exp
        return digits[:point] + '.' + digits[point:] if point > 0 else '0.' + '0' * -point + digits

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        from _decimal_format import formatted
        return formatted(self, spec, _made, _context.rounding)
