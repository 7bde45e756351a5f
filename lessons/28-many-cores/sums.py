import time
from multiprocessing import Pool, Value

WORKERS = 2                                    #: knob 1..8 explore 1
NUMBERS = 2000000                              #: knob 2..10000000 explore 2

if __name__ == "__main__":
    alone, pooled = Value("d", 0), Value("d", 0)
    numbers = list(range(NUMBERS))
    halves = [numbers[: NUMBERS // 2], numbers[NUMBERS // 2 :]]
    with Pool(WORKERS) as pool:
        began = time.perf_counter()
        total = sum(numbers)                   #: mark alone
        alone.value = round(time.perf_counter() - began, 3)
        began = time.perf_counter()
        total = sum(pool.map(sum, halves))     #: mark pool
        pooled.value = round(time.perf_counter() - began, 3)
    print("quicker:", "the pool" if pooled.value < alone.value else "main alone")   #: mark printed
