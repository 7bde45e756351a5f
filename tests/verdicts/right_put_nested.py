# verdict proved
# Changed before it is put, and after it is known to have been got.
from multiprocessing import Event, Process, Queue
class Job:
    def __init__(self): self.parts = {"a": [1]}
def f(q, got):
    x = (0, [Job()])
    x[1][0].parts["a"].append(2)
    q.put(x)
    got.wait()
    x[1][0].parts["a"].append(2)
if __name__ == "__main__":
    q, got = Queue(), Event()
    p = Process(target=f, args=(q, got)); p.start()
    q.get(); got.set(); p.join()
