# bench: v.value += 1, RawValue | reach 1.5 | bare add | because a load and a store are two steps with their events,
#     where python3 does two accesses to memory
from multiprocessing import RawValue
from time import perf_counter
def run(v, n):
    t = perf_counter()
    for _ in range(n):
        v.value += 1
    return n / (perf_counter() - t)
print(run(RawValue("i", 0), 3000000))
