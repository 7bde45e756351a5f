# verdict not proved
# caveat clock
# Whoever looks at the clock first may put last.
import time
from multiprocessing import Process, Queue
def f(q, n): q.put((time.time(), n))
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=f, args=(q, n)) for n in "ab"]
    for p in ps: p.start()
    rs = sorted(q.get() for _ in ps)
    for p in ps: p.join()
    print("first was", rs[0][1])
