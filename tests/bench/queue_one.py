# bench: Queue, one to one | reach 20 | bare ring | because an item is put, pickled, fed, got and unpickled in three
#     steps that others can see; two cores hand the same lines of memory to each other
from multiprocessing import Process, Queue
from time import perf_counter
N = 100000
def put(q):
    for i in range(N): q.put(i)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=put, args=(q,))
    t = perf_counter()
    p.start()
    for _ in range(N): q.get()
    print(N / (perf_counter() - t))
    p.join()
