# verdict proved
import time
from multiprocessing import Process, Queue
def f(q):
    t = time.time()
    time.sleep(0.01)
    q.put(time.time() - t)
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=f, args=(q,)) for _ in range(2)]
    for p in ps: p.start()
    ts = [q.get() for _ in ps]
    for p in ps: p.join()
    print("slowest %.3f fastest %.3f" % (max(ts), min(ts)))
