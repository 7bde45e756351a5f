# feeders
# finds ok v=102
from multiprocessing import Process, Queue, Value


def make(q, n):
    q.put(n)
    q.put(n + 1)


def eat(q, v):
    v.value = q.get() * 100 + q.get()


if __name__ == "__main__":
    q = Queue(1)
    v = Value("i", 0, lock=False)
    ps = [Process(target=make, args=(q, 1)), Process(target=eat, args=(q, v))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
