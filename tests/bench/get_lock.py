# bench: with v.get_lock(): v.value += 1 | reach 6 | bare lock | because acquire, load, store and release are four
#     steps, each with its event in memory that others can read
from multiprocessing import Value
from time import perf_counter
def run(v, n):
    t = perf_counter()
    for _ in range(n):
        with v.get_lock():
            v.value += 1
    return n / (perf_counter() - t)
print(run(Value("i", 0), 500000))
