# verdict ends
# ends 2
from multiprocessing import Process, Queue
from collections import deque
def f(q):
    x = deque([1])
    q.put(x)
    x.append(2)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(list(q.get())); p.join()
