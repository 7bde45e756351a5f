# RC4 over a ProcessPoolExecutor.
from concurrent.futures import ProcessPoolExecutor, as_completed
def arcfour(key, in_bytes, loops=20):
    """rc4算法"""
    kbox = bytearray(256)  # create key box
    for i, car in enumerate(key):  # copy key and vector
        kbox[i] = car
    j = len(key)
    for i in range(j, 256):  # repeat until full
        kbox[i] = kbox[i-j]

    # [1] initialize sbox
    sbox = bytearray(range(256))

    # repeat sbox mixing loop, as recommened in CipherSaber-2
    # http://ciphersaber.gurus.com/faq.html#cs2
    j = 0
    for k in range(loops):
        for i in range(256):
            j = (j + sbox[i] + kbox[i]) % 256
            sbox[i], sbox[j] = sbox[j], sbox[i]

    # main loop
    i = 0
    j = 0
    out_bytes = bytearray()

    for car in in_bytes:
        i = (i + 1) % 256
        # [2] shuffle sbox
        j = (j + sbox[i]) % 256
        sbox[i], sbox[j] = sbox[j], sbox[i]
        # [3] compute t
        t = (sbox[i] + sbox[j]) % 256
        k = sbox[t]
        car = car ^ k
        out_bytes.append(car)

    return out_bytes

def crypto_process(size, key):
    in_text = bytearray(i * 7 % 256 for i in range(size))
    cypher_text = arcfour(key, in_text)
    out_text = arcfour(key, cypher_text)
    assert in_text == out_text, 'Failed arcfour_test'
    return size

def main(workers=None):
    KEY = b"'Twas brillig, and the slithy toves\nDid gyre"
    if workers:
        workers = int(workers)
    with ProcessPoolExecutor(workers) as executor:
        to_do = [executor.submit(crypto_process, 2000 * i, KEY) for i in range(5, 0, -1)]
        print(sorted(future.result() for future in as_completed(to_do)))
        print(executor._max_workers)

if __name__ == '__main__':
    main(1)
    main(2)
    print(bytes(arcfour(b'key', bytearray(b'text'))).hex())
