# feeders
# finds ok v=1 w=0
# finds ok v=0 w=1
# finds ok v=1 w=1
# finds ok v=1 w=2
# finds ok v=2 w=1
# finds ok v=2 w=2
from multiprocessing import Process, Queue, Value


def make(q, v):
    q.put(1)
    v.value = q.qsize()


if __name__ == "__main__":
    q = Queue()
    v = Value("i", 0, lock=False)
    w = Value("i", 0, lock=False)
    ps = [Process(target=make, args=(q, x)) for x in (v, w)]
    for p in ps:
        p.start()
    q.get()
    for p in ps:
        p.join()
