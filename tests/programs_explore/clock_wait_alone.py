# finds ok v=1 seen=0
# finds ok v=1 seen=1
# orders 2
# caveat pattern
import time
from multiprocessing import Process, Value

# A loop without a step: it waits on the clock alone, whichever clock it asks, in whatever unit, through a function.
def over(end):
    return time.perf_counter() >= end

def f(v):
    end = time.monotonic_ns() + 10**9
    while time.monotonic_ns() < end:
        pass
    start, rounds = time.monotonic(), 0
    while time.monotonic() - start < 100:
        rounds += 1
    end = time.perf_counter() + 0.5
    while not over(end):
        time.time()
    v.value = 1

if __name__ == "__main__":
    v, seen = Value("i", 0), Value("i", 0)
    p = Process(target=f, args=(v,))
    p.start()
    seen.value = v.value
    p.join()
