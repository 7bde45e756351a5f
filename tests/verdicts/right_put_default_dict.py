# verdict proved
# Changed before it is put, and after it is known to have been got.
from multiprocessing import Event, Process, Queue
from collections import defaultdict
def f(q, got):
    x = defaultdict(list)
    x["a"].append(1)
    q.put(x)
    got.wait()
    x["a"].append(1)
if __name__ == "__main__":
    q, got = Queue(), Event()
    p = Process(target=f, args=(q, got)); p.start()
    q.get(); got.set(); p.join()
