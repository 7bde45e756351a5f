# verdict ends
# ends 2
from multiprocessing import Process, Queue
from collections import OrderedDict
def f(q):
    x = OrderedDict(a=1, b=2)
    q.put(x)
    x.move_to_end("a")
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(list(q.get())); p.join()
