# verdict proved
# What a registered class does is the program's own code: two clients' calls may come in any order, under one lock.
from multiprocessing import Process, Lock
from multiprocessing.managers import BaseManager
class Account:
    def __init__(self): self.n = 10
    def get(self): return self.n
    def set(self, n): self.n = n
class M(BaseManager): pass
M.register("Account", Account)
def work(a, lock):
    with lock:
        a.set(a.get() + 1)
if __name__ == "__main__":
    lock = Lock()
    with M() as m:
        a = m.Account()
        ps = [Process(target=work, args=(a, lock)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(a.get())
