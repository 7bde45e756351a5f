# verdict proved
from multiprocessing import Process, Queue
import os
def f(q):
    print(f"{os.getpid():x}", hex(os.getpid()), "%X" % os.getpid(), oct(os.getpid()), bin(os.getpid()))
    q.put(f"worker-{os.getpid():08x}")
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get(), f"{p.pid:,} {p.pid:#o} {p.pid:b} {p.pid:_}")
    p.join()
