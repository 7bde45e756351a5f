# What fits into a pipe of 64 KiB (a message costs 4 bytes and itself) and into a pair of sockets; the next sender
# waits.
from multiprocessing import Process, Pipe


def one_more(w, size):
    w.send_bytes(b'x' * size)


if __name__ == '__main__':
    for duplex, size, fits in ((False, 4, 8192), (False, 508, 128), (False, 4092, 16), (False, 65532, 1),
                               (False, 65533, 0), (True, 1, 278), (True, 1000, 93), (True, 5000, 34), (True, 40000, 5),
                               (True, 200000, 1)):
        r, w = Pipe(duplex)
        for i in range(fits):
            w.send_bytes(b'x' * size)
        p = Process(target=one_more, args=(w, size))
        p.start()
        p.join(0.02)
        waits = p.is_alive()
        for i in range(fits + 1):
            r.recv_bytes()
        p.join()
        print(duplex, size, fits, waits, p.exitcode, r.poll())
