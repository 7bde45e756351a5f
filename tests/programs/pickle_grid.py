# Many values, alone, beside and inside one another: their pickles, byte by byte, and what comes back; and pickles that
# end too soon.
import pickle
from pickle_things import A, B, D, L, N, R1, R2, R3, S1, W11


def made():
    many = list(range(1003))
    shared = [1]
    ring = []
    ring.append(ring)
    b = B()
    b.me = b
    lots = [[i] for i in range(400)]
    return [
        None, True, False, 0, 1, 255, 256, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -1, -129, -2 ** 31, -2 ** 31 - 1,
        2 ** 63, 2 ** 64, -2 ** 63 - 1, 2 ** 2000, -2 ** 2047, 0.0, -0.0, 1.5, 1e300, float("inf"), "", "a", "é",
        "中" * 90, "x" * 255, "x" * 256, "x" * 300, b"", b"a", b"\x00\xff", b"y" * 255, b"y" * 256, bytearray(b""),
        bytearray(b"ab"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((), ((),)), [], [1], [1, 2], many,
        [many, many], {}, {1: 2}, {"a": 1, "b": 2}, {i: i for i in range(1002)}, set(), {1}, frozenset(),
        frozenset([1]), [shared, shared], (shared, shared), ring, {"r": ring}, [(1, 2), (1, 2)], ["same", "same"],
        [300, 300], range(3), range(1, 10, 2), slice(1, 2, 3), ..., NotImplemented, int, len, str, ValueError,
        ValueError("x"), KeyError(1, 2), OSError(2, "no"), A, A(), B(), b, L([1, 2]), D(a=1), N.M, N.M(), R1(), R2(),
        R3(), S1(), W11(), b.meth, B.cm, B.sm, [A(), A()], {"k": A()}, (A,), print, type(None), type(...), object(),
        lots + lots[:9], [None] * 1001, [[[[[1]]]]], ("t",) * 5, {(1, 2): [3]}, {"x": {"y": {"z": ()}}},
    ]


def shown(v, depth=0):
    if depth > 6:
        return "…"
    if isinstance(v, (list, tuple, set, frozenset)) and len(v) < 20:
        return type(v).__name__ + "(" + ", ".join(shown(x, depth + 1) for x in v) + ")"
    if hasattr(v, "__dict__") and type(v).__module__ in ("__main__", "pickle_things"):
        return type(v).__name__ + repr(sorted((k, shown(x, depth + 1)) for k, x in vars(v).items()))
    return type(v).__name__ if "0x" in repr(v) else repr(v)


def tried(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


if __name__ == "__main__":
    for v in made():
        for protocol in (4, 5):
            text = tried(lambda: pickle.dumps(v, protocol))
            print(text if len(text) < 400 else (len(text), text[:60], text[-60:]))
            if isinstance(text, bytes):
                print("   ", shown(pickle.loads(text)))
    back = pickle.loads(pickle.dumps([[1]] * 2))
    print(back[0] is back[1])
    for v in (["ab", 5], {"k": (1.5, None)}, A(), ("x" * 300, b"zz")):
        text = pickle.dumps(v)
        for end in range(len(text)):
            print(end, type(tried(lambda: pickle.loads(text[:end]))).__name__)
