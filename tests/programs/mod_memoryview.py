# memoryview: of bytes, bytearrays and arrays; slices, casts, what may be written, its end
from array import array
import collections.abc
import hashlib
import pickle
import struct
import sys


def tried(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)


def assign(v, i, x):
    v[i] = x
    return v.tobytes()


b = bytearray(b"hello world")
v = memoryview(b)
print(len(v), v[0], v[-1], v.readonly, v.format, v.itemsize, v.ndim, v.shape, v.strides, v.nbytes, v.obj is b,
      v.contiguous, v.c_contiguous, v.f_contiguous, v.suboffsets)
print(bytes(v[2:5]), v[2:5].tobytes(), bytes(v[::2]), bytes(v[::-1]), v[5:2].tobytes(), list(v[:3]), v[1:].nbytes)
v[0] = ord("J")
v[6:11] = b"WORLD"
v[1:4] = memoryview(b"ELL")
print(b, v == b, v == bytes(b), v == b"no", bytes(b) == v, v != b, v[:5] == v[:5], v == 3, v == memoryview(b))
half = v[::2]
half[0] = 0x6a
half[1:3] = b"LO"
print(b, half.strides, half.shape, half.contiguous, half.tolist(), half[1:].tobytes())
tried("too long", lambda: assign(v, slice(0, 2), b"abc"))
tried("no bytes", lambda: assign(v, slice(0, 2), "ab"))
tried("too large", lambda: assign(v, 0, 256))
tried("no int", lambda: assign(v, 0, b"a"))
tried("out of range", lambda: v[11])
tried("out of range", lambda: v[-12])
tried("no index", lambda: v["a"])
tried("deleted", lambda: v.__delitem__(0))
tried("of a str", lambda: memoryview("text"))
tried("of a list", lambda: memoryview([1]))
tried("no argument", lambda: memoryview())
tried("pickle", lambda: pickle.dumps(v))
tried("hash", lambda: hash(v))
print(hash(memoryview(b"abc")) == hash(b"abc"), {memoryview(b"k"): 1}[memoryview(b"k")])
r = memoryview(b"read only")
print(r.readonly, v.toreadonly().readonly, r[0:4].tobytes(), r.hex(), r[:3].hex(":"), r.tolist()[:3])
tried("read only", lambda: assign(r, 0, 1))
tried("read only", lambda: assign(v.toreadonly(), slice(0, 1), b"x"))
print(isinstance(v, collections.abc.Sequence), 0x4f in v, 1000 in v, list(reversed(r[:3])), [x for x in r[:2]])
match r[:3]:
    case [first, *_]:
        print("a sequence", first)

# ---- casts ----
words = memoryview(bytearray(struct.pack("<4i", 1, -2, 3, 2 ** 31 - 1))).cast("i")
print(words.tolist(), words.shape, words.format, words.itemsize, len(words), words[1], words[1:3].tolist())
words[0] = -7
words[2:4] = array("i", [30, 40])
print(words.tolist(), words.cast("B")[:4].tolist(), words.cast("B").cast("q").shape)
tried("too large", lambda: assign(words, 0, 2 ** 31))
tried("no int", lambda: assign(words, 0, 1.5))
tried("not bytes", lambda: words.cast("q"))
tried("length", lambda: memoryview(b"abc").cast("h"))
tried("format", lambda: memoryview(b"abc").cast("z"))
tried("strided", lambda: v[::2].cast("B"))
tried("structures", lambda: assign(words, slice(0, 1), b"abcd"))
for code, value in (("b", -5), ("B", 250), ("h", -300), ("H", 65000), ("I", 4000000000), ("l", -1), ("Q", 2 ** 64 - 1),
                    ("f", 1.5), ("d", -0.1), ("?", True), ("c", b"z"), ("n", -3), ("@i", 6)):
    w = memoryview(bytearray(16)).cast(code)
    tried(code, lambda: (assign(w, 1, value), w[1], w.itemsize, w.format))
grid = memoryview(bytearray(range(12))).cast("B", [3, 4])
print(grid.shape, grid.strides, grid.ndim, len(grid), grid.tolist(), grid[1, 2], grid[-1, -1], grid.tobytes()[:3])
grid[0, 0] = 99
tried("row", lambda: grid[0])
tried("rows", lambda: grid[0:1])
tried("out", lambda: grid[3, 0])
tried("product", lambda: memoryview(bytes(12)).cast("B", [5, 2]))

# ---- arrays ----
a = array("h", [1, 2, 3])
va = memoryview(a)
va[1] = -20
va[2:3] = array("h", [33])
print(a, va.format, va.itemsize, va.tolist(), va.nbytes, bytes(va), va == a, va.cast("B")[0:4].tolist(), va.obj is a)
va.cast("B")[0] = 7
print(a, memoryview(array("d", [0.5, 1.5])).tolist(), memoryview(array("d", [1.0])) == array("i", [1]))

# ---- where bytes are wanted ----
m = memoryview(b"-abc-")[1:4]
print(b"x" + m, bytes(m), bytearray(m), b"".join([m, b"+", m]), m in b"0abc0", b"zabc".find(m), b"zabc".endswith(m),
      int.from_bytes(m, "big"), str(m, "ascii"), struct.unpack("3B", m), struct.unpack_from("B", m, 1),
      hashlib.sha256(m).hexdigest()[:8], b"aabcaabc".split(m), b"abcabc".replace(m, b"."), b"abcd".startswith(m))
target = bytearray(6)
struct.pack_into("<H", memoryview(target), 2, 0x4142)
target[0:2] = memoryview(b"zz")
target += m
target.extend(m)
print(target, bytes.fromhex("00") + m)

# ---- its end ----
with memoryview(b) as w:
    print(w[0], repr(w).split(" at ")[0])
tried("released", lambda: w[0])
tried("released", lambda: len(w))
tried("released", lambda: w.tobytes())
print(repr(w).split(" at ")[0], w == w, w == b)
w.release()

# as long as somebody looks into it, a bytearray keeps its size
c = bytearray(b"abc")
for f in (lambda: c.append(1), lambda: c.extend(b"12"), lambda: c.pop(), lambda: c.remove(97), c.clear,
          lambda: c.__delitem__(0), lambda: c.insert(0, 1), lambda: c.__setitem__(slice(0, 1), b"xyz"),
          lambda: c.__iadd__(b"z"), lambda: c.__imul__(2)):
    with memoryview(c):
        tried("exported", f)
view = memoryview(c)
part = view[1:]
c[0:2] = b"AB"
view.release()
tried("a part", lambda: c.append(1))
del part
c.append(100)
print(c)
