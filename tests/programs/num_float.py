# float: repr, arithmetic, rounding, special values, methods, errors.
print(0.1 + 0.2, 1.0, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.5e300 * 1e10, 5e-324, 1.7976931348623157e308, 0.1,
      1/3, 2/3, 100.0, 1e22, 1e23, -0.0, 3.0e-10, 4.35, 2.675)
print(7.5 // 2, 7.5 % 2, -7.5 // 2, -7.5 % 2, divmod(-7.5, 2), 2.0 ** 0.5, 2 ** -1.0, (-8.0) ** 2, 1e308 * 10,
      -1e308 * 10, 5 // 0.3, 5 % 0.3, -5 % 0.3, 0.0 == -0.0, 7 // 2.0, 1e20 // 1, 3.0 % -2)
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, nan == nan, nan != nan, inf > 10**400, max(nan, 1), min(1, nan), inf == inf,
      1 / inf, inf // 1, 5 % inf, -5 % inf, nan in [nan], bool(nan))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(0.5), round(1.5), round(1e20),
      round(2.5, 0), round(-0.4), round(1.005, 2), type(round(1.0, 1)), round(5e15 + 0.5), round(123.456, 1),
      round(1e300, -299), round(0.1, 400))
print(float("3.5"), float(" -1e3 "), float("nan"), float("-Infinity"), float("1_0.5"), float(5), float(True), float(),
      float("1e400"), float(".5"), float("5."), float(10**20), float("0x1" if 0 else "1"))
print((0.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (3.7).__int__(), (255.5).hex(),
      float.fromhex("0x1.8p1"), (1.5).conjugate(), int(1e18), int(-1.9), 1.5.real, hash(1.5), hash(2.0), hash(inf),
      hash(0.1), (1.5).__floor__(), (1.5).__ceil__(), (-1.5).__trunc__())
print(1.0 + 1, 1 + 1.0, 2 * 1.5, 3 / 2, 4 / 2, 3 - 1.0, 1 == 1.0, 1.5 < 2, 2 < 1.5, 0.1 * 3, 1.1 + 2.2, sum([0.1] * 10),
      1e16 + 1, 9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0, abs(-1.5), -1.5, +1.5,
      pow(2.0, 3), divmod(7, 2.5), 1e1, 1.0e+5, 10 ** -3, 10.0 ** 20, 2.0 ** 1000)
import math
print(math.floor(-1.5), math.ceil(-1.5), math.sqrt(2), math.pi, math.isnan(nan), math.isinf(inf),
      math.isclose(0.1 + 0.2, 0.3), math.gcd(12, 18), math.factorial(20), math.hypot(3, 4), math.log(8, 2),
      math.log10(1000), math.log2(8), math.exp(1), math.fsum([0.1] * 10), math.trunc(-2.7), math.copysign(1, -0.0),
      math.inf, math.degrees(math.pi), math.sin(1), math.prod([1, 2, 3]), math.comb(5, 2), math.isqrt(17),
      math.fmod(-7, 3), math.modf(1.5), math.frexp(8.0), math.lcm(4, 6), math.dist((0, 0), (3, 4)), math.cbrt(27))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1,
          lambda: float("a"), lambda: float(""), lambda: float(None), lambda: float([]), lambda: int(nan),
          lambda: int(inf), lambda: round(inf), lambda: round(nan), lambda: 2.0 ** 10000, lambda: 1.5 << 1,
          lambda: 1.5 & 1, lambda: 1.5 + "a", lambda: "a" * 1.0, lambda: [1][1.0], lambda: range(1.0),
          lambda: round(1.5, 1.5), lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1),
          lambda: math.factorial(1.5), lambda: math.sqrt("a"), lambda: math.exp(1000), lambda: math.floor(inf),
          lambda: math.floor("a"), lambda: (1.5).foo, lambda: 1.5(), lambda: 1.5[0], lambda: float(1, 2),
          lambda: float("1e"), lambda: float("1 2"), lambda: hex(1.5), lambda: (inf).as_integer_ratio(),
          lambda: math.gcd(1.5, 2), lambda: math.acos(2), lambda: math.pow(0, -1), lambda: math.isqrt(-1),
          lambda: math.log(-1), lambda: math.foo, lambda: 1.5 < "a", lambda: -1.5 ** 0.5):
    t(f)
