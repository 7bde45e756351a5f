# verdict ends
# ends 2
from multiprocessing import Process, Queue
from collections import Counter
def f(q):
    x = Counter("ab")
    q.put(x)
    x["a"] += 1
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get()["a"]); p.join()
