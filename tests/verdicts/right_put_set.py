# verdict proved
# Changed before it is put, and after it is known to have been got.
from multiprocessing import Event, Process, Queue
def f(q, got):
    x = {1, 2}
    x.add(len(x) + 1)
    q.put(x)
    got.wait()
    x.add(len(x) + 1)
if __name__ == "__main__":
    q, got = Queue(), Event()
    p = Process(target=f, args=(q, got)); p.start()
    q.get(); got.set(); p.join()
