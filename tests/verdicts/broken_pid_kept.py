# verdict broken
# kind stale
# Replayed on real processes it comes to the same end, though the PIDs are others.
import os
from multiprocessing import Process, Value
def f(n, v):
    n.value += 1
    v.value = os.getpid()
if __name__ == "__main__":
    n, v = Value("i", 0), Value("i", 0)
    ps = [Process(target=f, args=(n, v)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
