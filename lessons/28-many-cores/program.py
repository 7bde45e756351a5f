import time
from multiprocessing import Pool, Value

WORKERS = 2                                    #: knob 1..8 explore 1
TASKS = 2000                                   #: knob 1..100000 explore 1
SIZE = 10                                      #: knob 1..10000000 explore 1


def work(n):
    total = 0
    for i in range(SIZE):
        total += i * n                         #: mark work
    return total


if __name__ == "__main__":
    alone, pooled = Value("d", 0), Value("d", 0)
    began = time.perf_counter()
    results = [work(n) for n in range(TASKS)]  #: mark alone
    alone.value = round(time.perf_counter() - began, 3)
    began = time.perf_counter()
    with Pool(WORKERS) as pool:                #: mark pool
        pool.map(work, range(TASKS), TASKS // WORKERS)   #: switch batch -> pool.map(work, range(TASKS), 1)
    pooled.value = round(time.perf_counter() - began, 3)
    print("quicker:", "the pool" if pooled.value < alone.value else "main alone")   #: mark printed
