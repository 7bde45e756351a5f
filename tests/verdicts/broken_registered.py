# verdict broken
# kind stale
from multiprocessing import Process
from multiprocessing.managers import BaseManager
class Counter:
    def __init__(self): self.n = 0
    def get(self): return self.n
    def set(self, n): self.n = n
class M(BaseManager): pass
M.register("Counter", Counter)
def add(c): c.set(c.get() + 1)
if __name__ == "__main__":
    with M() as m:
        c = m.Counter()
        p = Process(target=add, args=(c,))
        p.start()
        add(c)
        p.join()
