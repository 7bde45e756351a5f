# verdict ends
# ends 1
# caveat threads 11
# Two clients' strands of the server run this method at once.
from multiprocessing import Process
from multiprocessing.managers import BaseManager
class Account:
    def __init__(self): self.n = 10
    def get(self): return self.n
    def set(self, n): self.n = n
    def add(self, n): self.n += n
class M(BaseManager): pass
M.register("Account", Account)
def work(a):
    a.add(1)
if __name__ == "__main__":
    with M() as m:
        a = m.Account()
        ps = [Process(target=work, args=(a,)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(a.get())
