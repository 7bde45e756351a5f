import multiprocessing as mp
class RWLock:
    def __init__(self):
        self.readers = mp.Value('i', 0)
        self.rlock, self.wlock = mp.Lock(), mp.Lock()
    def acquire_read(self):
        with self.rlock:
            self.readers.value += 1
            if self.readers.value == 1:
                self.wlock.acquire()
    def release_read(self):
        with self.rlock:
            self.readers.value -= 1
            if self.readers.value == 0:
                self.wlock.release()
def reader(rw, v, seen):
    for _ in range(20):
        rw.acquire_read()
        a = v[0]; b = v[1]
        seen.put(a == b)
        rw.release_read()
def writer(rw, v):
    for _ in range(20):
        with rw.wlock:
            v[0] += 1
            v[1] += 1
if __name__ == '__main__':
    rw, v, seen = RWLock(), mp.RawArray('i', 2), mp.Queue()
    ps = [mp.Process(target=reader, args=(rw, v, seen)) for _ in range(2)] + [mp.Process(target=writer, args=(rw, v))
                                                                              for _ in range(2)]
    for p in ps: p.start()
    good = [seen.get() for _ in range(40)]
    for p in ps: p.join()
    print(all(good), list(v))
