# verdict ends
# ends 2
from multiprocessing import Process, Queue
from dataclasses import dataclass
@dataclass
class Job:
    n: int
    done: list
def f(q):
    x = Job(1, [])
    q.put(x)
    x.done.append(1)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get().done); p.join()
