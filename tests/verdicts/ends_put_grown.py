# verdict not proved
# ends 2
from multiprocessing import Process, Queue
def f(q):
    xs = []
    for i in range(2):
        xs.append(i)
        q.put(xs)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get(), q.get()); p.join()
