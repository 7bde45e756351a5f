# verdict not proved
# caveat clock
import time
from multiprocessing import Process
def f(): sum(range(100))
if __name__ == "__main__":
    t = time.perf_counter()
    f(); f()
    serial = time.perf_counter() - t
    t = time.perf_counter()
    ps = [Process(target=f) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    par = time.perf_counter() - t
    print("parallel is", "faster" if par < serial else "slower")
