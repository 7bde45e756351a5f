# verdict not proved
# caveat hash
from multiprocessing import Process, Queue
def f(q):
    for name in {"ann", "bob", "cem", "dan"}: q.put(name)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,))
    p.start()
    print([q.get() for _ in range(4)][0])
    p.join()
