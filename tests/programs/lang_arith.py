# Integer and float arithmetic, signs of // and %, big integers.
for a in (7, -7, 0):
    for b in (2, -2, 3):
        print(a // b, a % b, divmod(a, b), a / b)
print(2 ** 10, 2 ** -1, 2 ** 100, -2 ** 63, 10 ** 18 * 10)
print(7.5 // 2, -7.5 % 2, 1e16, 1e15, 0.1 + 0.2, 1 / 3, float("inf"), -0.0)
print(1 << 70, (1 << 70) >> 68, ~5, 6 & 3, 6 | 3, 6 ^ 3, True + True)
print(4611686018427387903 + 1, 4611686018427387904 * 4, -4611686018427387904 - 1)
print(round(2.5), round(3.5), round(2.675, 2), round(-1.5), abs(-3), pow(3, 4, 5))
print(int("42"), int("-0x1f", 16), int(3.9), float("2.5"), int("1_000"), bool(0), bool("x"))
