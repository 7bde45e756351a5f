# verdict not proved
# caveat clock
# Two processes may look at the clock at the same time.
import time
from multiprocessing import Process, Queue
def f(q): q.put(time.time())
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=f, args=(q,)) for _ in range(2)]
    for p in ps: p.start()
    got = {q.get() for p in ps}
    for p in ps: p.join()
    assert len(got) == 2
