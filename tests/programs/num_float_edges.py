import math
for f in (lambda: pow(0.0, float("-inf")), lambda: math.gamma(0.0), lambda: math.copysign(float("inf"), -1.0),
          lambda: float.fromhex("0x1.00000000000008p-1022"), lambda: math.ldexp(0.0, 10 ** 20),
          lambda: math.fmod(5.0, float("inf")), lambda: math.exp(float("inf")), lambda: math.expm1(float("inf")),
          lambda: math.cosh(float("-inf")), lambda: math.pow(2.0, float("inf")), lambda: math.lgamma(float("inf")),
          lambda: math.gamma(float("inf"))):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
