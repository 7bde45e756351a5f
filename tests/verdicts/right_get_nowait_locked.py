# verdict proved
from multiprocessing import Lock, Process, Queue
def f(q, r, lock):
    with lock: x = q.get_nowait()
    r.put(x)
def fill(q): q.put(1); q.put(1)
if __name__ == "__main__":
    q, r, lock = Queue(), Queue(), Lock()
    p = Process(target=fill, args=(q,)); p.start(); p.join()
    ps = [Process(target=f, args=(q, r, lock)) for _ in range(2)]
    for p in ps: p.start()
    print(sum(r.get() for _ in ps))
    for p in ps: p.join()
