# verdict proved
# Changed before it is put, and after it is known to have been got.
from multiprocessing import Event, Process, Queue
from collections import OrderedDict
def f(q, got):
    x = OrderedDict(a=1, b=2)
    x.move_to_end("a")
    q.put(x)
    got.wait()
    x.move_to_end("a")
if __name__ == "__main__":
    q, got = Queue(), Event()
    p = Process(target=f, args=(q, got)); p.start()
    q.get(); got.set(); p.join()
