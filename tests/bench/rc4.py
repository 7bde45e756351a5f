# bench: RC4, one process | reach 2
from time import perf_counter
def arcfour(key, in_bytes, loops=20):
    kbox = bytearray(256)
    for i, car in enumerate(key):
        kbox[i] = car
    j = len(key)
    for i in range(j, 256):
        kbox[i] = kbox[i - j]
    sbox = bytearray(range(256))
    j = 0
    for k in range(loops):
        for i in range(256):
            j = (j + sbox[i] + kbox[i]) % 256
            sbox[i], sbox[j] = sbox[j], sbox[i]
    i = 0
    j = 0
    out_bytes = bytearray()
    for car in in_bytes:
        i = (i + 1) % 256
        j = (j + sbox[i]) % 256
        sbox[i], sbox[j] = sbox[j], sbox[i]
        t = (sbox[i] + sbox[j]) % 256
        k = sbox[t]
        car = car ^ k
        out_bytes.append(car)
    return out_bytes
clear = bytearray(b"1234567890" * 50000)
t = perf_counter()
arcfour(b"key", clear)
print(1 / (perf_counter() - t))
