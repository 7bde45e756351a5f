# verdict proved
# Changed before it is put, and after it is known to have been got.
from multiprocessing import Event, Process, Queue
from array import array
def f(q, got):
    x = array("i", [1])
    x[0] += 1
    q.put(x)
    got.wait()
    x[0] += 1
if __name__ == "__main__":
    q, got = Queue(), Event()
    p = Process(target=f, args=(q, got)); p.start()
    q.get(); got.set(); p.join()
