# object.__ne__ asks __eq__; math asks a number of the program's own class.
class A:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
a, b, c = A(1), A(1), A(2)
print(a != b, a != c, object.__ne__(a, b), a.__ne__(c))
class B:
    def __eq__(s, o): return NotImplemented
print(B() != B(), B().__ne__(3))
import math
class F:
    def __float__(self): return 4.0
class I:
    def __index__(self): return 9
print(math.sqrt(F()), math.sqrt(I()), math.gcd(I(), 6), math.floor(F()), math.factorial(I()))
print(math.isqrt(I()), math.comb(I(), 2), math.pow(F(), 2), math.hypot(F(), 3), math.log(F(), 2), math.ldexp(F(), 2),
      math.atan2(F(), 1))
try: math.sqrt("a")
except TypeError as e: print(e)
