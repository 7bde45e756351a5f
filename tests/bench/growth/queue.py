# bench: q.put, q.get
import sys
from multiprocessing import Event, Process, SimpleQueue
from time import perf_counter
def rest(event): event.wait()
if __name__ == "__main__":
    N, ROUNDS = int(sys.argv[1]), 100000
    event, q = Event(), SimpleQueue()
    ps = [Process(target=rest, args=(event,)) for _ in range(N - 1)]
    for p in ps: p.start()
    t = perf_counter()
    for i in range(ROUNDS):
        q.put(i)
        q.get()
    t = perf_counter() - t
    event.set()
    for p in ps: p.join()
    print(ROUNDS / t)
