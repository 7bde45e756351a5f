# bytes and bytearray: making, methods, indexing, changing in place, errors.
b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], list(b), len(b), b"l" in b, 104 in b, b + b"!", b * 2, b.upper(), b == bytearray(b),
      hash(b) == hash(b"hello"))
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(), bytes(range(3)), bytearray(2),
      bytearray(b"abc"), bytearray("a", "ascii"))
print(b.find(b"l"), b.find(108), b.count(b"l"), b.index(b"o"), b.replace(b"l", b"L"), b.split(b"l"), b" a b ".split(),
      b.startswith(b"he"), b.endswith((b"x", b"o")), b"-".join([b"a", b"b"]), b" x ".strip(), b.title(),
      b.center(9, b"*"), b"a,b".partition(b","), b"12".isdigit(), b"a\nb".splitlines(), b"7".zfill(3))
print(b.hex(), b.hex(" "), b.hex(":", 2), bytes.fromhex("68 65 6c"), b.decode(), b"\xc3\xa9".decode("utf-8"),
      b"\xff".decode("utf-8", "replace"), b"\xe9".decode("latin-1"), b"\xff".decode("ascii", "ignore"))
a = bytearray(b"abc")
a[0] = 65; a.append(100); a.extend(b"ef"); a += b"g"; a.insert(0, 33); print(a, len(a))
del a[0]; a[1:3] = b"XYZ"; print(a, a.pop(), a.pop(0), a)
a.reverse(); a.remove(89); print(a, a.copy(), a.index(b"X"), a[:2], bytes(a))
a.clear(); print(a, bool(a))
c = bytearray(range(5)); del c[::2]; print(c); c[:] = b"zz"; print(c, c * 2, c == b"zz", b"z" < c)
for x in b"ab": print(x, end=" ")
print(int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"), int.from_bytes(b"\xff", "big", signed=True),
      (-1).to_bytes(2, "big", signed=True))
print(b"%d %s %x" % (5, b"x", 255), b"a" b"b", bytes(b"abc").translate(bytes.maketrans(b"a", b"z")), b"abc" < b"abd")
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
def setit(x, i, v): x[i] = v
for f in (lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(-1), lambda: bytes(["a"]),
          lambda: bytes(1.5), lambda: b"a" + "a", lambda: "a" + b"a", lambda: b"abc"[5], lambda: b"a"["x"],
          lambda: b"\xff".decode(), lambda: b"\xe2\x82".decode(), lambda: b"a".join(["a"]), lambda: b"a".find("a"),
          lambda: b"a".split(""), lambda: bytes.fromhex("zz"), lambda: bytes.fromhex("a"),
          lambda: setit(bytearray(1), 0, 256), lambda: setit(bytearray(1), 5, 0), lambda: setit(bytearray(1), 0, "a"),
          lambda: bytearray(b"a").append(300), lambda: bytearray().pop(), lambda: bytearray(b"a").remove(5),
          lambda: b"a" * 1.5, lambda: "a" in b"abc", lambda: 300 in b"a", lambda: (300).to_bytes(1, "big"),
          lambda: (-1).to_bytes(1, "big"), lambda: b"abc".index(b"x"), lambda: b"a".upper(1), lambda: b"x".foo,
          lambda: b"\xff".decode("ascii"), lambda: b"a".decode("nope"), lambda: b"" .join(5), lambda: bytes(None),
          lambda: hash(bytearray())):
    t(f)
