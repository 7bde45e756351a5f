# Each thread has a connection of its own.
from multiprocessing import Manager
import threading
def add(l, lock, n):
    for i in range(10):
        with lock:
            l.append((n, i))
if __name__ == '__main__':
    with Manager() as m:
        l, lock = m.list(), m.Lock()
        ts = [threading.Thread(target=add, args=(l, lock, n)) for n in range(3)]
        for t in ts: t.start()
        for t in ts: t.join()
        print(len(l), sorted(l)[:2], sorted(l)[-1])
