# verdict ends
# ends 2
from multiprocessing import Process, Queue
def f(q):
    x = [1]
    q.put((0, x))
    x.append(2)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get()); p.join()
