# verdict not proved
# caveat step 6
from multiprocessing import Event, Process, Queue
from queue import Empty
def f(q, r):
    try: r.put(q.get_nowait())
    except Empty: r.put(0)
def fill(q): q.put(1); q.put(1)
if __name__ == "__main__":
    q, r = Queue(), Queue()
    p = Process(target=fill, args=(q,)); p.start(); p.join()
    ps = [Process(target=f, args=(q, r)) for _ in range(2)]
    for p in ps: p.start()
    print(sum(r.get() for _ in ps))
    for p in ps: p.join()
