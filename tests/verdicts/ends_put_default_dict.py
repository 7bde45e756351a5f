# verdict ends
# ends 2
from multiprocessing import Process, Queue
from collections import defaultdict
def f(q):
    x = defaultdict(list)
    q.put(x)
    x["a"].append(1)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(dict(q.get())); p.join()
