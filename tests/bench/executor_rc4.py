# bench: RC4, executor of 1 | reach 2 | args 1
# bench: RC4, executor of 2 | reach 2 | args 2
# bench: RC4, executor of 4 | reach 2 | args 4
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
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
JOBS = 8
clear = bytearray(b"1234567890" * 8000)
if __name__ == "__main__":
    with ProcessPoolExecutor(int(sys.argv[1])) as executor:
        executor.submit(arcfour, b"key", b"").result()
        t = perf_counter()
        jobs = {executor.submit(arcfour, b"key", clear) for i in range(JOBS)}
        for future in as_completed(jobs): assert len(future.result()) == len(clear)
        print(JOBS / (perf_counter() - t))
