# bench: Pipe round trips | reach 10
import time
from multiprocessing import Pipe, Process

N = 20000


def echo(conn):
    while True:
        x = conn.recv()
        if x is None:
            break
        conn.send(x)


if __name__ == '__main__':
    a, b = Pipe()
    p = Process(target=echo, args=(b,))
    p.start()
    t = time.perf_counter()
    for i in range(N):
        a.send(i)
        a.recv()
    t = time.perf_counter() - t
    a.send(None)
    p.join()
    print(N / t)
