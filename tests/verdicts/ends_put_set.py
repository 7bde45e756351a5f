# verdict ends
# ends 2
from multiprocessing import Process, Queue
def f(q):
    x = {1, 2}
    q.put(x)
    x.add(len(x) + 1)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(sorted(q.get())); p.join()
