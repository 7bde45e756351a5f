# verdict ends
# ends 2
from multiprocessing import Process, Queue
class Row(list): pass
def f(q):
    x = Row([1])
    q.put(x)
    x.append(2)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(list(q.get())); p.join()
