# verdict broken
# kind stale
from multiprocessing import Process, Value
class Work:
    def look(self, v): self.seen = v.value
    def store(self, v): v.value = self.seen * 2 + 1
def add(v):
    w = Work()
    w.look(v)
    w.store(v)
if __name__ == "__main__":
    v = Value("i", 1)
    ps = [Process(target=add, args=(v,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
