# verdict not proved
# caveat pid
import os
from multiprocessing import Process, Queue
def f(q): q.put(os.getpid())
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=f, args=(q,)) for _ in range(2)]
    for p in ps: p.start()
    pids = [q.get() for _ in ps]
    for p in ps: p.join()
    print("leader is", [p.name for p in ps if p.pid == min(pids)])
