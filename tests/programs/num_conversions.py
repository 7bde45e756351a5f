# Numbers as text and back, mixed arithmetic, comparisons and hashes across kinds, rounding of every kind.
for x in (0, -0.0, 1e3, 123456789, 1.5e-10, 1e21, 1e22, 123456789012345678, 0.1 + 0.2, 1 / 3, 2 ** 53 + 1.0, 1e-323,
          1.7976931348623157e308, -1e-5, 100000.0, 1234567.0, 12345678901234567890.0, 0.00001234, 1e16,
          9999999999999998.0, 5e-324, 4.5, 1e5, 1e100):
    print(x, repr(x), str(x), int(x), float(x), bool(x), x == int(x), hash(x) == hash(int(x)) if x == int(x) else "-")
for text in ("1", " 12 ", "-7", "+3", "0", "-0", "1_000", "0b11", "0x1f", "1e3", "1.", ".5", "-.5e-3", "inf", "-INF",
             "nan", "Infinity", "1 2", "", " ", "_1", "1_", "--1", "1e", "e1", "0x", "1.5.2", "１２", "1,000", "½",
             "\t5\n"):
    row = []
    for kind in (int, float):
        try: row.append(repr(kind(text)))
        except ValueError as e: row.append(str(e))
    print(ascii(text), *row, sep=" | ")
for base in (2, 8, 10, 16, 36, 0):
    for text in ("101", "0b101", "0o17", "0x1F", "zz", "077"):
        try: print(base, text, int(text, base), end="; ")
        except ValueError as e: print(e, end="; ")
print()
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999)],
      [round(x, 1) for x in (0.25, 0.35, 0.05, 1.45, -0.25)], [round(x, -2) for x in (150, 250, 149, -150, 12345)],
      round(1.23456789, 5), round(1e22, 2), round(123.456, -1), round(5, 3), round(True), round(2.5, None))
print([a // b for a in (7, -7) for b in (2, -2)], [a % b for a in (7, -7) for b in (2, -2)],
      [a // b for a in (7.5, -7.5) for b in (2, -2)], [a % b for a in (7.5, -7.5) for b in (2, -2)],
      [divmod(a, b) for a in (7, -7) for b in (2.0, -2)])
print(1 + True, True + True, 5 * False, True / 2, 2 ** True, -True, ~True, True << 2, sum([True, 2, 3.5]), 3 * 1.0,
      10 ** 20 * 1.0, 2 ** 64 / 2, 10 ** 25 / 10 ** 24, 7 // 2.0, 2 ** 0.5, 4 ** 0.5, 0 ** 0, 0.0 ** 0, 2 ** -2,
      (-2) ** 2, (-2.0) ** 3, 10 ** -3, 1e308 * 10, -1e308 * 10)
print(1 == 1.0, 1 < 1.5, 2 ** 62 < 2.0 ** 62 + 1e5, 2 ** 70 == 2.0 ** 70, 2 ** 70 + 1 == 2.0 ** 70,
      10 ** 400 > float("inf"), -10 ** 400 < 1e308, float("nan") < 1, 1 < float("nan"), 1 != float("nan"), True == 1.0,
      False < 0.5, max(1, 1.0, True), min(0.0, -0.0), sorted([3, 1.5, True, -2 ** 70, 2.0 ** 70]))
print({1: "int", 1.0: "float", True: "bool"}, {0, 0.0, False, -0.0}, 2 ** 61 - 1 in {2.0 ** 61 - 1},
      hash(2 ** 70) == hash(2.0 ** 70), hash(1e300) == hash(int(1e300)), hash(-1), hash(-2), hash(-1.0), hash(0.5),
      hash(float("-inf")))
