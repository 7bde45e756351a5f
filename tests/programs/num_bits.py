# Bits: shifts, masks, two's complement of big and small, bit methods, bases.
for a in (0, 1, -1, 5, -5, 2 ** 31, -2 ** 31, 2 ** 62, -2 ** 62, 2 ** 63 - 1, 2 ** 63, -2 ** 63, 2 ** 64, -2 ** 64 - 1,
          2 ** 100 + 12345, -2 ** 100 - 12345):
    print(a, a << 3, a >> 1, a >> 70, ~a, a & 0xff, a | 0x10, a ^ 0x55, a & -2, a & 2 ** 64 - 1, a | -2 ** 65, a ^ -1,
          a.bit_length(), a.bit_count(), hex(a), bin(a)[-10:], oct(a)[-10:])
x = 0b1011
print(x & 1, x >> 1 & 1, bool(x & 4), x & -x, x & (x - 1), f"{x:08b}", f"{~x & 0xf:04b}", int("1011", 2) == x,
      1 << 100 >> 98, (1 << 64) - 1 & 0xffffffff, -1 >> 1000, 1 >> 1000, 0 << 1000)
for i in range(0, 130, 13): print(1 << i, end=" ")
print()
def popcount(n): return bin(n).count("1")
def parity(n):
    p = 0
    while n: p, n = p ^ n & 1, n >> 1
    return p
print([popcount(i) for i in range(10)], [parity(i) for i in range(10)], [i ^ i >> 1 for i in range(8)],
      (5).to_bytes(2, "big"), int.from_bytes(b"\xff\xfe", "little"), (2 ** 70).to_bytes(10, "big").hex(),
      int.from_bytes((-2 ** 70).to_bytes(10, "little", signed=True), "little", signed=True) == -2 ** 70)
def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        yield seed >> 33
g = lcg(42)
print([next(g) for _ in range(5)])
h = 0xcbf29ce484222325
for c in b"hash me": h = (h ^ c) * 0x100000001b3 % 2 ** 64
print(hex(h), pow(3, 10 ** 6, 10 ** 9 + 7), pow(2, 2 ** 40, 97), 3 ** 200 // 7 ** 50 % 10 ** 9,
      int(str(3 ** 200)) == 3 ** 200, -(3 ** 60) // 7 ** 20, -(3 ** 60) % 7 ** 20, divmod(10 ** 50, -3 ** 40))
