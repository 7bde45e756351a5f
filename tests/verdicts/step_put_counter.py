# verdict ends
# caveat step 7
from multiprocessing import Process, Queue
from collections import Counter
def f(q):
    x = Counter("ab")
    q.put(x)
    x["a"] += 1
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    q.get(); p.join()
