# verdict not proved
# caveat clock
# Who is first is told by numbers that change places: these are no times.
import time
from multiprocessing import Process, Queue
def f(q, n): q.put((time.time(), n))
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=f, args=(q, n)) for n in range(2)]
    for p in ps: p.start()
    print([n for _, n in sorted(q.get() for _ in ps)])
    for p in ps: p.join()
