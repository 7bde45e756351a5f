# verdict ends
# ends 2
from multiprocessing import Process, Queue
from array import array
def f(q):
    x = array("i", [1])
    q.put(x)
    x[0] += 1
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get()[0]); p.join()
