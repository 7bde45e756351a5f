# verdict ends
# ends 2
from multiprocessing import Process, Queue

def work(q):
    q.put("a")

def log(q):
    while (m := q.get()) is not None:
        print(m)

if __name__ == "__main__":
    q = Queue()
    l = Process(target=log, args=(q,))
    p = Process(target=work, args=(q,))
    l.start(); p.start()
    q.put(None)
    p.join(); l.join()
