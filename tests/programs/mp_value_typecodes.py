# Every typecode, with C's wrap-around.
import multiprocessing

for code, values in [('b', (127, 128, -129)), ('B', (255, 256, -1)), ('h', (32767, 32768)), ('H', (65535, -1)),
                     ('i', (2**31 - 1, 2**31, -2**31 - 1)), ('I', (2**32, -1)), ('l', (2**63 - 1, 2**63, 2**70)),
                     ('L', (2**64 - 1, -1)), ('q', (-2**63,)), ('Q', (-1,)), ('f', (1.1, 1e300)), ('d', (1.1, 3)),
                     ('c', (b'x', 65)), ('u', ('x', '中'))]:
    for v in values:
        print(code, repr(v), repr(multiprocessing.Value(code, v).value), multiprocessing.RawValue(code, v))
