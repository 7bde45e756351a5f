# bench: Queue, two to two | reach 8 | bare ring_two | because four processes on as many cores as there are, and one
#     lock for those who get, as in CPython
from multiprocessing import Process, Queue
from time import perf_counter
N = 40000
def put(q):
    for i in range(N): q.put(i)
def get(q):
    for i in range(N): q.get()
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=f, args=(q,)) for f in (put, get) for _ in range(2)]
    t = perf_counter()
    for p in ps: p.start()
    for p in ps: p.join()
    print(2 * N / (perf_counter() - t))
