# verdict proved
# Changed before it is put, and after it is known to have been got.
from multiprocessing import Event, Process, Queue
from dataclasses import dataclass
@dataclass
class Job:
    n: int
    done: list
def f(q, got):
    x = Job(1, [])
    x.done.append(1)
    q.put(x)
    got.wait()
    x.done.append(1)
if __name__ == "__main__":
    q, got = Queue(), Event()
    p = Process(target=f, args=(q, got)); p.start()
    q.get(); got.set(); p.join()
