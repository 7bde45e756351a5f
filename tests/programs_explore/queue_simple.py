# orders 2
# finds ok v=102
# finds ok v=201
from multiprocessing import Process, SimpleQueue, Value


def make(q, n):
    q.put(n)


if __name__ == "__main__":
    q = SimpleQueue()
    v = Value("i", 0, lock=False)
    ps = [Process(target=make, args=(q, i)) for i in (1, 2)]
    for p in ps:
        p.start()
    v.value = q.get() * 100 + q.get()
    for p in ps:
        p.join()
