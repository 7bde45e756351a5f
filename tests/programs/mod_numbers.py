# The abstract classes of numbers.
import numbers
from decimal import Decimal
from fractions import Fraction
N = [numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral]
for x in (1, True, 1.5, 1j, Decimal(1), Fraction(1,2), 'a', None): print(repr(x), [isinstance(x, n) for n in N])
print([issubclass(a, b) for a in N for b in N])
for n in N[1:]:
    try: n()
    except TypeError as e: print(e)
class Mine(numbers.Number): pass
print(isinstance(Mine(), numbers.Number), Fraction.__mro__, Decimal.__mro__)
print(Decimal('0.5') == Fraction(1,2), Decimal('0.5') < Fraction(2,3), Decimal('nan') == Fraction(1),
      Decimal('inf') > Fraction(1))
