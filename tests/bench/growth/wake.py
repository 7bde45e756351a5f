# bench: wake one of those who wait
import sys
from multiprocessing import Event, Process, Semaphore
from time import perf_counter
def rest(ready, more, end):
    while not end.is_set():
        ready.acquire()
        more.release()
if __name__ == "__main__":
    N, ROUNDS = int(sys.argv[1]), 10000
    ready, more, end = Semaphore(0), Semaphore(0), Event()
    ps = [Process(target=rest, args=(ready, more, end)) for _ in range(N - 1)]
    for p in ps: p.start()
    for _ in range(N):
        ready.release()
        more.acquire()
    t = perf_counter()
    for _ in range(ROUNDS):
        ready.release()
        more.acquire()
    t = perf_counter() - t
    end.set()
    for _ in ps: ready.release()
    for p in ps: p.join()
    print(ROUNDS / t)
