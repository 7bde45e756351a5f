# verdict proved
from multiprocessing import Process, Queue
def put(q, n): q.put(n)
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=put, args=(q, n)) for n in (1, 2)]
    for p in ps: p.start()
    print(q.get() + q.get())
    for p in ps: p.join()
