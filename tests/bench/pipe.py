# bench: Pipe round trips | reach 10 | bare awake | because a message wakes, or is seen by, a process on another core:
#     what two caches need to tell each other is most of it
# bench: Pipe round trips, one core | reach 1.5 | bare one_core | core 0
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
