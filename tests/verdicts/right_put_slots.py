# verdict proved
# Changed before it is put, and after it is known to have been got.
from multiprocessing import Event, Process, Queue
class Job:
    __slots__ = ("n",)
    def __init__(self): self.n = 1
def f(q, got):
    x = Job()
    x.n += 1
    q.put(x)
    got.wait()
    x.n += 1
if __name__ == "__main__":
    q, got = Queue(), Event()
    p = Process(target=f, args=(q, got)); p.start()
    q.get(); got.set(); p.join()
