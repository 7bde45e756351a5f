# verdict not proved
# caveat clock
from multiprocessing import Process, Queue
import time
def f(q, n): q.put((n, time.perf_counter()))
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=f, args=(q, n)) for n in "ab"]
    for p in ps: p.start()
    d = dict(q.get() for _ in ps)
    for p in ps: p.join()
    print("a" if d["a"] < d["b"] else "b", "first")
