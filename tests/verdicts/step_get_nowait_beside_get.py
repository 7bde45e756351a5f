# verdict not proved
# caveat step 11
from multiprocessing import Process, Queue
def f(q): q.get()
def fill(q): q.put(1); q.put(1)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=fill, args=(q,)); p.start(); p.join()
    p = Process(target=f, args=(q,))
    p.start()
    q.get(False)
    p.join()
