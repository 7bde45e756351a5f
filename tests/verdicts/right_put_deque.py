# verdict proved
# Changed before it is put, and after it is known to have been got.
from multiprocessing import Event, Process, Queue
from collections import deque
def f(q, got):
    x = deque([1])
    x.append(2)
    q.put(x)
    got.wait()
    x.append(2)
if __name__ == "__main__":
    q, got = Queue(), Event()
    p = Process(target=f, args=(q, got)); p.start()
    q.get(); got.set(); p.join()
