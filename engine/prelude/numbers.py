# numbers: the abstract classes of numbers, from Number down to Integral.
from abc import ABCMeta, abstractmethod

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


class Number(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = None


def _abstract(names):
    # Abstract methods of these names, of one operand or of two
    def one(self):
        raise NotImplementedError

    def two(self, other):
        raise NotImplementedError

    made = {}
    for name in names.split():
        shape = one if name[-1] == '1' else two
        made[name.rstrip('1')] = abstractmethod(lambda self, *others, _shape=shape: _shape(self, *others))
    return made


class Complex(Number):
    __slots__ = ()
    locals().update(_abstract('__complex__1 __neg__1 __pos__1 __abs__1 conjugate1 __add__ __radd__ __mul__ __rmul__ '
                              '__truediv__ __rtruediv__ __pow__ __rpow__ __eq__'))

    @property
    @abstractmethod
    def real(self):
        raise NotImplementedError

    @property
    @abstractmethod
    def imag(self):
        raise NotImplementedError

    def __bool__(self):
        return self != 0

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other


class Real(Complex):
    __slots__ = ()
    locals().update(_abstract('__float__1 __trunc__1 __floor__1 __ceil__1 __floordiv__ __rfloordiv__ __mod__ __rmod__ '
                              '__lt__ __le__'))

    @abstractmethod
    def __round__(self, ndigits=None):
        raise NotImplementedError

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self


class Rational(Real):
    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        raise NotImplementedError

    @property
    @abstractmethod
    def denominator(self):
        raise NotImplementedError

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    __slots__ = ()
    locals().update(_abstract('__int__1 __invert__1 __lshift__ __rlshift__ __rshift__ __rrshift__ __and__ __rand__ '
                              '__xor__ __rxor__ __or__ __ror__'))

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        raise NotImplementedError

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        return +self

    @property
    def denominator(self):
        return 1


Complex.register(complex)
Real.register(float)
Integral.register(int)
