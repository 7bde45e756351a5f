# verdict proved
# What the clock shows differs from order to order; the digits of a printed text are no part of an end.
from multiprocessing import Process
import time
def work(n):
    print(f"{n} begun at {time.time():.6f}")
    time.sleep(n)
    print(f"{n} done after {time.perf_counter():.6f} s")
if __name__ == "__main__":
    ps = [Process(target=work, args=(n,)) for n in (1, 2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("all done at", time.time())
