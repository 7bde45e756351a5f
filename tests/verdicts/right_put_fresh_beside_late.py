# verdict proved
# What is put and changed is got by nobody who looks; of the fresh ones none has a step of its own.
from multiprocessing import Process, Queue
def f(q):
    x = [1]
    q.put(x)
    x.append(2)
    for i in range(6): q.put([i])
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    assert q.get()[0] == 1
    print([q.get() for _ in range(6)]); p.join()
