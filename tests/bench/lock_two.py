# bench: with lock: pass, two processes | reach 3 | bare lock_two | because one line of memory goes from core to core:
#     the bare machine itself does no more than a few times as much
from multiprocessing import Lock, Process
from time import perf_counter
def run(lock, n):
    for _ in range(n):
        with lock: pass
if __name__ == "__main__":
    N = 500000
    lock = Lock()
    ps = [Process(target=run, args=(lock, N)) for _ in range(2)]
    t = perf_counter()
    for p in ps: p.start()
    for p in ps: p.join()
    print(2 * N / (perf_counter() - t))
