from fractions import Fraction as F
print(F(1, 3) + F(1, 6), F('3/4'), F('0.125'), F(0.5), F(6, -4), repr(F(2, 4)), F(7, 2) // 1, F(7, 2) % 1, F(2, 3) ** 3,
      F(2, 3) ** -2, float(F(1, 8)), int(F(-7, 2)), round(F(5, 2)), round(F(22, 7), 2), F(1, 3) == F(2, 6),
      F(1, 2) < 0.75, F(1, 2) + 0.5, 1 - F(1, 4), 2 / F(3, 5), hash(F(3)) == hash(3), hash(F(1, 2)) == hash(0.5),
      F(3.14159).limit_denominator(100), abs(F(-1, 2)), -F(1, 2), F(1, 2) * 4, sum([F(1, n) for n in range(1, 6)]),
      F(10, 5).denominator, F(7, 3).numerator, bool(F(0)), divmod(F(7, 2), F(1, 2)), max(F(1, 2), F(2, 3)),
      F(1, 2) ** 0.5)
for f in (lambda: F(1, 0), lambda: F('x'), lambda: F(1.5, 2), lambda: F(None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
