# verdict not proved
# ends 2
from multiprocessing import Process, Queue
def f(q):
    d = {"n": 0}
    q.put(d)
    d["n"] = 1
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get()); p.join()
