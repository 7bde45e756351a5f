# verdict ends
# ends 2
from multiprocessing import Process, Queue
class Job:
    def __init__(self): self.n = 1
    def __getstate__(self): return {"n": self.n}
def f(q):
    x = Job()
    q.put(x)
    x.n += 1
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get().n); p.join()
