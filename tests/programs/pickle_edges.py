# The edges of pickle's batches and sizes, and containers that change while they are written: every byte.
import pickle
import zlib


class Grows:
    # adds to a container, or takes from it, when it is written
    def __init__(self, change):
        self.change = change

    def __reduce__(self):
        self.change()
        return int, ()


def shown(make):
    for protocol in 4, 5:
        try:
            v = make()
            data = pickle.dumps(v, protocol)
            text = data.hex() if len(data) < 90 else "%d bytes %08x" % (len(data), zlib.crc32(data))
            back = pickle.loads(data)
            print(protocol, text, "" if len(data) > 300 else repr(back))
        except Exception as e:
            print(protocol, type(e).__name__, e)


# ---- how many ----
for n in 0, 1, 2, 3, 4, 999, 1000, 1001, 1999, 2000, 2001:
    print(n)
    for make in (lambda: list(range(n)), lambda: [None] * n, lambda: [[i] for i in range(n)], lambda: tuple(range(n)),
                 lambda: {i: None for i in range(n)}, lambda: {i: [i] for i in range(n)}, lambda: set(range(n)),
                 lambda: frozenset(range(n)), lambda: {str(i) for i in range(n)} and 0, lambda: (None,) * n):
        shown(make)

# ---- ints on both sides of each size ----
for bits in 7, 8, 15, 16, 31, 32, 39, 47, 55, 61, 62, 63, 64, 71, 127, 128, 2031, 2032, 2039, 2040, 2041:
    for by in -1, 0, 1:
        for sign in 1, -1:
            v = sign * 2 ** bits + by
            data = [pickle.dumps(w) for w in (v, [v], [v, v], (v, 1), {v: v})]
            print(bits, by, sign, *[d.hex()[:60] for d in data], [pickle.loads(d) == w for d, w in
                                                                zip(data, (v, [v], [v, v], (v, 1), {v: v}))])

# ---- texts of each size ----
for n in 0, 1, 127, 128, 254, 255, 256, 257, 1000, 60000:
    for v in "a" * n, "é" * (n // 2), "漢" * (n // 3), b"b" * n, bytearray(b"c" * n):
        shown(lambda: v)
        shown(lambda: [v, v])


# ---- changed while written ----
def listed(n, at, change):
    def make():
        v = [0] * n
        v[at:at] = [Grows(lambda: change(v))]
        return v
    return make


def mapped(n, at, change):
    def make():
        v = {i: i for i in range(n)}
        v[at] = Grows(lambda: change(v))
        return v
    return make


def keyed(n, change):
    def make():
        v = {}
        v[Grows(lambda: change(v))] = 1
        v.update((i, i) for i in range(n))
        return v
    return make


for n in 0, 1, 2, 5, 1000:
    for at in {0, n // 2, n}:
        for change in (lambda v: v.append(7), lambda v: v.clear(), lambda v: v.pop(), lambda v: v.extend([8] * 1500)):
            shown(listed(n, at, change))
            for make in (lambda: (listed(n, at, change)(), 1), lambda: {"k": listed(n, at, change)()}):
                shown(make)
for n in 0, 1, 2:
    for change in lambda v: None, lambda v: v.__setitem__(0, 5):
        shown(mapped(n, 0, change))
        shown(keyed(n, change))


# ---- one thing, twice and within itself ----
def ring(n):
    v = []
    t = tuple([v] + [0] * (n - 1))
    v.append(t)
    return t


for n in range(1, 6):
    shown(lambda: ring(n)[:0])
    for protocol in 4, 5:
        print(pickle.dumps(ring(n), protocol).hex())
        back = pickle.loads(pickle.dumps(ring(n), protocol))
        print(len(back), back[0][0] is back)
for n in 1, 255, 256, 257, 300:
    many = [[i] for i in range(n)]
    shown(lambda: many + many)
    shown(lambda: [str(i) for i in range(n)] * 2)


# ---- what cannot be written, within anything ----
class Never:
    def __reduce__(self):
        raise ValueError("never")


class Holds:
    def __init__(self, v):
        self.v = v


for never in Never(), (i for i in ()):
    for make in (lambda: [never], lambda: [1, never], lambda: [never, 1], lambda: (never,), lambda: (1, 2, 3, 4, never),
                 lambda: {1: never}, lambda: {never: 1}, lambda: {1: 2, 3: never}, lambda: {never}, lambda: {never, 1},
                 lambda: frozenset([never]), lambda: frozenset([1, never]), lambda: (frozenset([never]), 1),
                 lambda: [[[never]]], lambda: Holds(never), lambda: [Holds([never])], lambda: ValueError(never)):
        shown(make)
