# arrays where bytes are wanted, and against one another
from array import array
a = array("h", [1, 2])
for f in (
        lambda: b"x" + a, lambda: bytes(a),
        lambda: str(array("b", b"hi"), "ascii"), lambda: array("b", [1, 2]) in b"\x01\x02\x03",
        lambda: a <= a, lambda: a < array("h", [1, 3]),
        lambda: array("H", array("b", [1, 2])), lambda: array("f", array("h", [1])), lambda: a.itemsize,
        lambda: a.typecode, lambda: (a.byteswap(), a)[1], lambda: b"".join([array("b", b"hi")]),
        lambda: array("h", [1]) == array("d", [1.0])):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
