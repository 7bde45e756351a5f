# bench: with lock: v.value += 1
import sys
from multiprocessing import Event, Lock, Process, Value
from time import perf_counter
def rest(event): event.wait()
if __name__ == "__main__":
    N, ROUNDS = int(sys.argv[1]), 300000
    event, lock, v = Event(), Lock(), Value("i", 0)
    ps = [Process(target=rest, args=(event,)) for _ in range(N - 1)]
    for p in ps: p.start()
    t = perf_counter()
    for _ in range(ROUNDS):
        with lock:
            v.value += 1
    t = perf_counter() - t
    event.set()
    for p in ps: p.join()
    print(ROUNDS / t)
