# decimal: numbers, infinities and NaNs of base ten, with contexts, flags and traps (_decimal_context.py); what is
# worked out is in _decimal_core.py, _decimal_power.py and _decimal_rare.py.

import _decimal_core as _core
import _decimal_power as _power
import _decimal_rare as _rare
from _decimal_context import (MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, Clamped, ConversionSyntax, DecimalException,
                              DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation, Inexact,
                              InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow,
                              ContextBase as _ContextBase, CONVERSION as _CONVERSION, FLOAT as _FLOAT,
                              INVALID as _INVALID, begin as _begin, check_rounding as _check_rounding,
                              checked as _checked, getcontext, localcontext, setcontext)
from _decimal_core import made as _made
from _decimal_parts import of_float as _of_float, of_text as _of_text, of_tuple as _of_tuple
from _decimal_functions import (ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                                ROUND_HALF_UP, ROUND_UP)
from collections import namedtuple as _namedtuple
from numbers import Number as _Number, Rational as _Rational

HAVE_THREADS = HAVE_CONTEXTVAR = True
DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent')
_P = (1 << 61) - 1      # numbers are hashed modulo this
_TENTH = pow(10, _P - 2, _P)


# ---- what a Decimal is made of ----

def _parts(value, context, text):
    # text: what its digits and a conversion by a context need not be the same in
    if isinstance(value, Decimal):
        return value._sign, value._n, value._exp, value._kind
    if isinstance(value, int):
        return int(value < 0), abs(int(value)), 0, ''
    if isinstance(value, str):
        found = _of_text(text(value))
        if found is None:
            context._met[0] |= _CONVERSION
        return found or (0, 0, 0, 'n')
    if isinstance(value, float):
        context._met[0] |= _FLOAT
        return _of_float(value)
    if isinstance(value, (tuple, list)):
        return _of_tuple(value)
    raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')


def _of(x):
    if isinstance(x, Decimal):
        return x
    return _made(int(x < 0), abs(int(x)), 0) if isinstance(x, int) else None


def _needed(x):
    found = _of(x)
    if found is None:
        raise TypeError(f'conversion from {type(x).__name__} to Decimal is not supported')
    return found


def _in(context):
    return getcontext() if context is None else _checked(context)


# ---- methods that are all alike ----

def _between(f, *more):
    # a + b and b + a
    def ahead(self, other):
        other = _of(other)
        if other is None:
            return NotImplemented
        c = getcontext()
        return c._settled(f(c, self, other, *more))

    def back(self, other):
        other = _of(other)
        if other is None:
            return NotImplemented
        c = getcontext()
        return c._settled(f(c, other, self, *more))
    return ahead, back


def _of_one(f, *more):
    def method(self, context=None):
        c = _in(context)
        return c._settled(f(c, self, *more))
    return method


def _of_two(f, *more):
    def method(self, other, context=None):
        c = _in(context)
        return c._settled(f(c, self, _needed(other), *more))
    return method


def _plus(c, a):
    d = _core.fixed_any(c, a)
    return d if a._kind or a._n or c.rounding == ROUND_FLOOR and d._sign else _made(0, 0, d._exp)


def _minus(c, a):
    return _plus(c, a if a._kind in ('n', 'N') else a.copy_negate())


def _size(c, a):
    return _minus(c, a) if a._sign else _plus(c, a)


def _against(c, a, b, quiet):
    found = _core.nan_of(c, a, b)
    if found is None:
        return Decimal(_rare.compared(a, b))
    if not quiet:
        c._met[0] |= _INVALID
    return found


def _ordered(answer, equality=False):
    def method(self, other):
        c = getcontext()
        if isinstance(other, float):
            c._met[0] |= _FLOAT
            if equality:
                object.__setattr__(c, '_flags', c._flags | _FLOAT)
                c._met[0] = 0
            c._settled(None)
            other = _made(*_of_float(other))
        else:
            found = _of(other)
            if found is None:
                return _other_kind(self, other, answer, equality)
            other = found
        if 'N' in (self._kind, other._kind) or 'n' in (self._kind, other._kind):
            if not equality or 'N' in (self._kind, other._kind):
                c._met[0] |= _INVALID
            return c._settled(equality and answer(1))
        return answer(_rare.compared(self, other))
    return method


def _other_kind(d, other, answer, equality):
    # A fraction; a complex number is equal or not
    if isinstance(other, complex):
        return answer(0 if other.imag == 0 and d == other.real else 1) if equality else NotImplemented
    if not isinstance(other, _Rational):
        return NotImplemented
    if d._kind:
        return answer(_rare.compared(d, Decimal(0))) if d._kind == 'F' else equality and answer(1)
    up, down = d.as_integer_ratio()
    mine, theirs = up * other.denominator, other.numerator * down
    return answer((mine > theirs) - (mine < theirs))


class Decimal:
    __slots__ = ('_sign', '_n', '_exp', '_kind')

    def __new__(cls, value='0', context=None):
        c = _in(context)
        d = object.__new__(cls)
        d._sign, d._n, d._exp, d._kind = _parts(value, c, lambda text: text.strip().replace('_', ''))
        return c._settled(d) if c._met[0] else d

    @classmethod
    def from_float(cls, f, /):
        if not isinstance(f, (int, float)):
            raise TypeError('argument must be int or float')
        d = _made(*_of_float(f)) if isinstance(f, float) else Decimal(f)
        return d if cls is Decimal else cls(d)

    __add__, __radd__ = _between(_core.add)
    __sub__, __rsub__ = _between(_core.add, 1)
    __mul__, __rmul__ = _between(_core.multiply)
    __truediv__, __rtruediv__ = _between(_core.divide)
    __floordiv__, __rfloordiv__ = _between(_core.divide_whole)
    __mod__, __rmod__ = _between(_core.remainder)
    __divmod__, __rdivmod__ = _between(_core.divide_both)
    __eq__ = _ordered(lambda order: order == 0, True)
    __ne__ = _ordered(lambda order: order != 0, True)
    __lt__ = _ordered(lambda order: order < 0)
    __le__ = _ordered(lambda order: order <= 0)
    __gt__ = _ordered(lambda order: order > 0)
    __ge__ = _ordered(lambda order: order >= 0)

    def __pow__(self, other, modulus=None):
        other = _of(other)
        modulus = _of(modulus) if modulus is not None else None
        if other is None:
            return NotImplemented
        c = getcontext()
        return c._settled(_power.power(c, self, other) if modulus is None
                          else _power.power_modulo(c, self, other, modulus))

    def __rpow__(self, other, modulus=None):
        other = _of(other)
        return NotImplemented if other is None else other.__pow__(self, modulus)

    def __neg__(self):
        c = getcontext()
        return c._settled(_minus(c, self))

    def __pos__(self):
        c = getcontext()
        return c._settled(_plus(c, self))

    def __abs__(self):
        c = getcontext()
        return c._settled(_size(c, self))

    def copy_abs(self):
        return _made(0, self._n, self._exp, self._kind)

    def copy_negate(self):
        return _made(1 - self._sign, self._n, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _made(_needed(other)._sign, self._n, self._exp, self._kind)

    exp = _of_one(lambda c, a: _power.half_even(_power.exponential, c, a))
    ln = _of_one(lambda c, a: _power.half_even(_power.logarithm, c, a, False))
    log10 = _of_one(lambda c, a: _power.half_even(_power.logarithm, c, a, True))
    sqrt = _of_one(lambda c, a: _power.half_even(_power.root, c, a))
    normalize = _of_one(_core.normalize)
    logb = _of_one(_rare.logb)
    next_plus = _of_one(_rare.next_to, True)
    next_minus = _of_one(_rare.next_to, False)
    number_class = _of_one(_rare.number_class)
    logical_invert = _of_one(_rare.logical_invert)
    next_toward = _of_two(_rare.next_toward)
    remainder_near = _of_two(_core.remainder, True)
    scaleb = _of_two(_rare.scaleb)
    shift = _of_two(_rare.shift)
    rotate = _of_two(_rare.rotate)
    logical_and = _of_two(_rare.logical, lambda x, y: x & y)
    logical_or = _of_two(_rare.logical, lambda x, y: x | y)
    logical_xor = _of_two(_rare.logical, lambda x, y: x ^ y)
    compare = _of_two(_against, True)
    compare_signal = _of_two(_against, False)
    compare_total = _of_two(lambda c, a, b: Decimal(_rare.compared_total(a, b)))
    compare_total_mag = _of_two(lambda c, a, b: Decimal(_rare.compared_total(a.copy_abs(), b.copy_abs())))
    max = _of_two(_rare.most, 1)
    min = _of_two(_rare.most, -1)
    max_mag = _of_two(_rare.most, 1, True)
    min_mag = _of_two(_rare.most, -1, True)

    def fma(self, other, third, context=None):
        # rounded once
        c = _in(context)
        return c._settled(_core.fma(c, self, _needed(other), _needed(third)))

    def quantize(self, exp, rounding=None, context=None):
        c = _in(context)
        rounding = c.rounding if rounding is None else _check_rounding(rounding)
        return c._settled(_core.quantize(c, self, _needed(exp), rounding))

    def to_integral_value(self, rounding=None, context=None):
        c = _in(context)
        rounding = c.rounding if rounding is None else _check_rounding(rounding)
        return c._settled(_core.to_integral(c, self, rounding, False))

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        c = _in(context)
        rounding = c.rounding if rounding is None else _check_rounding(rounding)
        return c._settled(_core.to_integral(c, self, rounding, True))

    def same_quantum(self, other, context=None):
        other = _needed(other)
        if self._kind or other._kind:
            return self._kind.lower() == other._kind.lower()
        return self._exp == other._exp

    def adjusted(self):
        return 0 if self._kind else self._exp + len(str(self._n)) - 1

    def radix(self):
        return Decimal(10)

    def canonical(self):
        return self

    def conjugate(self):
        return self

    real = property(conjugate)

    @property
    def imag(self):
        return Decimal(0)

    def is_canonical(self):
        return True

    def is_finite(self):
        return not self._kind

    def is_infinite(self):
        return self._kind == 'F'

    def is_nan(self):
        return self._kind in ('n', 'N')

    def is_qnan(self):
        return self._kind == 'n'

    def is_snan(self):
        return self._kind == 'N'

    def is_signed(self):
        return bool(self._sign)

    def is_zero(self):
        return not self._kind and self._n == 0

    def is_normal(self, context=None):
        return not self._kind and self._n != 0 and self.adjusted() >= _in(context).Emin

    def is_subnormal(self, context=None):
        return not self._kind and self._n != 0 and self.adjusted() < _in(context).Emin

    def __bool__(self):
        return self._n != 0 or self._kind != ''

    def __hash__(self):
        if self._kind == 'N':
            raise TypeError('Cannot hash a signaling NaN value')
        if self._kind == 'n':
            return object.__hash__(self)
        if self._kind:
            return -314159 if self._sign else 314159
        found = self._n * (pow(10, self._exp, _P) if self._exp >= 0 else pow(_TENTH, -self._exp, _P)) % _P
        return -2 if self._sign and found == 1 else -found if self._sign else found

    def _checked(self, what):
        if self._kind == 'F':
            raise OverflowError(f'cannot convert Infinity to {what}')
        if self._kind:
            raise ValueError(f'cannot convert NaN to {what}')

    def as_integer_ratio(self):
        from math import gcd
        self._checked('integer ratio')
        n = -self._n if self._sign else self._n
        up, down = (n * 10 ** self._exp, 1) if self._exp >= 0 else (n, 10 ** -self._exp)
        common = gcd(up, down)
        return up // common, down // common

    def as_tuple(self):
        digits = tuple([int(d) for d in str(self._n)]) if self._n or self._kind in ('', 'F') else ()
        return DecimalTuple(self._sign, digits, self._kind or self._exp)

    def __int__(self):
        self._checked('integer')
        n = self._n * 10 ** self._exp if self._exp >= 0 else self._n // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def _rounded(self, rounding):
        self._checked('integer')
        return int(_core.to_integral(getcontext().copy(), self, rounding, False))

    def __floor__(self):
        return self._rounded(ROUND_FLOOR)

    def __ceil__(self):
        return self._rounded(ROUND_CEILING)

    def __round__(self, n=None, /):
        if n is None:
            return self._rounded(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError('optional arg must be an integer')
        c = getcontext()
        return c._settled(_core.quantize(c, self, _made(0, 1, -n), c.rounding))

    def __float__(self):
        if self._kind == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        return float(('-' if self._sign else '') + 'nan' if self._kind == 'n' else str(self))

    def __complex__(self):
        return complex(float(self))

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def to_eng_string(self, context=None):
        return _rare.text(self, _in(context).capitals, True)

    def __str__(self):
        return _rare.text(self, getcontext().capitals)

    def __repr__(self):
        return f"Decimal('{_rare.text(self, getcontext().capitals)}')"

    def __format__(self, spec, /):
        from _decimal_format import formatted
        return formatted(self, spec, getcontext())


_core.Decimal = Decimal
_Number.register(Decimal)


# ---- a context's operations: those of Decimals, with it ----

def _with(name):
    # Of Decimal's method that takes a context
    method = getattr(Decimal, name)

    def operation(self, a, /, *others):
        return method(_needed(a), *others, context=self)
    return operation


def _without(name):
    method = getattr(Decimal, name)

    def operation(self, a, /, *others):
        return method(_needed(a), *others)
    return operation


def _named(f, count):
    # Of a function on one Decimal, or on two
    def of_one(self, a, /):
        return self._settled(f(self, _needed(a)))

    def of_two(self, a, b, /):
        return self._settled(f(self, _needed(a), _needed(b)))
    return of_one if count == 1 else of_two


class Context(_ContextBase):
    __slots__ = ()
    plus, minus, abs = _named(_plus, 1), _named(_minus, 1), _named(_size, 1)
    add, multiply, divide = _named(_core.add, 2), _named(_core.multiply, 2), _named(_core.divide, 2)
    divide_int, remainder = _named(_core.divide_whole, 2), _named(_core.remainder, 2)
    divmod = _named(_core.divide_both, 2)
    subtract = _named(lambda c, a, b: _core.add(c, a, b, 1), 2)

    def power(self, a, b, modulo=None):
        a, b = _needed(a), _needed(b)
        return self._settled(_power.power(self, a, b) if modulo is None
                             else _power.power_modulo(self, a, b, _needed(modulo)))

    def create_decimal(self, num='0', /):
        d = _made(*_parts(num, self, lambda text: text))
        if d._kind in ('n', 'N') and d._n >= 10 ** (self.prec - self.clamp):
            self._met[0] |= _CONVERSION
            d = _made(0, 0, 0, 'n')
        return self._settled(d if d._kind else _core.fixed(self, d._sign, d._n, d._exp))

    def create_decimal_from_float(self, f, /):
        d = Decimal.from_float(f)
        return self._settled(_core.fixed_any(self, d))

    def copy_decimal(self, a, /):
        return _needed(a)

    def canonical(self, a, /):
        if not isinstance(a, Decimal):
            raise TypeError('argument must be a Decimal')
        return a

    def radix(self):
        return Decimal(10)

    def to_sci_string(self, a, /):
        return _rare.text(_needed(a), self.capitals)


def _give_context():
    for name in ('compare compare_signal compare_total compare_total_mag copy_sign exp fma is_normal is_subnormal ln '
                 'log10 logb logical_and logical_invert logical_or logical_xor max max_mag min min_mag next_minus '
                 'next_plus next_toward normalize number_class quantize remainder_near rotate same_quantum scaleb '
                 'shift sqrt to_eng_string to_integral_exact to_integral_value to_integral').split():
        setattr(Context, name, _with(name))
    for name in ('copy_abs copy_negate is_canonical is_finite is_infinite is_nan is_qnan is_signed is_snan '
                 'is_zero').split():
        setattr(Context, name, _without(name))


_give_context()
DefaultContext, BasicContext, ExtendedContext = _begin(Context)
