# bench: with lock: pass, one process | reach 3 | bare lock | because acquire and release are two steps, each with its
#     event in memory that others can read
from multiprocessing import Lock
from time import perf_counter
def run(lock, n):
    t = perf_counter()
    for _ in range(n):
        with lock: pass
    return n / (perf_counter() - t)
print(run(Lock(), 1000000))
