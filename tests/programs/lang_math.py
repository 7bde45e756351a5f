# math.
import math
print(math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.pi, math.e, math.gcd(12, 18), math.factorial(20),
      math.isqrt(99))
print(math.log(10), math.log2(8), math.log10(1000), math.exp(1), math.sin(1), math.hypot(3, 4), math.inf,
      math.isnan(math.nan), math.fsum([0.1] * 10))
try:
    math.sqrt(-1)
except ValueError as e:
    print(e)
