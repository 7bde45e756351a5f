# verdict ends
# ends 2
from multiprocessing import Process, Queue
def f(q):
    x = list(range(5000))
    q.put(x)
    x[4000] = 0
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get()[4000]); p.join()
