# verdict proved
from multiprocessing import Process, Manager
import os
def work(d, lock):
    with lock:
        d[os.getpid()] = d.get(os.getpid(), 0) + 1
if __name__ == "__main__":
    with Manager() as m:
        d, lock = m.dict(), m.Lock()
        p = Process(target=work, args=(d, lock))
        p.start(); p.join()
        print(len(d), d[p.pid])
