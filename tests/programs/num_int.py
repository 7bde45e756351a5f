# int: arithmetic with signs, big numbers, conversions, methods, bit operations, errors.
for a in (7, -7, 0):
    for b in (2, -2, 3):
        print(a // b, a % b, divmod(a, b), a / b, a * b, end="; ")
print()
print(2**10, 2**-1, (-2)**3, -2**2, 0**0, 2**100, -2**63, 2**63, 2**64 - 1, 9223372036854775807 + 1,
      -9223372036854775808 - 1, 10**30 // 7, -10**30 // 7, 10**30 % 7, -10**30 % 7, 10**40 // 10**20, 3**50 % 10**9,
      2**200 >> 190, 1 << 70, -1 >> 3, -5 >> 1, 5 & -2, 5 | -8, 5 ^ -1, ~5, ~(2**70), (2**70) & (2**69 + 5),
      -(2**70) | 1)
print(int("42"), int(" -5 "), int("1_000"), int("ff", 16), int("0xff", 16), int("0b11", 0), int("z", 36), int(3.9),
      int(-3.9), int(True), int(), int("١٢"), int(1e20), int("9" * 30), int(b"12"), int("0o17", 8), int("+7"))
print(abs(-5), pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(2, -2), round(15, -1), round(25, -1), round(1234, -2),
      round(5), (5).bit_length(), (255).bit_count(), (5).real, (5).imag, (5).numerator, (5).denominator,
      (5).conjugate(), (10).as_integer_ratio(), 5 .__add__(3), (7).__divmod__(2))
print(hex(255), hex(-255), oct(8), bin(5), bin(-5), hex(2**70), 0xFF, 1_000, str(10**20), repr(-0), len(str(2**1000)),
      2**1000 % 97, hash(5), hash(-1), hash(2**61 - 1), hash(2**61), hash(-2**70), hash(True))
print(5 == 5.0, 5 < 5.5, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**400 > 1e308, 1 < 2**70, True + True, True == 1,
      sum([True, True]), max(1, 2.0, 3), min(2, 1.5), isinstance(True, int), bool(0), -True, True & False, True | 2,
      True ^ True, ~True, 3 if True else 4, 7 .bit_length(), 10**18 * 10**18,
      12345678901234567890 * 98765432109876543210, 123456789 ** 5, -(-2**63), abs(-2**63), 2**63 // -1, -2**63 // -1,
      (-2**63) % -1)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: pow(2, 3, 0),
          lambda: pow(2, -1, 4), lambda: int("a"), lambda: int(""), lambda: int("1.5"), lambda: int("12", 2),
          lambda: int("1", 1), lambda: int("1", 50), lambda: int(None), lambda: int([]), lambda: int("5", "x"),
          lambda: int(5, 10), lambda: int(float("nan")), lambda: int(float("inf")), lambda: 1 << -1, lambda: 1 >> -1,
          lambda: 1 + None, lambda: 1 & 1.5, lambda: hex(1.5), lambda: bin("a"), lambda: round("a"),
          lambda: round(1, "a"), lambda: 2**70 // 0, lambda: 2**70 / 0, lambda: 10**400 / 3, lambda: float(10**400),
          lambda: 1 << 2**70 if 0 else "skip", lambda: int("1__0"), lambda: int("0x"), lambda: pow("a", 2),
          lambda: pow(2, 2, 1.5), lambda: abs(None), lambda: -"a", lambda: 10**400 * 1.0, lambda: int("x" * 5, 16),
          lambda: int("٣a"), lambda: 5 .foo, lambda: 1 .real(), lambda: int(1, 2, 3), lambda: divmod("a", 1),
          lambda: round(1.5, None), lambda: 1 < None, lambda: int(b"x"), lambda: 2 ** 0.5 // 0, lambda: 5 % 0.0,
          lambda: 2**64 % 0):
    t(f)
