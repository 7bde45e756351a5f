from multiprocessing import Manager, Process
def count(n, lock):
    for i in range(25):
        with lock:
            n['k'] = n['k'] + 1
if __name__ == '__main__':
    with Manager() as m:
        n = m.dict(k=0)
        for lock in (m.Lock(), m.RLock(), m.Semaphore(1), m.BoundedSemaphore(1)):
            ps = [Process(target=count, args=(n, lock)) for i in range(2)]
            for p in ps: p.start()
            for p in ps: p.join()
            print(n['k'], type(lock).__name__, repr(lock).split(' at ')[0])
        l = m.Lock()
        print(l.acquire(), l.acquire(False), l.acquire(True, 0.01), l.release())
        try:
            l.release()
        except RuntimeError as e:
            print(type(e).__name__, e)
        r = m.RLock()
        print(r.acquire(), r.acquire(), r.release(), r.release())
        s = m.Semaphore(2)
        print(s.acquire(), s.acquire(), s.acquire(False), s.release())
        b = m.BoundedSemaphore(1)
        try:
            b.release()
        except ValueError as e:
            print(e)
