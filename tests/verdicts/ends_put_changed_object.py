# verdict not proved
# ends 2
from multiprocessing import Process, Queue
class Job: n = 0
def f(q):
    j = Job()
    for i in range(2):
        j.n = i
        q.put(j)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get().n, q.get().n); p.join()
