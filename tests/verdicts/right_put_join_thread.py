# verdict proved
# All is written when join_thread returns.
from multiprocessing import Process, Queue
def f(q):
    x = [1]
    q.put(x)
    q.close()
    q.join_thread()
    x.append(2)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get()); p.join()
