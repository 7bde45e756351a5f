# bench: v.value += 1, Value | reach 4 | bare add | because acquire, load, store and release are four steps, each with
#     its event in memory that others can read
from multiprocessing import Value
from time import perf_counter
def run(v, n):
    t = perf_counter()
    for _ in range(n):
        v.value += 1
    return n / (perf_counter() - t)
print(run(Value("i", 0), 1000000))
